import { type Move, movedBy } from '#shared/casework/stages.ts';
import type { Stage } from './stages.ts';

export { stages } from './stages.ts';

type Row = Move<Stage>;

/** Stages of a review that is this partnership's own and has not been published. */
const UNPUBLISHED: readonly Stage[] = [
  'commissioning',
  'gathering',
  'drafting',
  'approving',
  'preparing',
  'notice-given',
];

const fromEach = (event: string, to: Stage): readonly Row[] => UNPUBLISHED.map((from) => ({ from, event, to }));

/**
 * Every move a review can make. Events not listed for a stage leave it where it is or are refused. The write
 * condition, the pages a person may open, the machine's states, the audit, the deadlines and the diagram are
 * all held to this table by a test.
 */
export const transitions: readonly Row[] = [
  { from: 'new', event: 'ReviewInitiated', to: 'commissioning', starts: ['practice-review'] },
  { from: 'commissioning', event: 'GatheringBegun', to: 'gathering' },
  { from: 'gathering', event: 'DraftSubmitted', to: 'drafting' },
  { from: 'drafting', event: 'FinalReportAccepted', to: 'approving' },
  { from: 'approving', event: 'ReportSentBack', to: 'drafting' },
  { from: 'approving', event: 'ReportApproved', to: 'preparing' },
  { from: 'preparing', event: 'ReportReopened', to: 'drafting' },
  { from: 'preparing', event: 'CopiesSent', to: 'notice-given', meets: ['pre-publication'] },
  { from: 'notice-given', event: 'ReportReopened', to: 'drafting' },
  { from: 'notice-given', event: 'PublicationMoved', to: 'preparing' },
  {
    from: 'notice-given',
    event: 'Published',
    to: 'changing',
    starts: ['availability'],
    meets: ['practice-review'],
  },
  { from: 'changing', event: 'ReviewClosed', to: 'closed', meets: ['availability'] },
  { from: 'led-elsewhere', event: 'ReviewClosed', to: 'closed' },
  ...fromEach('LedByAnother', 'led-elsewhere'),
  ...fromEach('ReviewStopped', 'stopped'),
];

/** Where an event takes a review from a stage; the same stage when it does not move it. */
export const stageAfter = movedBy(transitions);

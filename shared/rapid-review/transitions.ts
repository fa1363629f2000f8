import { type Move, movedBy } from '#shared/casework/stages.ts';
import type { Stage } from './stages.ts';

export { stages } from './stages.ts';

type Row = Move<Stage>;

/**
 * Every move a case can make. Events not listed for a stage leave it where it is or are refused. The write
 * condition, the pages a person may open, the machine's states, the audit, the deadlines and the diagram are
 * all held to this table by a test.
 */
export const transitions: readonly Row[] = [
  { from: 'new', event: 'IncidentReferred', to: 'referred' },
  { from: 'new', event: 'IncidentOpened', to: 'deciding', starts: ['notify', 'tell-partners'] },
  { from: 'referred', event: 'ReferralDeclined', to: 'declined' },
  { from: 'referred', event: 'ReferralTakenUp', to: 'deciding', starts: ['notify', 'tell-partners'] },
  { from: 'deciding', event: 'DecidedToNotify', to: 'notifying' },
  { from: 'deciding', event: 'DecidedNotToNotify', to: 'closed' },
  { from: 'deciding', event: 'LocalConsiderationBegun', to: 'considered-locally' },
  { from: 'deciding', event: 'LedElsewhere', to: 'linked-elsewhere' },
  { from: 'considered-locally', event: 'ConsideredLocally', to: 'settled' },
  { from: 'linked-elsewhere', event: 'CaseClosed', to: 'closed' },
  { from: 'notifying', event: 'DecisionRetaken', to: 'deciding' },
  {
    from: 'notifying',
    event: 'Notified',
    to: 'gathering',
    starts: ['rapid-review'],
    meets: ['notify', 'tell-partners'],
  },
  { from: 'notifying', event: 'NotifiedWithoutReview', to: 'notified-no-review', meets: ['notify', 'tell-partners'] },
  { from: 'notified-no-review', event: 'CaseClosed', to: 'closed' },
  { from: 'gathering', event: 'AnalysisRecorded', to: 'determining' },
  { from: 'gathering', event: 'NotMetAfterAll', to: 'not-met-after-all' },
  { from: 'determining', event: 'DecisionTaken', to: 'reporting' },
  { from: 'determining', event: 'NotMetAfterAll', to: 'not-met-after-all' },
  { from: 'reporting', event: 'ReportSent', to: 'awaiting-panel', meets: ['rapid-review'] },
  { from: 'awaiting-panel', event: 'PanelReplied', to: 'settled' },
  { from: 'awaiting-panel', event: 'DecisionReopened', to: 'determining' },
  { from: 'settled', event: 'DecisionReopened', to: 'determining' },
  { from: 'settled', event: 'CaseClosed', to: 'closed' },
];

/** Where an event takes a case from a stage; the same stage when it does not move it. */
export const stageAfter = movedBy(transitions);

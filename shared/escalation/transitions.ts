import { type Move, movedBy } from '#shared/casework/stages.ts';
import { NUMBERED, type Stage } from './stages.ts';

export { stages } from './stages.ts';

type Row = Move<Stage>;

/**
 * Up, never down: a stage may be skipped, with reasons. A move past the last stage inside the working week meets the
 * week's clock too; which stage that is, the protocol says.
 */
const movedUp: readonly Row[] = NUMBERED.flatMap((from, at) =>
  NUMBERED.flatMap((to, higher) => (higher > at ? [{ from, event: `MovedToStage${higher + 1}`, to }] : [])),
);

/** An outcome that a side does not recognise goes back to the stage it came from; one that was not carried out too. */
const backFrom = (from: Stage): readonly Row[] =>
  NUMBERED.map((to, index) => ({ from, event: `ReturnedToStage${index + 1}`, to }));

const OPEN: readonly Stage[] = [...NUMBERED, 'other-area', 'confirming', 'recording'];

/**
 * Every move a disagreement can make. Events not listed for a stage leave it where it is or are refused. The write
 * condition, the pages a person may open, the machine's states, the audit, the deadlines and the diagram are
 * all held to this table by a test. Time moves nothing: there is no row for it.
 */
export const transitions: readonly Row[] = [
  { from: 'new', event: 'Raised', to: 'stage-1', starts: ['disagreement'] },
  { from: 'new', event: 'RaisedElsewhere', to: 'other-area', starts: ['disagreement'] },
  { from: 'new', event: 'ProtocolReviewDue', to: 'protocol-review' },
  ...movedUp,
  ...NUMBERED.map((from): Row => ({ from, event: 'OutcomeReached', to: 'confirming', meets: ['disagreement'] })),
  { from: 'other-area', event: 'OutcomeReached', to: 'confirming', meets: ['disagreement'] },
  ...backFrom('confirming'),
  { from: 'confirming', event: 'ReturnedElsewhere', to: 'other-area' },
  { from: 'confirming', event: 'OutcomeConfirmed', to: 'recording' },
  ...backFrom('recording'),
  { from: 'recording', event: 'ReturnedElsewhere', to: 'other-area' },
  { from: 'recording', event: 'DisagreementClosed', to: 'closed' },
  { from: 'protocol-review', event: 'ProtocolReviewed', to: 'closed' },
  ...OPEN.map((from): Row => ({ from, event: 'DisagreementWithdrawn', to: 'withdrawn' })),
];

/** Where an event takes a disagreement from a stage; the same stage when it does not move it. */
export const stageAfter = movedBy(transitions);

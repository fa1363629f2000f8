import { type Move, movedBy } from '#shared/casework/stages.ts';
import type { Stage } from './stages.ts';

export { stages } from './stages.ts';

type Row = Move<Stage>;

/**
 * Every move a retention record can make. Events not listed for a stage leave it where it is or are refused. A hold is no
 * stage: it stands over any, stops disposal and never the clock. One placed after a proposal puts the proposal aside.
 */
export const transitions: readonly Row[] = [
  { from: 'new', event: 'RecordOpened', to: 'open' },
  { from: 'open', event: 'CaseClosed', to: 'kept' },
  { from: 'kept', event: 'RetentionReached', to: 'due' },
  { from: 'due', event: 'DisposalProposed', to: 'proposed' },
  { from: 'proposed', event: 'DisposalRefused', to: 'due' },
  { from: 'proposed', event: 'DisposalAgreed', to: 'agreed' },
  { from: 'proposed', event: 'HoldPlaced', to: 'due' },
  { from: 'agreed', event: 'HoldPlaced', to: 'due' },
  { from: 'due', event: 'KeptLonger', to: 'kept' },
  { from: 'proposed', event: 'KeptLonger', to: 'kept' },
  { from: 'agreed', event: 'KeptLonger', to: 'kept' },
  { from: 'agreed', event: 'DestructionBegun', to: 'destroying' },
  { from: 'destroying', event: 'RecordDisposed', to: 'disposed' },
];

/** Where an event takes a record from a stage; the same stage when it does not move it. */
export const stageAfter = movedBy(transitions);

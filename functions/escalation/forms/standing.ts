import type { Standing as CaseStanding } from '#functions/casework/forms/context.ts';
import type { Protocol } from '#shared/boroughs/escalation.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import type { OpenAlready } from './already.ts';

/** What a form of a disagreement is shown or read against, with the state read. */
export interface Standing extends CaseStanding<Disagreement> {
  /** The protocol it goes by; while it is being raised, the one in force for what it concerns. */
  readonly protocol: Protocol | undefined;
  /** The same matter, raised before with the same agency and still open. */
  readonly already: OpenAlready | undefined;
}

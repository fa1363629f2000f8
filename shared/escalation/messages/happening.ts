import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import type { EscalationEvent } from '../state/events.ts';
import type { Disagreement } from '../state/state.ts';

/** An event with the states before and after it: all that a message is judged on. */
export interface Happening {
  readonly event: EscalationEvent;
  readonly before: Disagreement;
  readonly after: Disagreement;
  readonly arrangement: Arrangement;
  readonly today: LondonDate;
}

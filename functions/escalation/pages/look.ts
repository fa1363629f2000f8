import type { Look as CaseLook } from '#functions/casework/face.ts';
import type { EscalationEvent } from '#shared/escalation/state/events.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';

/** One person before one disagreement. */
export type Look = CaseLook<Disagreement, EscalationEvent>;

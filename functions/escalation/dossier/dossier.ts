import type { Dossier as CaseDossier } from '#functions/casework/dossier/dossier.ts';
import type { EscalationEvent } from '#shared/escalation/state/events.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';

/** One disagreement, whole, at one moment. */
export type Dossier = CaseDossier<Disagreement, EscalationEvent>;

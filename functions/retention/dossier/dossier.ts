import type { Dossier as CaseDossier, Reading } from '#functions/casework/dossier/dossier.ts';
import type { RetentionEvent } from '#shared/retention/state/events.ts';
import type { Retention } from '#shared/retention/state/state.ts';

/** One retention record, whole, at one moment. */
export type Dossier = CaseDossier<Retention, RetentionEvent>;

/** How answers kept in a retention record are read: no list comes from the record, and nothing is asked by what it knew. */
export const reading: Reading<Retention> = { choices: () => ({}), factsThen: () => ({}) };

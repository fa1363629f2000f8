import type { Dossier as CaseDossier } from '#functions/casework/dossier/dossier.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';

/** One practice review, whole, at one moment. */
export type Dossier = CaseDossier<PracticeReview, PracticeReviewEvent>;

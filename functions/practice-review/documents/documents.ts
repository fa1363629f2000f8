import type { CaseDocuments } from '#functions/casework/face.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';

/** What the case page offers, by address and title, in its order; each to whoever may have it, once it can be made. */
export const DOCUMENTS: readonly (readonly [name: string, title: string])[] = [];

/** The documents of a practice review, by their addresses. */
export const practiceReviewDocuments: CaseDocuments<PracticeReview, PracticeReviewEvent> = {
  named: () => undefined,
  page: () => undefined,
};

import type { CaseDocuments } from '#functions/casework/face.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';

/** The documents of a practice review, by their addresses. */
export const practiceReviewDocuments: CaseDocuments<PracticeReview, PracticeReviewEvent> = {
  named: () => undefined,
  page: () => undefined,
};

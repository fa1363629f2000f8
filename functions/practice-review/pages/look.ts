import type { Look as CaseLook } from '#functions/casework/face.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';

/** One person before one practice review. */
export type Look = CaseLook<PracticeReview, PracticeReviewEvent>;

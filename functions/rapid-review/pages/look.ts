import type { Look as CaseLook } from '#functions/casework/face.ts';
import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';

/** One person before one serious incident. */
export type Look = CaseLook<RapidReview, RapidReviewEvent>;

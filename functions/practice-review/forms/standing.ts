import type { Standing as CaseStanding } from '#functions/casework/forms/context.ts';
import type { EarlierRecommendation } from '#functions/practice-review/earlier/recommendations.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';

/** What a form of a practice review is shown or read against, with the state read. */
export interface Standing extends CaseStanding<PracticeReview> {
  /** Recommendations of earlier reviews that this person may be shown; none where the form has no use for them. */
  readonly earlier: readonly EarlierRecommendation[];
}

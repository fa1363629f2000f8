import type { Standing as CaseStanding } from '#functions/casework/forms/context.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';

/** What a form of a serious incident is shown or read against, with the state read. */
export type Standing = CaseStanding<RapidReview>;

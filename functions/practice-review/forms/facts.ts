import type { Facts } from '#forms/engine/conditions.ts';
import { longDate } from '#forms/engine/london.ts';
import { isLate } from '#shared/guidance/clocks.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { workingDaysBetween } from '#shared/kernel/working-days.ts';
import { practiceReviewClock } from '#shared/practice-review/time/clocks.ts';
import type { Standing } from './standing.ts';

/** What the review knows and answers cannot change. */
export const factsOf = ({ state, context }: Standing): Facts => {
  const clock = practiceReviewClock(state, context);
  const late = clock !== undefined && state.published === undefined && isLate(clock, context.now);
  const warned = Math.max(...context.arrangement.practiceReview.warnings);
  return {
    late,
    closeToLate:
      clock !== undefined &&
      state.published === undefined &&
      !late &&
      workingDaysBetween(londonDate(context.now), clock.dueDate) <= warned,
    copiesWereSent: state.copies !== undefined,
    wasReturned: state.returned !== undefined && state.returned.version === state.draft?.version,
    ...(clock === undefined ? {} : { sixMonthsEnd: longDate(clock.dueDate) }),
    ...(state.proceedings.some(({ open, holdsPublication }) => open && holdsPublication)
      ? { proceedingsHold: 'yes' }
      : {}),
  };
};

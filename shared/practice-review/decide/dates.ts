import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { countable } from '#shared/guidance/clocks.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import type { PracticeReview } from '../state/state.ts';
import { practiceReviewClock } from '../time/clocks.ts';

/** Today, as the clock on a London wall has it. */
export const todayOf = ({ now }: Context): LondonDate => londonDate(now);

/** Why a date typed for something that has happened cannot be when it did, if it cannot. Today is allowed. */
export const faultInPast = (field: string, date: LondonDate, today: LondonDate): Refusal | undefined => {
  if (date > today)
    return { reason: 'in-the-future', message: 'This date has not come yet. Enter the day it happened.', field };
  return countable(date)
    ? undefined
    : {
        reason: 'too-long-ago',
        message: 'Check the year: this date is too long ago for its days to be counted.',
        field,
      };
};

/** Why a date typed for something that is still to come cannot be, if it cannot. Today has come already. */
export const faultInComing = (field: string, date: LondonDate, today: LondonDate): Refusal | undefined => {
  if (date <= today)
    return { reason: 'not-in-the-future', message: 'This date has already come. Enter a day after today.', field };
  return faultAhead(field, date);
};

/** As `faultInComing`, where today itself will do. */
export const faultInFromToday = (field: string, date: LondonDate, today: LondonDate): Refusal | undefined => {
  if (date < today)
    return { reason: 'in-the-past', message: 'This date has already gone. Enter today or a later day.', field };
  return faultAhead(field, date);
};

const faultAhead = (field: string, date: LondonDate): Refusal | undefined =>
  countable(date)
    ? undefined
    : {
        reason: 'too-far-ahead',
        message: 'Check the year: this date is too far ahead for its days to be counted.',
        field,
      };

/** Whether a day of publication lies after the six months (LCSPR-13). */
export const afterSixMonths = (state: PracticeReview, date: LondonDate, context: Context): boolean => {
  const clock = practiceReviewClock(state, context);
  return clock !== undefined && date > clock.dueDate;
};

/** The delay as it was last explained reaches as far as this day (LCSPR-13). */
export const delayExplainedUntil = ({ delays }: PracticeReview, date: LondonDate): boolean => {
  const last = delays.at(-1);
  return last !== undefined && last.expectedOn >= date;
};

import { longDate, longDateTime } from '#forms/engine/london.ts';
import { londonDate, londonTimeOf, weekday } from '#shared/kernel/london.ts';
import { type Instant, LondonDate } from '#shared/kernel/time.ts';
import { calendarCovers, workingDaysBetween } from '#shared/kernel/working-days.ts';

/** "Monday 15 June 2026". */
export const dayInWords = (date: LondonDate): string => `${weekday(date)} ${longDate(date)}`;

/** "15 June 2026 at 10:05am", London time. */
export const timeInWords = (instant: Instant): string => longDateTime(londonTimeOf(instant));

/** For a `datetime` attribute: London wall-clock time. */
export const machineTime = (instant: Instant): string => londonTimeOf(instant);

/** An answer that should be a date, in words; as it was typed where it is none. */
export const dateInWords = (typed: string | undefined): string => {
  const date = LondonDate.safeParse(typed);
  return date.success ? longDate(date.data) : (typed ?? '');
};

export interface Left {
  readonly words: string;
  readonly kind: 'late' | 'today' | 'soon' | 'later';
}

const days = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`);

/** How long there is until the end of a due date, or since it, in working days. */
export const daysLeft = (dueDate: LondonDate, now: Instant): Left => {
  const today = londonDate(now);
  if (!calendarCovers(dueDate)) return { words: `Due ${longDate(dueDate)}`, kind: 'later' };
  const count = workingDaysBetween(today, dueDate);
  if (today > dueDate) {
    return { words: count === 0 ? 'Late since the last working day' : `${days(-count)} late`, kind: 'late' };
  }
  if (today === dueDate) return { words: 'Due today', kind: 'today' };
  if (count === 0) return { words: 'Due before the next working day', kind: 'soon' };
  return { words: `${days(count)} left`, kind: count <= 2 ? 'soon' : 'later' };
};

import { longDate as dayOf, londonDate, londonTimeOf, weekday } from '#shared/kernel/london.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';

/** `Monday 15 June 2026`. */
export const longDate = (date: LondonDate): string => `${weekday(date)} ${dayOf(date)}`;

/** London's clock at an instant: `10:05am`, `midday`, `midnight`. */
export const clockTime = (instant: Instant): string => {
  const [hour = 0, minute = 0] = londonTimeOf(instant).slice(11).split(':').map(Number);
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'midday';
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`;
};

/** `Monday 15 June 2026 at 10:05am`, in London. */
export const dateTime = (instant: Instant): string => `${longDate(londonDate(instant))} at ${clockTime(instant)}`;

import { instantOfLondon, londonTimeOf, longDate, MONTHS } from '#shared/kernel/london.ts';
import { LondonTime } from '#shared/kernel/time.ts';

export { longDate };

/**
 * Whether a time of day happened in London on that day: the hour from 1am is skipped when the clocks go forward
 * in March. `time` is `YYYY-MM-DDTHH:mm` of a real date.
 */
export const happenedInLondon = (time: string): boolean =>
  londonTimeOf(instantOfLondon(LondonTime.parse(time))) === time;

/** A time of day as people read it: `10:05am`, `midday`, `midnight`. `time` is `HH:mm`. */
const clockTime = (time: string): string => {
  const hour = Number(time.slice(0, 2));
  const minute = time.slice(3, 5);
  if (minute === '00' && hour === 0) return 'midnight';
  if (minute === '00' && hour === 12) return 'midday';
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return `${twelve}:${minute}${hour < 12 ? 'am' : 'pm'}`;
};

/** A date and time as people read it: `2 April 2026 at 10:05am`. */
export const longDateTime = (time: string): string => `${longDate(time)} at ${clockTime(time.slice(11, 16))}`;

/** The number of a month written in figures or by (the first three letters of) its name; NaN when neither. */
export const monthNumber = (typed: string): number => {
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  const word = typed.toLowerCase();
  const at = word.length < 3 ? -1 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(word));
  return at < 0 ? Number.NaN : at + 1;
};

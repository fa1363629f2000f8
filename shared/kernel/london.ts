import { epochOf, Instant, instantOf, LondonDate, LondonTime } from './time.ts';

/** A day, a wall-clock time or an instant: whatever somebody knows of when something happened. */
export type Moment = LondonDate | LondonTime | Instant;

export type Weekday = (typeof WEEKDAYS)[number];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const THURSDAY = 4;

/** Days since 1 January 1970. Consecutive dates have consecutive numbers. */
export const dayNumber = (date: LondonDate): number => Date.parse(date) / DAY;

/** The date with that number of days since 1 January 1970. */
export const dateOfDay = (day: number): LondonDate => LondonDate.parse(new Date(day * DAY).toISOString().slice(0, 10));

const weekdayIndex = (day: number): number => (((day + THURSDAY) % 7) + 7) % 7;

/** 1970-01-01 was a Thursday; everything follows from that. */
export const weekdayOfDay = (day: number): Weekday => WEEKDAYS[weekdayIndex(day)] ?? 'Sunday';

export const weekday = (date: LondonDate): Weekday => weekdayOfDay(dayNumber(date));

export const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/** A date as people read it: `2 April 2026`. Of a date and time, the date. */
export const longDate = (date: string): string => {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
};

export const plusDays = (date: LondonDate, days: number): LondonDate => dateOfDay(dayNumber(date) + days);

/**
 * The same day of the month, `months` calendar months later (or earlier), or that month's last day where it has no such day:
 * 31 August plus six is 28 or 29 February, never a day of March.
 */
export const plusMonths = (date: LondonDate, months: number): LondonDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOfMonth = Date.UTC(year, month + months, 0);
  const sameDay = Date.UTC(year, month - 1 + months, day);
  return dateOfDay(Math.min(lastOfMonth, sameDay) / DAY);
};

/** 01:00 UTC on the last Sunday of a month of 31 days. */
const lastSunday = (year: number, month: number): number => {
  const last = Date.UTC(year, month, 31);
  return last - weekdayIndex(last / DAY) * DAY + HOUR;
};

const summers = new Map<number, { readonly from: number; readonly to: number }>();

/**
 * Summer Time Act 1972 as amended (SI 1997/2982, SI 2002/262): from 01:00 UTC on the last Sunday of March to 01:00 UTC on
 * the last Sunday of October. True of every year from 1996; earlier years are reckoned by the same rule.
 */
const isSummer = (epoch: number, year: number): boolean => {
  let summer = summers.get(year);
  if (summer === undefined) {
    summer = { from: lastSunday(year, 2), to: lastSunday(year, 9) };
    summers.set(year, summer);
  }
  return epoch >= summer.from && epoch < summer.to;
};

/** London's wall clock at an instant, as if it were UTC. */
const wallClock = (instant: Instant): string => {
  const epoch = epochOf(instant);
  return isSummer(epoch, Number(instant.slice(0, 4))) ? new Date(epoch + HOUR).toISOString() : instant;
};

/** The London date on which an instant falls. 23:30 UTC on 15 June is 16 June. */
export const londonDate = (instant: Instant): LondonDate => LondonDate.parse(wallClock(instant).slice(0, 10));

/** What a clock on a London wall shows at an instant, to the minute. */
export const londonTimeOf = (instant: Instant): LondonTime => LondonTime.parse(wallClock(instant).slice(0, 16));

/**
 * The instant at which London's clocks show `time`. In the hour that comes twice in October, the first; a time in the hour
 * left out in March is moved forward by it (01:30 becomes 02:30).
 */
export const instantOfLondon = (time: LondonTime): Instant => {
  const asWinter = Date.parse(`${time}:00.000Z`);
  const asSummer = asWinter - HOUR;
  return instantOf(isSummer(asSummer, Number(time.slice(0, 4))) ? asSummer : asWinter);
};

/** `at` is London wall-clock time, `HH:mm`. */
export const atTime = (date: LondonDate, at: string): Instant => instantOfLondon(LondonTime.parse(`${date}T${at}`));

/** The last instant of a London date: 23:59:59.999. */
export const endOfDay = (date: LondonDate): Instant => instantOf(epochOf(atTime(date, '23:59')) + 59_999);

/** The London date of a day, a wall-clock time or an instant. */
export const dateOf = (moment: Moment): LondonDate => {
  const instant = Instant.safeParse(moment);
  return instant.success ? londonDate(instant.data) : LondonDate.parse(moment.slice(0, 10));
};

/** The instant of a wall-clock time or an instant; of a bare date, its first moment. */
export const instantAt = (moment: Moment): Instant => {
  const instant = Instant.safeParse(moment);
  if (instant.success) return instant.data;
  return instantOfLondon(LondonTime.parse(moment.length === 10 ? `${moment}T00:00` : moment));
};

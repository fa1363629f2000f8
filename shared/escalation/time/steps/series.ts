import { atTime, londonDate, londonTimeOf, plusDays } from '#shared/kernel/london.ts';
import { type Instant, LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysBetween } from '#shared/kernel/working-days.ts';
import type { PlanAction } from '../../state/plan-action.ts';

/** The hour, London, at which people are reminded where nothing says another. */
const MORNING = '09:00';
/** From when until when, London, somebody may be reminded of what is no immediate risk. */
const DAY = { from: '08:00', until: '20:00' } as const;

/**
 * Steps about one thing, in the order they come, numbered from 1: a limit reached, and asked about again. Whoever slept
 * through several of them is told of the latest alone.
 */
export interface Series {
  /** Each is recorded as `prefix:1`, `prefix:2`. */
  readonly prefix: string;
  /** What it is recorded under together with others of its kind. Absent where it stands alone, under its own key. */
  readonly step?: string;
  does(n: number): PlanAction;
  /** How many have come. */
  count(now: Instant): number;
  /** Undefined when there are not so many. */
  moment(n: number): Instant | undefined;
  /** From then on it means nothing any more. */
  readonly until?: Instant;
}

/** Something that comes once. */
export const once = (prefix: string, at: Instant, does: PlanAction, until?: Instant): Series => ({
  prefix,
  does: () => does,
  count: (now) => (now >= at ? 1 : 0),
  moment: (n) => (n === 1 ? at : undefined),
  ...(until === undefined ? {} : { until }),
});

/** The first at its moment; then on the morning of every `every`th working day after it, without end. */
export const repeated = (
  prefix: string,
  first: Instant,
  every: number,
  does: Series['does'],
  step?: string,
): Series => {
  const day = londonDate(first);
  return {
    prefix,
    does,
    count: (now) => {
      if (now < first) return 0;
      const today = londonDate(now);
      const morning = now >= atTime(today, MORNING) ? today : plusDays(today, -1);
      return 1 + Math.max(0, Math.floor(workingDaysBetween(day, morning) / every));
    },
    moment: (n) => (n === 1 ? first : atTime(addWorkingDays(day, every * (n - 1)), MORNING)),
    ...(step === undefined ? {} : { step }),
  };
};

/** The morning of the first working day after a date on which something was to be done. */
export const morningAfter = (date: LondonDate): Instant => atTime(nextWorkingDay(date), MORNING);

export const morningOf = (date: LondonDate): Instant => atTime(date, MORNING);

/** The same moment, or the next morning: nobody is woken for what can wait until then, nor called to work on a day off. */
export const byDay = (moment: Instant, onlyWorkingDays: boolean): Instant => {
  const [date, time = ''] = londonTimeOf(moment).split('T');
  const today = LondonDate.parse(date);
  const works = !onlyWorkingDays || isWorkingDay(today);
  if (works && time >= DAY.from && time < DAY.until) return moment;
  if (works && time < DAY.from) return morningOf(today);
  return onlyWorkingDays ? morningAfter(today) : morningOf(plusDays(today, 1));
};

/** The highest number recorded under a prefix; 0 when there is none. */
export const doneOf = (planDone: readonly string[], prefix: string): number =>
  planDone.reduce((highest, key) => {
    const colon = key.lastIndexOf(':');
    return key.slice(0, colon) === prefix ? Math.max(highest, Number(key.slice(colon + 1))) : highest;
  }, 0);

/** Which of a series has come and has not been said: the latest; undefined when all has been said. */
export const reached = (series: Series, planDone: readonly string[], now: Instant): number | undefined => {
  if (series.until !== undefined && now >= series.until) return undefined;
  const come = series.count(now);
  return come > doneOf(planDone, series.prefix) ? come : undefined;
};

/** When the next that has not been said comes, or came; undefined when there is none. */
export const comes = (series: Series, planDone: readonly string[], now: Instant): Instant | undefined => {
  if (series.until !== undefined && now >= series.until) return undefined;
  const moment = series.moment(doneOf(planDone, series.prefix) + 1);
  return moment === undefined || (series.until !== undefined && moment >= series.until) ? undefined : moment;
};

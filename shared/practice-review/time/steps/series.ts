import { atTime, londonDate, plusDays } from '#shared/kernel/london.ts';
import { type Instant, LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays, workingDaysBetween } from '#shared/kernel/working-days.ts';
import type { PlanAction } from '../../state/plan-action.ts';

/** The hour, London, at which every step of the plan comes. */
const MORNING = '09:00';

/**
 * Steps of one kind about one thing, in the order of their days: the first reminder, the second, and so on, perhaps without
 * end. Numbered from 1. Whoever slept through several of them is told of the latest alone.
 */
export interface Series {
  readonly does: PlanAction;
  /** What it is recorded under together with others of its kind. Absent where it stands alone, under its own key. */
  readonly step?: string;
  /** How many have come by the end of this date. */
  count(upTo: LondonDate): number;
  /** The day of the `n`th; undefined when there are not so many. */
  date(n: number): LondonDate | undefined;
  key(n: number): string;
  /** Up to which of them everything has been said. */
  done(done: Done): number;
  /** The last day on which it still means something. */
  readonly until?: LondonDate;
  /** Days up to this one pass in silence. */
  readonly quietUntil?: LondonDate | undefined;
}

type Kind = Pick<Series, 'does' | 'step' | 'until' | 'quietUntil'>;

/** What the plan has done so far, read once from `planDone`. */
export interface Done {
  has(key: string): boolean;
  /** The highest number recorded under `prefix:`; 0 when there is none. */
  number(prefix: string): number;
  /** The latest date recorded under `prefix:`. */
  date(prefix: string): LondonDate | undefined;
}

export const doneSoFar = (planDone: readonly string[]): Done => {
  const keys = new Set(planDone);
  const numbers = new Map<string, number>();
  const dates = new Map<string, LondonDate>();
  for (const key of planDone) {
    const colon = key.lastIndexOf(':');
    const prefix = key.slice(0, Math.max(0, colon));
    const suffix = key.slice(colon + 1);
    const date = LondonDate.safeParse(suffix);
    if (date.success) {
      const latest = dates.get(prefix);
      if (latest === undefined || date.data > latest) dates.set(prefix, date.data);
    } else if (/^\d+$/.test(suffix)) {
      numbers.set(prefix, Math.max(numbers.get(prefix) ?? 0, Number(suffix)));
    }
  }
  return {
    has: (key) => keys.has(key),
    number: (prefix) => numbers.get(prefix) ?? 0,
    date: (prefix) => dates.get(prefix),
  };
};

/** Something that comes on one day. */
export const once = (key: string, on: LondonDate, kind: Kind): Series => ({
  ...kind,
  count: (upTo) => (upTo >= on ? 1 : 0),
  date: (n) => (n === 1 ? on : undefined),
  key: () => key,
  done: (done) => (done.has(key) ? 1 : 0),
});

/** `first` is a working day, and each next comes `every` working days later. */
const repeating = (first: LondonDate, every: number): Pick<Series, 'count'> & { date(n: number): LondonDate } => ({
  count: (upTo) => (upTo < first ? 0 : 1 + Math.floor(workingDaysBetween(first, upTo) / every)),
  date: (n) => addWorkingDays(first, every * (n - 1)),
});

/** A reminder and its repetitions, told apart by number: `prefix:1`, `prefix:2`. */
export const numbered = (prefix: string, first: LondonDate, every: number, kind: Kind): Series => ({
  ...kind,
  ...repeating(first, every),
  key: (n) => `${prefix}:${n}`,
  done: (done) => done.number(prefix),
});

/** The same, told apart by day, where what it counts from moves on: `prefix:2027-03-01`. */
export const dated = (prefix: string, first: LondonDate, every: number, kind: Kind): Series => {
  const { count, date } = repeating(first, every);
  return {
    ...kind,
    count,
    date,
    key: (n) => `${prefix}:${date(n)}`,
    done: (done) => {
      const latest = done.date(prefix);
      return latest === undefined ? 0 : count(latest);
    },
  };
};

/** Days that are given, in order, each with its own key. */
export const listed = (days: readonly { readonly on: LondonDate; readonly key: string }[], kind: Kind): Series => ({
  ...kind,
  count: (upTo) => days.filter(({ on }) => on <= upTo).length,
  date: (n) => days[n - 1]?.on,
  key: (n) => days[n - 1]?.key ?? '',
  done: (done) => days.findLastIndex(({ key }) => done.has(key)) + 1,
});

const saidUpTo = (series: Series, done: Done): number =>
  Math.max(series.done(done), series.quietUntil === undefined ? 0 : series.count(series.quietUntil));

const isOver = ({ until }: Series, now: Instant): boolean => until !== undefined && londonDate(now) > until;

/** The key of the latest that has come and has not been said; undefined when all has been said. */
export const reached = (series: Series, done: Done, now: Instant): string | undefined => {
  if (isOver(series, now)) return undefined;
  const today = londonDate(now);
  const come = series.count(now >= atTime(today, MORNING) ? today : plusDays(today, -1));
  return come > saidUpTo(series, done) ? series.key(come) : undefined;
};

/** When the next that has not been said comes, or came; undefined when there is none. */
export const comes = (series: Series, done: Done, now: Instant): Instant | undefined => {
  if (isOver(series, now)) return undefined;
  const date = series.date(saidUpTo(series, done) + 1);
  return date === undefined || (series.until !== undefined && date > series.until) ? undefined : atTime(date, MORNING);
};

import { LondonDate } from '#shared/kernel/time.ts';
import type { DisagreementRow } from './row.ts';

/** How many of each, most first, and by name where equal. */
export type Tally = readonly (readonly [value: string, count: number])[];

/** What was raised in a period, and what has become of it: the quarterly figures (ESC-13). */
export interface Figures {
  readonly from: LondonDate;
  /** The last day counted. */
  readonly until: LondonDate;
  readonly raised: number;
  readonly settled: number;
  readonly open: number;
  readonly withdrawn: number;
  readonly immediate: number;
  readonly raising: Tally;
  readonly receiving: Tally;
  readonly category: Tally;
  readonly level: Tally;
  readonly stage: Tally;
  readonly outcome: Tally;
  readonly themes: Tally;
  /** Agencies that neither raised one nor had one raised with them. */
  readonly none: readonly string[];
  /** Working days from raising to the confirmed outcome: the middle one, or the mean of the two in the middle. */
  readonly medianDays: number | undefined;
  /** Of those settled, how many within the time that was to be kept. */
  readonly within: number;
}

/** Counts those raised from the first to the last day, both included. `agencies` are all that could have had one. */
export const figuresOf = (
  all: readonly DisagreementRow[],
  { from, until }: Pick<Figures, 'from' | 'until'>,
  agencies: readonly string[],
): Figures => {
  const rows = all.filter(({ raisedOn }) => raisedOn >= from && raisedOn <= until);
  const settled = rows.filter(({ outcome }) => outcome !== undefined);
  const touched = new Set(rows.flatMap(({ raising, receiving }) => [raising, receiving]));
  return {
    from,
    until,
    raised: rows.length,
    settled: settled.length,
    open: rows.filter(({ outcome, withdrawn }) => outcome === undefined && !withdrawn).length,
    withdrawn: rows.filter(({ withdrawn }) => withdrawn).length,
    immediate: rows.filter(({ immediate }) => immediate).length,
    raising: tally(rows.map(({ raising }) => raising)),
    receiving: tally(rows.map(({ receiving }) => receiving)),
    category: tally(rows.map(({ category }) => category)),
    level: tally(rows.map(({ level }) => level)),
    stage: tally(settled.map(({ stageSettled }) => `${stageSettled}`)),
    outcome: tally(settled.flatMap(({ outcome }) => outcome ?? [])),
    themes: tally(rows.flatMap(({ themes }) => [...new Set(themes)])),
    none: agencies.filter((agency) => !touched.has(agency)),
    medianDays: median(settled.flatMap(({ workingDays }) => workingDays ?? [])),
    within: settled.filter(({ within }) => within === true).length,
  };
};

const tally = (values: readonly string[]): Tally => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b));
};

const median = (numbers: readonly number[]): number | undefined => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
};

/** A quarter of the calendar year by name: `2026-Q2` is April to June. Undefined for what is none. */
export const quarterNamed = (name: string): Pick<Figures, 'from' | 'until'> | undefined => {
  const [, year, quarter] = /^(20\d{2})-Q([1-4])$/.exec(name) ?? [];
  if (year === undefined || quarter === undefined) return undefined;
  const first = Number(quarter) * 3 - 2;
  const last = `${first + 2}`.padStart(2, '0');
  const days = first === 1 || first === 10 ? '31' : '30';
  return {
    from: LondonDate.parse(`${year}-${`${first}`.padStart(2, '0')}-01`),
    until: LondonDate.parse(`${year}-${last}-${days}`),
  };
};

/** The quarter a day falls in: `2026-Q2`. */
export const quarterOf = (date: LondonDate): string =>
  `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

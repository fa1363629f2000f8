/** One event of one agency's chronology. */
export interface Entry {
  /** As the agency gave it: `2026-03-02`. Text that is no date is kept as it is. */
  readonly date: string;
  readonly certainty: 'exact' | 'about' | 'unknown';
  readonly agency: string;
  readonly agencyName: string;
  readonly event: string;
  readonly source: string;
  readonly action: string;
  readonly comment: string;
}

/** An entry in its place, with the places (from 1) of those that may tell of the same event. */
export interface Placed extends Entry {
  readonly place: number;
  readonly mayRepeat: readonly number[];
}

const ORDER = { exact: 0, about: 1, unknown: 2 } as const;

const byDate = (a: Entry, b: Entry): number =>
  a.date.localeCompare(b.date) || ORDER[a.certainty] - ORDER[b.certainty] || a.agencyName.localeCompare(b.agencyName);

const LITTLE = new Set('a an and at by for from had her his in of on that the to was were with'.split(' '));

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && !LITTLE.has(word)),
  );

/** Share of the words of two texts that both have, from 0 to 1. */
const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - both;
  return all === 0 ? 1 : both / all;
};

/** Two accounts of one day are shown as perhaps the same when they share at least this much of their words. */
const LIKELY = 0.5;

/** One list from many, in order of date. Likely repetitions are pointed out; nothing is ever left out. */
export const merged = (entries: readonly Entry[]): readonly Placed[] => {
  const sorted = entries.toSorted(byDate);
  const words = sorted.map(({ event }) => wordsOf(event));
  const same = (a: number, b: number): boolean =>
    a !== b &&
    sorted[a]?.date === sorted[b]?.date &&
    alike(words[a] ?? new Set<string>(), words[b] ?? new Set<string>()) >= LIKELY;
  const ofDay = Map.groupBy(sorted.keys(), (index) => sorted[index]?.date);
  return sorted.map((entry, index) => ({
    ...entry,
    place: index + 1,
    mayRepeat: (ofDay.get(entry.date) ?? []).filter((other) => same(index, other)).map((other) => other + 1),
  }));
};

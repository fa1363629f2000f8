import type { Figures, Tally } from './count.ts';

/** Counts from one to four are not told to anybody outside the partnership: so few may be recognised. */
export const FEWER_THAN = 5;

/** A count that may be told, or `few`: it is not, by itself or because another could be worked out from it. */
export type Told = number | 'few';

/** Figures as they may leave the partnership. A table that cannot be told at all is empty and `hidden`. */
export interface ToldFigures extends Pick<Figures, 'from' | 'until' | 'none'> {
  readonly raised: Told;
  readonly settled: Told;
  readonly open: Told;
  readonly withdrawn: Told;
  readonly immediate: Told;
  readonly within: Told;
  readonly medianDays: number | undefined;
  readonly tables: Readonly<Record<TableName, ToldTable>>;
}
export const TABLES = ['raising', 'receiving', 'category', 'level', 'stage', 'outcome', 'themes'] as const;
export type TableName = (typeof TABLES)[number];
export interface ToldTable {
  readonly rows: readonly (readonly [value: string, count: Told])[];
  readonly hidden: boolean;
}

const isFew = (count: number): boolean => count > 0 && count < FEWER_THAN;

/**
 * Counts that add up to a total that is told. When exactly one of them is few it could be worked out by subtraction, so
 * the smallest of the others that is not nothing is kept back too; when the few together are so small a remainder that
 * they are few themselves, the same; and when they must each be one, or each be four, to add up to it. With nothing else
 * to keep back none of them is told.
 */
const guarded = (counts: readonly number[]): readonly Told[] => {
  const kept = new Set(counts.flatMap((count, index) => (isFew(count) ? [index] : [])));
  const sum = () => [...kept].reduce((total, index) => total + (counts[index] ?? 0), 0);
  while (kept.size > 0 && (isFew(sum()) || isPlain([...kept].map((index) => counts[index] ?? 0)))) {
    const next = counts
      .map((count, index) => ({ count, index }))
      .filter(({ count, index }) => count > 0 && !kept.has(index))
      .sort((a, b) => a.count - b.count || a.index - b.index)[0];
    if (next === undefined) return counts.map(() => 'few');
    kept.add(next.index);
  }
  return counts.map((count, index) => (kept.has(index) ? 'few' : count));
};

/** Whether whoever knows what these add up to knows each: one alone, or each the least or the most that a few can be. */
const isPlain = (counts: readonly number[]): boolean =>
  counts.length === 1 || [1, FEWER_THAN - 1].some((only) => counts.every((count) => count === only));

/** A table whose rows add up to `total`, or whose rows overlap (`themes`): there each few is kept back by itself. */
const toldTable = (tally: Tally, total: Told, adds: boolean): ToldTable => {
  if (total === 'few') return { rows: [], hidden: true };
  const counts = tally.map(([, count]) => count);
  const told = adds ? guarded(counts) : counts.map((count): Told => (isFew(count) ? 'few' : count));
  if (adds && counts.length > 0 && told.every((count) => count === 'few')) return { rows: [], hidden: true };
  const rows = tally.map(([value], index) => [value, told[index] ?? 'few'] as const);
  const [few, many] = [rows.filter(([, count]) => count === 'few'), rows.filter(([, count]) => count !== 'few')];
  // Those not told stand by name: where they stood would say which is the greater.
  return { rows: [...many, ...few.toSorted(([a], [b]) => a.localeCompare(b))], hidden: false };
};

/** Figures for the partnership itself: nothing is kept back. */
export const toldInside = (figures: Figures): ToldFigures => {
  const table = (name: TableName): ToldTable => ({ rows: figures[name], hidden: false });
  return { ...figures, tables: tablesOf(table) };
};

const tablesOf = (table: (name: TableName) => ToldTable): ToldFigures['tables'] => ({
  raising: table('raising'),
  receiving: table('receiving'),
  category: table('category'),
  level: table('level'),
  stage: table('stage'),
  outcome: table('outcome'),
  themes: table('themes'),
});

/**
 * Figures for readers outside the partnership. What became of those raised adds up to how many were raised, so these are
 * guarded together; and so are those settled in time and out of it.
 */
export const toldOutside = (figures: Figures): ToldFigures => {
  const { raised, settled, open, withdrawn, immediate, within, medianDays } = figures;
  const all: Told = isFew(raised) ? 'few' : raised;
  const [toldSettled = 'few', toldOpen = 'few', toldWithdrawn = 'few'] =
    all === 'few' ? [] : guarded([settled, open, withdrawn]);
  const [toldWithin = 'few'] = toldSettled === 'few' ? [] : guarded([within, settled - within]);
  const [toldImmediate = 'few'] = all === 'few' ? [] : guarded([immediate, raised - immediate]);
  const totals: Readonly<Record<TableName, Told>> = {
    raising: all,
    receiving: all,
    category: all,
    level: all,
    stage: toldSettled,
    outcome: toldSettled,
    themes: all,
  };
  const table = (name: TableName): ToldTable => toldTable(figures[name], totals[name], name !== 'themes');
  return {
    from: figures.from,
    until: figures.until,
    none: all === 'few' ? [] : figures.none,
    raised: all,
    settled: toldSettled,
    open: toldOpen,
    withdrawn: toldWithdrawn,
    immediate: toldImmediate,
    within: toldWithin,
    medianDays: toldSettled === 'few' || settled === 0 ? undefined : medianDays,
    tables: tablesOf(table),
  };
};

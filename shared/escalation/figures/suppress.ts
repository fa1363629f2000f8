import type { Figures, Tally } from './count.ts';

/** Counts from one to four are not told to anybody outside the partnership: so few may be recognised. */
export const FEWER_THAN = 5;

/** A count that may be told, or `few`: it is not, by itself or because another could be worked out from it. */
export type Told = number | 'few';

/** Figures as they may leave the partnership. A table that cannot be told at all is empty and `hidden`. */
export interface ToldFigures extends Pick<Figures, 'from' | 'until'> {
  /** Not told where it would say how few share a table that is hidden. */
  readonly none: readonly string[] | undefined;
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
 * Counts that add up to a total that is told. Those that are few are kept back where they are several, of which each might
 * be more or less than it is. Where they are not (one alone is the total less the others), none of the counts is told:
 * keeping back only some of the others would say, to whoever knows how they are chosen, what was to be hidden.
 */
const guarded = (counts: readonly number[]): readonly Told[] => {
  const few = counts.filter(isFew);
  if (few.length === 0) return counts;
  const sum = few.reduce((total, count) => total + count, 0);
  // As small as they can be, or as great: then the sum says each of them.
  const plain = [1, FEWER_THAN - 1].some((only) => few.every((count) => count === only));
  const safe = few.length > 1 && !isFew(sum) && !plain;
  return counts.map((count) => (safe && !isFew(count) ? count : 'few'));
};

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
  const tables = tablesOf(table);
  return {
    from: figures.from,
    until: figures.until,
    none: tables.raising.hidden || tables.receiving.hidden ? undefined : figures.none,
    raised: all,
    settled: toldSettled,
    open: toldOpen,
    withdrawn: toldWithdrawn,
    immediate: toldImmediate,
    within: toldWithin,
    medianDays: toldSettled === 'few' || settled === 0 ? undefined : medianDays,
    tables,
  };
};

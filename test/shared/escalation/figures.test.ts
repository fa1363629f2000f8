import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Figures, figuresOf, quarterNamed, quarterOf } from '#shared/escalation/figures/count.ts';
import { DisagreementRow } from '#shared/escalation/figures/row.ts';
import { FEWER_THAN, type Told, toldInside, toldOutside } from '#shared/escalation/figures/suppress.ts';
import { LondonDate } from '#shared/kernel/time.ts';

const row = (given: Readonly<Record<string, unknown>> = {}): DisagreementRow =>
  DisagreementRow.parse({
    open: true,
    raisedOn: '2026-05-20',
    concerns: 'child',
    raising: 'schools',
    receiving: 'childrens-social-care',
    about: 'a hash',
    category: 'levels-of-need',
    level: 'child-in-need',
    immediate: false,
    stageSettled: 0,
    withdrawn: false,
    themes: '',
    ...given,
  });
const settled = (workingDays: number, given: Readonly<Record<string, unknown>> = {}): DisagreementRow =>
  row({ open: false, stageSettled: 1, workingDays, within: workingDays <= 5, outcome: 'plan-agreed', ...given });
const times = (count: number, of: () => DisagreementRow): DisagreementRow[] => Array.from({ length: count }, of);

const Q2 = { from: LondonDate.parse('2026-04-01'), until: LondonDate.parse('2026-06-30') };
const counted = (rows: readonly DisagreementRow[]): Figures =>
  figuresOf(rows, Q2, ['schools', 'childrens-social-care', 'police']);

describe('the figures of a quarter', () => {
  it('count those raised from its first day to its last, and no others', () => {
    const days = ['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01'];
    expect(counted(days.map((raisedOn) => row({ raisedOn }))).raised).toBe(2);
  });

  it('say who raised, with whom, and which agencies had none', () => {
    const figures = counted([row(), row({ receiving: 'another-area' })]);
    expect(figures.raising).toEqual([['schools', 2]]);
    expect(figures.receiving).toEqual([
      ['another-area', 1],
      ['childrens-social-care', 1],
    ]);
    expect(figures.none).toEqual(['police']);
  });

  it.each([
    [[2], 2],
    [[2, 9], 5.5],
    [[1, 9, 3], 3],
    [[], undefined],
  ])('take the middle of %j working days to be %s', (days, median) => {
    expect(counted(days.map((each) => settled(each))).medianDays).toBe(median);
  });

  it('count what was settled in time, at which stage, and what is open or withdrawn', () => {
    const figures = counted([
      settled(5),
      settled(6, { stageSettled: 3, themes: 'thresholds,out-of-hours' }),
      row(),
      row({ withdrawn: true, open: false }),
    ]);
    expect(figures).toMatchObject({ raised: 4, settled: 2, open: 1, withdrawn: 1, within: 1 });
    expect(figures.stage).toEqual([
      ['1', 1],
      ['3', 1],
    ]);
    expect(figures.themes).toEqual([
      ['out-of-hours', 1],
      ['thresholds', 1],
    ]);
  });

  it.each([
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
  ])('know %s', (name, from, until) => {
    expect(quarterNamed(name)).toEqual({ from, until });
    expect([from, until].map((day) => quarterOf(LondonDate.parse(day)))).toEqual([name, name]);
  });

  it.each(['2026-Q5', '2026-Q0', '2026', 'Q1', '1999-Q1', ''])('know no quarter called %j', (name) => {
    expect(quarterNamed(name)).toBeUndefined();
  });
});

describe('what leaves the partnership', () => {
  it('keeps nothing back inside it', () => {
    expect(toldInside(counted([row()])).raised).toBe(1);
  });

  it('tells nothing of a quarter with fewer than five', () => {
    const told = toldOutside(counted(times(4, row)));
    expect(told).toMatchObject({ raised: 'few', settled: 'few', open: 'few', immediate: 'few', none: undefined });
    expect(Object.values(told.tables).every(({ hidden, rows }) => hidden && rows.length === 0)).toBe(true);
  });

  it('tells of none raised that there was none', () => {
    expect(toldOutside(counted([])).raised).toBe(0);
  });

  it('tells none of a table in which one count could be worked out from the rest, nor who had none', () => {
    const rows = [
      ...times(6, () => row({ raising: 'schools' })),
      ...times(9, () => row({ raising: 'police' })),
      ...times(2, () => row({ raising: 'childrens-social-care', receiving: 'police' })),
    ];
    const { tables, none, raised } = toldOutside(counted(rows));
    expect([tables.raising, none, raised]).toEqual([{ rows: [], hidden: true }, undefined, 17]);
  });

  it('keeps back each that is few where there are several, and shows the others', () => {
    const rows = [
      ...times(9, () => row({ raising: 'police' })),
      ...times(3, () => row({ raising: 'schools' })),
      ...times(2, () => row({ raising: 'childrens-social-care', receiving: 'police' })),
    ];
    expect(toldOutside(counted(rows)).tables.raising.rows).toEqual([
      ['police', 9],
      ['childrens-social-care', 'few'],
      ['schools', 'few'],
    ]);
  });

  it('gives no median of fewer than five', () => {
    expect(toldOutside(counted([...times(9, row), ...times(4, () => settled(2))])).medianDays).toBeUndefined();
    expect(toldOutside(counted(times(5, () => settled(2)))).medianDays).toBe(2);
  });

  const CATEGORIES = ['levels-of-need', 'communication', 'need-for-action', 'other'] as const;
  const anyRows = fc.array(
    fc.record({
      category: fc.constantFrom(...CATEGORIES),
      raising: fc.constantFrom('schools', 'police', 'childrens-social-care'),
      immediate: fc.boolean(),
      is: fc.constantFrom('open', 'withdrawn', 'in-time', 'late'),
    }),
    { maxLength: 40 },
  );
  const rowsOf = (given: readonly { category: string; raising: string; immediate: boolean; is: string }[]) =>
    given.map(({ is, ...each }) =>
      is === 'open'
        ? row(each)
        : is === 'withdrawn'
          ? row({ ...each, open: false, withdrawn: true })
          : settled(is === 'late' ? 9 : 3, each),
    );
  /** What a reader knows of the counts kept back: how many there are, and what they come to together. */
  const keptBack = (
    told: readonly Told[],
    total: Told,
  ): { readonly many: number; readonly sum: number } | undefined => {
    if (total === 'few' || !told.includes('few')) return undefined;
    const shown = told.reduce<number>((sum, count) => sum + (count === 'few' ? 0 : count), 0);
    return { many: told.filter((count) => count === 'few').length, sum: total - shown };
  };

  it('never shows a count from one to four, nor lets one be worked out by subtraction', () => {
    fc.assert(
      fc.property(anyRows, (given) => {
        const told = toldOutside(counted(rowsOf(given)));
        const { raised, settled: done, open, withdrawn, immediate, within, tables } = told;
        const singles = [raised, done, open, withdrawn, immediate, within];
        const cells = Object.values(tables).flatMap(({ rows }) => rows.map(([, count]) => count));
        for (const count of [...singles, ...cells])
          expect(count === 'few' || count === 0 || count >= FEWER_THAN).toBe(true);
        for (const kept of [
          keptBack([done, open, withdrawn], raised),
          ...(['raising', 'receiving', 'category', 'level'] as const).map((name) =>
            tables[name].hidden
              ? undefined
              : keptBack(
                  tables[name].rows.map(([, count]) => count),
                  raised,
                ),
          ),
          ...(['stage', 'outcome'] as const).map((name) =>
            tables[name].hidden
              ? undefined
              : keptBack(
                  tables[name].rows.map(([, count]) => count),
                  done,
                ),
          ),
        ]) {
          if (kept === undefined) continue;
          expect(kept.many).toBeGreaterThan(1);
          expect(kept.sum).toBeGreaterThanOrEqual(FEWER_THAN);
        }
        for (const [part, whole] of [
          [within, done],
          [immediate, raised],
        ] as const)
          if (part !== 'few' && whole !== 'few') expect(whole - part === 0 || whole - part >= FEWER_THAN).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, quarterNamed } from '#shared/escalation/figures/count.ts';
import { DisagreementRow } from '#shared/escalation/figures/row.ts';
import { type ToldTable, toldOutside } from '#shared/escalation/figures/suppress.ts';

const AGENCIES = ['acute-trust', 'housing', 'police', 'probation', 'schools', 'youth-justice'];
const period = quarterNamed('2026-Q2');
if (period === undefined) throw new Error('There is such a quarter');

const row = (raising: string) =>
  DisagreementRow.parse({
    open: true,
    raisedOn: '2026-05-20',
    concerns: 'child',
    raising,
    receiving: 'childrens-social-care',
    about: 'x',
    category: 'other',
    level: 'not-known',
    immediate: false,
    stageSettled: 0,
    withdrawn: false,
    themes: '',
  });

/** What a reader outside is told of who raised how many, each agency so many. */
const told = (counts: readonly number[]): ToldTable =>
  toldOutside(
    figuresOf(
      counts.flatMap((count, at) => Array.from({ length: count }, () => row(AGENCIES[at] ?? ''))),
      period,
      [],
    ),
  ).tables.raising;

/** Every way for so many counts, each at least one, to add up to a sum. */
const ways = (many: number, sum: number): readonly (readonly number[])[] =>
  many === 0
    ? sum === 0
      ? [[]]
      : []
    : Array.from({ length: Math.max(0, sum - many + 1) }, (_, less) => less + 1).flatMap((first) =>
        ways(many - 1, sum - first).map((rest) => [first, ...rest]),
      );

/** What a reader who knows the total, the table and this very program can say a count that was not told might be. */
const guesses = (counts: readonly number[]): ReadonlyMap<string, ReadonlySet<number>> => {
  const seen = told(counts);
  const shown = new Map(seen.rows);
  const kept = AGENCIES.filter((agency) => shown.get(agency) === 'few');
  const sum = counts.reduce((all, count, at) => all + (kept.includes(AGENCIES[at] ?? '') ? count : 0), 0);
  const found = new Map(kept.map((agency) => [agency, new Set<number>()]));
  for (const way of ways(kept.length, sum)) {
    const supposed = AGENCIES.map((agency) => {
      const count = shown.get(agency);
      return count === 'few' ? (way[kept.indexOf(agency)] ?? 0) : (count ?? 0);
    });
    if (JSON.stringify(told(supposed)) !== JSON.stringify(seen)) continue;
    kept.forEach((agency, at) => found.get(agency)?.add(way[at] ?? 0));
  }
  return found;
};

describe('a count that a reader outside is not told', () => {
  it.each([
    [[5, 1, 1, 1, 1, 1]],
    [[1, 5, 1, 1, 1, 1]],
    [[9, 4, 4, 4]],
    [[9, 4, 4]],
    [[10, 4, 4, 4, 4]],
    [[6, 1]],
    [[12, 5, 2]],
    [[7, 7, 3, 2]],
  ])('of %j cannot be worked out by somebody who knows the total and the program', (counts) => {
    for (const [agency, possible] of guesses(counts))
      expect([counts, agency, possible.size > 1]).toEqual([counts, agency, true]);
  });

  it('cannot be worked out of any table of a handful of agencies', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 5 }), (counts) => {
        for (const possible of guesses(counts).values()) expect(possible.size).toBeGreaterThan(1);
      }),
      { numRuns: 60 },
    );
  });

  it('stands where its name puts it, and not where its number would', () => {
    const names = told([2, 9, 4, 1]).rows.flatMap(([agency, count]) => (count === 'few' ? [agency] : []));
    expect(names).toEqual(names.toSorted());
  });
});

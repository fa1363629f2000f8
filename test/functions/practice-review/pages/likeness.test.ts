import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike, type Comparable, isLike, LIKELY, sharedWords } from '#functions/practice-review/pages/likeness.ts';
import { Theme } from '#shared/practice-review/state/facts.ts';

const BRUISES: Comparable = {
  what: 'Health visitors tell the hospital of every bruise on a baby who cannot move alone',
  agency: 'community-health',
  theme: 'infants-and-pre-birth',
};

describe('a recommendation like an earlier one', () => {
  it('is one of the same theme asked of the same agency, whatever its words', () => {
    expect(isLike(BRUISES, { ...BRUISES, what: 'Fathers are asked about their own childhood' })).toBe(true);
  });

  it('is one of the same theme asked of another agency in much the same words', () => {
    const other = { ...BRUISES, agency: 'acute-trust' };
    expect(isLike(BRUISES, { ...other, what: 'The hospital is told of bruises on babies who cannot move' })).toBe(true);
    expect(isLike(BRUISES, { ...other, what: 'Midwives meet every new father before the birth' })).toBe(false);
  });

  it('is never one of another theme, even in the same words', () => {
    expect(isLike(BRUISES, { ...BRUISES, theme: 'training' })).toBe(false);
  });

  it('shares words that tell something: what nearly all recommendations say counts for nothing', () => {
    expect(sharedWords('The partnership should ensure that agencies review practice', BRUISES.what)).toBe(0);
    const vague = { ...BRUISES, what: 'Agencies should ensure that children are safeguarded' };
    expect(isLike({ ...vague, agency: 'police' }, { ...vague, agency: 'schools' })).toBe(false);
  });

  it('is found by words alone where the theme is “something else”', () => {
    const one = { ...BRUISES, theme: 'other' } as const;
    expect(isLike(one, { ...one, what: 'Midwives meet every new father' })).toBe(false);
    expect(isLike(one, { ...one, agency: 'acute-trust' })).toBe(true);
  });

  it('is picked out of the earlier ones in their order', () => {
    const earlier = [
      { ...BRUISES, key: 'a' },
      { ...BRUISES, theme: 'training' as const, key: 'b' },
      { ...BRUISES, agency: 'police', key: 'c' },
    ];
    expect(alike(BRUISES, earlier).map(({ key }) => key)).toEqual(['a', 'c']);
  });

  const recommendation = fc.record({
    what: fc.oneof(
      fc.string({ maxLength: 80 }),
      fc
        .array(fc.constantFrom('bruise', 'father', 'hospital', 'visit', 'weekly', 'record', 'the', 'should'), {
          maxLength: 8,
        })
        .map((words) => words.join(' ')),
    ),
    agency: fc.constantFrom('police', 'schools', 'acute-trust'),
    theme: fc.constantFrom(...Theme.options.slice(0, 3), 'other' as const),
  });

  it('is like it both ways, and every one in a theme of its own is like itself', () => {
    fc.assert(
      fc.property(recommendation, recommendation, (one, other) => {
        expect(isLike(one, other)).toBe(isLike(other, one));
        if (one.theme !== 'other') expect(isLike(one, one)).toBe(true);
      }),
    );
  });

  it('shares between none and all of the words, and all with itself unless it has none that tell', () => {
    fc.assert(
      fc.property(recommendation, recommendation, (one, other) => {
        const share = sharedWords(one.what, other.what);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect([0, 1]).toContain(sharedWords(one.what, one.what));
        if (one.theme === other.theme && share >= LIKELY) expect(isLike(one, other)).toBe(true);
      }),
    );
  });
});

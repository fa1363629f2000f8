import { describe, expect, it } from 'vitest';
import { lateness, letters, played, scenariosOf, sentTwice } from './played.ts';
import { EXPECTED } from './practice-review-expected.ts';
import { BEGUN } from './review-letters.ts';

describe('every scenario of a practice review, through the real forms, handlers, store and machine', () => {
  it('has an expectation, and each expectation a scenario', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(scenariosOf('practice-review'));
  });

  it.concurrent.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
    const result = await played(`practice-review/${name}`);
    expect(result.case).toMatchObject({ workflow: 'practice-review', state: expected.state, intact: true });
    expect(result.refused.map(({ reason }) => reason)).toEqual(expected.refused ?? []);
    expect(letters(result)).toEqual(expected.letters.toSorted());
    expect(lateness(result)).toEqual(expected.clocks);
    expect(result.published.map(({ on, what, until }) => [on, what, until])).toEqual(expected.public ?? []);
    expect(result.messages.filter(({ status }) => status !== 'DELIVERED')).toEqual([]);
    expect(sentTwice(result)).toEqual([]);
    expect(result.others.every((other) => other.case.intact)).toBe(true);
    // The national bodies hear of the decision once, from whichever case took it.
    const decided = [result, ...result.others]
      .flatMap(letters)
      .filter((letter) => letter.includes('local-review-decided'));
    expect(decided.map((letter) => letter.slice(11))).toEqual([BEGUN[0]?.slice(11)]);
  });
});

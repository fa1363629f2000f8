import { describe, expect, it } from 'vitest';
import { behindInWords } from '#functions/web/actions/plan/summary.ts';

describe('what is overdue, in words', () => {
  it.each([
    [0, 0, 'none is overdue'],
    [1, 0, '1 is overdue'],
    [3, 0, '3 are overdue'],
    [1, 1, '1 is overdue and has been chased'],
    [3, 3, '3 are overdue and have been chased'],
    [3, 1, '3 are overdue, of which 1 has been chased'],
    [3, 2, '3 are overdue, of which 2 have been chased'],
  ])('%i overdue, %i chased', (overdue, chased, words) => {
    expect(behindInWords({ overdue, chased })).toBe(words);
  });
});

import { describe, expect, it } from 'vitest';
import { allOf, oneOf } from '#shared/kernel/listed.ts';

describe('several things in a sentence', () => {
  it.each([
    [[], '', ''],
    [['police'], 'police', 'police'],
    [['police', 'schools'], 'police and schools', 'police or schools'],
    [['police', 'schools', 'health'], 'police, schools and health', 'police, schools or health'],
  ])('%j', (words, all, one) => {
    expect(allOf(words)).toBe(all);
    expect(oneOf(words)).toBe(one);
  });
});

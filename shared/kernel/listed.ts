const listed = (words: readonly string[], last: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

/** Several things as they stand in a sentence: "A", "A and B", "A, B and C". Empty for none. */
export const allOf = (words: readonly string[]): string => listed(words, 'and');

/** One of several things, as it stands in a sentence: "A, B or C". Empty for none. */
export const oneOf = (words: readonly string[]): string => listed(words, 'or');

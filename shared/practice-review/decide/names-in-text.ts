/** A part of a text that is to be published, with the title people know it by. */
export interface Part {
  readonly title: string;
  readonly text: string;
}

/** The titles of the parts in which any of the names stands, in the order of the parts (LCSPR-17). */
export const partsNaming = (parts: readonly Part[], names: readonly string[]): string[] => {
  const patterns = names.flatMap((name) => patternOf(name) ?? []);
  return parts
    .filter(({ text }) => {
      const plain = plainly(text);
      const folded = plain.toUpperCase();
      return patterns.some(({ pattern, anyCase }) => pattern.test(anyCase ? folded : plain));
    })
    .map(({ title }) => title);
};

/**
 * Whether a name stands in a text as whole words: in any letter case, with or without accents, however its parts are
 * joined (`Mary-Jane`, `Mary Jane`, `MaryJane`; `O’Neil`, `O'Neil`, `ONeil`), also as a possessive. A name of one or two
 * letters only in its own letter case, since `Jo` and `Al` would be found everywhere. Prefers finding too much.
 */
export const standsIn = (name: string, text: string): boolean => partsNaming([{ title: '', text }], [name]).length > 0;

interface Pattern {
  readonly pattern: RegExp;
  readonly anyCase: boolean;
}

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const BEFORE = String.raw`(?<![\p{L}\p{N}\p{M}])`;
const AFTER = String.raw`(?![\p{L}\p{N}\p{M}])`;
/** Where the name itself has a join: any space, hyphen, apostrophe or stop, or none. */
const JOIN = String.raw`[\s'"\-.,_/()]{0,4}`;
/** Between letters the name writes together: an apostrophe or hyphen only, never a space, so `Aman` is not `a man`. */
const INSIDE = String.raw`['\-]?`;

/** Undefined for a name without letters, which can stand nowhere. */
const patternOf = (name: string): Pattern | undefined => {
  const plain = plainly(name);
  const anyCase = [...plain].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length >= 3;
  const words = (anyCase ? plain.toUpperCase() : plain).match(WORDS);
  if (words === null) return undefined;
  const source = words.map((word) => [...word].join(INSIDE)).join(JOIN);
  return { pattern: new RegExp(`${BEFORE}${source}${AFTER}`, 'u'), anyCase };
};

/** Letters that no accent is taken from, as people write them who have no such key. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ħ: 'h',
  Ħ: 'H',
  þ: 'th',
  Þ: 'Th',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
};

/**
 * One way of writing what can be written in several: apostrophes, quotation marks, hyphens, accents, wide letters, unseen
 * characters. However much space there is between two words, a page shows one.
 */
const plainly = (text: string): string =>
  text
    .replaceAll(/[\u2018\u2019\u201B\u02BC\u02B9\u0060\u00B4\u2032\uFF07]/g, "'")
    .replaceAll(/[\u201C-\u201F\u00AB\u00BB]/g, '"')
    .replaceAll(/\uFEFF|(?!\s)[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, '')
    .normalize('NFKD')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[łŁøØđĐðÐħĦþÞæÆœŒ]/g, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(/\s+/g, ' ');

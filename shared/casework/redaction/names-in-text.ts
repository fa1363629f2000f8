import { type Folded, folded } from './folded.ts';

/** A part of a text that others will read, with the title people know it by. */
export interface Part {
  readonly title: string;
  readonly text: string;
}

/** Where a name stands in a text as written. */
export interface Place {
  /** Which of the names looked for, from 0. */
  readonly name: number;
  readonly from: number;
  /** One past its last code unit. */
  readonly to: number;
}

/** The titles of the parts in which any of the names stands, in the order of the parts (LCSPR-17). */
export const partsNaming = (parts: readonly Part[], names: readonly string[]): string[] => {
  const search = searchFor(names);
  return parts.filter(({ text }) => search(text).length > 0).map(({ title }) => title);
};

/**
 * Whether a name stands in a text as whole words: in any letter case, with or without accents, however its parts are
 * joined (`Mary-Jane`, `Mary Jane`, `MaryJane`; `O’Neil`, `O'Neil`, `ONeil`), divided at the end of a line, with its
 * letters spaced out, also as a possessive. A name of one or two letters only in its own letter case, since `Jo` and `Al`
 * would be found everywhere. Prefers finding too much.
 */
export const standsIn = (name: string, text: string): boolean => searchFor([name])(text).length > 0;

/** A search for names that is used on many texts: every place of every name, in the order in which they stand. */
export const searchFor = (names: readonly string[]): ((text: string) => readonly Place[]) => {
  const patterns = names.flatMap((name, index) => {
    const pattern = patternOf(name);
    return pattern === undefined ? [] : [{ ...pattern, name: index }];
  });
  return (text) => {
    const asWritten = folded(text, false);
    const inCapitals = folded(text, true);
    return patterns
      .flatMap(({ pattern, anyCase, name }) => placesOf(anyCase ? inCapitals : asWritten, pattern, name))
      .toSorted((one, other) => one.from - other.from || other.to - one.to);
  };
};

const placesOf = ({ text, from, to }: Folded, pattern: RegExp, name: number): readonly Place[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const begins = from[index];
    const ends = to[index + found.length - 1];
    return begins === undefined || ends === undefined ? [] : [{ name, from: begins, to: ends }];
  });

interface Pattern {
  readonly pattern: RegExp;
  readonly anyCase: boolean;
}

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const BEFORE = String.raw`(?<![\p{L}\p{N}\p{M}])`;
const AFTER = String.raw`(?![\p{L}\p{N}\p{M}])`;
const JOINS = String.raw`[\s'"\-.,_/()]`;
/** Where the name itself has a join: any space, hyphen, apostrophe or stop, or none. */
const JOIN = `${JOINS}{0,4}`;
/** Initials written with stops are found with something between them, since `P.C.` would be found in every `PC`. */
const BETWEEN_INITIALS = `${JOINS}{1,4}`;
/**
 * Between letters the name writes together: an apostrophe, or a hyphen that may end a line. Never a space alone, so
 * `Aman` is not `a man`; all of its letters may stand apart.
 */
const INSIDE = String.raw`(?:'|- ?)?`;
const SPACED_OUT = '[ .]{1,2}';

/** Undefined for a name without letters, which can stand nowhere. */
const patternOf = (name: string): Pattern | undefined => {
  const { text: plain } = folded(name, false);
  const anyCase = [...plain].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length >= 3;
  const words = (anyCase ? folded(name, true).text : plain).match(WORDS);
  if (words === null) return undefined;
  const initials = plain.includes('.') && words.every((word) => [...word].length === 1);
  const source = words.map((word) => wordSource([...word], anyCase)).join(initials ? BETWEEN_INITIALS : JOIN);
  return { pattern: new RegExp(`${BEFORE}${source}${AFTER}`, 'gu'), anyCase };
};

const wordSource = (letters: readonly string[], anyCase: boolean): string =>
  anyCase && letters.length >= 3 ? `(?:${letters.join(INSIDE)}|${letters.join(SPACED_OUT)})` : letters.join(INSIDE);

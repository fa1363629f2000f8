import type { Recommendation } from '#shared/practice-review/state/facts.ts';

/** What two recommendations are compared by. */
export type Comparable = Pick<Recommendation, 'what' | 'agency' | 'theme'>;

/** Words that nearly every recommendation has, and so tell nothing of one. */
const LITTLE = new Set(
  `a all an and any are as at be been being but by can could do each every for from has have how if in into is it its
  may more must no not of on or our so such than that the their them they this to under up was were what when where
  which who whose why will with would should
  agencies agency board child children ensure family make multi partner partnership practice practitioner process
  professional provide review safeguarding seek service staff sure work`.split(/\s+/),
);

/** A word without the endings that tell one and the same word apart: `visits`, `visited`, `visiting`. */
const stem = (word: string): string =>
  word.length <= 4 ? word : word.replace(/ies$/, 'y').replace(/(?:ing|ed|es|s)$/, '');

const LITTLE_STEMS = new Set([...LITTLE].flatMap((word) => [word, stem(word)]));

/** The words that say what a recommendation is about. */
export const tellingWords = (what: string): ReadonlySet<string> =>
  new Set(
    what
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map(stem)
      .filter((word) => word.length > 1 && !LITTLE_STEMS.has(word)),
  );

/** Share of the telling words of the shorter of two texts that both have, from 0 to 1. */
export const sharedWords = (one: string, other: string): number => {
  const [a, b] = [tellingWords(one), tellingWords(other)];
  const fewer = Math.min(a.size, b.size);
  return fewer === 0 ? 0 : a.intersection(b).size / fewer;
};

/** From this share of telling words on, two recommendations of one theme are shown as perhaps the same. */
export const LIKELY = 0.5;

/**
 * Whether one recommendation may be another over again: of one theme and asked of one agency, or of one theme in much the
 * same words (LCSPR-9). "Something else" is no theme: there the words alone decide.
 */
export const isLike = (one: Comparable, other: Comparable): boolean => {
  if (one.theme !== other.theme) return false;
  if (one.theme !== 'other' && one.agency === other.agency) return true;
  return sharedWords(one.what, other.what) >= LIKELY;
};

/** Those of the earlier recommendations that are like one, in their order. */
export const alike = <Earlier extends Comparable>(one: Comparable, earlier: readonly Earlier[]): readonly Earlier[] =>
  earlier.filter((other) => isLike(one, other));

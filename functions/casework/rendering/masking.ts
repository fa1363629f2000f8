import { isEverydayWord } from '#shared/casework/redaction/everyday.ts';
import { type Document, textsOf, withTexts } from './model.ts';

/** A child as documents call it, and the names that must not stand there instead. */
export interface Pseudonym {
  /** "Child A". */
  readonly called: string;
  readonly initials: string;
  readonly forename: string;
  readonly surname: string;
}

/** What stands where a name should, and is none. */
export const NOT_KNOWN = /^(not known|unknown|unborn|none|n\/a|-)?$/i;

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');

const whole = (words: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, flags);

const tellsApart = (name: string): boolean => name.length >= 3 && !NOT_KNOWN.test(name) && !isEverydayWord(name);

/**
 * Puts "Child A" for a child's whole name and for its forename. A surname alone is left, since the family has it too;
 * `namesLeft` tells where one stands, for a person to look at.
 */
export const masked = (document: Document, children: readonly Pseudonym[]): Document => {
  const swaps = children.flatMap(({ called, forename, surname }) => [
    ...(NOT_KNOWN.test(forename) || NOT_KNOWN.test(surname)
      ? []
      : [{ find: whole(`${forename} ${surname}`, 'giu'), called }]),
    ...(tellsApart(forename) ? [{ find: whole(forename, 'gu'), called }] : []),
  ]);
  return withTexts(document, (text) =>
    swaps.reduce((changed, { find, called }) => changed.replaceAll(find, () => called), text),
  );
};

/** Titles of the sections in which a child's surname or forename still stands. */
export const namesLeft = (document: Document, children: readonly Pseudonym[]): readonly string[] => {
  const names = children.flatMap(({ forename, surname }) => [forename, surname]).filter((name) => name.length >= 3);
  const finds = names.filter((name) => !NOT_KNOWN.test(name)).map((name) => whole(name, 'u'));
  return document.sections
    .filter((section) => textsOf(section).some((text) => finds.some((find) => find.test(text))))
    .map(({ title }) => title);
};

/** A text in one way of writing, and for each letter of it where in the text itself it came from. */
export interface Folded {
  readonly text: string;
  /** Where the letter at this place begins in the text as written. */
  readonly from: readonly number[];
  /** Where it ends, one past its last code unit. */
  readonly to: readonly number[];
}

/** A letter with all that is written over and under it. */
const LETTERS_APART = /\P{M}\p{M}*|\p{M}+/gu;

/** Letters that no accent is taken from, as people write them who have no such key. */
const WITHOUT_KEY: Readonly<Record<string, string>> = {
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

/** Apostrophes, quotation marks, hyphens, accents, wide letters and unseen characters, each in the one way that is looked for. */
const plainly = (letter: string): string =>
  letter
    .replaceAll(/[\u2018\u2019\u201B\u02BC\u02B9\u0060\u00B4\u2032\uFF07]/g, "'")
    .replaceAll(/[\u201C-\u201F\u00AB\u00BB]/g, '"')
    .replaceAll(/\uFEFF|(?!\s)[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, '')
    .normalize('NFKD')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[łŁøØđĐðÐħĦþÞæÆœŒ]/g, (found) => WITHOUT_KEY[found] ?? found)
    .replaceAll(/\s/g, ' ');

/** A text has few different letters: each is worked out once. */
const known = new Map<string, string>();
const KEPT = 4000;

const plainOf = (letter: string): string => {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const plain = plainly(letter);
  if (known.size < KEPT) known.set(letter, plain);
  return plain;
};

/** However much space there is between two words, a page shows one: any run of it becomes one space. */
export const folded = (written: string, anyCase: boolean): Folded => {
  const from: number[] = [];
  const to: number[] = [];
  let text = '';
  for (const { 0: letter, index } of written.matchAll(LETTERS_APART)) {
    const plain = plainOf(letter);
    for (const unit of (anyCase ? plain.toUpperCase() : plain).split('')) {
      const end = index + letter.length;
      if (unit === ' ' && text.endsWith(' ')) {
        to[to.length - 1] = end;
        continue;
      }
      text += unit;
      from.push(index);
      to.push(end);
    }
  }
  return { text, from, to };
};

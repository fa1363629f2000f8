import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEverydayWord } from '#shared/casework/redaction/everyday.ts';
import { searchFor, standsIn } from '#shared/casework/redaction/names-in-text.ts';
import { BAR, takingOut } from '#shared/casework/redaction/taken-out.ts';

const out = (word: string, instead = BAR, everywhere = false) => ({ word, instead, everywhere });

describe('what is taken out of a text', () => {
  it.each([
    ['Mary-Jane', 'MARY JANE’s room', 'Child A’s room'],
    ['Mary-Jane', 'to MaryJane, who', 'to Child A, who'],
    ['Mary-Jane', 'Mary-\nJane fell', 'Child A fell'],
    ['Zoë', 'zoe and ZOË', 'Child A and Child A'],
    ['O’Neil', "Mr O'Neil, oneil, O`NEIL", 'Mr Child A, Child A, Child A'],
    ['Łukasz', 'Lukasz said', 'Child A said'],
    ['Petra', 'Pe\u00ADtra, P e t r a and P.E.T.R.A.', 'Child A, Child A and Child A.'],
    ['Petra', 'Petra\u0301 Petrarch', 'Child A Petrarch'],
    ['Samplewick', 'the Sample-\nwick house', 'the Child A house'],
    ['P.C.', 'P.C. and P. C., and the PC', 'Child A. and Child A., and the PC'],
    ['Jo', 'Jo and jo', 'Child A and jo'],
  ])('%s in “%s”', (word, text, expected) => {
    expect(takingOut([out(word, 'Child A')]).from(text)).toBe(expected);
  });

  it('leaves other words as they were written, with their accents, spaces and line breaks', () => {
    const text = 'Café  “Zoë’s”\n—\tTwo ﬁelds';
    expect(takingOut([out('Petra')]).from(text)).toBe(text);
    expect(takingOut([out('Zoë', 'her')]).from(text)).toBe('Café  “her’s”\n—\tTwo ﬁelds');
  });

  it('is the longer of two names in one place, and both where they overlap', () => {
    const taking = takingOut([
      out('Petra', 'Child A'),
      out('Petra Samplewick', 'the child'),
      out('Samplewick Road', 'home'),
    ]);
    expect(taking.from('Petra Samplewick and Petra')).toBe('the child and Child A');
    expect(taking.from('Petra Samplewick Road')).toBe('the child');
    expect(taking.from('Samplewick')).toBe('Samplewick');
  });

  it('counts each word where it stands', () => {
    const taking = takingOut([out('Petra'), out('Nobody'), out('May')]);
    expect(taking.counted('Petra, petra and May')).toEqual([2, 0, 0]);
  });

  it('what is put in never gives away what is taken out', () => {
    const taking = takingOut([out('Petra', 'the brother of Tom'), out('Tom', 'Child B'), out('A Samplewick', 'her')]);
    expect(taking.from('Petra and Tom')).toBe(`${BAR} and Child B`);
    expect(takingOut([out('Petra', 'Child A'), out('A Samplewick', 'her')]).from('Petra Samplewick')).toBe(
      `Child ${BAR}`,
    );
  });

  it('an everyday word is left, and each place is told; a person who has looked can have it out everywhere', () => {
    const text = 'In May the school wrote. Mother called May Samplewick twice.';
    const careful = takingOut([out('May', 'Child A'), out('May Samplewick', 'Child A')]);
    expect(careful.from(text)).toBe('In May the school wrote. Mother called Child A twice.');
    expect(careful.leftIn(careful.from(text))).toEqual([
      { word: 'May', before: 'In ', found: 'May', after: ' the school wrote. Mother called Child A' },
    ]);
    const bold = takingOut([out('May', 'Child A', true)]);
    expect(bold.from(text)).toBe('In Child A the school wrote. Mother called Child A Samplewick twice.');
    expect(bold.leftIn(bold.from(text))).toEqual([]);
  });
});

const letter = fc.constantFrom(...'abcdeghklmnorstuvzéøłß'.split(''));
const word = fc.array(letter, { minLength: 3, maxLength: 8 }).map((letters) => letters.join(''));
const name = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .chain((words) => fc.constantFrom(' ', '-', "'").map((join) => words.join(join)))
  .filter((one) => !isEverydayWord(one));

/** Ways in which people write a name that is one word or several. */
const written = (one: string): fc.Arbitrary<string> => {
  const words = one.split(/[ '-]/);
  return fc
    .tuple(
      fc.constantFrom(' ', '-', '’', '', '  ', '-\n', '\u00A0', '. '),
      fc.constantFrom<(text: string) => string>(
        (text) => text,
        (text) => text.toUpperCase(),
        (text) => text.normalize('NFD'),
        (text) => text.charAt(0).toUpperCase() + text.slice(1),
        (text) => text.normalize('NFD').replaceAll(/[\u0300-\u036F]/g, ''),
        (text) => [...text].join('\u200B'),
      ),
      fc.constantFrom('', '’s', "'s", '’', '.', ','),
    )
    .map(([join, way, after]) => `${words.map(way).join(join)}${after}`);
};

/** The bare letters of a text, one after the other. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('Ł', 'L')
    .replaceAll('Ø', 'O')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');

describe('of any names in any text', () => {
  it('none is left in any way of writing, and doing it twice is doing it once', () => {
    const cases = fc
      .array(fc.tuple(name, fc.constantFrom(BAR, 'Child A', 'Mother', 'her')), { minLength: 1, maxLength: 6 })
      .chain((names) =>
        fc.tuple(
          fc.constant(names),
          fc.array(fc.oneof(fc.lorem({ maxCount: 4 }), ...names.map(([one]) => written(one))), { maxLength: 12 }),
          fc.constantFrom(' ', '\n', ' (', '/', ', “'),
        ),
      );
    fc.assert(
      fc.property(cases, ([names, texts, between]) => {
        const taking = takingOut(names.map(([one, instead]) => out(one, instead)));
        const search = searchFor(names.map(([one]) => one));
        const left = taking.from(texts.join(between));
        expect(search(left)).toEqual([]);
        for (const [one] of names) {
          expect(standsIn(one, left)).toBe(false);
          // Told by other means than the search itself; a short one may come about where two words meet.
          if (lettersOf(one).length >= 6) expect(lettersOf(left)).not.toContain(lettersOf(one));
        }
        expect(taking.from(left)).toBe(left);
      }),
      { numRuns: 400 },
    );
  });

  it('what is not found is not changed, whatever characters there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), name, (text, one) => {
        fc.pre(!standsIn(one, text));
        expect(takingOut([out(one)]).from(text)).toBe(text);
      }),
    );
  });
});

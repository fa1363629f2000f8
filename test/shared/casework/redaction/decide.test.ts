import { describe, expect, it } from 'vitest';
import { Actor } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { copiesAfter, type RedactedCopy, RedactionEvent } from '#shared/casework/redaction/copies.ts';
import { checkRedactedCopy, prepareRedactedCopy } from '#shared/casework/redaction/decide.ts';
import { redactionTasks } from '#shared/casework/redaction/who-and-when.ts';
import { Instant } from '#shared/kernel/time.ts';

const AT = Instant.parse('2026-06-15T09:00:00.000Z');
const person = (id: string): Actor => Actor.parse({ person: id, name: id, address: '', posts: [] });

const PREPARING: Answers = {
  document: 'report/2',
  copyFor: 'court',
  recipient: 'The family court',
  basis: 'An order of 1 June',
  words: [
    { wordOut: 'Petra', putInstead: 'words', insteadWords: 'Child A' },
    { wordOut: 'Larkfield', putInstead: 'bar' },
    { wordOut: 'May', putInstead: 'words', insteadWords: 'Mother', everywhere: true },
  ],
};
const FIT: Answers = { checkOutcome: 'fit', readToTheEnd: true };

const preparing = (change: Answers = {}, copies: readonly RedactedCopy[] = []) =>
  prepareRedactedCopy({ redactedCopies: copies }, { ...PREPARING, ...change });

const reason = (decided: ReturnType<typeof preparing>): string =>
  decided.ok ? decided.value.map(({ type }) => type).join() : decided.error.reason;

const copies = (...people: readonly string[]): readonly RedactedCopy[] =>
  people.reduce<readonly RedactedCopy[]>((made, by, at) => {
    const decided = preparing({}, made);
    if (!decided.ok) throw new Error(decided.error.reason);
    return decided.value.reduce(
      (all, event) => copiesAfter(all, { event, seq: at + 5, at: AT, by: { person: by, name: by } }),
      made,
    );
  }, []);

const checking = (
  made: readonly RedactedCopy[],
  by: string,
  answers: Answers = FIT,
  subject: string | undefined = '1',
) => checkRedactedCopy({ redactedCopies: made }, subject, answers, { actor: person(by) });

describe('a redacted copy', () => {
  it('is numbered, and says what is taken out and what stands there', () => {
    const decided = preparing({}, copies('manager'));
    expect(decided.ok && decided.value).toEqual([
      {
        type: 'RedactedCopyPrepared',
        answers: PREPARING,
        copy: 2,
        document: 'report/2',
        copyFor: 'court',
        removals: [
          { word: 'Petra', instead: 'Child A', everywhere: false },
          { word: 'Larkfield', instead: '█████', everywhere: false },
          { word: 'May', instead: 'Mother', everywhere: true },
        ],
      },
    ]);
    for (const event of decided.ok ? decided.value : []) expect(RedactionEvent.parse(event)).toEqual(event);
  });

  it('is not prepared without a basis, a recipient, a document, or words to put', () => {
    expect(reason(preparing({ basis: ' ' }))).toBe('incomplete');
    expect(reason(preparing({ recipient: '' }))).toBe('incomplete');
    expect(reason(preparing({ document: '../secret' }))).toBe('incomplete');
    expect(reason(preparing({ copyFor: 'newspaper' }))).toBe('incomplete');
    expect(reason(preparing({ words: [{ wordOut: 'Petra', putInstead: 'words' }] }))).toBe('say-what-instead');
  });

  it('is not prepared where what is put in gives a name away, and has an end to its number', () => {
    const words = [
      { wordOut: 'Petra', putInstead: 'words', insteadWords: 'sister of TOM' },
      { wordOut: 'Tom', putInstead: 'bar' },
    ];
    expect(reason(preparing({ words }))).toBe('given-away');
    // A family of the name of Child: the child may still be called the child.
    const child = { wordOut: 'Sample Child', putInstead: 'words', insteadWords: 'the child' };
    const surname = { wordOut: 'Child', putInstead: 'bar' };
    expect(reason(preparing({ words: [child, surname] }))).toBe('RedactedCopyPrepared');
    expect(reason(preparing({ words: [child, { ...surname, everywhere: true }] }))).toBe('given-away');
    expect(reason(preparing({}, Array.from({ length: 100 }, () => copies('manager')).flat()))).toBe('too-many-copies');
  });

  it('is checked by somebody else, who says it was read to the end', () => {
    const made = copies('manager');
    expect(reason(checking(made, 'manager'))).toBe('own-check');
    expect(reason(checking(made, 'chair', { checkOutcome: 'fit' }))).toBe('read-first');
    expect(reason(checking(made, 'chair', { checkOutcome: 'send-back' }))).toBe('reason-required');
    expect(reason(checking(made, 'chair', {}))).toBe('incomplete');
    expect(reason(checking(made, 'chair'))).toBe('RedactedCopyChecked');
    expect(reason(checking(made, 'chair', { checkOutcome: 'send-back', sentBackReason: 'Page 2' }))).toBe(
      'RedactedCopySentBack',
    );
    // Who prepared it may not send it back either: it would look as if somebody had read it.
    expect(reason(checking(made, 'manager', { checkOutcome: 'send-back', sentBackReason: 'x' }))).toBe('own-check');
  });

  it('is settled once, and only where there is one', () => {
    const made = copies('manager', 'manager');
    const decided = checking(made, 'chair');
    const after = (decided.ok ? decided.value : []).reduce<readonly RedactedCopy[]>(
      (all, event) => copiesAfter(all, { event, seq: 9, at: AT, by: { person: 'chair', name: '' } }),
      made,
    );
    expect(after.map(({ standing }) => standing)).toEqual(['checked', 'to-check']);
    expect(reason(checking(after, 'delegate'))).toBe('copy-settled');
    expect(reason(checking(after, 'delegate', FIT, '2'))).toBe('RedactedCopyChecked');
    expect(reason(checking(after, 'delegate', FIT, '3'))).toBe('no-such-copy');
    expect(reason(checkRedactedCopy({ redactedCopies: after }, undefined, FIT, { actor: person('chair') }))).toBe(
      'no-such-copy',
    );
  });

  it('waits for the chair or a delegate; sent back, for whoever prepares another', () => {
    const made = copies('manager');
    const asked = (all: readonly RedactedCopy[]) =>
      redactionTasks(all).map(
        ({ form, subject, for: owner }) => `${form} ${subject} ${owner.kind === 'role' && owner.role}`,
      );
    expect(asked(made)).toEqual(['check-redacted-copy 1 chair', 'check-redacted-copy 1 partner-delegate']);
    const back = made.map((copy) => ({ ...copy, standing: 'sent-back' as const }));
    expect(asked(back)).toEqual(['prepare-redacted-copy undefined business-manager']);
    const [, second] = copies('manager', 'manager');
    expect(second && asked([...back, { ...second, standing: 'checked' }])).toEqual([]);
  });
});

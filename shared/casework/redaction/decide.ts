import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Answers } from '../answers.ts';
import { factsOf } from '../reading.ts';
import type { Context, Refusal } from '../workflow.ts';
import { CopyFor, type RedactedCopy, type RedactionEvent } from './copies.ts';
import { standsIn } from './names-in-text.ts';
import { BAR, isSafe, type Removal } from './taken-out.ts';

/** The forms that every workflow has for its copies. */
export const REDACTION_FORMS = ['prepare-redacted-copy', 'check-redacted-copy'] as const;

export const isAboutCopies = (form: string): boolean => REDACTION_FORMS.some((name) => name === form);

/** Kept in the head of the case, which has room for so many. */
const MOST_COPIES = 100;

interface Copies {
  readonly redactedCopies: readonly RedactedCopy[];
}
type Decided = Result<readonly RedactionEvent[], Refusal>;

const Ticked = z.union([z.literal(true), z.literal('yes')]);

const Word = z.object({
  wordOut: z.string().trim().min(2).max(80),
  putInstead: z.enum(['words', 'bar']),
  insteadWords: z.string().trim().max(60).default(''),
  everywhere: Ticked.optional().catch(undefined),
});
const Preparing = z.object({
  document: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/),
  copyFor: CopyFor,
  recipient: z.string().trim().min(1),
  basis: z.string().trim().min(1),
  words: z.array(Word).max(60).default([]),
});

const removalOf = ({ wordOut, putInstead, insteadWords, everywhere }: z.infer<typeof Word>): Removal => ({
  word: wordOut,
  instead: putInstead === 'bar' ? BAR : insteadWords,
  everywhere: everywhere !== undefined,
});

/** What a list that is still being written says so far; what is not yet whole is left out. */
export const removalsIn = ({ words }: { readonly words?: unknown }): readonly Removal[] =>
  Array.isArray(words)
    ? words.flatMap((one) => {
        const word = Word.safeParse(one);
        return word.success ? [removalOf(word.data)] : [];
      })
    : [];

/**
 * A copy of a document for somebody outside, as it stands now. The names that the case protects are taken out besides
 * what is listed here: they need not be listed, and leaving one off the list does not leave it in.
 */
export const prepareRedactedCopy = ({ redactedCopies }: Copies, answers: Answers): Decided => {
  const facts = factsOf(Preparing, answers);
  if (!facts.ok) return facts;
  const { document, copyFor, words } = facts.value;
  if (redactedCopies.length >= MOST_COPIES) return refuse(TOO_MANY);
  if (words.some(({ putInstead, insteadWords }) => putInstead === 'words' && insteadWords === ''))
    return refuse(SAY_WHAT_INSTEAD);
  const removals = words.map(removalOf);
  const given = removals.find(({ instead }) =>
    removals.some((other) => isSafe(other) && standsIn(other.word, instead)),
  );
  if (given !== undefined) return refuse(GIVEN_AWAY(given.word));
  return ok([{ type: 'RedactedCopyPrepared', answers, copy: redactedCopies.length + 1, document, copyFor, removals }]);
};

const Checking = z.object({
  checkOutcome: z.enum(['fit', 'send-back']),
  readToTheEnd: Ticked.optional().catch(undefined),
  sentBackReason: z.string().trim().default(''),
});

/** Somebody else than who prepared it has read it to the end, or sends it back. A copy is settled once. */
export const checkRedactedCopy = (
  { redactedCopies }: Copies,
  subject: string | undefined,
  answers: Answers,
  { actor }: Pick<Context, 'actor'>,
): Decided => {
  const found = redactedCopies.find(({ number }) => `${number}` === subject);
  if (found === undefined) return refuse(NO_SUCH_COPY);
  if (found.standing !== 'to-check') return refuse(SETTLED);
  if (found.preparedBy === actor.person) return refuse(OWN_CHECK);
  const facts = factsOf(Checking, answers);
  if (!facts.ok) return facts;
  const { checkOutcome, readToTheEnd, sentBackReason } = facts.value;
  if (checkOutcome === 'send-back') {
    return sentBackReason === ''
      ? refuse(SAY_WHY)
      : ok([{ type: 'RedactedCopySentBack', answers, copy: found.number }]);
  }
  return readToTheEnd === undefined
    ? refuse(READ_IT_FIRST)
    : ok([{ type: 'RedactedCopyChecked', answers, copy: found.number }]);
};

const TOO_MANY: Refusal = {
  reason: 'too-many-copies',
  message: `A case has room for ${MOST_COPIES} redacted copies, and this one has them all. Use one that was made before.`,
};
const SAY_WHAT_INSTEAD: Refusal = {
  reason: 'say-what-instead',
  message: 'A word has nothing to stand in its place. Enter what to write there, or choose a black bar.',
  field: 'words',
};
const GIVEN_AWAY = (word: string): Refusal => ({
  reason: 'given-away',
  message: `What is to stand instead of “${word}” holds a word that you take out. Choose other words, or a black bar.`,
  field: 'words',
});
const NO_SUCH_COPY: Refusal = {
  reason: 'no-such-copy',
  message: 'There is no such redacted copy in this case. Go back to the case and choose it from the list.',
};
const SETTLED: Refusal = {
  reason: 'copy-settled',
  message: 'This copy has been checked or sent back already. The case page shows how it stands.',
};
const OWN_CHECK: Refusal = {
  reason: 'own-check',
  message: 'You prepared this copy, so somebody else checks it. Ask the chair or a safeguarding partner’s delegate.',
};
const SAY_WHY: Refusal = {
  reason: 'reason-required',
  message: 'Say what has to be changed, so that the copy can be prepared again.',
  field: 'sentBackReason',
};
const READ_IT_FIRST: Refusal = {
  reason: 'read-first',
  message: 'Confirm that you have read the copy to the end. If you have not, read it first.',
  field: 'readToTheEnd',
};

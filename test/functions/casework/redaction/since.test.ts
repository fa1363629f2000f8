import { describe, expect, it } from 'vitest';
import { madeCopy } from '#functions/casework/redaction/copy.ts';
import { redactedCopyNamed } from '#functions/casework/redaction/document.ts';
import { foundRows } from '#functions/casework/redaction/found.ts';
import { practiceReviewDocuments } from '#functions/practice-review/documents/documents.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { dossierOf, wordsOf } from '#test/functions/practice-review/documents/made.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { CHAIR, drafted, fill, MANAGER, REVIEWER } from '#test/support/review-story.ts';

const REPORT = { summary: 'In May the panel met. Wren Ashby said that May would ring Tom at Larkfield, and will.' };
const names = (...listed: readonly string[]) => ({
  names: listed.map((protectedName) => ({ protectedName, nameOf: 'child' })),
});

const prepared = (...listed: readonly string[]): PureReview => {
  const review = drafted(REPORT);
  fill(review, MANAGER, 'protected-names', names(...listed));
  expect(fill(review, MANAGER, 'prepare-redacted-copy', { words: [] })).toEqual(['RedactedCopyPrepared']);
  expect(fill(review, CHAIR, 'check-redacted-copy', {}, '1')).toEqual(['RedactedCopyChecked']);
  return review;
};

const copyOf = (review: PureReview) => {
  const [copy] = review.state.redactedCopies;
  const made = copy && madeCopy(dossierOf(review), practiceReviewDocuments, copy);
  if (made === undefined) throw new Error('There is no copy');
  return made;
};

const withheld = (review: PureReview): string | undefined =>
  redactedCopyNamed('redacted/1', practiceReviewShelf, practiceReviewDocuments)?.withheld?.(dossierOf(review))?.reason;

describe('names that a case protects', () => {
  it('are taken out of every copy, though nobody lists them for it', () => {
    const review = prepared('Wren Ashby', 'Tom');
    const words = wordsOf(copyOf(review).document);
    expect(words).toContain('█████ said that May would ring █████ at Larkfield');
    expect(words).not.toMatch(/Wren|Ashby|Tom/);
    expect(withheld(review)).toBeUndefined();
  });

  it('hold a copy back once one is protected that stands in it, and leave the copy as it was', () => {
    const review = prepared('Tom');
    const before = wordsOf(copyOf(review).document);
    fill(review, MANAGER, 'protected-names', names('Tom', 'Nobody At All'));
    expect(withheld(review)).toBeUndefined();
    fill(review, MANAGER, 'protected-names', names('Tom', 'wren-ashby'));
    expect(withheld(review)).toBe('protected-since');
    expect(wordsOf(copyOf(review).document)).toBe(before);
    // A new copy has it out.
    fill(review, MANAGER, 'prepare-redacted-copy', { words: [] });
    const [, second] = review.state.redactedCopies;
    const made = second && madeCopy(dossierOf(review), practiceReviewDocuments, second);
    expect(wordsOf(made?.document)).not.toContain('Ashby');
  });

  it('are shown with their place where they may be an everyday word, and what was not found as well', () => {
    const rows = foundRows(copyOf(prepared('May', 'Tom', 'Mispelt')));
    const value = (label: string) => rows.find((row) => row.label.startsWith(label))?.value ?? '';
    // The day on which the copy was made is one such place.
    const places = value('Left standing').split('\n');
    expect(places.filter((place) => place.startsWith('Summary'))).toEqual([
      'Summary: “…In May the panel met. Wren Ashby said that May…”',
      expect.stringContaining('said that May would ring █████'),
    ]);
    expect(value('Taken out')).toBe('Tom, once: a black bar');
    const small = foundRows(copyOf(prepared('Will'))).find(({ label }) => label.startsWith('Left standing'));
    expect(small?.value).toMatch(/“will” in small letters, (once|\d+ times)\./);
    expect(value('Stands nowhere')).toBe('Mispelt');
  });

  it('keep the version that was copied, whatever is written afterwards', () => {
    const review = prepared('Tom');
    fill(review, REVIEWER, 'review-report', { summary: 'Quite another summary.' });
    expect(wordsOf(copyOf(review).document)).toContain('would ring █████ at Larkfield');
    expect(review.state.draft?.version).toBe(2);
  });
});

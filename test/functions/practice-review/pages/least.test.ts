import { describe, expect, it } from 'vitest';
import { practiceReviewDocuments } from '#functions/practice-review/documents/documents.ts';
import { holderOf } from '#test/support/pure-case.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { action } from '#test/support/review-answers.ts';
import { CHAIR, fill, MANAGER, noticed, POLICE, published } from '#test/support/review-story.ts';
import { pagesOf } from '../looking.ts';

const HOUSING = 'head-of-housing';
const PRESS = 'communications';
const mayHave = (review: PureReview, who: string, name: string): boolean =>
  practiceReviewDocuments.named(name)?.mayHave(review.state, holderOf(review.arrangement, who, review.now), review.now)
    .ok ?? false;

describe('communications', () => {
  const review = noticed();
  fill(review, MANAGER, 'publication-comment', { commentWords: 'What the Panel said' });
  fill(review, PRESS, 'take-part');
  const { ask } = pagesOf(review);

  it('read what is published, when, and who speaks', async () => {
    const { status, text } = await ask(PRESS, '');
    expect(status).toBe(200);
    for (const words of ['30 June 2026', 'The report']) expect(text).toContain(words);
    expect((await ask(PRESS, '/answers/media-plan')).text).toContain('A short statement');
    expect(mayHave(review, PRESS, 'copy')).toBe(true);
  });

  it('read nothing of what it means for the family, nor what anybody said of it, nor why it is late or withheld', async () => {
    expect((await ask(PRESS, '')).text).not.toMatch(/What the Panel said|Told before/);
    for (const form of ['impact-on-family', 'publication-comment?subject=c1', 'publication-plan', 'redaction-check'])
      expect([form, (await ask(PRESS, `/answers/${form}`)).status]).toEqual([form, 403]);
    for (const name of ['withheld', 'delay', 'decision', 'report', 'moved'])
      expect([name, mayHave(review, PRESS, name)]).toEqual([name, false]);
    expect((await ask(CHAIR, '/answers/impact-on-family')).text).toContain('Told before');
  });
});

describe('an agency that only carries out an action', () => {
  const owning = (review: PureReview): PureReview => {
    const row = { ...action, actAgency: 'housing', actWhat: 'Keep a list of moves' };
    const agreed = fill(review, CHAIR, 'action-plan', { actions: [row] });
    if (typeof agreed === 'string') throw new Error(agreed);
    fill(review, HOUSING, 'take-part');
    return review;
  };

  it.each([
    ['before', noticed],
    ['after', published],
  ])('%s publication sees its action, and neither the report nor its recommendations', async (_, story) => {
    const review = owning(story());
    const { ask } = pagesOf(review);
    const { status, text } = await ask(HOUSING, '');
    expect(status).toBe(200);
    expect(text).toContain('Keep a list of moves');
    expect(text).not.toMatch(/Versions of the report|Share what is known before each visit/);
    for (const path of ['/report/1', '/answers/review-report', '/answers/agency-analysis?subject=police'])
      expect([path, (await ask(HOUSING, path)).status]).toEqual([path, 403]);
    expect(mayHave(review, HOUSING, 'report')).toBe(false);
    expect((await ask(HOUSING, '/actions')).text).toContain('Keep a list of moves');
  });

  it('and one that was asked reads the report as before', async () => {
    const { ask } = pagesOf(owning(noticed()));
    expect((await ask(POLICE, '/report/1')).status).toBe(200);
  });
});

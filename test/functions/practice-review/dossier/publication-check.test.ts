import { describe, expect, it } from 'vitest';
import { pounds } from '#functions/practice-review/dossier/pounds.ts';
import { publicationCheck } from '#functions/practice-review/dossier/publication-check.ts';
import { hindranceTo } from '#shared/practice-review/decide/publish/release.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { approved, at, CHAIR, fill, MANAGER, noticed, prepared } from '#test/support/review-story.ts';

const commented = (): PureReview => {
  const review = at(noticed(), '2026-06-16T10:00');
  fill(review, MANAGER, 'publication-comment');
  return review;
};
const answered = (): PureReview => {
  const review = commented();
  fill(review, CHAIR, 'answer-comment', {}, 'c1');
  return review;
};
const explained = (): PureReview => {
  const review = noticed();
  fill(review, MANAGER, 'explain-delay');
  return review;
};

const standings: readonly (readonly [name: string, review: () => PureReview])[] = [
  ['approved', approved],
  ['prepared', prepared],
  ['copies sent', noticed],
  ['the day before the day planned', () => at(noticed(), '2026-06-29T23:00')],
  ['the day planned', () => at(noticed(), '2026-06-30T00:00')],
  ['a comment not answered', () => at(commented(), '2026-06-30T10:00')],
  ['a comment answered', () => at(answered(), '2026-06-30T10:00')],
  ['after the six months', () => at(noticed(), '2026-07-16T10:00')],
  ['after the six months, explained', () => at(explained(), '2026-07-16T10:00')],
  ['later than was explained', () => at(explained(), '2026-12-01T10:00')],
];

describe('what stands before publication', () => {
  it.each(standings)(
    '%s: a page says that it may be published when the rules would let it, and else says why not',
    (_, make) => {
      const review = make();
      const check = publicationCheck(review.state, review.context());
      expect(check.mayPublish).toBe(hindranceTo(review.state, review.context()) === undefined);
    },
  );

  it('after the six months it is the delay that is to be explained', () => {
    const review = at(noticed(), '2026-07-16T10:00');
    expect(publicationCheck(review.state, review.context()).missing).toEqual([
      'the delay explained to the Panel and the Secretary of State',
    ]);
  });
});

it('a sum is read with its thousands', () => {
  expect(['', '0', '900', '9000', '12000', '1250000'].map(pounds)).toEqual([
    '',
    '£0',
    '£900',
    '£9,000',
    '£12,000',
    '£1,250,000',
  ]);
});

import { describe, expect, it } from 'vitest';
import { print } from '#forms/layouts/html.ts';
import { practiceReviewFace } from '#functions/practice-review/face.ts';
import { publicKeyOf } from '#shared/practice-review/time/registers.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { at, CHAIR, fill, MANAGER, noticed, published } from '#test/support/review-story.ts';

const CASE = 'c00000000000000000002';
const saysAfter = ({ state }: PureReview, form = 'publish-report') => {
  const come = practiceReviewFace.confirmation?.(state, form, CASE);
  return come && [come.title, ...come.next.map(print)].join('\n');
};
const IMPROVEMENTS = { publishWhat: 'improvements', withholdReason: 'A sibling', improvementText: 'Calls first' };

describe('after a signature for publication', () => {
  it('the first says that somebody else must sign, and that nothing is public', () => {
    const review = at(noticed(), '2026-06-30T10:00');
    fill(review, MANAGER, 'publish-report');
    const says = saysAfter(review);
    expect(says).toContain('You have signed first');
    expect(says).toContain('Somebody else must sign before the report is published. Nothing is public yet.');
    expect(says).not.toContain('/published/');
  });

  it('the second says that both have signed, and where it is public', () => {
    const says = saysAfter(published());
    expect(says).toContain(
      `Both have signed; the report is public at <a class="govuk-link" href="/published/${publicKeyOf(CASE)}">`,
    );
    expect(says).toContain('since 30 June 2026 at 10:00am');
    expect(says).not.toContain('must sign');
    expect(saysAfter(published(IMPROVEMENTS))).toContain('the information about improvements is public at');
  });

  it('the first, looked at again once a comment took it away, says that it counts no longer', () => {
    const review = at(noticed(), '2026-06-30T10:00');
    fill(review, CHAIR, 'publish-report');
    fill(review, MANAGER, 'publication-comment');
    expect(saysAfter(review)).toContain('counts no longer');
  });

  it('and of every other form, what the form itself says', () => {
    expect(saysAfter(published(), 'action-plan')).toBeUndefined();
  });
});

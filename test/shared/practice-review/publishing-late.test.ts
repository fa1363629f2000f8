import { describe, expect, it } from 'vitest';
import { at, CHAIR, fill, MANAGER, noticed } from '#test/support/review-story.ts';

describe('once the six months have ended', () => {
  it('nothing is published before a delay is explained that reaches as far', () => {
    const review = at(noticed(), '2026-07-16T10:00');
    expect(fill(review, MANAGER, 'publish-report')).toBe('explain-delay-first');
    fill(review, MANAGER, 'explain-delay', { delayExpectedOn: '2026-07-20', delayReviewOn: '2026-07-20' });
    expect(fill(review, MANAGER, 'publish-report')).toEqual(['ReleaseSigned']);
    expect(fill(at(review, '2026-07-21T10:00'), CHAIR, 'publish-report')).toBe('explain-delay-first');
  });

  it('the last day of them is in time without one', () => {
    expect(fill(at(noticed(), '2026-07-15T23:50'), MANAGER, 'publish-report')).toEqual(['ReleaseSigned']);
  });

  it('late says by how many working days', () => {
    const review = at(noticed(), '2026-07-17T10:00');
    fill(review, MANAGER, 'explain-delay', { delayExpectedOn: '2026-07-20', delayReviewOn: '2026-07-20' });
    fill(review, MANAGER, 'publish-report');
    fill(review, CHAIR, 'publish-report');
    // The six months ended on Wednesday 15 July.
    expect(review.state.published?.daysLate).toBe(2);
  });
});

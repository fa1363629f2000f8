import { describe, expect, it } from 'vitest';
import { practiceReviewFace } from '#functions/practice-review/face.ts';
import { approved, at, CHAIR, DELEGATES, drafted, fill, prepared, REVIEWER } from '#test/support/review-story.ts';

const since = practiceReviewFace.judgedSince;

describe('what was answered of something else is answered anew', () => {
  it('on the family and the media, once another report is approved', () => {
    const review = prepared();
    const first = since?.(review.state, 'impact-on-family');
    expect(first).toBe(review.state.reportApprovedAt);
    at(review, '2026-06-16T10:00');
    fill(review, CHAIR, 'reopen-report');
    fill(review, REVIEWER, 'review-report');
    fill(review, CHAIR, 'accept-report');
    for (const [partner, post] of DELEGATES) fill(review, post, 'approve-report', {}, partner);
    for (const form of ['impact-on-family', 'media-plan']) expect(since?.(review.state, form)).toBe(review.now);
    expect(first === undefined || first < review.now).toBe(true);
  });

  it('on accepting, once the version has been sent back', () => {
    const review = drafted();
    expect(since?.(review.state, 'accept-report')).toBe(review.state.draft?.at);
    fill(review, CHAIR, 'accept-report');
    at(review, '2026-05-07T10:00');
    const back = { approval: 'send-back', sendBackReason: 'More of fathers' };
    fill(review, 'icb-chief-nurse', 'approve-report', back, 'health');
    expect(since?.(review.state, 'accept-report')).toBe(review.now);
  });

  it('never for a form that judges nothing', () => {
    expect(since?.(approved().state, 'action-plan')).toBeUndefined();
  });
});

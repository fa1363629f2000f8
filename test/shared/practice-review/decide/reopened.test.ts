import { describe, expect, it } from 'vitest';
import { tasks } from '#shared/practice-review/time/tasks.ts';
import { CHAIR, DELEGATES, fill, MANAGER, noticed, prepared, REVIEWER } from '#test/support/review-story.ts';

describe('after the report is reopened', () => {
  const again = (review: ReturnType<typeof prepared>) => {
    fill(review, CHAIR, 'reopen-report');
    fill(review, REVIEWER, 'review-report');
    fill(review, CHAIR, 'accept-report');
    for (const [partner, post] of DELEGATES) fill(review, post, 'approve-report', {}, partner);
    return review;
  };

  it.each([
    ['prepared', prepared],
    ['announced', noticed],
  ])('%s: the family is thought of and the media plan agreed again, and nothing goes out until then', (_, story) => {
    const review = again(story());
    const asked = () => tasks(review.state, review.context()).map(({ form }) => form);
    expect(review.state).toMatchObject({ stage: 'preparing', impactConsidered: false, mediaPlanned: false });
    expect(asked()).toEqual(expect.arrayContaining(['impact-on-family', 'media-plan', 'publication-plan']));
    fill(review, MANAGER, 'publication-plan');
    fill(review, CHAIR, 'redaction-check');
    expect(fill(review, MANAGER, 'send-copies')).toBe('impact-first');
    fill(review, CHAIR, 'impact-on-family');
    expect(fill(review, MANAGER, 'send-copies')).toBe('media-first');
    expect(fill(review, CHAIR, 'publish-report')).toBe('not-at-this-stage');
    fill(review, CHAIR, 'media-plan');
    expect(asked()).not.toContain('impact-on-family');
    expect(fill(review, MANAGER, 'send-copies')).toContain('CopiesSent');
    expect(review.replayed()).toEqual(review.state);
  });
});

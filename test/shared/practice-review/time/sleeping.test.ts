import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochOf, type Instant, instantOf } from '#shared/kernel/time.ts';
import { nextMoment, timePassed } from '#shared/practice-review/time/plan.ts';
import { agreed, approved, gathering, initiated, published, requested, sent, Timed } from './timed.ts';

const begun = (): Timed => new Timed('2026-08-03T10:00').did(initiated('2026-08-03'));

/** How to make anything that can stand in a review. Made afresh each time, since it changes as it is played. */
const anyReview = fc
  .record({
    stage: fc.integer({ min: 0, max: 5 }),
    publishOn: fc.constantFrom('2026-11-02', '2027-01-20', '2027-03-01'),
    accessUntil: fc.constantFrom('2026-09-05', '2027-06-01'),
    delay: fc.option(fc.constantFrom('2026-12-24', '2027-02-28', '2027-06-30')),
    replyBy: fc.constantFrom('2026-08-10', '2026-08-15', '2026-08-31'),
    dues: fc.array(fc.constantFrom('2026-08-04', '2026-12-25', '2027-04-01'), { maxLength: 4 }),
  })
  .map(({ stage, publishOn, accessUntil, delay, replyBy, dues }) => () => {
    const review = begun();
    if (stage >= 1) gathering(review, publishOn, accessUntil).did(requested(replyBy, '2026-09-10'));
    if (stage >= 1) review.did({ type: 'ReviewerAsked', id: 'q1', replyBy });
    if (delay !== null) review.did({ type: 'DelayExplained', expectedOn: delay, reviewOn: '2026-09-01' });
    if (dues.length > 0) review.did({ type: 'ActionsAgreed', actions: dues.map((due, n) => agreed(`a${n + 1}`, due)) });
    if (stage >= 3) approved(review);
    if (stage >= 4) sent(review, publishOn);
    if (stage >= 5) published(review, publishOn);
    return review;
  });
/** Hours to let go by, one look after another. */
const sleeps = fc.array(fc.integer({ min: 1, max: 24 * 200 }), { minLength: 1, maxLength: 8 });
const later = (now: Instant, hours: number): Instant => instantOf(epochOf(now) + hours * 3_600_000);

/** `asked:gp:reply-overdue` for `asked:gp:reply-overdue:3`: what one chaser repeats. */
const family = (key: string): string => key.replace(/:(\d+|\d{4}-\d{2}-\d{2})$/, '');

describe('however long nobody looks', () => {
  it('a look says at most one thing of each kind about each, and the next look has nothing to add', () => {
    fc.assert(
      fc.property(anyReview, sleeps, (make, hours) => {
        const review = make();
        for (const slept of hours) {
          review.now = later(review.now, slept);
          const said = review
            .look()
            .flatMap((event) =>
              event.type !== 'StepReached' ? [event.type] : event.about.length === 0 ? [event.step] : event.about,
            );
          const families = said.map(family).filter((one) => !one.startsWith('timetable'));
          expect(new Set(families).size).toBe(families.length);
          expect(timePassed(review.state, review.context())).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the next moment is exact: something is there then, and nothing just before', () => {
    fc.assert(
      fc.property(anyReview, sleeps, (make, hours) => {
        const review = make();
        for (const slept of hours) {
          const next = nextMoment(review.state, review.context());
          if (next === undefined) {
            expect(timePassed(review.state, review.context(later(review.now, 24 * 4000)))).toEqual([]);
            return;
          }
          expect(timePassed(review.state, review.context(next))).not.toEqual([]);
          expect(timePassed(review.state, review.context(instantOf(epochOf(next) - 1)))).toEqual([]);
          review.now = later(review.now, slept);
          if (timePassed(review.state, review.context()).length > 0) expect(next <= review.now).toBe(true);
          // A moment may go by unsaid: what it was to say means nothing any more.
          review.look();
        }
      }),
      { numRuns: 300 },
    );
  });
});

import { expect, it } from 'vitest';
import { walk } from '#test/shared/kernel/slow-oracle.ts';
import { gathering, initiated, Timed, told } from './timed.ts';

it('a written question is chased four times, and no more', () => {
  const review = gathering(new Timed('2026-08-03T10:00').did(initiated('2026-08-03')), '2027-01-20', '2027-06-01').did({
    type: 'ReviewerAsked',
    id: 'q1',
    replyBy: '2026-08-14',
  });
  const chased = told(review.liveUntil('2026-12-31T17:00')).filter((line) => line.includes('question-overdue'));
  expect(chased.map((line) => line.split(' ')[0])).toEqual(
    [0, 5, 10, 15].map((days) => (days === 0 ? '2026-08-17' : walk('2026-08-17', days))),
  );
});

import { describe, expect, it } from 'vitest';
import type { Task } from '#shared/casework/workflow.ts';
import { tasks } from '#shared/practice-review/time/tasks.ts';
import { agreed, approved, gathering, initiated, published, sent, Timed } from './timed.ts';

const all = (review: Timed): readonly Task[] => tasks(review.state, review.context());
const ids = (review: Timed): string[] => all(review).map(({ id }) => id);
const task = (review: Timed, id: string): Task | undefined => all(review).find((one) => one.id === id);
const begun = (): Timed => new Timed('2026-08-03T10:00').did(initiated('2026-08-03'));
const working = (): Timed => gathering(begun(), '2027-01-20', '2027-06-01');
const CHAIR = { kind: 'post', post: 'independent-convenor' };

describe('actions', () => {
  const changing = (): Timed => published(sent(approved(working()), '2027-01-20'), '2027-01-20');

  it('are agreed for every recommendation of an accepted report', () => {
    const review = changing();
    expect(task(review, 'action-plan')).toMatchObject({ title: 'Agree actions for 2 recommendations', for: CHAIR });
    review.did({
      type: 'ActionsAgreed',
      actions: [agreed('a1', '2027-06-30'), agreed('a2', '2027-06-30', { recommendation: 'r2' })],
    });
    expect(ids(review)).toEqual(['action-progress:a1', 'action-progress:a2']);
  });

  it('go from progress to audit to closing, and back when an audit is not met', () => {
    const review = changing().did({
      type: 'ActionsAgreed',
      actions: [agreed('a1', '2027-06-30'), agreed('a2', '2028-06-30', { recommendation: 'r2', agency: 'gp' })],
    });
    const of = (id: string): string[] => ids(review).filter((one) => one.endsWith(`:${id}`));
    const progress = (completion: boolean, impact: boolean) =>
      review.did({
        type: 'ActionProgressed',
        action: 'a1',
        status: completion ? 'done' : 'in-progress',
        completion,
        impact,
      });
    expect(task(review, 'action-progress:a2')).toMatchObject({
      for: { kind: 'agency', agency: 'gp' },
      dueDate: '2028-06-30',
      subject: 'a2',
    });
    progress(false, false);
    expect(of('a1')).toEqual(['action-progress:a1']);
    progress(true, false);
    expect(of('a1')).toEqual(['action-progress:a1', 'audit-action:a1']);
    progress(true, true);
    expect(of('a1')).toEqual(['audit-action:a1']);
    review.did({ type: 'ActionAudited', action: 'a1', on: '2027-03-01', result: 'partly-met' });
    expect(of('a1')).toEqual(['action-progress:a1']);
    review.sleepUntil('2027-04-01T09:00');
    progress(true, true);
    expect(of('a1')).toEqual(['action-progress:a1', 'audit-action:a1']);
    review.did({ type: 'ActionAudited', action: 'a1', on: '2027-04-02', result: 'met' });
    expect(of('a1')).toEqual(['close-action:a1']);
    expect(task(review, 'close-action:a1')).toMatchObject({ for: CHAIR });
    review.did({ type: 'ActionClosed', action: 'a1' });
    expect(of('a1')).toEqual([]);
  });

  it('are sixty tasks for sixty actions, whose titles say which and not what', () => {
    const actions = Array.from({ length: 60 }, (_, n) =>
      agreed(`a${n + 1}`, '2027-06-30', { recommendation: n % 2 === 0 ? 'r1' : 'r2', what: 'SECRET' }),
    );
    const review = changing().did({ type: 'ActionsAgreed', actions });
    expect(all(review)).toHaveLength(60);
    expect(new Set(ids(review)).size).toBe(60);
    expect(JSON.stringify(all(review))).not.toMatch(/SECRET/);
    expect(task(review, 'action-progress:a60')?.title).toBe('Report progress on action 60');
  });

  it('let the review close when all are closed and the year is over, and not before', () => {
    const review = changing().did({
      type: 'ActionsAgreed',
      actions: [agreed('a1', '2027-06-30'), agreed('a2', '2027-06-30', { recommendation: 'r2' })],
    });
    review.did({ type: 'ActionClosed', action: 'a1' }, { type: 'ActionClosed', action: 'a2' });
    expect(ids(review.sleepUntil('2028-01-20T23:59'))).toEqual([]);
    expect(ids(review.sleepUntil('2028-01-21T00:00'))).toEqual(['close-review']);
    review.did({ type: 'MessageTroubled', key: 'k', milestone: 'M11', audience: 'partners', status: 'BOUNCED' });
    expect(ids(review)).toEqual(['settle-message:k']);
  });
});

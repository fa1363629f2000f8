import { describe, expect, it } from 'vitest';
import { standingOfTask } from '#functions/casework/pages/to-do.ts';
import { practiceReviewFace } from '#functions/practice-review/face.ts';
import { rapidReviewFace } from '#functions/rapid-review/face.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { tasks } from '#shared/practice-review/time/tasks.ts';
import { rapidReview } from '#shared/rapid-review/workflow.ts';
import { gatheredCase } from '#test/functions/rapid-review/office-case.ts';
import { holderOf } from '#test/support/pure-case.ts';
import { at, CHAIR, drafted, fill } from '#test/support/review-story.ts';

/** The deputy of Barnet's independent chair. */
const DEPUTY = 'designated-doctor';
const endingOn = (day: string) => (arrangement: Arrangement) => ({
  ...arrangement,
  posts: arrangement.posts.map((post) => (post.id === DEPUTY ? { ...post, until: LondonDate.parse(day) } : post)),
});

/** How the chair's own tasks stand to somebody on the day. */
const chairsTasks = (review: ReturnType<typeof drafted>, who: string): readonly string[] => {
  const actor = holderOf(review.arrangement, who, review.now);
  const { shelf } = practiceReviewFace;
  return tasks(review.state, review.context())
    .filter(({ for: owner }) => owner.kind === 'post' && owner.post === CHAIR)
    .map((task) => standingOfTask({ face: practiceReviewFace, shelf, state: review.state }, actor, task, review.now));
};

describe('tasks of a post that has a deputy', () => {
  it('are listed for its holder and for its deputy, and for nobody else', () => {
    const review = drafted();
    fill(review, DEPUTY, 'take-part');
    expect(chairsTasks(review, CHAIR)).toContain('theirs');
    expect(chairsTasks(review, DEPUTY)).toEqual(chairsTasks(review, CHAIR));
    for (const other of ['business-manager', 'police-head-of-safeguarding', 'designated-nurse', 'named-gp'])
      expect([other, ...new Set(chairsTasks(review, other))]).toEqual([other, 'not-theirs']);
  });

  it('are offered to a deputy once confidentiality is agreed', () => {
    expect(chairsTasks(drafted(), DEPUTY)).toContain('agree-first');
  });

  it('are no longer listed for a deputy whose time is over, from the day after', () => {
    const review = drafted({}, endingOn('2026-05-05'));
    fill(review, DEPUTY, 'take-part');
    expect(chairsTasks(at(review, '2026-05-05T23:59'), DEPUTY)).toContain('theirs');
    const after = chairsTasks(at(review, '2026-05-06T00:00'), DEPUTY);
    expect([...new Set(after)]).toEqual(['not-theirs']);
    expect(chairsTasks(review, CHAIR)).toContain('theirs');
  });

  it('of a rapid review go by role, and so to whoever deputises in it', async () => {
    const office = await gatheredCase();
    const state = rapidReview.state.parse((await office.record()).state);
    const task = { id: 't', title: 'Hold the meeting', form: 'meeting', for: { kind: 'role', role: 'chair' } } as const;
    const stands = (actor: Actor): string =>
      standingOfTask({ face: rapidReviewFace, shelf: rapidReviewFace.shelf, state }, actor, task, office.clock.now());
    for (const who of ['independent-convenor', 'designated-doctor'])
      expect(['theirs', 'agree-first']).toContain(stands(office.actor(who)));
    expect(stands(office.actor('named-gp'))).toBe('not-theirs');
  });
});

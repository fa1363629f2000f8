import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answers } from '#shared/casework/answers.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { formsIn } from '#test/forms/support/every-form.ts';
import { fillIn } from '#test/forms/support/fill-in.ts';
import { london } from '#test/support/pure-case.ts';
import { PureReview } from '#test/support/pure-review.ts';
import * as story from '#test/support/review-story.ts';

/** A review with one thing more that forms are about: a question, a comment, an action. */
const having = (review: PureReview, form: FormName): PureReview => {
  if (typeof story.fill(review, story.MANAGER, form) === 'string') throw new Error(`${form} was refused`);
  return review;
};
/** A review at each of its stages that asks something of people. */
const reviews = [
  new PureReview('barnet', '2026-01-15T10:00'),
  story.opened(),
  having(story.commissioned(), 'ask-reviewer'),
  story.drafted(),
  story.accepted(),
  story.approved(),
  having(story.at(story.noticed(), '2026-06-16T10:00'), 'publication-comment'),
  having(story.published(), 'action-plan'),
];
const SUBJECTS: Readonly<Record<string, string>> = {
  agency: 'police',
  partner: 'health',
  action: 'a1',
  question: 'q1',
  comment: 'c1',
};

describe('what the rules make of a form that is filled in', () => {
  it.each(formsIn('practice-review').map(({ form }) => [form.form, form] as const))(
    '%s: may be refused for a reason, and never because its answers cannot be read',
    (name, form) => {
      const type = FormName.parse(name);
      const subject = form.subject === undefined ? {} : { subject: SUBJECTS[form.subject] ?? '' };
      const met = new Set<string>();
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const filled = fillIn(form, (below) => gen(fc.nat, Math.max(0, below - 1)));
          const answers = Answers.parse(filled.answers);
          for (const review of reviews) {
            const now = london('2026-04-02T10:00');
            const context = { ...review.context(), now };
            const decided = practiceReviewShelf.workflow.decide(review.state, { type, answers, ...subject }, context);
            met.add(decided.ok ? 'decided' : decided.error.reason);
          }
        }),
        { numRuns: 40, seed: 11 },
      );
      expect(met).not.toContain('incomplete');
      expect([...met].filter((reason) => reason !== 'not-at-this-stage')).not.toEqual([]);
    },
  );
});

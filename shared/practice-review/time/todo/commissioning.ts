import { londonDate } from '#shared/kernel/london.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import { practiceReviewClock } from '../clocks.ts';
import { needsReviewer, partnersOwingReviewer } from '../waiting.ts';
import { chairOf, MANAGER, type Tasked, task } from './own.ts';

/** Proposing a reviewer, three approvals, and what follows when access ends (LCSPR-2). */
export const reviewerTasks: Tasked = (state, context) => {
  const inquiring = state.stage === 'commissioning' || state.stage === 'gathering' || state.stage === 'drafting';
  const proposedAt = state.reviewer?.proposedAt;
  const approveBy =
    proposedAt === undefined
      ? undefined
      : addWorkingDays(londonDate(proposedAt), context.arrangement.practiceReview.approveWithin);
  return [
    ...(inquiring && needsReviewer(state) ? [task('propose-reviewer', 'Propose a reviewer', MANAGER)] : []),
    ...partnersOwingReviewer(state).map((partner) =>
      task(
        'approve-reviewer',
        'Approve the reviewer for your partner, or refuse',
        { kind: 'partner', partner },
        { subject: partner, dueDate: approveBy },
      ),
    ),
    ...(inquiring && state.reviewer?.standing === 'appointed' && state.reviewer.accessEnded
      ? [task('reviewer-access', 'Extend the reviewer’s access, or stand them down', MANAGER)]
      : []),
  ];
};

/** The terms of reference (LCSPR-4), and the names that nothing published may hold (LCSPR-17). */
export const termsTasks: Tasked = (state, context) => [
  ...(state.terms === undefined
    ? [
        task('terms-of-reference', 'Set the terms of reference', chairOf(context), {
          dueDate: practiceReviewClock(state, context)?.dueDate,
          clock: 'practice-review',
        }),
      ]
    : []),
  ...(state.protectedNames.length === 0
    ? [task('protected-names', 'List the names that must not be published', MANAGER)]
    : []),
];

import { SIDES } from '../../state/facts.ts';
import { openSteps, owingConfirmation, owingRecord } from '../standing.ts';
import { writtenBy } from '../steps/owed.ts';
import { MANAGER, ownersOf, postOwner, type Tasked, task } from './own.ts';

/** Both sides, in writing (ESC-10). */
export const confirmingTasks: Tasked = (state, context) =>
  owingConfirmation(state).flatMap((side) =>
    task('confirm-outcome', 'Confirm the outcome in writing', ownersOf(side, state, context), {
      subject: side,
      dueDate: state.outcome === undefined ? undefined : writtenBy(state.outcome.at, context),
    }),
  );

/** On the record of the child or adult, and then closed with what was learned (ESC-11, ESC-13). */
export const recordingTasks: Tasked = (state, context) => {
  const { confirmedAt } = state;
  const owing = owingRecord(state);
  return [
    ...owing.flatMap((side) =>
      task('placed-on-record', 'Place it on the case record, and say so', ownersOf(side, state, context), {
        subject: side,
        dueDate: confirmedAt === undefined ? undefined : writtenBy(confirmedAt, context),
      }),
    ),
    ...(owing.length === 0 && openSteps(state).length === 0 && state.troubles.length === 0
      ? task('close-disagreement', 'Close it, with what was learned', [MANAGER])
      : []),
  ];
};

/** Agreed actions, each its own side's. */
export const stepTasks: Tasked = (state, context) =>
  SIDES.flatMap((side) =>
    openSteps(state)
      .filter((step) => step.side === side)
      .flatMap(({ id, due }) =>
        task('outcome-action', 'Report on an agreed action', ownersOf(side, state, context), {
          subject: id,
          dueDate: due,
        }),
      ),
  );

/** Gaps in policies and procedures are brought to the chair, and outlast the disagreement (ESC-12). */
export const gapTasks: Tasked = ({ gaps }, context) =>
  gaps
    .filter(({ answered }) => !answered)
    .flatMap(({ id }) =>
      task('answer-gap', 'Answer a gap in policy', [postOwner(context.arrangement.escalation.gapsTo, context)], {
        subject: id,
      }),
    );

/** The protocol's own yearly review (ESC-13). */
export const reviewTasks: Tasked = ({ review }) =>
  task('review-protocol', 'Review the protocol for professional disagreements', [MANAGER], { dueDate: review?.dueOn });

import type { Context } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import type { Disagreement } from '../../state/state.ts';
import { openSteps, owingConfirmation, owingRecord } from '../standing.ts';
import { morningAfter, repeated, type Series } from './series.ts';

/** The day by which both sides do what an outcome asks of them in writing. */
export const writtenBy = (since: Instant, { arrangement }: Pick<Context, 'arrangement'>): LondonDate =>
  addWorkingDays(londonDate(since), arrangement.escalation.confirmWithin);

/** Sides that have not confirmed the outcome in writing (ESC-10). */
export const unconfirmed = (state: Disagreement, context: Context): Series[] => {
  const { outcome } = state;
  if (outcome === undefined) return [];
  return owingConfirmation(state).map((side) =>
    repeated(
      `confirm:${outcome.round}:${side}`,
      morningAfter(writtenBy(outcome.at, context)),
      context.arrangement.escalation.chaseEvery,
      () => 'confirm-overdue',
      'confirm-overdue',
    ),
  );
};

/** Sides that have not placed it on the child's or adult's record (ESC-11). */
export const unplaced = (state: Disagreement, context: Context): Series[] => {
  const { confirmedAt, outcome } = state;
  if (confirmedAt === undefined) return [];
  return owingRecord(state).map((side) =>
    repeated(
      `record:${outcome?.round ?? 0}:${side}`,
      morningAfter(writtenBy(confirmedAt, context)),
      context.arrangement.escalation.chaseEvery,
      () => 'record-overdue',
      'record-overdue',
    ),
  );
};

/** Agreed actions past their day. */
export const undone = (state: Disagreement, { arrangement }: Context): Series[] =>
  openSteps(state).map(({ id, due }) =>
    repeated(`step:${id}`, morningAfter(due), arrangement.escalation.chaseEvery, () => 'step-overdue', 'step-overdue'),
  );

/** Working days after which an overdue review of a protocol is asked for again: nobody's safety waits for it. */
const REVIEW_CHASED_EVERY = 20;

/** The yearly review of a protocol, past its day (ESC-13). */
export const unreviewed = ({ review }: Disagreement): Series[] =>
  review === undefined
    ? []
    : [
        repeated(
          `protocol-review:${review.dueOn}`,
          morningAfter(review.dueOn),
          REVIEW_CHASED_EVERY,
          () => 'protocol-review-overdue',
        ),
      ];

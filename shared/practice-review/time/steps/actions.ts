import type { Context } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { addWorkingDays, nextWorkingDay } from '#shared/kernel/working-days.ts';
import type { PlannedAction, PracticeReview } from '../../state/state.ts';
import { dated, numbered, once, type Series } from './series.ts';

/** Its owner has shown that it is done, and no audit has found otherwise. */
const isCarriedOut = ({ completion, audit }: PlannedAction): boolean => completion && audit?.result !== 'not-met';

/** Its owner has nothing more to show: done, with its effect, and no audit short of met. */
export const isEvidenced = ({ completion, impact, audit }: PlannedAction): boolean =>
  completion && impact && (audit === undefined || audit.result === 'met');

/**
 * Actions of the shared plan (ACTION-2), those carried out confidentially alike. Reminded of and chased until their owner
 * shows that they are done; asked about until their effect is shown too; left alone once closed.
 */
export const acting = (state: PracticeReview, context: Context): Series[] =>
  state.actions.filter(({ closedAt }) => closedAt === undefined).flatMap((action) => stepsOf(action, context));

const stepsOf = (action: PlannedAction, { arrangement }: Context): Series[] => {
  const { soon, chaseEvery, progressEvery } = arrangement.practiceReview.actions;
  const { id, due, agreedAt, progressAt } = action;
  const soonOn = addWorkingDays(due, -soon);
  return [
    ...(isCarriedOut(action)
      ? []
      : [
          ...(soonOn > londonDate(agreedAt)
            ? [
                once(`action:${id}:action-soon:${due}`, soonOn, {
                  does: 'action-soon',
                  step: 'action-soon',
                  until: due,
                }),
              ]
            : []),
          numbered(`action:${id}:action-overdue`, nextWorkingDay(due), chaseEvery, {
            does: 'action-overdue',
            step: 'action-overdue',
          }),
        ]),
    ...(isEvidenced(action)
      ? []
      : [
          dated(
            `action:${id}:progress-due`,
            addWorkingDays(londonDate(progressAt ?? agreedAt), progressEvery),
            progressEvery,
            { does: 'progress-due', step: 'progress-due' },
          ),
        ]),
  ];
};

import type { Context, Task } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import type { PlannedAction, PracticeReview } from '../../state/state.ts';
import { availabilityEnds } from '../clocks.ts';
import { isEvidenced } from '../steps/actions.ts';
import { chairOf, type Tasked, task } from './own.ts';

/** The shared plan (ACTION-1): made for every recommendation, and each action carried, audited and closed. */
export const actionTasks: Tasked = (state, context) => {
  const carried = new Set(state.actions.map(({ recommendation }) => recommendation));
  const uncarried = state.report === undefined ? [] : state.recommendations.filter(({ id }) => !carried.has(id));
  return [
    ...(uncarried.length > 0
      ? [
          task(
            'action-plan',
            `Agree actions for ${uncarried.length === 1 ? 'a recommendation' : `${uncarried.length} recommendations`}`,
            chairOf(context),
          ),
        ]
      : []),
    ...state.actions
      .filter(({ closedAt }) => closedAt === undefined)
      .flatMap((action) => [...ownersTask(action, context), ...chairsTask(action, context)]),
  ];
};

/** `a3` as the plan numbers it: 3. */
const numberOf = ({ id }: PlannedAction): string => id.slice(1);

/** The owner's day: when it is due; once it is done, when its effect is next asked about. */
const ownersDay = ({ completion, due, progressAt, agreedAt }: PlannedAction, context: Context): LondonDate =>
  completion
    ? addWorkingDays(londonDate(progressAt ?? agreedAt), context.arrangement.practiceReview.actions.progressEvery)
    : due;

const ownersTask = (action: PlannedAction, context: Context): Task[] =>
  isEvidenced(action)
    ? []
    : [
        task(
          'action-progress',
          `Report progress on action ${numberOf(action)}`,
          { kind: 'agency', agency: action.agency },
          { subject: action.id, dueDate: ownersDay(action, context) },
        ),
      ];

const chairsTask = (action: PlannedAction, context: Context): Task[] => {
  const { id, audit, completion, progressAt } = action;
  if (isEvidenced(action) && audit?.result === 'met') {
    return [
      task('close-action', `Close action ${numberOf(action)} with its assurance`, chairOf(context), { subject: id }),
    ];
  }
  // An audit that was not met is done again once its owner has reported since.
  const due = audit === undefined || (progressAt !== undefined && londonDate(progressAt) > audit.on);
  return completion && due && audit?.result !== 'met'
    ? [task('audit-action', `Audit action ${numberOf(action)}`, chairOf(context), { subject: id })]
    : [];
};

/** Every action is closed and the year in public is over (LCSPR-15). */
export const mayClose = (state: PracticeReview, context: Context): boolean => {
  const ends = availabilityEnds(state, context);
  return (
    ends !== undefined &&
    londonDate(context.now) > ends &&
    state.actions.every(({ closedAt }) => closedAt !== undefined)
  );
};

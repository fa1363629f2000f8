import type { Context } from '#shared/casework/workflow.ts';
import { atTime, plusDays } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Stage } from '../stages.ts';
import type { PracticeReviewEvent } from '../state/events.ts';
import type { PlanAction } from '../state/plan-action.ts';
import type { PracticeReview } from '../state/state.ts';
import { acting } from './steps/actions.ts';
import { approving, asked, questioned } from './steps/asking.ts';
import { accessEnding, checked, delayed, publishing, sixMonths, timetabled, yearOver } from './steps/milestones.ts';
import { comes, type Done, doneSoFar, reached, type Series } from './steps/series.ts';
import { workingReviewer } from './waiting.ts';

const INQUIRING: readonly Stage[] = ['commissioning', 'gathering', 'drafting'];
const UNPUBLISHED: readonly Stage[] = [...INQUIRING, 'approving', 'preparing', 'notice-given'];
const OWN: readonly Stage[] = [...UNPUBLISHED, 'changing'];

/** At which stages a step still means something; elsewhere its day passes in silence. */
const WHEN: Readonly<Record<PlanAction, readonly Stage[]>> = {
  'reply-overdue': INQUIRING,
  'return-soon': INQUIRING,
  'return-overdue': INQUIRING,
  // Once the report is approved there is no reviewer's work left to check; a delay has review dates of its own.
  'check-due': [...INQUIRING, 'approving'],
  'question-overdue': UNPUBLISHED,
  'timetable-step': UNPUBLISHED,
  'approval-overdue': UNPUBLISHED,
  'access-ending': UNPUBLISHED,
  'six-months-near': UNPUBLISHED,
  'six-months-over': UNPUBLISHED,
  'delay-review': UNPUBLISHED,
  'publish-today': ['notice-given'],
  'year-over': ['changing'],
  'action-soon': OWN,
  'action-overdue': OWN,
  'progress-due': OWN,
};

/** What time alone has made due, as events. However long nobody looked, one step of each series, the latest. */
export const timePassed = (state: PracticeReview, context: Context): readonly PracticeReviewEvent[] => {
  if (!OWN.includes(state.stage)) return [];
  const done = doneSoFar(state.planDone);
  const ended = accessEnds(state);
  return [
    ...(ended !== undefined && ended <= context.now ? [{ type: 'ReviewerAccessEnded' as const }] : []),
    ...grouped(coming(state, context), done, context.now),
  ];
};

/** The next moment at which `timePassed` will have something to say; undefined when only people can move the review. */
export const nextMoment = (state: PracticeReview, context: Context): Instant | undefined => {
  if (!OWN.includes(state.stage)) return undefined;
  const done = doneSoFar(state.planDone);
  return [accessEnds(state), ...coming(state, context).map((series) => comes(series, done, context.now))]
    .filter((moment) => moment !== undefined)
    .sort()[0];
};

/** The first moment at which the reviewer may no longer see the review. */
const accessEnds = (state: PracticeReview): Instant | undefined => {
  const reviewer = UNPUBLISHED.includes(state.stage) ? workingReviewer(state) : undefined;
  return reviewer === undefined ? undefined : atTime(plusDays(reviewer.accessUntil, 1), '00:00');
};

const coming = (state: PracticeReview, context: Context): Series[] =>
  [
    ...sixMonths(state, context),
    ...delayed(state),
    ...timetabled(state, context),
    ...publishing(state),
    ...asked(state, context),
    ...questioned(state, context),
    ...approving(state, context),
    ...checked(state, context),
    ...accessEnding(state, context),
    ...yearOver(state, context),
    ...acting(state, context),
  ].filter(({ does }) => WHEN[does].includes(state.stage));

/** One event for everything recorded under one step, so that one letter can speak of it all. */
const grouped = (all: readonly Series[], done: Done, now: Instant): PracticeReviewEvent[] => {
  const steps = new Map<string, { readonly does: PlanAction; readonly about: string[] }>();
  for (const series of all) {
    const key = reached(series, done, now);
    if (key === undefined) continue;
    const { step, does } = series;
    if (step === undefined) steps.set(key, { does, about: [] });
    else steps.set(step, { does, about: [...(steps.get(step)?.about ?? []), key] });
  }
  return [...steps].map(([step, { does, about }]) => ({ type: 'StepReached', step, does, about }));
};

import type { Context } from '#shared/casework/workflow.ts';
import { endOfDay, londonDate } from '#shared/kernel/london.ts';
import { epochOf, type Instant, instantOf, plusMilliseconds } from '#shared/kernel/time.ts';
import type { Disagreement } from '../../state/state.ts';
import { disagreementClock, metAt, stageClock } from '../clocks.ts';
import { stageNow } from '../standing.ts';
import { byDay, morningOf, once, repeated, type Series } from './series.ts';

const MINUTE = 60_000;

/** The first instant that is no longer in time. */
const after = (due: Instant): Instant => plusMilliseconds(due, 1);

const halfway = (from: Instant, to: Instant): Instant => instantOf(Math.floor((epochOf(from) + epochOf(to)) / 2));

const later = (one: Instant, other: Instant | undefined): Instant => (other !== undefined && other > one ? other : one);

/** Nobody is spared the night while somebody is at immediate risk. */
const notified = (moment: Instant, { immediateRiskAt }: Disagreement, onlyWorkingDays: boolean): Instant =>
  immediateRiskAt === undefined ? byDay(moment, onlyWorkingDays) : moment;

/**
 * The time of the stage: warned of on the morning of its last day, or after half of what is left where it ends within a day
 * or at an hour; then that it is over, and again after each so many working days. It offers the next stage; it moves nothing.
 */
export const stageTime = (state: Disagreement, context: Context): Series[] => {
  const clock = stageClock(state, context);
  const since = state.stageSince;
  if (clock === undefined || since === undefined) return [];
  const key = `${state.stageNumber}:${state.outcomes}:${clock.due}`;
  const workingDays = stageNow(state, context)?.limit?.of === 'working-days' || clock.skipped.length > 0;
  const endsTheWhole = metAt(state, context) === undefined && disagreementClock(state, context)?.due === clock.due;
  const soon = soonOf(state, clock.due, since);
  return [
    ...(soon > since && soon < clock.due ? [once(`stage-soon:${key}`, soon, 'stage-soon', after(clock.due))] : []),
    repeated(
      `stage-over:${key}`,
      notified(after(clock.due), state, workingDays || endsTheWhole),
      context.arrangement.escalation.chaseEvery,
      (n) => (n > 1 ? 'stage-still-over' : endsTheWhole ? 'week-over' : 'stage-over'),
    ),
  ];
};

const soonOf = (state: Disagreement, due: Instant, since: Instant): Instant => {
  const lastDay = londonDate(due);
  const wholeDays = due === endOfDay(lastDay) && lastDay > londonDate(since) && state.immediateRiskAt === undefined;
  return wholeDays ? morningOf(lastDay) : notified(halfway(later(since, state.immediateRiskAt), due), state, false);
};

/**
 * The time of the whole, where the stage has not spoken of it already: the stage has no time of its own, or a shorter one.
 * A stage begun after it is not told of it again.
 */
export const wholeTime = (state: Disagreement, context: Context): Series[] => {
  const clock = disagreementClock(state, context);
  if (clock === undefined || metAt(state, context) !== undefined) return [];
  if (state.stageSince === undefined || clock.due < state.stageSince) return [];
  if (stageClock(state, context)?.due === clock.due) return [];
  const over = notified(after(clock.due), state, true);
  const prefix = `week-over:${clock.due}`;
  // Another area's procedure has no stage of ours that would ask again.
  return state.stage === 'other-area'
    ? [
        repeated(prefix, over, context.arrangement.escalation.chaseEvery, (n) =>
          n === 1 ? 'week-over' : 'stage-still-over',
        ),
      ]
    : [once(prefix, over, 'week-over')];
};

/** The designated lead has not said that the head of safeguarding knows: the service tells them itself (ESC-3). */
export const headUntold = ({ immediateRiskAt, headToldAt }: Disagreement, { arrangement }: Context): Series[] =>
  immediateRiskAt === undefined || headToldAt !== undefined
    ? []
    : [
        once(
          `head-not-told:${immediateRiskAt}`,
          plusMilliseconds(immediateRiskAt, arrangement.escalation.tellHeadAfterMinutes * MINUTE),
          'head-not-told',
        ),
      ];

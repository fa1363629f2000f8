import type { Limit } from '#shared/boroughs/escalation.ts';
import type { Context, Deadline } from '#shared/casework/workflow.ts';
import { daysLate, dayZeroOf, isLate, runClock } from '#shared/guidance/clocks.ts';
import { editionNamed, ruleOf } from '#shared/guidance/editions.ts';
import type { RunningClock } from '#shared/guidance/running-clock.ts';
import { atTime, endOfDay, londonDate, plusDays } from '#shared/kernel/london.ts';
import { type Instant, plusMilliseconds } from '#shared/kernel/time.ts';
import { addWorkingDays, skippedBetween } from '#shared/kernel/working-days.ts';
import type { Disagreement } from '../state/state.ts';
import { protocolOf, stageNow } from './standing.ts';
import { waitingFor } from './waiting.ts';

type Running = Omit<RunningClock, 'clock'> & Pick<Deadline, 'clock'>;

const HOUR = 3_600_000;

const sooner = (moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments.filter((moment) => moment !== undefined).sort()[0];

/**
 * By when it must be settled to keep somebody safe: what the raiser said, and at immediate risk the end of the London day
 * on which the risk was known (ESC-2, ESC-3). Undefined where the protocol's own time is soon enough.
 */
export const keepsSafeBy = ({ immediateRiskAt, protectBy }: Disagreement): Instant | undefined =>
  sooner([protectBy, immediateRiskAt === undefined ? undefined : endOfDay(londonDate(immediateRiskAt))]);

/**
 * One working week from raising, as the protocol counts it, or the shorter time that keeps the child or adult safe
 * (ESC-2). Undefined where there is neither. Nothing pauses it.
 */
export const disagreementClock = (state: Disagreement, context: Context): Running | undefined => {
  const { raisedAt } = state;
  if (raisedAt === undefined) return undefined;
  const week = weekClock(state, raisedAt, context);
  const safe = keepsSafeBy(state);
  if (safe === undefined || (week !== undefined && week.due <= safe)) return week;
  return {
    ...endingAt(raisedAt, safe, context),
    clock: 'disagreement',
    rule:
      state.protectBy === safe
        ? 'By the time that keeps the child or adult safe, as whoever raised it said'
        : 'By the end of the day on which immediate risk was known',
    source: ruleOf(editionNamed(context.edition), 'disagreement').source,
  };
};

const weekClock = (state: Disagreement, raisedAt: Instant, context: Context): Running | undefined => {
  const protocol = protocolOf(state, context);
  if (protocol?.weekOf === undefined) return undefined;
  const edition = editionNamed(context.edition);
  const clock = runClock('disagreement', raisedAt, context.arrangement.counting, edition);
  if (protocol.weekOf === ruleOf(edition, 'disagreement').length.count) return clock;
  const dueDate = addWorkingDays(clock.starts, protocol.weekOf);
  return {
    ...clock,
    dueDate,
    due: endOfDay(dueDate),
    target: atTime(dueDate, context.arrangement.counting.targetTime),
    skipped: skippedBetween(londonDate(raisedAt), dueDate),
    rule: clock.rule.replace(/^\d+ working days?/, counted(protocol.weekOf, 'working day')),
    source: protocol.sources.join('; '),
  };
};

/** A time that ends at a moment, whatever days lie between. */
const endingAt = (
  from: Instant,
  due: Instant,
  { arrangement }: Pick<Context, 'arrangement'>,
): Omit<Running, 'clock' | 'rule' | 'source'> => {
  const dueDate = londonDate(due);
  const target = atTime(dueDate, arrangement.counting.targetTime);
  return {
    starts: londonDate(from),
    dueDate,
    due,
    target: target < due && target > from ? target : due,
    skipped: [],
    warnings: [],
  };
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const WHAT = { 'working-days': 'working day', days: 'day', hours: 'hour' } as const;

/** Working days and days end with the last of them, the day it began being day 0; hours run from the instant. */
const endOfLimit = ({ count, of }: Limit, since: Instant, { arrangement }: Context): Instant => {
  switch (of) {
    case 'working-days':
      return endOfDay(addWorkingDays(dayZeroOf('disagreement', since, arrangement.counting), count));
    case 'days':
      return endOfDay(plusDays(londonDate(since), count));
    case 'hours':
      return plusMilliseconds(since, count * HOUR);
  }
};

/**
 * The time of the stage it is at: the stage's own limit, but inside the working week never beyond the week's end, and never
 * beyond the time that keeps somebody safe. An end that had gone by when the stage began binds it no more: the whole is late
 * already, and the stage has its own time. Undefined where nothing limits it.
 */
export const stageClock = (state: Disagreement, context: Context): Running | undefined => {
  const stage = stageNow(state, context);
  const since = state.stageSince;
  if (stage === undefined || since === undefined) return undefined;
  const own = stage.limit === undefined ? undefined : endOfLimit(stage.limit, since, context);
  const ends = [stage.insideWeek ? disagreementClock(state, context)?.due : undefined, keepsSafeBy(state)];
  const due = sooner([own, ...ends.map((end) => (end !== undefined && end > since ? end : undefined))]);
  if (due === undefined) return undefined;
  return {
    ...endingAt(since, due, context),
    clock: 'disagreement-stage',
    skipped:
      due === own && stage.limit?.of === 'working-days' ? skippedBetween(londonDate(since), londonDate(due)) : [],
    rule:
      due === own && stage.limit !== undefined
        ? `${counted(stage.limit.count, WHAT[stage.limit.of])} from when it came to this stage`
        : 'With the time of the whole, which ends before this stage’s own',
    source: stage.source,
  };
};

/** When the time of the whole was met: by an outcome, or by moving past the last stage that is inside the working week. */
export const metAt = (state: Disagreement, context: Context): Instant | undefined =>
  sooner([state.outcome?.at, leftTheWeek(state, context)]);

const leftTheWeek = (state: Disagreement, context: Context): Instant | undefined => {
  const last = (protocolOf(state, context)?.stages ?? []).findLastIndex(({ insideWeek }) => insideWeek) + 1;
  if (last === 0 || (state.stageNumber ?? 0) <= last) return undefined;
  return state.passed
    .filter(({ stage, how }) => stage <= last && how !== 'settled')
    .map(({ to }) => to)
    .sort()
    .at(-1);
};

/** Every clock of the disagreement. One that was withdrawn is held to none; the time of a stage ends with the stage. */
export const deadlines = (state: Disagreement, context: Context): readonly Deadline[] => {
  if (state.stage === 'withdrawn') return [];
  const waits = waitingFor(state, context);
  const [whole, stage] = [disagreementClock(state, context), stageClock(state, context)];
  return [
    ...(whole === undefined ? [] : [held(whole, metAt(state, context), waits, context.now)]),
    ...(stage === undefined ? [] : [held(stage, undefined, waits, context.now)]),
  ];
};

/** Times here may end within a day: late by hours is a day late, never none. */
const held = (clock: Running, met: Instant | undefined, waits: string, now: Instant): Deadline => {
  const at = met ?? now;
  return {
    ...clock,
    waitingFor: met === undefined ? waits : 'nobody',
    ...(met === undefined ? {} : { metAt: met }),
    daysLate: isLate(clock, at) ? Math.max(1, daysLate(clock, at)) : 0,
  };
};

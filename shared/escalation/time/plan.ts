import { actingFor, postNamed } from '#shared/boroughs/people.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Stage } from '../stages.ts';
import type { EscalationEvent } from '../state/events.ts';
import type { Person } from '../state/facts.ts';
import type { PlanAction } from '../state/plan-action.ts';
import type { Disagreement } from '../state/state.ts';
import { OPEN, RESOLVING, SETTLING } from './standing.ts';
import { headUntold, stageTime, wholeTime } from './steps/limits.ts';
import { unconfirmed, undone, unplaced, unreviewed } from './steps/owed.ts';
import { comes, reached, type Series } from './steps/series.ts';

type Coming = (state: Disagreement, context: Context) => readonly Series[];

/** At which stages each kind of step still means something; elsewhere its moment passes in silence. */
const WHEN: readonly (readonly [readonly Stage[], Coming])[] = [
  [OPEN, headUntold],
  [RESOLVING, stageTime],
  [RESOLVING, wholeTime],
  [['confirming'], unconfirmed],
  [['recording'], unplaced],
  [SETTLING, undone],
  [['protocol-review'], unreviewed],
];

const coming = (state: Disagreement, context: Context): readonly Series[] =>
  WHEN.filter(([stages]) => stages.includes(state.stage)).flatMap(([, series]) => series(state, context));

/**
 * What time alone has made due, as events: reminders, and the head of safeguarding told where nobody has told them. However
 * long nobody looked, one step of each series, the latest. Nothing here closes or moves a disagreement.
 */
export const timePassed = (state: Disagreement, context: Context): readonly EscalationEvent[] =>
  grouped(coming(state, context), state.planDone, context.now).flatMap((step) =>
    step.does === 'head-not-told' ? [step, headTold(state, context)] : [step],
  );

/** The next moment at which `timePassed` will have something to say; undefined when only people can move it. */
export const nextMoment = (state: Disagreement, context: Context): Instant | undefined =>
  coming(state, context)
    .map((series) => comes(series, state.planDone, context.now))
    .filter((moment) => moment !== undefined)
    .sort()[0];

type Step = Extract<EscalationEvent, { readonly type: 'StepReached' }>;

/** One event for everything recorded under one step, so that one letter can speak of it all. */
const grouped = (all: readonly Series[], planDone: readonly string[], now: Instant): Step[] => {
  const steps = new Map<string, { readonly does: PlanAction; readonly about: string[] }>();
  for (const series of all) {
    const n = reached(series, planDone, now);
    if (n === undefined) continue;
    const key = `${series.prefix}:${n}`;
    if (series.step === undefined) steps.set(key, { does: series.does(n), about: [] });
    else
      steps.set(series.step, {
        does: series.does(n),
        about: [...(steps.get(series.step)?.about ?? []), key],
      });
  }
  return [...steps].map(([step, { does, about }]) => ({ type: 'StepReached', step, does, about }));
};

/** The service tells the head of safeguarding itself (ESC-3). */
export const headTold = (
  state: Pick<Disagreement, 'stageNumber'>,
  context: Context,
): Extract<EscalationEvent, { readonly type: 'HeadOfSafeguardingTold' }> => ({
  type: 'HeadOfSafeguardingTold',
  by: 'service',
  people: [headOfSafeguarding(state, context)],
});

/** Whoever is head of safeguarding today, told and not asked to act. */
export const headOfSafeguarding = ({ stageNumber }: Pick<Disagreement, 'stageNumber'>, context: Context): Person => {
  const { arrangement, now } = context;
  const key = arrangement.escalation.headOfSafeguarding;
  const post = actingFor(arrangement, key, londonDate(now)) ?? postNamed(arrangement, key);
  return {
    side: 'told',
    stage: stageNumber ?? 0,
    title: post?.title ?? 'Head of safeguarding',
    ...(post === undefined ? {} : { post: post.id }),
    since: now,
  };
};

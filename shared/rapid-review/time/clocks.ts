import type { PlanStep } from '#shared/boroughs/arrangement.ts';
import { held } from '#shared/casework/deadline.ts';
import type { Context, Deadline } from '#shared/casework/workflow.ts';
import { daysLate, planMoment, rapidReviewTrigger, runClock } from '#shared/guidance/clocks.ts';
import { editionNamed } from '#shared/guidance/editions.ts';
import type { RunningClock } from '#shared/guidance/running-clock.ts';
import { allOf } from '#shared/kernel/listed.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import type { Stage } from '../stages.ts';
import { leadsToReview } from '../state/facts.ts';
import type { RapidReview } from '../state/state.ts';

/** Stages in which nobody has found that the authority need not notify. */
const MAY_NOTIFY: readonly Stage[] = ['referred', 'deciding', 'notifying'];

/** Five working days from the authority becoming aware (NOTIFY-2). It runs from a referral, before anyone has read it. */
export const notifyClock = (state: RapidReview, context: Context): RunningClock | undefined =>
  state.awareAt === undefined || (!MAY_NOTIFY.includes(state.stage) && state.notified === undefined)
    ? undefined
    : runClock('notify', state.awareAt, context.arrangement.counting, editionNamed(context.edition));

/** The same five days, to every safeguarding partner told (NOTIFY-3). */
const tellPartnersClock = (state: RapidReview, context: Context): RunningClock | undefined =>
  state.awareAt === undefined || notifyClock(state, context) === undefined
    ? undefined
    : runClock('tell-partners', state.awareAt, context.arrangement.counting, editionNamed(context.edition));

/** What the fifteen working days are counted from; undefined where no rapid review follows. */
const rapidReviewFrom = (state: RapidReview, context: Context): Instant | undefined => {
  const { notified, awareAt, path, stage } = state;
  if (notified === undefined || awareAt === undefined || path === undefined) return undefined;
  if (!leadsToReview(path) || stage === 'not-met-after-all') return undefined;
  return rapidReviewTrigger(context.arrangement.counting, { aware: awareAt, notified: notified.submittedAt });
};

/** Fifteen working days from the borough's trigger to the Panel having report and decision (RAPID-8). */
export const rapidReviewClock = (state: RapidReview, context: Context): RunningClock | undefined => {
  const from = rapidReviewFrom(state, context);
  return from === undefined
    ? undefined
    : runClock('rapid-review', from, context.arrangement.counting, editionNamed(context.edition));
};

/** When a step of the borough's plan falls in this case; undefined while its clock does not run. */
export const momentOf = (
  step: Pick<PlanStep, 'clock' | 'workingDay' | 'at'>,
  state: RapidReview,
  context: Context,
): Instant | undefined => {
  const from = step.clock === 'notify' ? state.awareAt : rapidReviewFrom(state, context);
  return from === undefined ? undefined : planMoment(step, from, context.arrangement.counting);
};

/** The London date of a working day of the rapid review; undefined while its clock does not run. */
export const reviewDay = (workingDay: number, state: RapidReview, context: Context): LondonDate | undefined => {
  const moment = momentOf({ clock: 'rapid-review', workingDay, at: '12:00' }, state, context);
  return moment === undefined ? undefined : londonDate(moment);
};

/** Every clock of the case, with what met it and whom everyone waits for. */
export const deadlines = (state: RapidReview, context: Context): readonly Deadline[] => [
  ...held(notifyClock(state, context), state.notified?.submittedAt, 'the notifying officer', context.now),
  ...held(tellPartnersClock(state, context), state.partnersToldAt, 'the notifying officer', context.now),
  ...held(rapidReviewClock(state, context), state.firstSentAt, waitingFor(state), context.now),
];

/** Agencies named beside a clock; when more are owing, they are counted. */
const NAMED = 3;

const waitingFor = (state: RapidReview): string => {
  switch (state.stage) {
    case 'gathering': {
      const owing = state.requests.filter(({ returnedAt }) => returnedAt === undefined).map(({ name }) => name);
      if (owing.length === 0) return 'the review group to meet';
      // A dozen names hide the clock they stand under; the list of requests has them all.
      return `${owing.length > NAMED ? `${owing.length} agencies` : allOf(owing)} to answer`;
    }
    case 'determining': {
      const names = { 'local-authority': 'the local authority', police: 'the police', health: 'health' } as const;
      const owing = (['local-authority', 'police', 'health'] as const).filter(
        (partner) => state.determinations[partner] === undefined,
      );
      return owing.length === 0
        ? 'the three partners to agree'
        : `${allOf(owing.map((partner) => names[partner]))} to determine`;
    }
    default:
      return 'the business manager';
  }
};

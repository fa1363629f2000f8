import { held } from '#shared/casework/deadline.ts';
import type { Context, Deadline } from '#shared/casework/workflow.ts';
import { daysLate, runClock } from '#shared/guidance/clocks.ts';
import { editionNamed, ruleOf } from '#shared/guidance/editions.ts';
import type { RunningClock } from '#shared/guidance/running-clock.ts';
import { londonDate, plusDays } from '#shared/kernel/london.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import type { PracticeReview } from '../state/state.ts';
import { waitingFor } from './waiting.ts';

/** Whether the six months are this partnership's to keep: not once another leads, nor in a review that was stopped. */
const isOurs = ({ stage, ledBy }: PracticeReview): boolean =>
  ledBy === undefined && stage !== 'led-elsewhere' && stage !== 'stopped';

/**
 * Six calendar months from the decision to publication, clamped to the month's end (LCSPR-13). Nothing pauses it: not a
 * trial, not a delay explained. Undefined before the decision, and where the review is led elsewhere or was stopped.
 */
export const practiceReviewClock = (state: PracticeReview, context: Context): RunningClock | undefined =>
  state.decidedOn === undefined || !isOurs(state)
    ? undefined
    : runClock('practice-review', state.decidedOn, context.arrangement.counting, editionNamed(context.edition));

/** Seven full working days counted back from a day of publication: by when copies are sent (LCSPR-12). */
export const prePublicationClock = (publishOn: LondonDate, context: Context): RunningClock =>
  runClock('pre-publication', publishOn, context.arrangement.counting, editionNamed(context.edition));

/** The last working day on which copies may be sent for publication on that day. */
export const latestSending = (publishOn: LondonDate, context: Context): LondonDate =>
  prePublicationClock(publishOn, context).dueDate;

/**
 * The first London date on which what was sent that day may be published: seven full working days lie between the
 * two, and neither is one of them. It may be a Saturday; a borough that publishes on working days only says so itself.
 */
export const mayPublishFrom = (sent: LondonDate, context: Context): LondonDate => {
  const { count } = ruleOf(editionNamed(context.edition), 'pre-publication').length;
  return plusDays(addWorkingDays(sent, count), 1);
};

/** At least a year in public, from publication (LCSPR-15). Undefined until something is published. */
export const availabilityClock = (state: PracticeReview, context: Context): RunningClock | undefined =>
  state.published === undefined
    ? undefined
    : runClock('availability', state.published.on, context.arrangement.counting, editionNamed(context.edition));

/** The last London date on which what was published must still be public: it may be withdrawn from the day after. */
export const availabilityEnds = (state: PracticeReview, context: Context): LondonDate | undefined =>
  availabilityClock(state, context)?.dueDate;

/** Every clock of the review, with what met it and whom everyone waits for. */
export const deadlines = (state: PracticeReview, context: Context): readonly Deadline[] => {
  const { now } = context;
  const waits = waitingFor(state, context);
  const availability = availabilityClock(state, context);
  const yearOver = availability !== undefined && now > availability.due ? availability.due : undefined;
  return [
    ...held(practiceReviewClock(state, context), state.published?.at, waits, now),
    ...sending(state, context),
    ...held(availability, yearOver, 'nobody', now),
  ];
};

/** Runs only once publication is planned: the day the terms aim at is no promise to anybody. */
const sending = (state: PracticeReview, context: Context): Deadline[] => {
  const publishOn = state.published?.on ?? state.publishOn;
  if (publishOn === undefined || state.publication === undefined || !isOurs(state)) return [];
  const sentAt = state.copies?.sentAt;
  const clock = prePublicationClock(publishOn, context);
  const inTime = sentAt !== undefined && mayPublishFrom(londonDate(sentAt), context) <= publishOn;
  // Sent at a weekend with seven full working days still to come is in time, though the last working day has gone.
  return held(clock, sentAt, 'the business manager to send copies', context.now).map((deadline) =>
    inTime ? { ...deadline, daysLate: 0 } : deadline,
  );
};

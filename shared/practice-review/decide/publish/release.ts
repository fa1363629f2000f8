import { z } from 'zod';
import { holds } from '#shared/casework/actor.ts';
import { factsOf } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { daysLate } from '#shared/guidance/clocks.ts';
import { londonDate, longDate } from '#shared/kernel/london.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import type { PracticeReview } from '../../state/state.ts';
import { availabilityEnds, mayPublishFrom, practiceReviewClock } from '../../time/clocks.ts';
import { type Decide, Declared, Words } from '../answered.ts';
import { afterSixMonths, delayExplainedUntil, todayOf } from '../dates.ts';

/**
 * Two different people release a publication. Everything that could forbid it is looked at under each signature: what
 * was true for the first may not be for the second.
 */
export const publish: Decide = (state, { answers }, context) => {
  const { actor, arrangement, now } = context;
  if (!arrangement.practiceReview.releasedBy.some((role) => holds(actor, role))) return refuse(NOT_A_RELEASER);
  const hindrance = hindranceTo(state, context);
  if (hindrance !== undefined) return refuse(hindrance);
  const facts = factsOf(z.object({ releaseAgreed: Declared }), answers);
  if (!facts.ok) return facts;
  const { release, publication, report } = state;
  if (release === undefined) return ok([{ type: 'ReleaseSigned', answers }]);
  if (release.person === actor.person) return refuse(SECOND_PERSON);
  const textSeq = publication?.what === 'report' ? report?.seq : publication?.seq;
  if (publication === undefined || textSeq === undefined) return refuse(COPIES_FIRST);
  const clock = practiceReviewClock(state, context);
  return ok([
    {
      type: 'Published',
      what: publication.what,
      on: todayOf(context),
      textSeq,
      daysLate: clock === undefined ? 0 : daysLate(clock, now),
    },
  ]);
};

/** Why a review cannot be published at this moment, whoever signs; undefined when nothing stands against it. */
export const hindranceTo = (state: PracticeReview, context: Context): Refusal | undefined => {
  const { stage, publication, publishOn, copies, comments, proceedings, troubles, redactionChecked } = state;
  if (stage !== 'notice-given' || publication === undefined || publishOn === undefined || copies === undefined)
    return COPIES_FIRST;
  const today = todayOf(context);
  const first = mayPublishFrom(londonDate(copies.sentAt), context);
  if (today < first) return SEVEN_DAYS(first);
  if (today < publishOn) return BEFORE_THE_DAY(publishOn);
  if (afterSixMonths(state, today, context) && !delayExplainedUntil(state, today)) return EXPLAIN_FIRST;
  if (!redactionChecked) return REDACTION_FIRST;
  if (comments.some(({ answeredAt }) => answeredAt === undefined)) return COMMENTS_FIRST;
  if (proceedings.some(({ open, holdsPublication }) => open && holdsPublication)) return PROCEEDINGS_HOLD;
  return troubles.some(({ milestone }) => milestone === 'M9' || milestone === 'M10') ? COPIES_NOT_ARRIVED : undefined;
};

/** Nothing comes off the public page before a year is over (LCSPR-15). */
export const withdraw: Decide = (state, { answers }, context) => {
  if (state.published?.withdrawnAt !== undefined) return refuse(WITHDRAWN_ALREADY);
  const waiting = yearNotOver(state, context);
  if (waiting !== undefined) return refuse(waiting);
  const facts = factsOf(z.object({ withdrawReason: Words }), answers);
  return facts.ok ? ok([{ type: 'PublicationWithdrawn', answers }]) : facts;
};

/** Why the year of LCSPR-15 still holds something back; undefined once its last day is over. */
export const yearNotOver = (state: PracticeReview, context: Context): Refusal | undefined => {
  const ends = availabilityEnds(state, context);
  return ends === undefined || todayOf(context) <= ends ? YEAR(ends) : undefined;
};

const NOT_A_RELEASER: Refusal = {
  reason: 'not-a-releaser',
  message: 'The borough has not given your post the release of publications. Ask somebody whose post has it.',
};
const SECOND_PERSON: Refusal = {
  reason: 'second-person-needed',
  message: 'You have signed. A second, different person signs before anything is published.',
};
const COPIES_FIRST: Refusal = {
  reason: 'copies-first',
  message: 'Copies go to the Panel, the Secretary of State and Ofsted before anything is published.',
};
const SEVEN_DAYS = (first: LondonDate): Refusal => ({
  reason: 'seven-days',
  message: `Seven full working days pass between the copies and publication. The first day possible is ${longDate(first)}.`,
});
const BEFORE_THE_DAY = (day: LondonDate): Refusal => ({
  reason: 'before-the-day',
  message: `Publication is planned for ${longDate(day)} and was announced for that day. Wait, or move it.`,
});
const EXPLAIN_FIRST: Refusal = {
  reason: 'explain-delay-first',
  message:
    'The six months have ended, and no delay explained reaches as far as today. Explain the delay, so that the Panel and the Secretary of State are told why, and then publish.',
};
const REDACTION_FIRST: Refusal = {
  reason: 'redaction-first',
  message:
    'Names have been listed since the text was checked for them. Move publication to have it checked again, or reopen the report.',
};
const COMMENTS_FIRST: Refusal = {
  reason: 'comments-first',
  message: 'A comment about publication has not been answered. Answer each before you sign.',
};
const PROCEEDINGS_HOLD: Refusal = {
  reason: 'proceedings-hold',
  message:
    'Publication waits for proceedings that are still open. Record their end, or move publication and explain the delay.',
};
const COPIES_NOT_ARRIVED: Refusal = {
  reason: 'copies-not-arrived',
  message: 'A copy or the reasons for withholding have not reached a national body. Settle that message first.',
};
const WITHDRAWN_ALREADY: Refusal = { reason: 'withdrawn-already', message: 'This has been withdrawn already.' };
const YEAR = (ends: LondonDate | undefined): Refusal => ({
  reason: 'year-not-over',
  message:
    ends === undefined
      ? 'Nothing has been published yet.'
      : `What is published stays public for a year at least, until the end of ${longDate(ends)}.`,
});

import { z } from 'zod';
import { factsOf, faultInMoment, Moment } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { londonDate, longDate } from '#shared/kernel/london.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { type Instant, LondonDate } from '#shared/kernel/time.ts';
import { CommentFrom } from '../../state/facts.ts';
import type { PracticeReview } from '../../state/state.ts';
import { mayPublishFrom } from '../../time/clocks.ts';
import { type Decide, NO_SUCH_PART, Perhaps, Words } from '../answered.ts';
import { faultInPast, todayOf } from '../dates.ts';
import { PLAN_FIRST } from './plan.ts';

const Sending = z.object({
  copiesHow: z.enum(['secure-link', 'by-hand']),
  copiesSentAt: Moment.optional(),
  copiesProof: Perhaps,
});

/** To the Panel, the Secretary of State and Ofsted, seven full working days before publication (LCSPR-12). */
export const sendCopies: Decide = (state, { answers }, context) => {
  const lacking = lackingFor(state);
  if (lacking !== undefined) return refuse(lacking);
  const facts = factsOf(Sending, answers);
  if (!facts.ok) return facts;
  const { copiesHow: how, copiesSentAt, copiesProof } = facts.value;
  if (how === 'by-hand' && (copiesSentAt === undefined || copiesProof === '')) return refuse(PROOF);
  if (how === 'secure-link' && !reachedByLink(context)) return refuse(NOT_BY_LINK);
  const sentAt = how === 'by-hand' ? (copiesSentAt ?? context.now) : context.now;
  const fault = faultInMoment('copiesSentAt', sentAt, context.now) ?? tooEarly(state, sentAt);
  if (fault !== undefined) return refuse(fault);
  const first = mayPublishFrom(londonDate(sentAt), context);
  if (state.publishOn !== undefined && state.publishOn < first) return refuse(TOO_LATE(first));
  return ok([{ type: 'CopiesSent', answers, how, sentAt }]);
};

const lackingFor = (state: PracticeReview): Refusal | undefined => {
  if (state.reportApprovedAt === undefined) return APPROVE_FIRST;
  if (state.publication === undefined || state.publishOn === undefined) return PLAN_FIRST;
  if (!state.impactConsidered) return IMPACT_FIRST;
  if (!state.mediaPlanned) return MEDIA_FIRST;
  return state.redactionChecked ? undefined : REDACTION_FIRST;
};

/** What was sent before its text was settled, or before other copies lapsed, is not the copy that counts. */
const tooEarly = (state: PracticeReview, sentAt: Instant): Refusal | undefined => {
  const { reportApprovedAt, publication, copiesLapsedAt } = state;
  if (reportApprovedAt !== undefined && minute(sentAt) < minute(reportApprovedAt)) return BEFORE_APPROVAL;
  if (publication?.what === 'improvements' && minute(sentAt) < minute(publication.at)) return BEFORE_PLAN;
  return copiesLapsedAt !== undefined && minute(sentAt) < minute(copiesLapsedAt) ? LAPSED : undefined;
};

/** People type times to the minute: one typed within the minute of something else is not before it. */
const minute = (at: Instant): string => at.slice(0, 16);

const reachedByLink = ({ arrangement: { practiceReview, recipients } }: Context): boolean =>
  practiceReview.nationalRoute === 'secure-link' &&
  recipients.panel !== null &&
  recipients.secretaryOfState !== null &&
  recipients.ofsted !== null;

const Comment = z.object({ commentFrom: CommentFrom, commentOn: LondonDate, commentWords: Words });

/** What is said about publication is recorded and had regard to (LCSPR-14). */
export const recordComment: Decide = (state, { answers }, context) => {
  const facts = factsOf(Comment, answers);
  if (!facts.ok) return facts;
  const { commentFrom: from, commentOn } = facts.value;
  const fault = faultInPast('commentOn', commentOn, todayOf(context));
  return fault === undefined
    ? ok([{ type: 'CommentRecorded', answers, id: `c${state.comments.length + 1}`, from }])
    : refuse(fault);
};

export const answerComment: Decide = ({ comments }, { answers, subject }) => {
  const comment = comments.find(({ id }) => id === subject);
  if (comment === undefined) return refuse(NO_SUCH_PART);
  if (comment.answeredAt !== undefined) return refuse(ALREADY_ANSWERED);
  const facts = factsOf(z.object({ commentAnswer: Words }), answers);
  return facts.ok ? ok([{ type: 'CommentAnswered', answers, comment: comment.id }]) : facts;
};

const APPROVE_FIRST: Refusal = {
  reason: 'approve-first',
  message: 'The three partners approve the final report before copies of it are sent.',
};
const IMPACT_FIRST: Refusal = {
  reason: 'impact-first',
  message: 'Record first what publication will mean for the child and the family.',
};
const MEDIA_FIRST: Refusal = {
  reason: 'media-first',
  message: 'Agree the media plan first: who may speak, and what is said.',
};
const REDACTION_FIRST: Refusal = {
  reason: 'redaction-first',
  message: 'Check first that nothing in the text to be published identifies the child.',
};
const PROOF: Refusal = {
  reason: 'proof-required',
  message: 'Say when the copies were sent and what shows it, such as the receipts.',
  field: 'copiesProof',
};
const NOT_BY_LINK: Refusal = {
  reason: 'not-by-link',
  message:
    'The borough does not send copies by link, or has not set the address of each national body. Send them by hand and record the proof.',
  field: 'copiesHow',
};
const BEFORE_APPROVAL: Refusal = {
  reason: 'before-approval',
  message: 'What was sent before the three partners approved was not the approved report. Send copies of it now.',
  field: 'copiesSentAt',
};
const BEFORE_PLAN: Refusal = {
  reason: 'before-plan',
  message: 'The information about improvements was settled after this. Send copies of what is to be published.',
  field: 'copiesSentAt',
};
const LAPSED: Refusal = {
  reason: 'copies-lapsed',
  message: 'Copies sent before publication was moved or the report reopened no longer count. Send them again.',
  field: 'copiesSentAt',
};
const TOO_LATE = (first: LondonDate): Refusal => ({
  reason: 'too-late-for-the-day',
  message: `There are not seven full working days left before the day planned. The first day possible is ${longDate(first)}: move publication to it or to a later day, then send the copies.`,
});
const ALREADY_ANSWERED: Refusal = {
  reason: 'already-answered',
  message: 'This comment has been answered.',
};

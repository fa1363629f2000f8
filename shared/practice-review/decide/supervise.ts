import { z } from 'zod';
import { factsOf } from '#shared/casework/reading.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { londonDate, longDate } from '#shared/kernel/london.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import { type Decide, Declared, NO_SUCH_PART, Words } from './answered.ts';
import { faultInComing, faultInPast, todayOf } from './dates.ts';

const Check = z.object({
  checkOn: LondonDate,
  progress: z.enum(['on-time', 'behind']),
  quality: z.enum(['satisfactory', 'concerns']),
  checkWords: Words,
});

/** Progress and quality, looked at by the partners (SI 2018/789 reg 14, LCSPR-6). */
export const checkProgress: Decide = (_, { answers }, context) => {
  const facts = factsOf(Check, answers);
  if (!facts.ok) return facts;
  const { checkOn: on, progress, quality } = facts.value;
  const fault = faultInPast('checkOn', on, todayOf(context));
  if (fault !== undefined) return refuse(fault);
  const satisfactory = progress === 'on-time' && quality === 'satisfactory';
  return ok([{ type: 'SupervisionChecked', answers, on, satisfactory }]);
};

const Asking = z.object({ question: Words, questionReplyBy: LondonDate });

/** In writing, and kept (LCSPR-6). */
export const askReviewer: Decide = (state, { answers }, context) => {
  if (state.reviewer?.standing !== 'appointed') return refuse(NO_REVIEWER);
  const facts = factsOf(Asking, answers);
  if (!facts.ok) return facts;
  const { questionReplyBy: replyBy } = facts.value;
  const fault = faultInComing('questionReplyBy', replyBy, todayOf(context));
  return fault === undefined
    ? ok([{ type: 'ReviewerAsked', answers, id: `q${state.questions.length + 1}`, replyBy }])
    : refuse(fault);
};

export const replyOfReviewer: Decide = ({ questions }, { answers, subject }) => {
  const question = questions.find(({ id }) => id === subject);
  if (question === undefined) return refuse(NO_SUCH_PART);
  if (question.answeredAt !== undefined) return refuse(ALREADY_ANSWERED);
  const facts = factsOf(z.object({ replyWords: Words }), answers);
  return facts.ok ? ok([{ type: 'ReviewerReplied', answers, question: question.id }]) : facts;
};

const News = z.object({ newInformation: Words, whyNational: Words, suggestsNational: Declared });

/** New information that suggests a national review goes to the Panel while the review runs (LCSPR-8). */
export const suggestNational: Decide = ({ national }, { answers }) => {
  if (national?.answer === 'national') return refuse(NATIONAL_ALREADY);
  const facts = factsOf(News, answers);
  return facts.ok ? ok([{ type: 'NationalReviewSuggested', answers }]) : facts;
};

const PanelSays = z.object({ panelAnswer: z.enum(['national', 'local-goes-on']), panelAnsweredOn: LondonDate });

/** The Panel may decide on a national review unasked, so nothing need have been suggested from here. */
export const recordPanelOnNational: Decide = ({ national }, { answers }, context) => {
  const facts = factsOf(PanelSays, answers);
  if (!facts.ok) return facts;
  const { panelAnswer: answer, panelAnsweredOn: on } = facts.value;
  if (national?.answer === answer) return refuse(RECORDED_ALREADY);
  const fault = faultInPast('panelAnsweredOn', on, todayOf(context));
  if (fault !== undefined) return refuse(fault);
  if (national !== undefined && on < londonDate(national.suggestedAt)) return refuse(BEFORE_SUGGESTED);
  return ok([{ type: 'PanelAnsweredOnNational', answers, answer }]);
};

const Delay = z.object({
  delayCause: z.enum(['trial', 'inquest', 'care-proceedings', 'police-request', 'family', 'reviewer', 'other']),
  delayReasons: Words,
  delayExpectedOn: LondonDate,
  delayReviewOn: LondonDate,
});

/** Reasons go to the Panel and the Secretary of State; no reason moves the six months (LCSPR-13). */
export const explainDelay: Decide = (_, { answers }, context) => {
  const facts = factsOf(Delay, answers);
  if (!facts.ok) return facts;
  const { delayExpectedOn: expectedOn, delayReviewOn: reviewOn } = facts.value;
  const today = todayOf(context);
  const fault = faultInComing('delayExpectedOn', expectedOn, today) ?? faultInComing('delayReviewOn', reviewOn, today);
  if (fault !== undefined) return refuse(fault);
  const latest = addWorkingDays(today, context.arrangement.practiceReview.delayReviewedEvery);
  if (reviewOn > latest) return refuse(REVIEW_SOONER(latest));
  return ok([{ type: 'DelayExplained', answers, expectedOn, reviewOn }]);
};

const NO_REVIEWER: Refusal = {
  reason: 'no-reviewer',
  message: 'No reviewer is appointed at present, so there is nobody to ask.',
};
const ALREADY_ANSWERED: Refusal = {
  reason: 'already-answered',
  message: 'This question has been answered. Ask another if more is needed.',
};
const NATIONAL_ALREADY: Refusal = {
  reason: 'panel-decided-national',
  message: 'The Panel has already decided on a national review. Send it what is new directly.',
};
const RECORDED_ALREADY: Refusal = {
  reason: 'already-recorded',
  message: 'This answer of the Panel is recorded already.',
  field: 'panelAnswer',
};
const BEFORE_SUGGESTED: Refusal = {
  reason: 'before-suggested',
  message: 'The Panel cannot have answered before it was told. Check the date.',
  field: 'panelAnsweredOn',
};
const REVIEW_SOONER = (latest: LondonDate): Refusal => ({
  reason: 'review-sooner',
  message: `A delay is looked at again at least as often as the borough has set. Choose ${longDate(latest)} or an earlier day.`,
  field: 'delayReviewOn',
});

import { z } from 'zod';
import { factsOf, faultInMoment, Moment, YesNo } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { daysLate } from '#shared/guidance/clocks.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { FormCommand } from '../commands.ts';
import type { RapidReviewEvent } from '../state/events.ts';
import { PanelView } from '../state/facts.ts';
import type { RapidReview } from '../state/state.ts';
import { rapidReviewClock } from '../time/clocks.ts';

type Decided = Result<readonly RapidReviewEvent[], Refusal>;

const Sending = z.object({
  sentHow: z.enum(['secure-link', 'by-hand']),
  sentAt: Moment.optional(),
  sentProof: z.string().default(''),
  lateReason: z.string().default(''),
});

/** Report and decision go to the Panel by the borough's route, with proof (RAPID-8). This is what ends the fifteen days. */
export const sendReport = (state: RapidReview, { answers }: FormCommand, context: Context): Decided => {
  const facts = factsOf(Sending, answers);
  if (!facts.ok) return facts;
  const { sentHow, sentProof, lateReason } = facts.value;
  if (state.sections['report'] === undefined) return refuse(PREPARE_FIRST);
  if (sentHow === 'by-hand' && (facts.value.sentAt === undefined || sentProof.trim() === '')) return refuse(PROOF);
  const { recipients, rapidReview } = context.arrangement;
  if (sentHow === 'secure-link' && (recipients.panel === null || rapidReview.panelRoute !== 'secure-link'))
    return refuse(NOT_BY_LINK);
  const sentAt = sentHow === 'by-hand' ? (facts.value.sentAt ?? context.now) : context.now;
  const fault = faultInMoment('sentAt', sentAt, context.now);
  if (fault !== undefined) return refuse(fault);
  if (state.decision !== undefined && sentAt < state.decision.at) return refuse(BEFORE_DECISION);
  const clock = state.firstSentAt === undefined ? rapidReviewClock(state, context) : undefined;
  const late = clock === undefined ? 0 : daysLate(clock, sentAt);
  if (late > 0 && lateReason.trim() === '' && !state.latenessExplained.includes('rapid-review'))
    return refuse(SAY_WHY_LATE(late));
  return ok([{ type: 'ReportSent', answers, how: sentHow, sentAt, daysLate: late }]);
};

const Reply = z.object({ panelView: PanelView, panelCriterion: YesNo.default('no') });

/** A Panel that disagrees re-opens the decision, which stays the partners' own (guidance). */
export const recordPanelReply = (_: RapidReview, { answers }: FormCommand): Decided => {
  const facts = factsOf(Reply, answers);
  if (!facts.ok) return facts;
  const { panelView, panelCriterion } = facts.value;
  switch (panelView) {
    case 'disagrees':
      return ok([{ type: 'DecisionReopened', answers, criterion: panelCriterion === 'yes' }]);
    case 'needs-more':
      return ok([{ type: 'PanelAskedForMore', answers }]);
    case 'agrees':
    case 'agrees-with-comments':
      return ok([{ type: 'PanelReplied', answers, view: panelView }]);
  }
};

const Telling = z.object({ toldHow: z.string(), notToldReason: z.string().default('') });

/** The family is told the decision and why, or it is recorded why not yet (RAPID-7). */
export const tellFamily = (_: RapidReview, { answers }: FormCommand): Decided => {
  const facts = factsOf(Telling, answers);
  if (!facts.ok) return facts;
  const told = facts.value.toldHow !== 'not-told';
  if (!told && facts.value.notToldReason.trim() === '') return refuse(SAY_WHY_NOT_TOLD);
  return ok([{ type: 'FamilyTold', answers, told }]);
};

/** A case closes when nothing is owed: the family told, no action open, every message settled. */
export const closeCase = (state: RapidReview, { answers }: FormCommand): Decided => {
  if (state.stage === 'settled' && state.sent !== undefined && !state.familyTold) return refuse(FAMILY_FIRST);
  if (state.troubles.length > 0) return refuse(MESSAGES_FIRST);
  if (state.actions.some(({ doneOn }) => doneOn === undefined)) return refuse(ACTIONS_FIRST);
  return ok([{ type: 'CaseClosed', answers }]);
};

const PREPARE_FIRST: Refusal = {
  reason: 'report-first',
  message: 'Complete the rapid review report before sending it.',
};
const PROOF: Refusal = {
  reason: 'proof-required',
  message: 'Say when the report was sent and what shows it, such as the Panel’s receipt.',
  field: 'sentProof',
};
const NOT_BY_LINK: Refusal = {
  reason: 'not-by-link',
  message:
    'The borough does not send the report by link, or has set no address for the Panel. Send it by hand and record the proof.',
  field: 'sentHow',
};
const BEFORE_DECISION: Refusal = {
  reason: 'before-decision',
  message: 'The report cannot have been sent before the three partners decided. Check the date and time.',
  field: 'sentAt',
};
const SAY_WHY_LATE = (days: number): Refusal => ({
  reason: 'late-reason-required',
  message: `The report is ${days} working ${days === 1 ? 'day' : 'days'} late. Say why.`,
  field: 'lateReason',
});
const SAY_WHY_NOT_TOLD: Refusal = {
  reason: 'say-why-not-told',
  message: 'Say why the family has not been told.',
  field: 'notToldReason',
};
const FAMILY_FIRST: Refusal = {
  reason: 'family-first',
  message: 'Record that the family has been told the decision and the reasons, or why not, before closing.',
};
const MESSAGES_FIRST: Refusal = {
  reason: 'messages-first',
  message: 'A message that must arrive has not. Settle it before closing.',
};
const ACTIONS_FIRST: Refusal = {
  reason: 'actions-first',
  message: 'Some immediate actions are not done. Record them before closing.',
};

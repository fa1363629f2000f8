import { z } from 'zod';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { groupNamed, quorumOf } from '#shared/boroughs/people.ts';
import { factsOf, faultInMoment, Moment, YesNo } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { FormCommand } from '../commands.ts';
import type { RapidReviewEvent } from '../state/events.ts';
import { Determination, partners, Reviewer } from '../state/facts.ts';
import type { RapidReview } from '../state/state.ts';
import { ActionRows } from './action-rows.ts';
import { actionsOf } from './gather.ts';

type Decided = Result<readonly RapidReviewEvent[], Refusal>;

const Meeting = z.object({ heldAt: Moment, present: z.array(z.string()).default([]), immediateActions: ActionRows });

/** A meeting is recorded either way; without its quorum it decides nothing and stops no clock (GOV-1). */
export const recordMeeting = (state: RapidReview, { answers }: FormCommand, context: Context): Decided => {
  const facts = factsOf(Meeting, answers);
  if (!facts.ok) return facts;
  const { heldAt, present, immediateActions } = facts.value;
  const fault = faultInMoment('heldAt', heldAt, context.now);
  if (fault !== undefined) return refuse(fault);
  if (state.notified !== undefined && heldAt < state.notified.submittedAt) return refuse(BEFORE_NOTIFIED);
  const group = groupNamed(context.arrangement, context.arrangement.rapidReview.group);
  if (group === undefined) throw new Error(`No group ${context.arrangement.rapidReview.group} in the arrangements.`);
  const { quorate, missing } = quorumOf(group, present, context.arrangement);
  const actions = actionsOf(immediateActions, `meeting-${state.meetings.length + 1}`);
  return ok([{ type: 'MeetingHeld', answers, heldAt, present, quorate, missing: [...missing], actions }]);
};

const Analysis = z.object({ recommendation: Determination });

export const recordAnalysis = (state: RapidReview, { answers }: FormCommand): Decided => {
  const facts = factsOf(Analysis, answers);
  if (!facts.ok) return facts;
  if (!state.meetings.some(({ quorate }) => quorate))
    return refuse(NO_QUORATE_MEETING(state.meetings.at(-1)?.missing ?? []));
  return ok([{ type: 'AnalysisRecorded', answers, recommendation: facts.value.recommendation }]);
};

const Determining = z.object({
  determination: Determination,
  agrees: YesNo,
  reasons: z.string().trim().min(1),
  dissent: z.string().default(''),
  reviewer: Reviewer.optional(),
});

/**
 * One partner's determination, by name. When the third is in, the decision follows by the borough's own rule; three
 * who cannot agree have decided nothing, and each may determine again.
 */
export const determine = (state: RapidReview, { answers, subject }: FormCommand, context: Context): Decided => {
  const partner = PartnerId.safeParse(subject);
  if (!partner.success) return refuse(WHICH_PARTNER);
  const facts = factsOf(Determining, answers);
  if (!facts.ok) return facts;
  const { determination, agrees, dissent, reviewer } = facts.value;
  if (agrees === 'no' && dissent.trim() === '') return refuse(SAY_WHY);
  const post = context.actor.posts.find((held) => held.partner === partner.data)?.post ?? 'none';
  const own = { determination, ...(reviewer === undefined ? {} : { reviewer }) };
  const given: RapidReviewEvent = {
    type: 'PartnerDetermined',
    answers,
    partner: partner.data,
    post,
    agrees: agrees === 'yes',
    ...own,
  };
  const all = { ...state.determinations, [partner.data]: own };
  const decision = decisionFrom(
    partners.map((each) => all[each]?.determination),
    context.arrangement.rapidReview.decisionRule,
  );
  if (decision === undefined) return ok([given]);
  const dissenting = partners.filter((each) => all[each]?.determination !== decision);
  return ok([given, { type: 'DecisionTaken', decision, dissenting, ...reviewerFor(decision, Object.values(all)) }]);
};

/** A reviewer is named with a local review when any partner has said so; else one is to be appointed. */
const reviewerFor = (
  decision: Determination,
  given: readonly { readonly reviewer?: z.infer<typeof Reviewer> | undefined }[],
): { readonly reviewer?: z.infer<typeof Reviewer> } => {
  if (decision !== 'local-review') return {};
  return { reviewer: given.some(({ reviewer }) => reviewer === 'appointed') ? 'appointed' : 'to-be-appointed' };
};

/** Undefined until all three have determined, and while no determination has what the rule asks. */
export const decisionFrom = (
  values: readonly (Determination | undefined)[],
  rule: 'majority' | 'unanimous',
): Determination | undefined => {
  const given = values.filter((value) => value !== undefined);
  if (given.length < 3) return undefined;
  const needed = rule === 'unanimous' ? 3 : 2;
  return given.find((value) => given.filter((other) => other === value).length >= needed);
};

/** Three partners together may find that the criteria were not met after all; then the Panel is told (guidance). */
export const findNotMet = (state: RapidReview, { answers, subject }: FormCommand, context: Context): Decided => {
  const partner = PartnerId.safeParse(subject);
  if (!partner.success) return refuse(WHICH_PARTNER);
  if (state.notMet[partner.data] !== undefined) return refuse(ALREADY_FOUND);
  const post = context.actor.posts.find((held) => held.partner === partner.data)?.post ?? 'none';
  const found: RapidReviewEvent = { type: 'PartnerFoundNotMet', answers, partner: partner.data, post };
  const others = partners.filter((each) => each !== partner.data);
  return ok(others.every((each) => state.notMet[each] !== undefined) ? [found, { type: 'NotMetAfterAll' }] : [found]);
};

const BEFORE_NOTIFIED: Refusal = {
  reason: 'before-notified',
  message: 'The meeting cannot have been held before the incident was notified. Check the date and time.',
  field: 'heldAt',
};
const NO_QUORATE_MEETING = (missing: readonly string[]): Refusal => ({
  reason: 'not-quorate',
  message: `No meeting with its quorum has been recorded, so nothing can be decided yet.${missing.length === 0 ? '' : ` At the last one: ${missing.join('; ')}.`} The clock keeps running: hold a quorate meeting and record it.`,
});
const WHICH_PARTNER: Refusal = { reason: 'which-partner', message: 'Say which safeguarding partner this is for.' };
const SAY_WHY: Refusal = {
  reason: 'dissent-needs-reasons',
  message: 'Give your reasons for not agreeing with the recommendation.',
  field: 'dissent',
};
const ALREADY_FOUND: Refusal = {
  reason: 'already-found',
  message: 'This partner has already recorded that the criteria were not met.',
};

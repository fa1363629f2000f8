import { z } from 'zod';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { Theme } from '../../state/facts.ts';
import type { Disagreement } from '../../state/state.ts';
import { openSteps, owingRecord } from '../../time/standing.ts';
import { Chosen, type Decide, type Decided, NO_SUCH_PART, todayOf, Words } from '../answered.ts';
import { gapFound } from './gaps.ts';

const Closing = z.object({
  themes: Chosen.pipe(z.array(Theme).min(1)),
  lessons: Words,
  policyGap: YesNo.default('no'),
});

/** Closed when both have confirmed it in writing, it stands on the records, what was agreed is done, and every message settled. */
export const close: Decide = (state, { answers }) => {
  const fault = notToBeClosed(state);
  if (fault !== undefined) return refuse(fault);
  const facts = factsOf(Closing, answers);
  if (!facts.ok) return facts;
  const { themes, lessons, policyGap } = facts.value;
  return ok([
    ...(policyGap === 'yes' ? [gapFound(state, { gap: lessons })] : []),
    { type: 'DisagreementClosed', answers, themes: [...new Set(themes)] },
  ]);
};

const notToBeClosed = (state: Disagreement): Refusal | undefined => {
  if (state.confirmedAt === undefined) return CONFIRM_FIRST;
  if (owingRecord(state).length > 0) return RECORD_FIRST;
  const open = openSteps(state).length;
  if (open > 0) return STILL_OPEN(open);
  return state.troubles.length > 0 ? MESSAGES_FIRST : undefined;
};

/** The side that raised it need not go on. What was decided or confirmed is not undone by it. */
export const withdraw: Decide = (state, { answers, subject }) => {
  if (subject !== 'raising') return refuse(NO_SUCH_PART);
  if (state.confirmedAt !== undefined || state.outcome?.binding === true) return refuse(SETTLED_ALREADY);
  if (state.immediateRiskAt !== undefined && state.headToldAt === undefined) return refuse(TELL_FIRST);
  const facts = factsOf(z.object({ reasons: Words }), answers);
  return facts.ok ? ok([{ type: 'DisagreementWithdrawn', answers }]) : facts;
};

/** The protocol's own yearly review (ESC-13), opened by the service. */
export const openReview = (
  protocol: string,
  dueOn: LondonDate,
  { stage }: Disagreement,
  { arrangement }: Context,
): Decided => {
  if (stage !== 'new') return ok([]);
  return arrangement.escalation.protocols.some((one) => one.protocol.protocol === protocol)
    ? ok([{ type: 'ProtocolReviewDue', protocol, dueOn }])
    : refuse(NO_SUCH_PROTOCOL);
};

export const review: Decide = (_, { answers }, context) => {
  const facts = factsOf(z.object({ on: LondonDate, changes: YesNo, what: Words, by: Words }), answers);
  if (!facts.ok) return facts;
  const { on } = facts.value;
  return on > todayOf(context) ? refuse(NOT_YET) : ok([{ type: 'ProtocolReviewed', answers, on }]);
};

export const settleMessage: Decide = ({ troubles }, { answers, subject }) => {
  const trouble = troubles.find(({ key }) => key === subject);
  return trouble === undefined ? refuse(NO_SUCH_PART) : ok([{ type: 'MessageSettled', answers, key: trouble.key }]);
};

const CONFIRM_FIRST: Refusal = {
  reason: 'confirm-first',
  message: 'Both sides confirm the outcome in writing before it closes.',
};
const RECORD_FIRST: Refusal = {
  reason: 'record-first',
  message:
    'It is not yet on the case record of both sides. Each says that it is, or why it keeps no record, before it closes.',
};
const STILL_OPEN = (count: number): Refusal => ({
  reason: 'steps-open',
  message: `${count === 1 ? 'One agreed action is' : `${count} agreed actions are`} not done yet. Report each as done, or record that the outcome was not carried out.`,
});
const MESSAGES_FIRST: Refusal = {
  reason: 'messages-first',
  message: 'A message that must arrive has not. Settle it before closing.',
};
const SETTLED_ALREADY: Refusal = {
  reason: 'settled-already',
  message: 'This has been settled, and is carried out and placed on record. It can no longer be withdrawn.',
};
const TELL_FIRST: Refusal = {
  reason: 'tell-head-first',
  message: 'Somebody is at immediate risk, and the Head of Safeguarding has not been told yet. That comes first.',
};
const NO_SUCH_PROTOCOL: Refusal = {
  reason: 'no-such-protocol',
  message: 'The borough’s arrangements have no such protocol.',
};
const NOT_YET: Refusal = {
  reason: 'in-the-future',
  message: 'This date has not come yet. Enter the day it was reviewed.',
  field: 'on',
};

import { z } from 'zod';
import { factsOf } from '#shared/casework/reading.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { Chosen, type Decide, Declared, missingPartners, NO_SUCH_PART, Words } from './answered.ts';
import { yearNotOver } from './publish/release.ts';

const Handing = z.object({ otherPartnership: Words, handReason: Words, handAgreed: Declared });

/** Another partnership leads from here; it has agreed. */
export const handOver: Decide = (_, { answers }) => {
  const facts = factsOf(Handing, answers);
  return facts.ok ? ok([{ type: 'LedByAnother', answers, partnership: facts.value.otherPartnership }]) : facts;
};

const Stopping = z.object({
  stopReason: z.enum(['national-review', 'other']),
  stopWords: Words,
  partnersAgree: Chosen,
});

/** A decision of the three partners. For a national review it waits until the Panel has decided on one. */
export const stop: Decide = ({ national }, { answers }) => {
  const facts = factsOf(Stopping, answers);
  if (!facts.ok) return facts;
  const { stopReason: reason, partnersAgree } = facts.value;
  const missing = missingPartners(partnersAgree);
  if (missing !== undefined) return refuse(missing);
  if (reason === 'national-review' && national?.answer !== 'national') return refuse(PANEL_FIRST);
  return ok([{ type: 'ReviewStopped', answers, reason }]);
};

/** Closed when nothing is owed: every action closed with its evidence, the year over, every message settled. */
export const close: Decide = (state, { answers }, context) => {
  if (state.stage === 'changing') {
    if (state.actions.length === 0) return refuse(PLAN_FIRST);
    const open = state.actions.filter(({ closedAt }) => closedAt === undefined).length;
    if (open > 0) return refuse(STILL_OPEN(open));
    const waiting = yearNotOver(state, context);
    if (waiting !== undefined) return refuse(waiting);
  }
  return state.troubles.length > 0 ? refuse(MESSAGES_FIRST) : ok([{ type: 'ReviewClosed', answers }]);
};

export const settle: Decide = ({ troubles }, { answers, subject }) => {
  const trouble = troubles.find(({ key }) => key === subject);
  return trouble === undefined ? refuse(NO_SUCH_PART) : ok([{ type: 'MessageSettled', answers, key: trouble.key }]);
};

const PANEL_FIRST: Refusal = {
  reason: 'panel-first',
  message: 'Record the Panel’s answer that there is a national review before you stop for one.',
  field: 'stopReason',
};
const PLAN_FIRST: Refusal = {
  reason: 'action-plan-first',
  message: 'No action has been agreed for the recommendations. Agree the plan, and close each action, before closing.',
};
const STILL_OPEN = (count: number): Refusal => ({
  reason: 'actions-open',
  message: `${count === 1 ? 'One action is' : `${count} actions are`} still open. Close each with its evidence before closing the review.`,
});
const MESSAGES_FIRST: Refusal = {
  reason: 'messages-first',
  message: 'A message that must arrive has not. Settle it before closing.',
};

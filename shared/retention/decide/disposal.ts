import { z } from 'zod';
import { type Actor, holds } from '#shared/casework/actor.ts';
import { factsOf } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { londonDate, longDate } from '#shared/kernel/london.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { type Retention, standingHolds } from '../state/state.ts';
import { type Decide, type Decided, Declared, Words } from './answered.ts';
import { keptLongEnough } from './dates.ts';
import { SECOND_PERSON } from './holds.ts';

/** Only ever longer. A day that is sooner than the rule's is refused. */
export const keepLonger: Decide = (state, { answers }, { now }) => {
  const facts = factsOf(z.object({ keepLongerUntil: LondonDate, keepLongerReason: Words }), answers);
  if (!facts.ok) return facts;
  const until = facts.value.keepLongerUntil;
  if (until <= londonDate(now)) return refuse(STILL_TO_COME);
  if (state.keepUntil !== undefined && until <= state.keepUntil) return refuse(ONLY_LONGER(state.keepUntil));
  return ok([{ type: 'KeptLonger', answers, until }]);
};

const Proposing = z.object({ disposalLookedAt: Declared, disposalReason: Words });

export const proposeDisposal: Decide = (state, { answers }, context) => {
  const hindrance = hindranceTo(state, context);
  if (hindrance !== undefined) return refuse(hindrance);
  const facts = factsOf(Proposing, answers);
  return facts.ok ? ok([{ type: 'DisposalProposed', answers }]) : facts;
};

/** A second person, of a role that the borough has chosen for it. Everything is looked at again under this signature. */
export const agreeDisposal: Decide = (state, { answers }, context) => {
  const may = mayAgree(state, context);
  if (may !== undefined) return refuse(may);
  const hindrance = hindranceTo(state, context);
  if (hindrance !== undefined) return refuse(hindrance);
  const facts = factsOf(z.object({ disposalAgreed: Declared }), answers);
  return facts.ok ? ok([{ type: 'DisposalAgreed', answers }]) : facts;
};

export const refuseDisposal: Decide = (state, { answers }, context) => {
  const may = mayAgree(state, context);
  if (may !== undefined) return refuse(may);
  const facts = factsOf(z.object({ disposalRefusedWhy: Words }), answers);
  return facts.ok ? ok([{ type: 'DisposalRefused', answers }]) : facts;
};

/**
 * The last question before the first row goes. It is an event of the record, so a hold either comes before it and stops
 * it, or is refused. Asked twice, it changes nothing the second time.
 */
export const beginDestruction = (state: Retention, context: Context): Decided => {
  if (state.stage === 'destroying') return ok([]);
  if (state.stage !== 'agreed') return refuse(NO_LONGER_AGREED);
  const hindrance = hindranceTo(state, context);
  return hindrance === undefined ? ok([{ type: 'DestructionBegun' }]) : refuse(NO_LONGER_AGREED);
};

/** Why these records cannot be destroyed at this moment, whoever signs; undefined when nothing stands against it. */
export const hindranceTo = (state: Retention, context: Context): Refusal | undefined => {
  if (state.closedOn === undefined || state.keepUntil === undefined) return CASE_OPEN;
  if (standingHolds(state).length > 0) return HELD;
  return keptLongEnough(state, context) ? undefined : TOO_SOON(state.keepUntil);
};

/** The roles are today's: those who agreed when the case was closed may be long gone. */
const mayAgree = (
  { proposed }: Retention,
  { actor, arrangement, inForce = arrangement }: Context,
): Refusal | undefined => {
  if (!inForce.retention.agreedBy.some((role) => holds(actor, role))) return NOT_AN_AGREER;
  return isProposer(proposed, actor) ? SECOND_PERSON : undefined;
};

export const isProposer = (proposed: Retention['proposed'], { person }: Pick<Actor, 'person'>): boolean =>
  proposed?.person === person;

const CASE_OPEN: Refusal = {
  reason: 'case-open',
  message: 'The case is still open. Its records are kept until it is closed, and then for as long as the borough says.',
};
const HELD: Refusal = {
  reason: 'held',
  message: 'A hold stands over these records, so they cannot be destroyed. It takes two people to lift it.',
};
const TOO_SOON = (until: LondonDate): Refusal => ({
  reason: 'too-soon',
  message: `These records are kept until the end of ${longDate(until)}. They can be kept longer, never less.`,
});
const STILL_TO_COME: Refusal = {
  reason: 'still-to-come',
  message: 'Enter a day that is still to come.',
  field: 'keepLongerUntil',
};
const ONLY_LONGER = (until: LondonDate): Refusal => ({
  reason: 'only-longer',
  message: `These records are kept until the end of ${longDate(until)} already. Enter a later day.`,
  field: 'keepLongerUntil',
});
const NOT_AN_AGREER: Refusal = {
  reason: 'not-an-agreer',
  message: 'The borough has not given your post the agreement to a disposal. Ask somebody whose post has it.',
};
const NO_LONGER_AGREED: Refusal = {
  reason: 'no-longer-agreed',
  message: 'The disposal that was agreed has been put aside since. Nothing is destroyed.',
};

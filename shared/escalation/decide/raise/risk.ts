import { z } from 'zod';
import { actingFor, agencyNamed } from '#shared/boroughs/people.ts';
import { holds } from '#shared/casework/actor.ts';
import { factsOf, faultInMoment, Moment } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { Disagreement } from '../../state/state.ts';
import { headOfSafeguarding, headTold } from '../../time/plan.ts';
import { actingNow } from '../../time/waiting.ts';
import { type Decide, Words } from '../answered.ts';
import { onDuty } from './people.ts';

/** A risk that came to light later: the clock is that same day's from now on, and stages may be passed over (ESC-3). */
export const findRisk: Decide = (state, { answers }, context) => {
  if (state.immediateRiskAt !== undefined) return refuse(KNOWN_ALREADY);
  const facts = factsOf(z.object({ found: Words, riskAction: Words }), answers);
  if (!facts.ok) return facts;
  const duty =
    state.stageNumber === undefined
      ? { people: [], because: [] }
      : onDuty(state, state.stageNumber, actingNow(state, 'receiving'), context);
  const { raisedBy } = state;
  const head = context.arrangement.escalation.headOfSafeguarding;
  const lead = agencyNamed(context.arrangement, raisedBy?.agency ?? '')?.lead;
  return ok([
    {
      type: 'ImmediateRiskFound',
      answers,
      people: duty.people,
      ...(duty.because.length === 0 ? {} : { because: duty.because }),
    },
    ...(lead === head || raisedBy?.post === head ? [headTold(state, context)] : []),
  ]);
};

/** The designated lead of the agency that raised it, or whoever stands in for want of one, tells the head of safeguarding (ESC-3). */
export const tellHead: Decide = (state, { answers }, context) => {
  if (state.immediateRiskAt === undefined) return refuse(NO_RISK);
  if (state.headToldBy === 'designated-lead') return refuse(TOLD_ALREADY);
  if (!leadsRaisingAgency(state, context)) return refuse(YOUR_LEAD);
  const facts = factsOf(z.object({ toldAt: Moment, how: Words, said: Words }), answers);
  if (!facts.ok) return facts;
  const fault = faultInMoment('toldAt', facts.value.toldAt, context.now);
  if (fault !== undefined) return refuse(fault);
  return ok([
    {
      type: 'HeadOfSafeguardingTold',
      answers,
      by: 'designated-lead',
      people: state.headToldAt === undefined ? [headOfSafeguarding(state, context)] : [],
    },
  ]);
};

/** Support for the worker, whose standing may make this hard (ESC-15). */
export const offerSupport: Decide = (state, { answers }, context) => {
  if (!leadsRaisingAgency(state, context)) return refuse(YOUR_LEAD);
  const facts = factsOf(z.object({ offered: Words, by: Words }), answers);
  return facts.ok ? ok([{ type: 'SupportOffered', answers }]) : facts;
};

/** While nobody is in that office, or whoever is has said that they are too near, the business manager does it. */
const leadsRaisingAgency = (state: Disagreement, context: Context): boolean => {
  const { raisedBy } = state;
  const { actor, arrangement, now } = context;
  if (actor.posts.some(({ agency, roles }) => agency === raisedBy?.agency && roles.includes('agency-lead')))
    return true;
  if (!holds(actor, 'business-manager')) return false;
  const lead = agencyNamed(arrangement, raisedBy?.agency ?? '')?.lead ?? '';
  return actingFor(arrangement, lead, londonDate(now)) === undefined || state.barred.some(({ post }) => post === lead);
};

const KNOWN_ALREADY: Refusal = {
  reason: 'risk-known',
  message: 'It is marked as immediate already, and its clock is that day’s. If danger grows, call 999.',
};
const NO_RISK: Refusal = {
  reason: 'no-immediate-risk',
  message: 'Nobody is marked as at immediate risk here. Record that first if somebody is.',
};
const TOLD_ALREADY: Refusal = {
  reason: 'told-already',
  message: 'It is recorded already that you told the Head of Safeguarding.',
};
const YOUR_LEAD: Refusal = {
  reason: 'raising-lead-only',
  message: 'This is for the designated safeguarding lead of the agency that raised it.',
};

import { z } from 'zod';
import { postNamed } from '#shared/boroughs/people.ts';
import { holds } from '#shared/casework/actor.ts';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { Side } from '../../state/facts.ts';
import type { Disagreement } from '../../state/state.ts';
import { actingNow } from '../../time/waiting.ts';
import { type Decide, faultInAddress, isBarred, NO_SUCH_PART, Perhaps, reasonRequired, Words } from '../answered.ts';

const Answering = z.object({ view: Words, contactName: Perhaps, contactAddress: Perhaps });

/** The other side's answer. Whoever holds a post is reached by it; anybody else leaves an address. */
export const answer: Decide = (state, { answers, subject }, context) => {
  if (subject !== 'receiving') return refuse(NO_SUCH_PART);
  const facts = factsOf(Answering, answers);
  if (!facts.ok) return facts;
  const { contactName: name, contactAddress: address } = facts.value;
  if (address !== '' && name === '') return refuse(SAY_WHOSE);
  const fault = address === '' ? undefined : faultInAddress('contactAddress', address, context);
  if (fault !== undefined) return refuse(fault);
  if (address !== '' && isTooNear(state, name, address)) return refuse(TOO_NEAR('contactAddress'));
  if (address !== '' && isOfOtherSide('receiving', state, address, context))
    return refuse(OTHER_SIDE('contactAddress'));
  return ok([
    {
      type: 'DisagreementAnswered',
      answers,
      side: 'receiving',
      people: address === '' ? [] : [personFor('receiving', '', name, address, state, context)],
    },
  ]);
};

const Naming = z.object({
  title: Perhaps,
  name: Words,
  address: Words,
  why: Words,
  mistaken: z.union([YesNo, z.literal('')]).default('no'),
});

/** Who acts for a side at this stage, where the protocol only gives a title or its post has nobody in it today. */
export const nameContact: Decide = (state, { answers, subject }, context) => {
  const side = z.enum([...Side.options, 'deciding']).safeParse(subject);
  if (!side.success) return refuse(NO_SUCH_PART);
  if (side.data === 'deciding' && !holds(context.actor, 'business-manager')) return refuse(MANAGER_NAMES);
  const facts = factsOf(Naming, answers);
  if (!facts.ok) return facts;
  const { title, name, address, mistaken } = facts.value;
  const fault = faultInAddress('address', address, context);
  if (fault !== undefined) return refuse(fault);
  if (isTooNear(state, name, address)) return refuse(TOO_NEAR('address'));
  if (isOfOtherSide(side.data, state, address, context)) return refuse(OTHER_SIDE('address'));
  return ok([
    {
      type: 'ContactNamed',
      answers,
      side: side.data,
      people: [personFor(side.data, title, name, address, state, context)],
      ...(mistaken === 'yes' ? { mistaken: true } : {}),
    },
  ]);
};

const personFor = (
  side: Side | 'deciding',
  title: string,
  name: string,
  address: string,
  state: Disagreement,
  { now }: Context,
) => {
  const titled = actingNow(state, side).find((one) => one.post === undefined && one.address === undefined);
  return {
    side,
    stage: state.stageNumber ?? 0,
    ...(titled?.line === undefined ? {} : { line: titled.line }),
    // What somebody is called in tasks and on clocks is an office, never a name.
    title: title === '' ? (titled?.title ?? actingNow(state, side)[0]?.title ?? 'Whoever was named') : title,
    name,
    address,
    since: now,
  };
};

const isTooNear = (state: Disagreement, name: string, address: string): boolean =>
  isBarred(state, { name }) || state.barred.some((one) => one.address?.toLowerCase() === address.toLowerCase());

/** Nobody acts for both sides, and whoever raised it does not decide it. */
const isOfOtherSide = (
  side: Side | 'deciding',
  { raisedBy, people }: Disagreement,
  address: string,
  { arrangement }: Context,
): boolean => {
  const taken =
    side === 'deciding'
      ? []
      : people
          .filter((one) => one.side === (side === 'raising' ? 'receiving' : 'raising'))
          .map((one) => one.address ?? postNamed(arrangement, one.post ?? '')?.address);
  return [...taken, side === 'raising' ? undefined : raisedBy?.address].some(
    (one) => one !== undefined && one !== '' && one.toLowerCase() === address.toLowerCase(),
  );
};

const SAY_WHOSE = reasonRequired('contactName', 'Say whose address this is.');
const TOO_NEAR = (field: string): Refusal => ({
  reason: 'conflict-of-interest',
  message: 'This person has said that they are too near to the matter. Name somebody else.',
  field,
});
const OTHER_SIDE = (field: string): Refusal => ({
  reason: 'other-side',
  message: 'This person acts for the other side, or raised it. Name somebody else.',
  field,
});
const MANAGER_NAMES: Refusal = {
  reason: 'not-permitted',
  message: 'Who decides is named by the business manager of the partnership, never by a side.',
};

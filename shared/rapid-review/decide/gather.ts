import { z } from 'zod';
import { Address, type Arrangement, PartnerId } from '#shared/boroughs/arrangement.ts';
import { addressAllowed, postNamed, standingAgencies } from '#shared/boroughs/people.ts';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import { takingPart } from '#shared/casework/take-part.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { FormCommand } from '../commands.ts';
import type { RapidReviewEvent } from '../state/events.ts';
import type { AskedAgency, ImmediateAction } from '../state/facts.ts';
import type { RapidReview } from '../state/state.ts';
import { ActionRows } from './action-rows.ts';

type Decided = Result<readonly RapidReviewEvent[], Refusal>;

/** Every agency the borough's plan asks, as it stands on the day (R2). */
export const agenciesToAsk = (arrangement: Arrangement): AskedAgency[] =>
  standingAgencies(arrangement).map(({ id, name, partner, lead }) => ({
    agency: id,
    name,
    partner,
    address: postNamed(arrangement, lead)?.address ?? '',
  }));

const Added = z.object({ agencyName: z.string().trim().min(1), agencyAddress: z.string(), agencyPartner: PartnerId });

export const addAgency = (state: RapidReview, { answers }: FormCommand, { arrangement }: Context): Decided => {
  const facts = factsOf(Added, answers);
  if (!facts.ok) return facts;
  const { agencyName, agencyPartner } = facts.value;
  const address = Address.safeParse(facts.value.agencyAddress);
  if (!address.success || !addressAllowed(arrangement, address.data)) return refuse(NOT_ALLOWED);
  const agency = keyFor(agencyName, state, arrangement);
  if (state.requests.some((request) => request.agency === agency || sameName(request.name, agencyName)))
    return refuse(ALREADY_ASKED);
  return ok([
    {
      type: 'AgencyAdded',
      answers,
      added: { agency, name: agencyName, address: address.data, partner: agencyPartner },
    },
  ]);
};

/**
 * The borough's own agency of that name, or a key that is nobody's yet: whoever holds a post at an agency of the borough
 * sees what it is asked, so a name that only resembles its key must not become it.
 */
const keyFor = (name: string, { requests }: RapidReview, { agencies }: Arrangement): string => {
  const known = agencies.find((agency) => sameName(agency.name, name));
  if (known !== undefined) return known.id;
  const key = slug(name);
  if (key === '') return `added-${requests.length + 1}`;
  return agencies.some(({ id }) => id === key) ? `added-${key}` : key;
};

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

export const acknowledge = (state: RapidReview, { answers, subject }: FormCommand): Decided => {
  const request = state.requests.find(({ agency }) => agency === subject);
  if (request === undefined) return refuse(NOT_ASKED);
  if (request.acknowledgedAt !== undefined) return refuse(ALREADY_ACKNOWLEDGED);
  return ok([{ type: 'RequestAcknowledged', answers, agency: request.agency }]);
};

const Return = z.object({
  nilReturn: YesNo,
  seniorName: z.string().trim().min(1),
  seniorRole: z.string().trim().min(1),
  immediateActions: ActionRows,
});

/** A return counts once a named senior has signed it off; it may be put right later, and each version is kept (LCSPR-7). */
export const submitReturn = (state: RapidReview, { answers, subject }: FormCommand, context: Context): Decided => {
  const request = state.requests.find(({ agency }) => agency === subject);
  if (request === undefined) return refuse(NOT_ASKED);
  const facts = factsOf(Return, answers);
  if (!facts.ok) return facts;
  const { nilReturn, immediateActions } = facts.value;
  const actions =
    request.returnedAt === undefined ? actionsOf(immediateActions, `${request.agency}-${context.now}`) : [];
  return ok([{ type: 'ReturnSubmitted', answers, agency: request.agency, nil: nilReturn === 'yes', actions }]);
};

/** Actions get ids here so that each can be done and recorded by itself. The words stay in the answers. */
export const actionsOf = (rows: z.infer<typeof ActionRows>, from: string): ImmediateAction[] =>
  rows.map(({ actionOwner, actionBy }, index) => ({
    id: `${from}-${index + 1}`.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-'),
    owner: actionOwner,
    ...(actionBy === undefined || actionBy === '' ? {} : { due: actionBy }),
  }));

export const takePart = (_: RapidReview, { answers }: FormCommand, { actor }: Context): Decided => {
  const taken = takingPart(answers, actor);
  return taken.ok ? ok([taken.value]) : taken;
};

const NOT_ASKED: Refusal = {
  reason: 'agency-not-asked',
  message: 'This agency has not been asked for information in this case.',
};
const ALREADY_ASKED: Refusal = {
  reason: 'already-asked',
  message: 'This agency has already been asked. Its request is on the case page.',
  field: 'agencyName',
};
const ALREADY_ACKNOWLEDGED: Refusal = {
  reason: 'already-acknowledged',
  message: 'This request has already been acknowledged.',
};
const NOT_ALLOWED: Refusal = {
  reason: 'address-not-allowed',
  message:
    'Mail can only go to organisations on the partnership’s list. Use an address at one of them, or ask the business manager to have it added.',
  field: 'agencyAddress',
};

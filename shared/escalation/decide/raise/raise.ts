import { z } from 'zod';
import { Concern } from '#shared/boroughs/escalation.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import { serviceOf } from '#shared/boroughs/routing/rows.ts';
import { plainReference } from '#shared/casework/links/decide.ts';
import { factsOf, Moment, YesNo } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { protocolFor } from '../../route/protocols.ts';
import type { EscalationEvent } from '../../state/events.ts';
import { CaseKind, Category, Level } from '../../state/facts.ts';
import { headTold } from '../../time/plan.ts';
import {
  Chosen,
  type Decide,
  faultInAddress,
  faultInComing,
  Perhaps,
  reasonRequired,
  todayOf,
  Words,
} from '../answered.ts';
import { firstPeople } from './people.ts';

const Raising = z.object({
  concerns: Concern,
  about: Words,
  raisingAgency: z.string(),
  receivingAgency: z.string(),
  area: Perhaps,
  areaAgency: Perhaps,
  worker: Perhaps,
  workerAddress: Perhaps,
  cases: CaseKind,
  circumstances: Chosen,
  category: Category,
  level: Level,
  disputed: Words,
  outcomeWanted: Words,
  immediateRisk: YesNo,
  riskAction: Perhaps,
  sooner: YesNo.default('no'),
  settleBy: Moment.optional(),
  support: YesNo,
  connection: YesNo,
  linkedReference: Perhaps,
});
type Raising = z.infer<typeof Raising>;

/** What the form says where the other agency is not the borough's. */
const ANOTHER_AREA = 'another-area';

/**
 * Any worker, with nobody's permission (ESC-1): a personal connection does not stop it, it only hands it to their designated
 * lead. Goes by the protocol in force on this London date for what it concerns.
 */
export const raise: Decide = (_, { answers }, context) => {
  const read = factsOf(Raising, answers);
  if (!read.ok) return read;
  const facts = read.value;
  const { arrangement, actor, now } = context;
  const protocol = protocolFor(arrangement, facts.concerns, todayOf(context));
  if (protocol === undefined) return refuse(NO_PROTOCOL);
  const fault = faultInSides(facts, context) ?? faultInAnswers(facts, context);
  if (fault !== undefined) return refuse(fault);

  const elsewhere = facts.receivingAgency === ANOTHER_AREA;
  const post = actor.posts.find(({ agency }) => agency === facts.raisingAgency)?.post;
  const service = serviceOf(protocol, facts.receivingAgency);
  const circumstances = facts.circumstances.filter((one) => service?.circumstances.some(({ id }) => id === one));
  const raised = {
    answers,
    concerns: facts.concerns,
    about: facts.about,
    raisedBy: {
      person: actor.person,
      name: actor.name,
      address: actor.address,
      ...(post === undefined ? {} : { post }),
      agency: facts.raisingAgency,
    },
    conflicted: facts.connection === 'yes',
    protocol: protocol.protocol,
    category: facts.category,
    level: facts.level,
    caseKind: facts.cases,
    circumstances,
    immediateRisk: facts.immediateRisk === 'yes',
    ...(facts.sooner === 'yes' && facts.settleBy !== undefined ? { protectBy: facts.settleBy } : {}),
    supportWanted: facts.support === 'yes',
    ...(facts.linkedReference === '' ? {} : { linkedReference: plainReference(facts.linkedReference) }),
  };
  const receiving = {
    agency: facts.receivingAgency,
    name: agencyNamed(arrangement, facts.receivingAgency)?.name ?? '',
  };
  const first: EscalationEvent = elsewhere
    ? {
        type: 'RaisedElsewhere',
        ...raised,
        receiving: { area: facts.area, name: facts.areaAgency },
        people:
          facts.worker === ''
            ? []
            : [{ side: 'receiving', stage: 0, title: 'The other worker', name: facts.worker, since: now }],
      }
    : {
        type: 'Raised',
        ...raised,
        receiving,
        ...firstPeople({ ...raised, receiving, worker: facts.worker, workerAddress: facts.workerAddress }, context),
      };
  return ok([first, ...linked(facts, context), ...headKnows(facts, post, context)]);
};

const faultInSides = (facts: Raising, { arrangement, actor }: Context): Refusal | undefined => {
  const { raisingAgency, receivingAgency, concerns } = facts;
  const own = agencyNamed(arrangement, raisingAgency);
  if (own === undefined) return NO_SUCH_AGENCY('raisingAgency');
  if (actor.posts.length > 0 && !actor.posts.some(({ agency }) => agency === raisingAgency)) return NOT_YOUR_AGENCY;
  if (raisingAgency === receivingAgency) return OWN_AGENCY;
  const speaks = actor.posts.some(({ agency, partner }) => agency === raisingAgency && partner !== undefined);
  if (concerns === 'partners' && !speaks) return PARTNERS_ONLY;
  if (receivingAgency === ANOTHER_AREA) {
    if (concerns === 'partners') return PARTNERS_OF_THE_BOROUGH;
    if (facts.area === '') return reasonRequired('area', 'Say which council or partnership area it is.');
    return facts.areaAgency === '' ? reasonRequired('areaAgency', 'Say which agency there it is.') : undefined;
  }
  const other = agencyNamed(arrangement, receivingAgency);
  if (other === undefined) return NO_SUCH_AGENCY('receivingAgency');
  return concerns === 'partners' && own.partner === other.partner ? SAME_PARTNER : undefined;
};

const faultInAnswers = (facts: Raising, context: Context): Refusal | undefined => {
  const { immediateRisk, riskAction, sooner, settleBy, workerAddress } = facts;
  if (immediateRisk === 'yes' && riskAction === '') return SAY_WHAT_WAS_DONE;
  if (sooner === 'yes' && settleBy === undefined) return SAY_BY_WHEN;
  if (workerAddress !== '' && workerAddress.toLowerCase() === context.actor.address.toLowerCase())
    return YOUR_OWN_ADDRESS;
  return (
    (sooner === 'yes' && settleBy !== undefined ? faultInComing('settleBy', settleBy, context.now) : undefined) ??
    (workerAddress === '' ? undefined : faultInAddress('workerAddress', workerAddress, context))
  );
};

/** Shown on both cases; it stops none of the incident's clocks. One that cannot be found here is linked by hand later. */
const linked = ({ linkedReference }: Raising, { named }: Context): readonly EscalationEvent[] =>
  linkedReference === '' || named === undefined
    ? []
    : [
        {
          type: 'CaseLinked',
          answers: { linkKind: 'disagreement' },
          kind: 'disagreement',
          to: { here: named.caseId, reference: named.reference, authority: '' },
        },
      ];

/** Nobody has to be told what they have raised themselves, or are told as the designated lead. */
const headKnows = (
  { immediateRisk, raisingAgency }: Raising,
  post: string | undefined,
  context: Context,
): readonly EscalationEvent[] => {
  const head = context.arrangement.escalation.headOfSafeguarding;
  const lead = agencyNamed(context.arrangement, raisingAgency)?.lead;
  return immediateRisk === 'yes' && (lead === head || post === head) ? [headTold({ stageNumber: 1 }, context)] : [];
};

const NO_PROTOCOL: Refusal = {
  reason: 'no-protocol',
  message:
    'The partnership has no protocol here for what this concerns. Speak to your designated safeguarding lead, or to the business manager of the partnership.',
  field: 'concerns',
};
const NO_SUCH_AGENCY = (field: string): Refusal => ({
  reason: 'no-such-agency',
  message: 'Choose an agency of the borough from the list.',
  field,
});
const NOT_YOUR_AGENCY: Refusal = {
  reason: 'not-your-agency',
  message: 'A disagreement is raised for the agency you work in. Choose your own agency from the list.',
  field: 'raisingAgency',
};
const OWN_AGENCY: Refusal = {
  reason: 'own-agency',
  message:
    'This is for disagreements between agencies. Within your own, go to your manager, then to their manager or the designated safeguarding lead; your agency’s own escalation and whistleblowing procedures protect you if they do not listen.',
  field: 'receivingAgency',
};
const PARTNERS_ONLY: Refusal = {
  reason: 'partners-only',
  message:
    'A dispute about the partners’ work together is raised by a partner’s lead or delegate. If it is about a child or an adult, choose that instead.',
  field: 'concerns',
};
const PARTNERS_OF_THE_BOROUGH: Refusal = {
  reason: 'partners-only',
  message: 'The partners’ own procedure is between the partners of this borough. Choose one of their agencies.',
  field: 'receivingAgency',
};
const SAME_PARTNER: Refusal = {
  reason: 'same-partner',
  message: 'Both agencies answer to the same safeguarding partner, so this is not a dispute between partners.',
  field: 'receivingAgency',
};
const SAY_WHAT_WAS_DONE = reasonRequired(
  'riskAction',
  'Say what has been done to make them safe now. If nothing has, call 999 or your safeguarding lead first.',
);
const YOUR_OWN_ADDRESS: Refusal = {
  reason: 'own-address',
  message: 'This is your own address. Enter that of the worker in the other agency, or leave it out.',
  field: 'workerAddress',
};
const SAY_BY_WHEN = reasonRequired('settleBy', 'Enter by when it must be settled.');

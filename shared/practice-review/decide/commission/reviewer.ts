import { z } from 'zod';
import { Address } from '#shared/boroughs/arrangement.ts';
import { addressAllowed } from '#shared/boroughs/people.ts';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { plusMonths } from '#shared/kernel/london.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import type { PracticeReviewEvent } from '../../state/events.ts';
import { partners } from '../../state/facts.ts';
import type { PracticeReview } from '../../state/state.ts';
import { type Decide, Perhaps, partnerOf, reasonRequired, Words } from '../answered.ts';
import { faultInFromToday, todayOf } from '../dates.ts';

const POINTS = ['knowsPractice', 'knowsResearch', 'recognisesComplexity', 'avoidsHindsight', 'communicates'] as const;

const Proposal = z.object({
  reviewerName: Words,
  reviewerAddress: z.string(),
  knowsPractice: YesNo,
  knowsResearch: YesNo,
  recognisesComplexity: YesNo,
  avoidsHindsight: YesNo,
  communicates: YesNo,
  pointsReason: Perhaps,
  interests: z.enum(['none', 'declared', 'not-asked']),
  interestList: Perhaps,
  mitigation: Perhaps,
  agreementSigned: YesNo,
  accessUntil: LondonDate,
});

/** Considered on the six points of LCSPR-2. Replaces an earlier proposal, never a reviewer who is appointed. */
export const proposeReviewer: Decide = (state, { answers }, context) => {
  if (state.reviewer?.standing === 'appointed') return refuse(STAND_DOWN_FIRST);
  const facts = factsOf(Proposal, answers);
  if (!facts.ok) return facts;
  const given = facts.value;
  const address = Address.safeParse(given.reviewerAddress.trim());
  if (!address.success || !addressAllowed(listedToday(context), address.data)) return refuse(NOT_ALLOWED);
  if (given.interests === 'not-asked') return refuse(ASK_INTERESTS);
  if (given.interests === 'declared' && given.interestList === '') return refuse(LIST_INTERESTS);
  if (given.interests === 'declared' && given.mitigation === '') return refuse(SAY_MITIGATION);
  if (POINTS.some((point) => given[point] === 'no') && given.pointsReason === '') return refuse(SAY_WHY_POINTS);
  if (given.agreementSigned === 'no') return refuse(AGREEMENT_FIRST);
  const fault = faultInAccess(given.accessUntil, context);
  if (fault !== undefined) return refuse(fault);
  const { reviewerName: name, accessUntil } = given;
  return ok([{ type: 'ReviewerProposed', answers, name, address: address.data, accessUntil }]);
};

/** Who may be written to is the list of today, which is not held back to the day the review was opened. */
const listedToday = ({ arrangement, allowedDomains = arrangement.allowedDomains }: Context) => ({ allowedDomains });

const faultInAccess = (until: LondonDate, context: Context): Refusal | undefined => {
  const today = todayOf(context);
  const fault = faultInFromToday('accessUntil', until, today);
  return fault ?? (until > plusMonths(today, 24) ? TOO_LONG : undefined);
};

const Approval = z.object({ approves: z.enum(['approve', 'refuse']), knowsUndeclared: YesNo, refusalReason: Perhaps });

/**
 * One partner's approval, by name. The third appoints; an undeclared interest blocks whatever else was answered. A
 * partner who has approved may still refuse while the others have not all done so.
 */
export const approveReviewer: Decide = (state, { answers, subject }, context) => {
  const whose = partnerOf(subject, context);
  if (!whose.ok) return whose;
  const proposed = proposedIn(state);
  if ('reason' in proposed) return refuse(proposed);
  const facts = factsOf(Approval, answers);
  if (!facts.ok) return facts;
  const { approves, knowsUndeclared, refusalReason } = facts.value;
  const undeclared = knowsUndeclared === 'yes';
  if (undeclared || approves === 'refuse') {
    if (refusalReason === '') return refuse(SAY_WHY_REFUSED);
    return ok([{ type: 'PartnerRefusedReviewer', answers, ...whose.value, undeclared }]);
  }
  const { person, address } = context.actor;
  if (address !== '' && address.toLowerCase() === proposed.address.toLowerCase()) return refuse(OWN_APPOINTMENT);
  if (proposed.approvals[whose.value.partner] !== undefined) return refuse(ALREADY_APPROVED);
  if (partners.some((partner) => proposed.approvals[partner]?.person === person)) return refuse(THREE_PEOPLE);
  const approved: PracticeReviewEvent = { type: 'PartnerApprovedReviewer', answers, ...whose.value };
  const others = partners.filter((partner) => partner !== whose.value.partner);
  return others.every((partner) => proposed.approvals[partner] !== undefined)
    ? ok([approved, { type: 'ReviewerAppointed' }, ...gathering(state)])
    : ok([approved]);
};

/** With terms of reference set and a reviewer appointed there is nothing more to commission. */
const gathering = ({ stage, terms }: PracticeReview): readonly PracticeReviewEvent[] =>
  stage === 'commissioning' && terms !== undefined ? [{ type: 'GatheringBegun' }] : [];

const proposedIn = ({ reviewer }: PracticeReview): NonNullable<PracticeReview['reviewer']> | Refusal => {
  if (reviewer === undefined) return NOBODY;
  switch (reviewer.standing) {
    case 'proposed':
      return reviewer;
    case 'appointed':
      return APPOINTED;
    case 'blocked':
      return BLOCKED;
    case 'stood-down':
      return NOBODY;
  }
};

const StandingDown = z.object({ standDownReason: z.enum(['conflict', 'withdrew', 'other']), standDownWords: Words });

export const standReviewerDown: Decide = ({ reviewer }, { answers }) => {
  if (reviewer === undefined || reviewer.standing === 'stood-down') return refuse(NOBODY);
  const facts = factsOf(StandingDown, answers);
  return facts.ok ? ok([{ type: 'ReviewerStoodDown', answers, reason: facts.value.standDownReason }]) : facts;
};

const Access = z.object({ accessUntil: LondonDate, accessReason: Words });

/** A reviewer's access ends by date; it may be shortened, or lengthened with a reason. */
export const changeAccess: Decide = ({ reviewer }, { answers }, context) => {
  if (reviewer?.standing !== 'appointed') return refuse(NOT_APPOINTED);
  const facts = factsOf(Access, answers);
  if (!facts.ok) return facts;
  const fault = faultInAccess(facts.value.accessUntil, context);
  return fault === undefined
    ? ok([{ type: 'ReviewerAccessChanged', answers, until: facts.value.accessUntil }])
    : refuse(fault);
};

const STAND_DOWN_FIRST: Refusal = {
  reason: 'stand-down-first',
  message: 'A reviewer is appointed. Stand them down, with the reason, before you propose another.',
};
const NOT_ALLOWED: Refusal = {
  reason: 'address-not-allowed',
  message:
    'A reviewer signs in and is written to at an address on the partnership’s list. Use one there, or ask for the reviewer’s organisation to be added.',
  field: 'reviewerAddress',
};
const ASK_INTERESTS: Refusal = {
  reason: 'interests-not-asked',
  message: 'Ask the reviewer about real or perceived conflicts of interest before you propose them.',
  field: 'interests',
};
const LIST_INTERESTS = reasonRequired('interestList', 'List the interests that the reviewer has declared.');
const SAY_MITIGATION = reasonRequired('mitigation', 'Say what is done about the interests that are declared.');
const SAY_WHY_POINTS = reasonRequired(
  'pointsReason',
  'One of the points to consider is not met. Say why this reviewer is proposed all the same.',
);
const AGREEMENT_FIRST: Refusal = {
  reason: 'agreement-first',
  message: 'The reviewer signs the data protection and confidentiality agreement before they are proposed.',
  field: 'agreementSigned',
};
const TOO_LONG: Refusal = {
  reason: 'access-too-long',
  message: 'A reviewer’s access can last 24 months at most. Choose an earlier day; it can be lengthened later.',
  field: 'accessUntil',
};
const SAY_WHY_REFUSED = reasonRequired('refusalReason', 'Say why: the interest you know of, or why you refuse.');
const OWN_APPOINTMENT: Refusal = {
  reason: 'own-appointment',
  message: 'You cannot approve your own appointment. Ask your partner’s lead to have another person decide.',
};
const ALREADY_APPROVED: Refusal = {
  reason: 'already-approved',
  message: 'This partner has already approved the reviewer.',
};
const THREE_PEOPLE: Refusal = {
  reason: 'three-people',
  message: 'You have approved for another partner. Each partner’s approval is given by a different person.',
};
const NOBODY: Refusal = {
  reason: 'no-reviewer',
  message: 'No reviewer is proposed at present. Propose one first.',
};
const BLOCKED: Refusal = {
  reason: 'reviewer-blocked',
  message: 'A partner has refused this reviewer. Propose another, or propose again with the interest declared.',
};
const APPOINTED: Refusal = {
  reason: 'already-appointed',
  message: 'All three partners have approved and the reviewer is appointed. To end it, stand the reviewer down.',
};
const NOT_APPOINTED: Refusal = {
  reason: 'not-appointed',
  message: 'No reviewer is appointed, so there is no access to change.',
};

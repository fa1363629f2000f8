import type { Role } from '#shared/boroughs/arrangement.ts';
import { type Actor, holds } from '#shared/casework/actor.ts';
import type { Permit, Relation, Standing } from '#shared/casework/authorise.ts';
import { exportPermit } from '#shared/casework/wholeness/who.ts';
import type { CommandType } from './commands.ts';
import { NUMBERED, type Stage, stages } from './stages.ts';
import type { Disagreement } from './state/state.ts';

/** Parts of a disagreement that can be looked at. Both sides see the same record and the same clock. */
export type Part = 'overview' | 'record' | 'raising-side' | 'timeline' | 'reads';

const permit = (
  action: CommandType | `view:${Part}`,
  roles: Role[],
  at: readonly Stage[] | 'every',
  relation: Relation = 'any',
): Permit => ({ action, roles, stages: at, relation, confidential: false });

const OPEN = stages.filter(({ id, final }) => !final && id !== 'protocol-review').map(({ id }) => id);
const RESOLVING: readonly Stage[] = [...NUMBERED, 'other-area'];
const SETTLING: readonly Stage[] = ['confirming', 'recording'];

/** Whoever acts in it, whatever post they hold: the relation says who. */
const ANYONE: Role[] = ['professional'];
const MANAGER: Role[] = ['business-manager'];
const OFFICE: Role[] = ['business-manager', 'chair', 'independent-person'];

/** Role × action × stage × relation: everything anyone may do or see. Nothing else is allowed. */
export const permits: readonly Permit[] = [
  // ESC-1: any worker, with nobody's permission.
  permit('raise-disagreement', ANYONE, ['new']),
  permit('immediate-risk', ANYONE, RESOLVING, 'concerned'),
  permit('tell-head-of-safeguarding', ['agency-lead'], OPEN, 'concerned'),
  permit('offer-support', ['agency-lead'], OPEN, 'concerned'),
  // In place of a lead who is not there or too near: `decide` says when.
  permit('tell-head-of-safeguarding', MANAGER, OPEN),
  permit('offer-support', MANAGER, OPEN),

  permit('answer-disagreement', ANYONE, RESOLVING, 'own-side'),
  permit('name-contact', ANYONE, RESOLVING, 'own-side'),
  permit('name-contact', MANAGER, RESOLVING),
  // Until it is closed: what is written after it moved up is kept, and settles nothing.
  permit('record-discussion', ANYONE, OPEN, 'concerned'),
  permit('move-up', ANYONE, NUMBERED, 'concerned'),

  permit('convene-panel', OFFICE, NUMBERED),
  permit('convene-meeting', OFFICE, NUMBERED),
  permit('convene-meeting', ANYONE, NUMBERED, 'concerned'),
  permit('make-representation', ANYONE, NUMBERED, 'own-side'),
  permit('record-decision', ANYONE, NUMBERED, 'concerned'),
  permit('record-decision', MANAGER, NUMBERED),
  permit('note-enforcement', OFFICE, NUMBERED),
  permit('note-enforcement', ['partner-lead', 'partner-delegate'], NUMBERED, 'concerned'),
  permit('area-liaison', MANAGER, ['other-area']),

  permit('confirm-outcome', ANYONE, ['confirming'], 'own-side'),
  permit('placed-on-record', ANYONE, SETTLING, 'own-side'),
  permit('outcome-action', ANYONE, SETTLING, 'concerned'),
  permit('not-carried-out', ANYONE, ['recording'], 'own-side'),
  permit('policy-gap', ANYONE, OPEN, 'concerned'),
  permit('policy-gap', MANAGER, OPEN),
  permit('answer-gap', ['chair', 'independent-person', 'business-manager'], 'every'),
  permit('close-disagreement', ANYONE, ['recording'], 'concerned'),
  permit('close-disagreement', MANAGER, ['recording']),
  permit('withdraw-disagreement', ANYONE, OPEN, 'own-side'),

  permit('review-protocol', OFFICE, ['protocol-review']),
  permit('take-part', ANYONE, OPEN, 'informed'),
  permit('take-part', OFFICE, OPEN),
  permit('settle-message', MANAGER, 'every'),
  permit('link-case', MANAGER, OPEN),
  // A mistaken link may come to light years later.
  permit('unlink-case', MANAGER, 'every'),

  permit('view:overview', ANYONE, 'every', 'informed'),
  permit('view:overview', [...OFFICE, 'independent-scrutineer'], 'every'),
  permit('view:record', ANYONE, 'every', 'informed'),
  permit('view:record', [...OFFICE, 'independent-scrutineer'], 'every'),
  // What support a worker wanted, and what ties they declared, is their own side's.
  permit('view:raising-side', ANYONE, 'every', 'own-side'),
  permit('view:raising-side', MANAGER, 'every'),
  permit('view:timeline', ANYONE, 'every', 'informed'),
  permit('view:timeline', [...OFFICE, 'independent-scrutineer'], 'every'),
  permit('view:reads', MANAGER, 'every'),
  permit('view:reads', ['agency-lead'], 'every', 'concerned'),
  exportPermit,
];

export const standingOf = (state: Disagreement, actor: Actor): Standing => ({
  stage: state.stage,
  conflicted: state.conflicted.includes(actor.person),
  confidential: true,
  isReferrer: false,
  askedAgencies: [],
  sides: sidesOf(state, actor),
});

/**
 * The sides a person acts for: the worker who raised it, at every stage; whoever was named or holds a post that came into
 * it, at that stage or an earlier one, or stands in for its holder today; and the designated lead of either agency. `deciding` and `told` are no sides, and
 * are among them all the same.
 */
export const sidesOf = (state: Disagreement, actor: Actor): readonly string[] => {
  const sides = new Set<string>();
  const raiser = state.raisedBy;
  if (raiser !== undefined && raiser.person === actor.person) sides.add('raising');
  for (const person of state.people) if (isPerson(person, actor)) sides.add(person.side);
  // Nobody of another authority signs in here: whoever speaks with that area writes down what it says.
  if (state.receiving?.area !== undefined && holds(actor, 'business-manager')) sides.add('receiving');
  if (holds(actor, 'agency-lead')) {
    for (const { agency, roles } of actor.posts) {
      if (!roles.includes('agency-lead')) continue;
      if (raiser?.agency === agency) sides.add('raising');
      if (state.receiving?.agency === agency) sides.add('receiving');
    }
  }
  return [...sides];
};

const isPerson = ({ post, address }: Disagreement['people'][number], actor: Actor): boolean =>
  (post !== undefined && actor.posts.some((held) => held.post === post || held.standsInFor?.includes(post) === true)) ||
  (address !== undefined && actor.address !== '' && address.toLowerCase() === actor.address.toLowerCase());

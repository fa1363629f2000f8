import type { Choice, Choices } from '#forms/engine/fields.ts';
import { CONCERNS, SIDE_TITLES } from '#functions/escalation/dossier/words.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { Concern, type Protocol, type Service } from '#shared/boroughs/escalation.ts';
import { agencyNamed, holdsOn } from '#shared/boroughs/people.ts';
import { serviceOf } from '#shared/boroughs/routing/rows.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { protocolFor, protocolNamed } from '#shared/escalation/route/protocols.ts';
import { SIDES } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { ANOTHER_AREA } from '#shared/escalation/time/registers.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { stagesToMoveTo } from './move-to.ts';

interface Supplying {
  readonly arrangement: Arrangement;
  readonly state: Disagreement;
  readonly context: Context;
}

/** Its own area's procedure is followed (ESC-14). */
const AN_AGENCY_ELSEWHERE: Choice = {
  value: ANOTHER_AREA,
  label: 'An agency of another area',
  hint: 'Its own area’s procedure is followed',
};

/** The lists a disagreement supplies to its forms by itself. */
export const optionsOf = (supplying: Supplying): Choices => ({
  ...sameForAll(supplying),
  concerns: concerns(supplying),
  posts: posts(supplying, londonDate(supplying.context.now)),
  'stages-to-move-to': stagesToMoveTo(supplying),
});

/** The lists that are the same whoever looks and wherever it stands: what kept answers are read by, too. */
export const sameForAll = (supplying: Supplying): Choices => ({
  agencies: agencies(supplying.arrangement),
  'other-agencies': [...agencies(supplying.arrangement), AN_AGENCY_ELSEWHERE],
  'taking-part': takingPart(supplying),
  sides: sides(supplying),
  posts: posts(supplying),
  circumstances: circumstancesOf(protocolOfCase(supplying)?.services ?? []),
});

/** The protocol a case goes by; undefined for one that is not raised yet. */
export const protocolOfCase = ({
  arrangement,
  state,
}: Pick<Supplying, 'arrangement' | 'state'>): Protocol | undefined =>
  state.protocol === undefined ? undefined : protocolNamed(arrangement, state.protocol);

/** What is so or not so of a service, which decides whom a route leads to. */
const circumstancesOf = (services: readonly Service[]): readonly Choice[] =>
  services.flatMap(({ circumstances }) => circumstances.map(({ id, asks }) => ({ value: id, label: asks })));

/** Those of one agency's service that a route for this concern turns on; none where the agency has no routes. */
export const circumstancesAsked = (
  protocol: Protocol | undefined,
  agency: string | undefined,
  concerns: Concern | undefined,
): readonly Choice[] => {
  const service = protocol === undefined ? undefined : serviceOf(protocol, agency);
  if (protocol === undefined || service === undefined) return [];
  const turnsOn = protocol.routes.filter(
    (route) =>
      route.service === service.id &&
      (route.concerns === undefined || concerns === undefined || route.concerns.includes(concerns)),
  );
  return circumstancesOf([service]).filter(({ value }) => turnsOn.some(({ when }) => when === value));
};

/** A disagreement is raised for the agency one works in; somebody without a post here says which that is. */
export const ownOf = (choices: readonly Choice[], { posts: held }: Actor): readonly Choice[] =>
  held.length === 0 ? choices : choices.filter(({ value }) => held.some(({ agency }) => agency === value));

/** Whoever is one of it cannot disagree with it here: inside an agency its own line management is the way. */
export const otherThan = (choices: readonly Choice[], own: string | undefined): readonly Choice[] =>
  choices.filter(({ value }) => value !== own);

const agencies = ({ agencies: all }: Arrangement): readonly Choice[] =>
  all.map(({ id, name }) => ({ value: id, label: name }));

/** What a protocol is in force for today; the partners' own work only for those who speak for one (ESC-9). */
const concerns = ({ arrangement, context }: Supplying): readonly Choice[] => {
  const today = londonDate(context.now);
  const speaks = context.actor.posts.some(({ partner }) => partner !== undefined);
  return Concern.options
    .filter((one) => protocolFor(arrangement, one, today) !== undefined && (one !== 'partners' || speaks))
    .map((value) => ({ value, label: CONCERNS[value] }));
};

/** Whose people may have been in a discussion or a decision. */
const takingPart = ({ arrangement, state: { receiving } }: Supplying): readonly Choice[] => [
  ...agencies(arrangement),
  ...(receiving?.area === undefined ? [] : [{ value: ANOTHER_AREA, label: `${receiving.name} (${receiving.area})` }]),
  { value: 'elsewhere', label: 'Another organisation, or none' },
];

/** The two sides, by the name of their organisation. */
const sides = ({ arrangement, state: { raisedBy, receiving } }: Supplying): readonly Choice[] => {
  const names = {
    raising: raisedBy === undefined ? undefined : agencyNamed(arrangement, raisedBy.agency)?.name,
    receiving: receiving?.name,
  };
  return SIDES.map((side) => ({
    value: side,
    label: names[side] === undefined ? SIDE_TITLES[side] : `${names[side]} (${SIDE_TITLES[side].toLowerCase()})`,
  }));
};

/** Posts whose holders may sit on a panel: they speak for an agency or a partner in the partnership. */
const SITS = ['partner-lead', 'partner-delegate', 'agency-lead', 'group-member', 'director-of-childrens-services'];

/** Those of one day, or all there are. */
const posts = ({ arrangement }: Supplying, on?: LondonDate): readonly Choice[] =>
  arrangement.posts
    .filter((post) => post.roles.some(sits) && (on === undefined || holdsOn(post, on)))
    .map(({ id, title, agency }) => ({
      value: id,
      label: `${title}, ${agencyNamed(arrangement, agency)?.name ?? agency}`,
    }));

const sits = (role: string): boolean => SITS.includes(role);

import type { Contact } from '#shared/boroughs/escalation.ts';
import { actingFor, agencyNamed, postNamed } from '#shared/boroughs/people.ts';
import { serviceOf } from '#shared/boroughs/routing/rows.ts';
import type { Context, Task } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { routeTo } from '../../route/route.ts';
import { SIDES, type Side } from '../../state/facts.ts';
import type { Disagreement } from '../../state/state.ts';
import { protocolOf, stageNow } from '../standing.ts';
import { actingNow } from '../waiting.ts';
import { carrier, inTime, leadOf, MANAGER, type Tasked, task } from './own.ts';

/** Somebody must say who the people of this stage are: each side for its own, the business manager for a post nobody is in. */
export const namingTasks: Tasked = (state, context) => [
  ...SIDES.flatMap((side) =>
    unnamed(state, side).flatMap((title) =>
      task(
        'name-contact',
        `Name who acts for your side: ${title}`,
        [side === 'raising' ? carrier(state, context) : leadOf('receiving', state, context)],
        { ...inTime(state, context), subject: side },
      ),
    ),
  ),
  ...(['raising', 'receiving', 'deciding'] as const).flatMap((side) => vacant(side, state, context)),
];

/** A title that nobody fills, while nobody of that side can be reached. */
const unnamed = (state: Disagreement, side: Side): readonly string[] => {
  const acting = actingNow(state, side);
  const anybody = acting.some(({ post, address }) => post !== undefined || address !== undefined);
  return anybody ? [] : acting.slice(0, 1).map(({ title }) => title);
};

/** A post that should have come in and has neither holder nor deputy today, until somebody is named for it. */
const vacant = (side: Side | 'deciding', state: Disagreement, context: Context): readonly Task[] => {
  const named = actingNow(state, side).some(({ post, address }) => post === undefined && address !== undefined);
  if (named) return [];
  const { arrangement, now } = context;
  return postsMeant(side, state, context)
    .filter((post) => actingFor(arrangement, post, londonDate(now)) === undefined)
    .slice(0, 1)
    .flatMap((post) =>
      task('name-contact', `Name who holds the post of ${postNamed(arrangement, post)?.title ?? post}`, [MANAGER], {
        ...inTime(state, context),
        subject: side,
        apart: 'vacant',
      }),
    );
};

/** The posts that the stage, or its route at the hour it began, leads to, whoever is in them. */
const postsMeant = (side: Side | 'deciding', state: Disagreement, context: Context): readonly string[] => {
  const stage = stageNow(state, context);
  if (stage === undefined) return [];
  const routed = side === 'receiving' ? routeOf(state, context) : undefined;
  const contacts = routed ?? { raising: stage.raising, receiving: stage.receiving, deciding: stage.decides }[side];
  const agency = side === 'raising' ? state.raisedBy?.agency : state.receiving?.agency;
  return contacts.filter((one) => isMeant(one, state)).flatMap((one) => postOf(one, agency, context));
};

/** Contacts bound to some hours or partners are one of several, and are missed only when they are wanted. */
const isMeant = ({ hours, partners, concerns }: Contact, state: Disagreement): boolean =>
  hours === undefined &&
  partners === undefined &&
  (concerns === undefined || state.concerns === undefined || concerns.includes(state.concerns));

const postOf = (contact: Contact, agency: string | undefined, { arrangement }: Context): readonly string[] => {
  if ('post' in contact) return [contact.post];
  const lead =
    'office' in contact && contact.office === 'agency-lead' ? agencyNamed(arrangement, agency ?? '')?.lead : undefined;
  return lead === undefined ? [] : [lead];
};

const routeOf = (state: Disagreement, context: Context): readonly Contact[] | undefined => {
  const { line, stageSince, concerns, caseKind = 'neither', receiving } = state;
  const protocol = protocolOf(state, context);
  const service = protocol === undefined ? undefined : serviceOf(protocol, receiving?.agency);
  if (protocol === undefined || service === undefined || line === undefined || stageSince === undefined)
    return undefined;
  const routed = routeTo(protocol, context.arrangement, {
    service: service.id,
    agency: receiving?.agency,
    concerns,
    cases: caseKind,
    line,
    at: stageSince,
    circumstances: state.circumstances,
  });
  return routed.ok ? routed.value.row.to : undefined;
};

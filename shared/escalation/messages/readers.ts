import type { Post } from '#shared/boroughs/arrangement.ts';
import { actingFor, agencyNamed } from '#shared/boroughs/people.ts';
import { officesOf, peopleOf, type Reader } from '#shared/casework/offices.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Person, Side } from '../state/facts.ts';
import type { Disagreement } from '../state/state.ts';
import { actingNow } from '../time/waiting.ts';

const holding = (post: Post): Reader => ({ address: post.address, post: post.id });

/** The business managers; the director where each of them is too near. */
export const managers = ({ barred }: Disagreement, context: Context): readonly Reader[] =>
  officesOf(
    context,
    barred.flatMap(({ address }) => address ?? []),
  ).ofRole('business-manager');

/**
 * Whoever holds a post today or stands in for it; the business managers where nobody does, or where that is somebody who is
 * too near: what had to be told is told to somebody.
 */
export const inPost = (key: string | undefined, state: Disagreement, context: Context): readonly Reader[] => {
  const post = key === undefined ? undefined : actingFor(peopleOf(context), key, londonDate(context.now));
  return post === undefined || isTooNear(state, { post: key, address: post.address })
    ? managers(state, context)
    : [holding(post)];
};

/** The worker who raised it; nobody where they are too near, or left no address. */
export const raiser = ({ raisedBy, conflicted }: Disagreement): readonly Reader[] =>
  raisedBy === undefined || raisedBy.address === '' || conflicted.includes(raisedBy.person)
    ? []
    : [{ address: raisedBy.address, ...(raisedBy.post === undefined ? {} : { post: raisedBy.post }) }];

/** The designated lead of a side's agency; of another authority's, whoever here speaks with that area. */
export const leadOf = (side: Side, state: Disagreement, context: Context): readonly Reader[] =>
  inPost(agencyNamed(context.arrangement, agencyOf(side, state) ?? '')?.lead, state, context);

const agencyOf = (side: Side, { raisedBy, receiving }: Disagreement): string | undefined =>
  side === 'raising' ? raisedBy?.agency : receiving?.agency;

/** Those who act for a side at the stage it is at; while nobody of them can be reached, whoever stands for it. */
export const ofSide = (side: Side, state: Disagreement, context: Context): readonly Reader[] => {
  const acting = reached(actingNow(state, side), state, context);
  return acting.length > 0 ? acting : standsFor(side, state, context);
};

/** The worker who raised it stands for their own side until another is named; for the other, its designated lead. */
export const standsFor = (side: Side, state: Disagreement, context: Context): readonly Reader[] => {
  const own = side === 'raising' ? raiser(state) : [];
  return own.length > 0 ? own : leadOf(side, state, context);
};

/** Those who can be written to: a post by its holder or deputy today, anybody else by the address somebody typed. */
export const reached = (people: readonly Person[], state: Disagreement, context: Context): readonly Reader[] =>
  people.flatMap((person): readonly Reader[] => {
    if (isTooNear(state, person)) return [];
    const { post, address } = person;
    const held = post === undefined ? undefined : actingFor(peopleOf(context), post, londonDate(context.now));
    if (held !== undefined) return isTooNear(state, { address: held.address }) ? [] : [holding(held)];
    return address === undefined ? [] : [{ address }];
  });

/** Who helps or decides at the stage it is at. */
export const deciders = (state: Disagreement, context: Context): readonly Reader[] =>
  reached(actingNow(state, 'deciding'), state, context);

const isTooNear = (
  { barred }: Disagreement,
  { post, address }: { readonly post?: string | undefined; readonly address?: string | undefined },
): boolean =>
  barred.some(
    (one) =>
      (post !== undefined && one.post === post) ||
      (address !== undefined && one.address?.toLowerCase() === address.toLowerCase()),
  );

import type { Post } from '#shared/boroughs/arrangement.ts';
import { actingFor, agencyNamed, postsWithRole } from '#shared/boroughs/people.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { type Person, SIDES, type Side } from '../state/facts.ts';
import type { Disagreement } from '../state/state.ts';
import type { Happening } from './happening.ts';

export interface Recipient {
  readonly address: string;
  readonly post?: string;
}

export type Audience =
  | 'raiser'
  | 'raising'
  | 'receiving'
  | 'deciding'
  /** Those whom this event brought in. */
  | 'newcomers'
  /** Those of both sides who acted until now. */
  | 'those-before'
  | 'raising-lead'
  | 'receiving-lead'
  | 'sides-to-confirm'
  | 'sides-to-place'
  | 'sides-with-steps'
  | 'head-of-safeguarding'
  | 'business-managers'
  | 'gaps-post'
  /** The partnership's mailbox, or the adults board's where an adult is concerned. */
  | 'board';

/** Who an audience is today, in this disagreement. Somebody who declared a conflict and raised it is written to no more. */
export const recipients = (audience: Audience, happening: Happening, context: Context): readonly Recipient[] => {
  const { event, before, after } = happening;
  const { escalation } = context.arrangement;
  const today = londonDate(context.now);
  const sides = (all: readonly Side[]) => all.flatMap((side) => ofSide(side, after, context));

  switch (audience) {
    case 'raiser':
      return raiser(after);
    case 'raising':
    case 'receiving':
      return ofSide(audience, after, context);
    case 'deciding':
      return peopleOf(
        after.people.filter(({ side }) => side === 'deciding'),
        after,
        context,
      );
    case 'newcomers':
      return 'people' in event ? peopleOf(event.people, after, context) : [];
    case 'those-before':
      return SIDES.flatMap((side) => ofSide(side, before, context));
    case 'raising-lead':
      return holding(leadOf('raising', after, context));
    case 'receiving-lead':
      return holding(leadOf('receiving', after, context));
    case 'sides-to-confirm':
      return sides(SIDES.filter((side) => !after.confirmed.some((one) => one.side === side)));
    case 'sides-to-place':
      return sides(SIDES.filter((side) => !after.placed.some((one) => one.side === side)));
    case 'sides-with-steps':
      return sides(SIDES.filter((side) => after.steps.some((step) => step.side === side && isAbout(event, step.id))));
    case 'head-of-safeguarding':
      return holding(actingFor(context.arrangement, escalation.headOfSafeguarding, today));
    case 'business-managers':
      return postsWithRole(context.arrangement, 'business-manager', today).flatMap(holding);
    case 'gaps-post':
      return holding(actingFor(context.arrangement, escalation.gapsTo, today));
    case 'board':
      return [{ address: boardOf(after, context) }];
  }
};

const raiser = ({ raisedBy, conflicted }: Disagreement): readonly Recipient[] =>
  raisedBy === undefined || raisedBy.address === '' || conflicted.includes(raisedBy.person)
    ? []
    : [{ address: raisedBy.address, ...(raisedBy.post === undefined ? {} : { post: raisedBy.post }) }];

/** Those who act for a side at the stage it is at. */
const ofSide = (side: Side, state: Disagreement, context: Context): readonly Recipient[] => {
  const stage = state.stageNumber ?? 1;
  const acting = state.people.filter(
    (person) =>
      person.side === side && person.stage === stage && (person.line === undefined || person.line === state.line),
  );
  if (acting.length > 0) return peopleOf(acting, state, context);
  return side === 'raising' && raiser(state).length > 0 ? raiser(state) : holding(leadOf(side, state, context));
};

/** A post by its holder or deputy today; somebody nobody has named yet by their agency's designated lead. */
const peopleOf = (people: readonly Person[], state: Disagreement, context: Context): readonly Recipient[] => {
  const today = londonDate(context.now);
  return people.flatMap(({ side, post, address }) => {
    const held = post === undefined ? undefined : actingFor(context.arrangement, post, today);
    if (held !== undefined) return holding(held);
    if (address !== undefined) return [{ address }];
    return side === 'raising' || side === 'receiving' ? unnamed(side, state, context) : [];
  });
};

/** The worker who raised it stands for their own side until another is named. */
const unnamed = (side: Side, state: Disagreement, context: Context): readonly Recipient[] => {
  const own = side === 'raising' ? raiser(state) : [];
  return own.length > 0 ? own : holding(leadOf(side, state, context));
};

const leadOf = (side: Side, { raisedBy, receiving }: Disagreement, { arrangement, now }: Context): Post | undefined => {
  const agency = side === 'raising' ? raisedBy?.agency : receiving?.agency;
  const lead = agency === undefined ? undefined : agencyNamed(arrangement, agency)?.lead;
  return lead === undefined ? undefined : actingFor(arrangement, lead, londonDate(now));
};

const boardOf = ({ concerns }: Disagreement, { arrangement: { escalation } }: Context): string =>
  concerns === 'adult'
    ? (escalation.adultsBoardMailbox ?? escalation.partnershipMailbox)
    : escalation.partnershipMailbox;

const isAbout = (event: Happening['event'], step: string): boolean =>
  event.type === 'StepReached' && event.about.some((key) => key.split(':')[1] === step);

const holding = (post: Post | undefined): readonly Recipient[] =>
  post === undefined ? [] : [{ address: post.address, post: post.id }];

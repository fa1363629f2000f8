import type { PartnerId, Post, Role } from '#shared/boroughs/arrangement.ts';
import {
  agencyNamed,
  delegateOverAgency,
  partnerDelegate,
  partnerLead,
  postNamed,
  postsWithRole,
} from '#shared/boroughs/people.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { partners } from '../state/facts.ts';
import type { PracticeReview } from '../state/state.ts';
import { owingFactCheck } from '../time/waiting.ts';
import {
  actionsAbout,
  type Happening,
  overdueBefore,
  partnersAbout,
  questionsAbout,
  requestsAbout,
} from './happening.ts';

export interface Recipient {
  readonly address: string;
  readonly post?: string;
  /** Tells one rightful message from another to the same address: an agency's key. */
  readonly about?: string;
  /** The day this reader is held to, where readers of one message are held to different ones. */
  readonly due?: LondonDate;
}

export type Audience =
  | 'business-managers'
  | 'director'
  | 'chair'
  | 'delegates'
  | 'leads'
  | 'reviewer'
  | 'delegates-who-owe'
  | 'asked-agencies'
  | 'late-agencies'
  | 'delegates-of-late-agencies'
  | 'agencies-to-check-facts'
  | 'agencies-that-took-part'
  | 'other-signatories'
  | 'owners'
  | 'delegates-of-late-owners'
  | 'panel'
  | 'ofsted'
  | 'dfe'
  | 'secretary-of-state';

/** Bodies outside the borough, which have no account here. */
export const OUTSIDE = ['panel', 'ofsted', 'dfe', 'secretary-of-state'] as const satisfies readonly Audience[];

/**
 * Who an audience is today, in this review. Nobody, where the borough has set no address, or sends to national bodies
 * by hand.
 */
export const recipients = (audience: Audience, happening: Happening, context: Context): readonly Recipient[] => {
  const { event, after } = happening;
  const { arrangement } = context;
  const today = londonDate(context.now);
  const ofRole = (role: Role): Recipient[] => postsWithRole(arrangement, role, today).flatMap(holding);
  const delegateOf = (partner: PartnerId): Recipient[] => holding(partnerDelegate(arrangement, partner, today));

  switch (audience) {
    case 'business-managers':
      return ofRole('business-manager');
    case 'director':
      return ofRole('director-of-childrens-services');
    case 'chair':
      return holding(postNamed(arrangement, arrangement.practiceReview.chair));
    case 'delegates':
      return partners.flatMap(delegateOf);
    case 'leads':
      return partners.flatMap((partner) => holding(partnerLead(arrangement, partner, today)));
    case 'reviewer':
      return reviewerWithAccess(happening, today).map((recipient) => withDue(recipient, questionsAbout(happening)));
    case 'delegates-who-owe':
      return partnersAbout(happening).flatMap((partner) => delegateOf(partner).map(about(partner)));
    case 'asked-agencies':
      return event.type === 'InformationRequested'
        ? event.agencies.map(({ agency, address }) => ({ address, about: agency, due: event.replyBy }))
        : [];
    case 'late-agencies':
      return requestsAbout(happening).map(({ agency, address, due }) => ({ address, about: agency, due }));
    case 'delegates-of-late-agencies':
      return requestsAbout(happening).flatMap(({ agency, partner, due }) =>
        delegateOf(partner).map((recipient) => ({ ...recipient, about: agency, due })),
      );
    case 'agencies-to-check-facts':
      return owingFactCheck(after).map(({ agency, address }) => ({ address, about: agency }));
    case 'agencies-that-took-part':
      return after.requests.map(({ address }) => ({ address }));
    case 'other-signatories':
      return arrangement.practiceReview.releasedBy
        .flatMap((role) => postsWithRole(arrangement, role, today))
        .filter(({ address }) => address !== postNamed(arrangement, after.release?.post ?? '')?.address)
        .flatMap(holding);
    case 'owners':
      return grouped(actionsAbout(happening), ({ agency }) => agency).flatMap(([agency, actions]) =>
        leadOf(agency, after, context).map((recipient) => withDue({ ...recipient, about: agency }, actions)),
      );
    case 'delegates-of-late-owners':
      return grouped(
        actionsAbout(happening).filter(overdueBefore(happening)),
        ({ agency }) => delegateFor(agency, after, context)?.id,
      ).flatMap(([post, actions]) =>
        holding(postNamed(arrangement, post)).map((recipient) => withDue(recipient, actions)),
      );
    case 'panel':
    case 'ofsted':
    case 'dfe':
      return national(arrangement.recipients[audience], context);
    case 'secretary-of-state':
      return national(arrangement.recipients.secretaryOfState, context);
  }
};

const holding = (post: Post | undefined): Recipient[] =>
  post === undefined ? [] : [{ address: post.address, post: post.id }];

const about =
  (subject: string) =>
  (recipient: Recipient): Recipient => ({ ...recipient, about: subject });

/** The day is said where one thing is meant; where several are, each has its own and the page says them. */
const withDue = (recipient: Recipient, things: readonly { readonly due: LondonDate }[]): Recipient => {
  const [one, ...others] = things;
  return one === undefined || others.length > 0 ? recipient : { ...recipient, due: one.due };
};

const national = (address: string | null, { arrangement }: Context): Recipient[] =>
  address === null || arrangement.practiceReview.nationalRoute === 'by-hand' ? [] : [{ address }];

/** Who may still see the review, or could until this very event ended it. */
const reviewerWithAccess = ({ before, after }: Happening, today: LondonDate): Recipient[] => {
  const has = [after, before].find(
    ({ reviewer }) => reviewer?.standing === 'appointed' && !reviewer.accessEnded && today <= reviewer.accessUntil,
  );
  return has?.reviewer === undefined ? [] : [{ address: has.reviewer.address }];
};

/** An agency asked in this review is written to where it was asked; another, at its lead's address. */
const leadOf = (agency: string, { requests }: PracticeReview, { arrangement }: Context): Recipient[] => {
  const lead = holding(postNamed(arrangement, agencyNamed(arrangement, agency)?.lead ?? ''));
  if (lead.length > 0) return lead;
  const asked = requests.find((request) => request.agency === agency);
  return asked === undefined ? [] : [{ address: asked.address }];
};

const delegateFor = (agency: string, { requests }: PracticeReview, { arrangement, now }: Context): Post | undefined => {
  const today = londonDate(now);
  const asked = requests.find((request) => request.agency === agency);
  return (
    delegateOverAgency(arrangement, agency, today) ??
    (asked === undefined ? undefined : partnerDelegate(arrangement, asked.partner, today))
  );
};

const grouped = <Thing>(
  things: readonly Thing[],
  by: (thing: Thing) => string | undefined,
): readonly (readonly [string, readonly Thing[]])[] => [
  ...Map.groupBy(
    things.filter((thing) => by(thing) !== undefined),
    (thing) => by(thing) ?? '',
  ),
];

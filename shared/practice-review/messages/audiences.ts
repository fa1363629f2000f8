import type { PartnerId } from '#shared/boroughs/arrangement.ts';
import { agencyNamed, postNamed } from '#shared/boroughs/people.ts';
import { officesOf, peopleOf, type Reader } from '#shared/casework/offices.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { partners } from '../state/facts.ts';
import type { PracticeReview, Request } from '../state/state.ts';
import { owingFactCheck } from '../time/waiting.ts';
import {
  actionsAbout,
  type Happening,
  overdueBefore,
  partnersAbout,
  questionsAbout,
  requestsAbout,
} from './happening.ts';

export interface Recipient extends Reader {
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
 * by hand; never somebody who has declared a conflict of interest.
 */
export const recipients = (audience: Audience, happening: Happening, context: Context): readonly Recipient[] => {
  const { event, after } = happening;
  const { arrangement } = context;
  const today = londonDate(context.now);
  const { inPost, ofRole, delegateOf, leadOf, atAgency, person, outside } = officesOf(context, after.tooNear);
  const byHand = arrangement.practiceReview.nationalRoute === 'by-hand';

  switch (audience) {
    case 'business-managers':
      return ofRole('business-manager');
    case 'director':
      return ofRole('director-of-childrens-services');
    case 'chair':
      return inPost(arrangement.practiceReview.chair);
    case 'delegates':
      return partners.flatMap(delegateOf);
    case 'leads':
      return partners.flatMap(leadOf);
    case 'reviewer':
      return reviewerWithAccess(happening, today)
        .flatMap(person)
        .map((recipient) => withDue(recipient, questionsAbout(happening)));
    case 'delegates-who-owe':
      return partnersAbout(happening).flatMap((partner) => delegateOf(partner).map(about(partner)));
    case 'asked-agencies':
      return event.type === 'InformationRequested'
        ? event.agencies.flatMap(({ agency, address }) =>
            atAgency(agency, address).map((recipient) => ({ ...recipient, about: agency, due: event.replyBy })),
          )
        : [];
    case 'late-agencies':
      return requestsAbout(happening).flatMap(({ agency, address, due }) =>
        atAgency(agency, address).map((recipient) => ({ ...recipient, about: agency, due })),
      );
    case 'delegates-of-late-agencies':
      return requestsAbout(happening).flatMap(({ agency, partner, due }) =>
        delegateOf(partner).map((recipient) => ({ ...recipient, about: agency, due })),
      );
    case 'agencies-to-check-facts':
      return owingFactCheck(after).flatMap(({ agency, address }) => atAgency(agency, address).map(about(agency)));
    case 'agencies-that-took-part':
      return after.requests.flatMap(({ agency, address }) => atAgency(agency, address));
    case 'other-signatories':
      return arrangement.practiceReview.releasedBy
        .flatMap(ofRole)
        .filter(({ address }) => address !== postNamed(peopleOf(context), after.release?.post ?? '')?.address);
    case 'owners':
      return grouped(actionsAbout(happening), ({ agency }) => agency).flatMap(([agency, actions]) =>
        atAgency(agency, askedOf(agency, after)?.address).map((recipient) =>
          withDue({ ...recipient, about: agency }, actions),
        ),
      );
    case 'delegates-of-late-owners':
      return grouped(actionsAbout(happening).filter(overdueBefore(happening)), ({ agency }) =>
        partnerOf(agency, after, context),
      ).flatMap(([partner, actions]) => delegateOf(partner).map((recipient) => withDue(recipient, actions)));
    case 'panel':
    case 'ofsted':
    case 'dfe':
      return byHand ? [] : outside(audience);
    case 'secretary-of-state':
      return byHand ? [] : outside('secretaryOfState');
  }
};

const about =
  (subject: string) =>
  (recipient: Recipient): Recipient => ({ ...recipient, about: subject });

/** The day is said where one thing is meant; where several are, each has its own and the page says them. */
const withDue = (recipient: Recipient, things: readonly { readonly due: LondonDate }[]): Recipient => {
  const [one, ...others] = things;
  return one === undefined || others.length > 0 ? recipient : { ...recipient, due: one.due };
};

/** Who may still see the review, or could until this very event ended it. */
const reviewerWithAccess = ({ before, after }: Happening, today: LondonDate): readonly string[] => {
  const has = [after, before].find(
    ({ reviewer }) => reviewer?.standing === 'appointed' && !reviewer.accessEnded && today <= reviewer.accessUntil,
  );
  return has?.reviewer === undefined ? [] : [has.reviewer.address];
};

const askedOf = (agency: string, { requests }: PracticeReview): Request | undefined =>
  requests.find((request) => request.agency === agency);

/** Whose delegate hears of an agency's lateness (GOV-5). */
const partnerOf = (agency: string, review: PracticeReview, context: Context): PartnerId | undefined =>
  agencyNamed(peopleOf(context), agency)?.partner ?? askedOf(agency, review)?.partner;

const grouped = <Thing, Key>(
  things: readonly Thing[],
  by: (thing: Thing) => Key | undefined,
): readonly (readonly [Key, readonly Thing[]])[] => [
  ...things.reduce((groups, thing) => {
    const key = by(thing);
    return key === undefined ? groups : groups.set(key, [...(groups.get(key) ?? []), thing]);
  }, new Map<Key, readonly Thing[]>()),
];

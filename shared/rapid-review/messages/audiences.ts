import { groupNamed } from '#shared/boroughs/people.ts';
import { officesOf, type Reader } from '#shared/casework/offices.ts';
import type { Context } from '#shared/casework/workflow.ts';
import type { RapidReviewEvent } from '../state/events.ts';
import { partners } from '../state/facts.ts';
import type { RapidReview } from '../state/state.ts';

export interface Recipient extends Reader {
  /** Tells one rightful message from another to the same address: an agency's key. */
  readonly about?: string;
}

export type Audience =
  | 'notifying-officers'
  | 'business-managers'
  | 'director'
  | 'chair'
  | 'delegates'
  | 'leads'
  | 'undetermined-delegates'
  | 'delegates-of-late-agencies'
  | 'asked-agencies'
  | 'added-agency'
  | 'late-agencies'
  | 'agencies-that-took-part'
  | 'other-areas'
  | 'referrer'
  | 'panel'
  | 'ofsted'
  | 'dfe'
  | 'panel-if-wanted'
  | 'ofsted-if-wanted';

/**
 * Who an audience is today, in this case. Nobody, where the borough has set no address or the case has none; never somebody
 * who has declared a conflict of interest.
 */
export const recipients = (
  audience: Audience,
  event: RapidReviewEvent,
  state: RapidReview,
  context: Context,
): readonly Recipient[] => {
  const { arrangement } = context;
  const { inPost, ofRole, delegateOf, leadOf, atAgency, person, outside } = officesOf(context, state.tooNear);
  const agencies = (asked: readonly Asked[]): Recipient[] =>
    asked.flatMap(({ agency, address }) => atAgency(agency, address).map((reader) => ({ ...reader, about: agency })));
  const late =
    event.type === 'PlanStepReached' ? state.requests.filter(({ agency }) => event.agencies.includes(agency)) : [];

  switch (audience) {
    case 'notifying-officers':
      return ofRole('notifying-officer');
    case 'business-managers':
      return ofRole('business-manager');
    case 'director':
      return ofRole('director-of-childrens-services');
    case 'chair':
      return inPost(groupNamed(arrangement, arrangement.rapidReview.group).chair);
    case 'delegates':
      return partners.flatMap(delegateOf);
    case 'leads':
      return partners.flatMap(leadOf);
    case 'undetermined-delegates':
      return partners.filter((partner) => state.determinations[partner] === undefined).flatMap(delegateOf);
    case 'delegates-of-late-agencies':
      return late.flatMap(({ agency, partner }) =>
        delegateOf(partner).map((recipient) => ({ ...recipient, about: agency })),
      );
    case 'late-agencies':
      return agencies(late);
    case 'asked-agencies':
      return event.type === 'AgenciesAsked' ? agencies(event.agencies) : [];
    case 'added-agency':
      return event.type === 'AgencyAdded' ? agencies([event.added]) : [];
    case 'agencies-that-took-part':
      return agencies(state.requests);
    case 'other-areas':
      return state.otherAreas.flatMap(({ address, authority }) =>
        address === undefined ? [] : [{ address, about: authority }],
      );
    case 'referrer':
      return state.referrer === undefined ? [] : person(state.referrer.address);
    case 'panel':
    case 'ofsted':
    case 'dfe':
      return outside(audience);
    case 'panel-if-wanted':
      return arrangement.rapidReview.noticeOnNotification.includes('panel') ? outside('panel') : [];
    case 'ofsted-if-wanted':
      return arrangement.rapidReview.noticeOnNotification.includes('ofsted') ? outside('ofsted') : [];
  }
};

interface Asked {
  readonly agency: string;
  readonly address: string;
}

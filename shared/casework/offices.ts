import type { Arrangement, PartnerId, Post, Role } from '#shared/boroughs/arrangement.ts';
import {
  agencyNamed,
  holdsOn,
  partnerDelegate,
  partnerLead,
  postNamed,
  postsWithRole,
} from '#shared/boroughs/people.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Context } from './workflow.ts';

/** Somebody who is written to: whoever holds an office, or a person known by their address alone. */
export interface Reader {
  readonly address: string;
  readonly post?: string;
}

/** Who is written to for each office of a case, today. */
export interface Offices {
  readonly inPost: (key: string | undefined) => readonly Reader[];
  readonly ofRole: (role: Role) => readonly Reader[];
  /** Whoever decides for a partner, and whoever stays accountable for it. */
  readonly delegateOf: (partner: PartnerId) => readonly Reader[];
  readonly leadOf: (partner: PartnerId) => readonly Reader[];
  /** Its lead; for an agency that the borough does not know, the address at which it was asked, if it was. */
  readonly atAgency: (agency: string, askedAt: string | undefined) => readonly Reader[];
  /** Somebody who is no office. */
  readonly person: (address: string) => readonly Reader[];
  /** A body outside the borough. Nobody where the arrangements of the case set no address for it. */
  readonly outside: (body: keyof Arrangement['recipients']) => readonly Reader[];
}

/**
 * Who holds the offices of a case: always today's, though it keeps the rules of its own arrangements. A letter to somebody who
 * has left goes to the wrong person.
 */
export const peopleOf = ({
  arrangement,
  inForce = arrangement,
}: Pick<Context, 'arrangement' | 'inForce'>): Arrangement => inForce;

/**
 * @param tooNear addresses of those who declared a conflict of interest in this case. They, and those who did so in its kin, are
 *   written to no more: the deputy is, or the business managers, so that what has to be told is told to somebody
 */
export const officesOf = (context: Context, tooNear: readonly string[]): Offices => {
  const people = peopleOf(context);
  const today = londonDate(context.now);
  const near = new Set([...tooNear, ...(context.tooNear ?? [])].map((address) => address.toLowerCase()));
  const mayRead = ({ address }: Reader): boolean => !near.has(address.toLowerCase());
  const free = (post: Post | undefined): post is Post => post !== undefined && holdsOn(post, today) && mayRead(post);
  const holding = (role: Role): readonly Reader[] => postsWithRole(people, role, today).filter(free).map(reader);

  const managers = (): readonly Reader[] => {
    const found = holding('business-manager');
    return found.length > 0 ? found : holding('director-of-childrens-services');
  };
  const held = (post: Post | undefined): readonly Reader[] => {
    const found = [post, postNamed(people, post?.deputy ?? '')].find(free);
    return found === undefined ? managers() : [reader(found)];
  };
  const person = (address: string): readonly Reader[] => [{ address }].filter(mayRead);

  return {
    inPost: (key) => held(postNamed(people, key ?? '')),
    ofRole: (role) => {
      const found = holding(role);
      return found.length > 0 ? found : managers();
    },
    delegateOf: (partner) => held(partnerDelegate(people, partner, today)),
    leadOf: (partner) => held(partnerLead(people, partner, today)),
    atAgency: (agency, askedAt) => {
      const lead = (agencyNamed(people, agency) ?? agencyNamed(context.arrangement, agency))?.lead;
      if (lead !== undefined) return held(postNamed(people, lead));
      return askedAt === undefined ? [] : person(askedAt);
    },
    person,
    outside: (body) => {
      const then = context.arrangement.recipients[body];
      return then === null ? [] : [{ address: people.recipients[body] ?? then }];
    },
  };
};

const reader = ({ id, address }: Post): Reader => ({ address, post: id });

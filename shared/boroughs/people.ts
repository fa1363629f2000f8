import type { ActingPost } from '#shared/casework/actor.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import type { Agency, Arrangement, Group, Partner, PartnerId, Post, Role } from './arrangement.ts';

export { partnerRepresentedBy, quorumOf, seatsOf } from './quorum.ts';

/**
 * What a deputy does with the same authority as the one who is away (RAPID-10). Notifying, managing and running
 * the service are not deputised: those posts are held by more than one person instead.
 */
const DEPUTISED: readonly Role[] = ['partner-delegate', 'chair', 'agency-lead', 'group-member'];

/** Whether something dated holds on a day: its first and last days are included. */
export const holdsOn = (
  { from, until }: { from?: LondonDate | undefined; until?: LondonDate | undefined },
  date: LondonDate,
) => (from === undefined || from <= date) && (until === undefined || date <= until);

/** The posts of the person who signs in with this address, on a day. Letter case does not matter. */
export const postsHeldBy = (arrangement: Arrangement, address: string, onDate: LondonDate): readonly Post[] =>
  arrangement.posts.filter((post) => post.address === address.trim().toLowerCase() && holdsOn(post, onDate));

export const postNamed = (arrangement: Arrangement, key: string): Post | undefined =>
  arrangement.posts.find(({ id }) => id === key);

/** Who acts for a post on a day: its own holder, or the deputy while it has none. Nobody where neither is there. */
export const actingFor = (arrangement: Arrangement, key: string, date: LondonDate): Post | undefined => {
  const post = postNamed(arrangement, key);
  if (post === undefined || holdsOn(post, date)) return post;
  const deputy = postNamed(arrangement, post.deputy ?? '');
  return deputy !== undefined && holdsOn(deputy, date) ? deputy : undefined;
};

export const agencyNamed = (arrangement: Arrangement, key: string): Agency | undefined =>
  arrangement.agencies.find(({ id }) => id === key);

/** Only the arrangements name a group, and they are checked; a key that names none is a defect, and throws. */
export const groupNamed = (arrangement: Arrangement, key: string): Group => {
  const found = arrangement.groups.find(({ id }) => id === key);
  if (found) return found;
  throw new Error(`${arrangement.borough} has no group "${key}".`);
};

/** Agencies asked in every rapid review. */
export const standingAgencies = (arrangement: Arrangement): readonly Agency[] =>
  arrangement.agencies.filter(({ standing }) => standing);

/** Who holds a role on a day, deputies not included. */
export const postsWithRole = (arrangement: Arrangement, role: Role, onDate: LondonDate): readonly Post[] =>
  arrangement.posts.filter((post) => post.roles.includes(role) && holdsOn(post, onDate));

/** The organisation that is a partner on a day; without a day, the one that is so last. */
export const partnerNamed = (arrangement: Arrangement, partner: PartnerId, onDate?: LondonDate): Partner | undefined =>
  arrangement.partners.findLast((one) => one.id === partner && (onDate === undefined || holdsOn(one, onDate)));

/** The post that determines for a partner. */
export const partnerDelegate = (arrangement: Arrangement, partner: PartnerId, onDate?: LondonDate): Post | undefined =>
  postNamed(arrangement, partnerNamed(arrangement, partner, onDate)?.delegate ?? '');

/** The post that stays accountable for a partner. */
export const partnerLead = (arrangement: Arrangement, partner: PartnerId, onDate?: LondonDate): Post | undefined =>
  postNamed(arrangement, partnerNamed(arrangement, partner, onDate)?.lead ?? '');

/** The delegate whom an agency's silence is told to (GOV-5). */
export const delegateOverAgency = (arrangement: Arrangement, agency: string, onDate?: LondonDate): Post | undefined => {
  const partner = agencyNamed(arrangement, agency)?.partner;
  return partner && partnerDelegate(arrangement, partner, onDate);
};

/**
 * The posts a person acts through on a day. A deputy's post carries, beside its own roles, those of the post it
 * stands in for that are done with the same authority, the partner if that post is a partner's delegate, and that post's name, by
 * which its tasks are listed.
 * Empty for somebody the borough does not know.
 */
export const actingPosts = (arrangement: Arrangement, address: string, date: LondonDate): readonly ActingPost[] =>
  postsHeldBy(arrangement, address, date).map((post) => {
    const stoodInFor = arrangement.posts.filter(({ deputy }) => deputy === post.id);
    const partner = partnerSpokenFor(arrangement, [post, ...stoodInFor], post, date);
    const roles = new Set([
      ...post.roles,
      ...stoodInFor.flatMap((one) => one.roles.filter((role) => DEPUTISED.includes(role))),
    ]);
    const standsInFor = stoodInFor
      .filter((one) => one.roles.some((role) => DEPUTISED.includes(role)) || !holdsOn(one, date))
      .map(({ id }) => id);
    return {
      post: post.id,
      title: post.title,
      agency: post.agency,
      ...(partner === undefined ? {} : { partner }),
      roles: [...roles],
      ...(standsInFor.length === 0 ? {} : { standsInFor }),
    };
  });

/** A lead speaks by holding the post; a delegate by holding it or by standing in for its holder. */
const partnerSpokenFor = (
  arrangement: Arrangement,
  delegates: readonly Post[],
  own: Post,
  date: LondonDate,
): PartnerId | undefined =>
  arrangement.partners.find(
    (partner) =>
      holdsOn(partner, date) && (partner.lead === own.id || delegates.some(({ id }) => id === partner.delegate)),
  )?.id;

/** Whether the borough lets mail go to this address: its domain is listed, exactly. */
export const addressAllowed = (
  arrangement: { readonly allowedDomains: readonly string[] },
  address: string,
): boolean => {
  const [local, domain, ...rest] = address.trim().toLowerCase().split('@');
  return Boolean(local) && domain !== undefined && rest.length === 0 && arrangement.allowedDomains.includes(domain);
};

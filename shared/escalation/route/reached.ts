import type { Agency, Arrangement, Post } from '#shared/boroughs/arrangement.ts';
import type { Concern, Contact, Protocol } from '#shared/boroughs/escalation.ts';
import { PartnerId } from '#shared/boroughs/keys.ts';
import { agencyNamed, holdsOn, partnerDelegate, partnerLead, postNamed } from '#shared/boroughs/people.ts';
import { holdsIn, type WallTime } from '#shared/boroughs/routing/hours.ts';
import { longDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';

/** Somebody to go to, as they are found on a day. */
export interface Reached {
  readonly title: string;
  /** Absent for somebody whom only the people concerned can name. */
  readonly post?: string;
  readonly address?: string;
  /** Nobody holds this office today and nobody stands in: why, in words. */
  readonly vacant?: string;
  /** The title of the office in whose place they are gone to. */
  readonly insteadOf?: string;
}

/** Whom contacts are found among: the day and hour, and whose side is acted for. */
export interface Finding {
  readonly arrangement: Arrangement;
  readonly on: LondonDate;
  readonly at: WallTime;
  readonly outOfHours: Protocol['outOfHours'];
  readonly concerns?: Concern | undefined;
  /** The agencies of the side acted for; both sides' where neither is meant; empty where it is not known. */
  readonly agencies: readonly string[];
  /** Neither side is meant: an office of the partners is that of each. */
  readonly neither?: boolean;
}

/** Who was found, and in words what stood in the way of those who were not. */
export interface Found {
  readonly reached: readonly Reached[];
  readonly why: readonly string[];
}

/** The contacts that hold now, each found. One whose office is empty and has no deputy is left out, and `why` says so. */
export const findAll = (contacts: readonly Contact[], finding: Finding): Found => {
  const found = contacts.filter((one) => comesIn(one, finding)).map((one) => find(one, finding));
  const reached = found.flatMap((one) => one.reached);
  return {
    reached: reached.filter((one, n) => reached.findIndex((other) => sameAs(one, other)) === n),
    why: [...new Set(found.flatMap(({ why }) => why))],
  };
};

const sameAs = (one: Reached, other: Reached): boolean =>
  one.post === undefined ? other.post === undefined && one.title === other.title : one.post === other.post;

const comesIn = ({ hours, concerns, partners }: Contact, finding: Finding): boolean =>
  (hours === undefined || holdsIn(hours, finding.outOfHours, finding.at)) &&
  (concerns === undefined || finding.concerns === undefined || concerns.includes(finding.concerns)) &&
  (partners === undefined ||
    finding.agencies.length === 0 ||
    agenciesOf(finding).some(({ partner }) => partners.includes(partner)));

const agenciesOf = ({ arrangement, agencies }: Finding): readonly Agency[] =>
  agencies.flatMap((key) => agencyNamed(arrangement, key) ?? []);

const find = (contact: Contact, finding: Finding): Found => {
  if ('who' in contact) return { reached: [{ title: contact.who }], why: [] };
  if ('post' in contact) return holderOf(contact.post, finding);
  const posts = officesOf(contact.office, finding);
  if (posts.length === 0) return { reached: [{ title: UNNAMED[contact.office] }], why: [] };
  const found = posts.map((post) => holderOf(post, finding));
  return { reached: found.flatMap(({ reached }) => reached), why: found.flatMap(({ why }) => why) };
};

type Office = Extract<Contact, { readonly office: string }>['office'];

const UNNAMED: Readonly<Record<Office, string>> = {
  'agency-lead': 'Safeguarding lead of the agency concerned',
  'partner-lead': 'Lead safeguarding partner',
  'partner-delegate': 'Delegated safeguarding partner',
};

/** Posts by key: of the agencies acted for, or of their partners on the day. */
const officesOf = (office: Office, finding: Finding): readonly string[] => {
  const { arrangement, on, neither = false } = finding;
  if (office === 'agency-lead') return agenciesOf(finding).map(({ lead }) => lead);
  const own = agenciesOf(finding).map(({ partner }) => partner);
  const partners = neither ? PartnerId.options : [...new Set(own)];
  const holder = office === 'partner-lead' ? partnerLead : partnerDelegate;
  return partners.flatMap((partner) => holder(arrangement, partner, on)?.id ?? []);
};

/** The holder of a post on the day; or its deputy, or the deputy's, saying whose place it is. */
const holderOf = (key: string, { arrangement, on }: Finding): Found => {
  const office = postNamed(arrangement, key);
  if (office === undefined) return { reached: [], why: [`The arrangements have no post "${key}".`] };
  const why: string[] = [];
  const passed = new Set<string>();
  let post: Post | undefined = office;
  while (post !== undefined && !holdsOn(post, on)) {
    passed.add(post.id);
    const deputy: Post | undefined = post.deputy === undefined ? undefined : postNamed(arrangement, post.deputy);
    const next: Post | undefined = deputy && passed.has(deputy.id) ? undefined : deputy;
    why.push(`${vacancy(post, on)} ${next ? `Its deputy is ${next.title}.` : 'It has no deputy.'}`);
    post = next;
  }
  if (post === undefined) return { reached: [], why };
  const { id, title, address } = post;
  return { reached: [{ title, post: id, address, ...(post === office ? {} : { insteadOf: office.title }) }], why };
};

/** Why nobody holds a post on a day. */
export const vacancy = ({ title, from, until }: Post, on: LondonDate): string => {
  const because =
    until !== undefined && until < on
      ? `it was held until ${longDate(until)}`
      : `it is held from ${from === undefined ? 'a later day' : longDate(from)}`;
  return `Nobody holds the post of ${title} on ${longDate(on)}: ${because}.`;
};

import type { Chrome, NavItem } from '#forms/layouts/chrome.ts';
import type { Arrangement, Role } from '#shared/boroughs/arrangement.ts';
import { type Actor, holds } from '#shared/casework/actor.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { assets } from './assets.ts';
import { dateTime } from './when.ts';

const SERVICE = 'Safeguarding cases';

/** Minutes without use after which a session ends; `shared/casework/sessions.ts` says the same. */
const TIMEOUT_MINUTES = 30;

/** The page of one machine on which its clock is moved. There is a moved clock only there. */
const CLOCK_PAGE = '/clock';

export interface Dress {
  readonly arrangement: Arrangement;
  /** Nothing is live: the time shown is the moved one. */
  readonly training?: Instant | undefined;
}

/** What surrounds a page for somebody not signed in. */
export const chromeOf = ({ arrangement, training }: Dress): Chrome => ({
  service: SERVICE,
  partnership: arrangement.partnership,
  colour: arrangement.dress.colour,
  assets: assets(),
  ...(training === undefined ? {} : { training: { clock: dateTime(training), href: CLOCK_PAGE } }),
});

/** What surrounds a page for one person. `path` says which entry they are at. */
export const chromeFor = (dress: Dress, actor: Actor, csrf: string, path: string): Chrome => ({
  ...chromeOf(dress),
  person: { name: actor.name, post: postBeside(actor) },
  nav: navigation(actor, path),
  csrf,
  timeoutMinutes: TIMEOUT_MINUTES,
});

/** The post somebody acts through, unless their name already is the name of it. */
const postBeside = ({ name, posts: [first] }: Actor): string | undefined =>
  first === undefined || name.endsWith(first.title) ? undefined : first.title;

const navigation = (actor: Actor, path: string): readonly NavItem[] => {
  const at = (text: string, href: string): NavItem => ({
    text,
    href,
    current: path === href || path.startsWith(`${href}/`),
  });
  return [
    at('Your tasks', '/tasks'),
    at('Cases', '/cases'),
    at('Refer an incident', '/new/referral'),
    at('Raise a disagreement', '/new/raise-disagreement'),
    ...(holds(actor, 'notifying-officer') ? [at('Record an incident', '/new/open-incident')] : []),
    ...(FOLLOWS_ACTIONS.some((role) => holds(actor, role)) ? [at('Action plan', '/actions')] : []),
    ...(OVERSEES_DISAGREEMENTS.some((role) => holds(actor, role)) ? [at('Figures', '/disagreements')] : []),
  ];
};

/** Who oversees how the protocol for professional disagreements is used (ESC-13), and reads its figures. */
export const OVERSEES_DISAGREEMENTS: readonly Role[] = [
  'business-manager',
  'chair',
  'independent-person',
  'independent-scrutineer',
  'partner-lead',
  'partner-delegate',
  'director-of-childrens-services',
];

/** Who follows the shared plan of all reviews (ACTION-1, ACTION-2). */
const FOLLOWS_ACTIONS: readonly Role[] = [
  'chair',
  'business-manager',
  'partner-delegate',
  'director-of-childrens-services',
  'independent-scrutineer',
  'agency-lead',
];

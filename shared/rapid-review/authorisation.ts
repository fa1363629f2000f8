import type { Role } from '#shared/boroughs/arrangement.ts';
import { type Actor, holds } from '#shared/casework/actor.ts';
import type { Permit, Relation, Standing } from '#shared/casework/authorise.ts';
import { COPIES_PART, redactionPermits } from '#shared/casework/redaction/who-and-when.ts';
import { exportPermit } from '#shared/casework/wholeness/who.ts';
import type { CommandType } from './commands.ts';
import { type Stage, stages } from './stages.ts';
import type { RapidReview } from './state/state.ts';

/** Parts of a case that can be looked at. */
export type Part =
  | 'status'
  | 'overview'
  | 'notification'
  | 'returns'
  | 'own-return'
  | 'report'
  | 'timeline'
  | 'reads'
  | typeof COPIES_PART;

const permit = (
  action: CommandType | `view:${Part}`,
  roles: Role[],
  at: Stage[] | 'every',
  relation: Relation = 'any',
  confidential = false,
): Permit => ({
  action,
  roles,
  stages: at,
  relation,
  confidential,
});

const OPEN = stages.filter(({ final }) => !final).map(({ id }) => id);
const REVIEWING: Stage[] = ['gathering', 'determining', 'reporting'];
const FROM_NOTIFIED: Stage[] = [...REVIEWING, 'awaiting-panel', 'settled', 'not-met-after-all', 'closed'];
const OFFICE: Role[] = ['notifying-officer', 'business-manager', 'director-of-childrens-services'];
const AGENCY: Role[] = ['agency-lead', 'agency-author'];
const GROUP: Role[] = ['chair', 'group-member', 'partner-delegate', 'independent-person', 'independent-scrutineer'];

/** Role × action × stage × relation: everything anyone may do or see. Nothing else is allowed. */
export const permits: readonly Permit[] = [
  permit('referral', ['professional'], ['new']),
  permit('open-incident', ['notifying-officer'], ['new']),
  permit('decline-referral', ['notifying-officer'], ['referred']),
  permit('take-up-referral', ['notifying-officer'], ['referred']),
  permit('notification-decision', ['notifying-officer'], ['deciding', 'notifying']),
  permit('notification', ['notifying-officer'], ['notifying']),
  permit('dfe-reference', ['notifying-officer'], ['notifying']),
  permit('add-agency', ['business-manager', 'notifying-officer'], ['gathering']),
  permit('acknowledge-request', AGENCY, REVIEWING, 'own-agency', true),
  permit('agency-return', AGENCY, REVIEWING, 'own-agency', true),
  permit('take-part', [...AGENCY, ...GROUP, ...OFFICE], OPEN, 'any'),
  permit('meeting', ['chair', 'business-manager'], ['gathering'], 'any', true),
  permit('analysis', ['chair', 'business-manager'], ['gathering'], 'any', true),
  permit('determination', ['partner-delegate'], ['determining'], 'own-partner', true),
  permit('not-met-after-all', ['partner-delegate'], ['gathering', 'determining'], 'own-partner', true),
  permit('report', ['business-manager', 'chair'], REVIEWING, 'any', true),
  permit('send-report', ['business-manager'], ['reporting'], 'any', true),
  permit('tell-family', ['business-manager', 'notifying-officer'], ['reporting', 'awaiting-panel', 'settled']),
  permit('panel-reply', ['business-manager'], ['awaiting-panel', 'settled']),
  permit('explain-lateness', ['business-manager', 'notifying-officer'], REVIEWING),
  permit('link-case', ['notifying-officer', 'business-manager'], OPEN),
  // A mistaken link may come to light years later.
  permit('unlink-case', ['notifying-officer', 'business-manager'], 'every'),
  permit('local-consideration', ['business-manager', 'notifying-officer'], ['considered-locally']),
  permit('action-done', ['business-manager', 'notifying-officer'], FROM_NOTIFIED),
  permit('settle-message', ['business-manager'], 'every'),
  ...redactionPermits(stages.map(({ id }) => id)),
  permit(
    'close-case',
    ['business-manager', 'notifying-officer'],
    ['settled', 'linked-elsewhere', 'notified-no-review'],
  ),

  permit('view:status', ['professional'], 'every', 'referrer'),
  permit('view:overview', OFFICE, 'every'),
  permit('view:overview', GROUP, FROM_NOTIFIED, 'any', true),
  permit('view:overview', AGENCY, FROM_NOTIFIED, 'asked-agency', true),
  permit('view:notification', OFFICE, 'every'),
  permit('view:notification', GROUP, FROM_NOTIFIED, 'any', true),
  permit('view:returns', ['notifying-officer', 'business-manager'], 'every'),
  permit('view:returns', GROUP, FROM_NOTIFIED, 'any', true),
  permit('view:own-return', AGENCY, FROM_NOTIFIED, 'own-agency', true),
  permit('view:report', ['notifying-officer', 'business-manager', 'director-of-childrens-services'], 'every'),
  permit('view:report', GROUP, FROM_NOTIFIED, 'any', true),
  permit('view:timeline', OFFICE, 'every'),
  permit('view:timeline', GROUP, FROM_NOTIFIED, 'any', true),
  permit('view:reads', ['notifying-officer', 'business-manager'], 'every'),
  exportPermit,
];

/** Roles that work on the case for the authority itself and are bound by their contract, not the group's agreement. */
const BOUND_BY_OFFICE: readonly Role[] = ['notifying-officer', 'business-manager', 'director-of-childrens-services'];

export const standingOf = (state: RapidReview, actor: Actor): Standing => ({
  stage: state.stage,
  conflicted: state.conflicted.includes(actor.person),
  confidential: state.confidential.includes(actor.person) || BOUND_BY_OFFICE.some((role) => holds(actor, role)),
  isReferrer: state.referrer?.person === actor.person,
  askedAgencies: state.requests.map(({ agency }) => agency),
});

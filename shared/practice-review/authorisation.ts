import type { Role } from '#shared/boroughs/arrangement.ts';
import { type Actor, holds } from '#shared/casework/actor.ts';
import type { Permit, Relation, Standing } from '#shared/casework/authorise.ts';
import { COPIES_PART, redactionPermits } from '#shared/casework/redaction/who-and-when.ts';
import { exportPermit } from '#shared/casework/wholeness/who.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { CommandType } from './commands.ts';
import { type Stage, stages } from './stages.ts';
import type { PracticeReview } from './state/state.ts';

/** Parts of a review that can be looked at. */
export type Part =
  | 'overview'
  | 'commissioning'
  | 'returns'
  | 'own-return'
  | 'report'
  | 'publication'
  /** What is published, on which day, and who speaks: what communications need. */
  | 'media'
  | 'actions'
  | 'own-actions'
  | 'timeline'
  | 'reads'
  | typeof COPIES_PART;

const permit = (
  action: CommandType | `view:${Part}`,
  roles: Role[],
  at: Stage[] | 'every',
  relation: Relation = 'any',
  confidential = false,
): Permit => ({ action, roles, stages: at, relation, confidential });

const OPEN = stages.filter(({ final }) => !final).map(({ id }) => id);
/** Ours and not yet published. */
const UNPUBLISHED: Stage[] = ['commissioning', 'gathering', 'drafting', 'approving', 'preparing', 'notice-given'];
const INQUIRING: Stage[] = ['commissioning', 'gathering', 'drafting'];
const WRITING: Stage[] = ['gathering', 'drafting'];
const PUBLISHING: Stage[] = ['preparing', 'notice-given'];
const OWN: Stage[] = [...UNPUBLISHED, 'changing'];

const MANAGER: Role[] = ['business-manager'];
const LEADING: Role[] = ['business-manager', 'chair'];
const OFFICE: Role[] = ['business-manager', 'notifying-officer', 'director-of-childrens-services'];
const AGENCY: Role[] = ['agency-lead', 'agency-author'];
const GROUP: Role[] = ['chair', 'group-member', 'partner-delegate', 'independent-person', 'independent-scrutineer'];
/** A reviewer holds no post: the relation says who it is. */
const REVIEWER: Role[] = ['professional'];

/** Role × action × stage × relation: everything anyone may do or see. Nothing else is allowed. */
export const permits: readonly Permit[] = [
  permit('open-practice-review', ['business-manager', 'notifying-officer'], ['new']),
  permit('propose-reviewer', MANAGER, UNPUBLISHED),
  permit('approve-reviewer', ['partner-delegate'], UNPUBLISHED, 'own-partner', true),
  permit('stand-reviewer-down', [...LEADING, 'partner-delegate'], UNPUBLISHED, 'any', true),
  permit('reviewer-access', MANAGER, UNPUBLISHED),
  permit('terms-of-reference', LEADING, INQUIRING, 'any', true),
  permit('parallel-proceedings', LEADING, UNPUBLISHED, 'any', true),
  permit('protected-names', MANAGER, UNPUBLISHED),

  permit('request-information', MANAGER, INQUIRING),
  permit('request-information', REVIEWER, WRITING, 'reviewer', true),
  permit('answer-request', AGENCY, INQUIRING, 'own-agency', true),
  permit('agency-analysis', AGENCY, INQUIRING, 'own-agency', true),
  permit('practitioner-involvement', LEADING, UNPUBLISHED, 'any', true),
  permit('practitioner-involvement', REVIEWER, WRITING, 'reviewer', true),
  permit('family-involvement', LEADING, UNPUBLISHED, 'any', true),
  permit('family-involvement', REVIEWER, WRITING, 'reviewer', true),

  permit('supervision-check', LEADING, UNPUBLISHED, 'any', true),
  permit('ask-reviewer', [...LEADING, 'partner-delegate'], UNPUBLISHED, 'any', true),
  permit('reviewer-reply', REVIEWER, UNPUBLISHED, 'reviewer', true),
  permit('reviewer-reply', MANAGER, UNPUBLISHED),
  permit('new-information', LEADING, UNPUBLISHED, 'any', true),
  permit('new-information', REVIEWER, UNPUBLISHED, 'reviewer', true),
  permit('panel-on-national', MANAGER, UNPUBLISHED),
  permit('explain-delay', MANAGER, UNPUBLISHED),

  permit('review-report', MANAGER, WRITING),
  permit('review-report', REVIEWER, WRITING, 'reviewer', true),
  permit('fact-check', AGENCY, ['drafting'], 'own-agency', true),
  permit('accept-report', LEADING, ['drafting'], 'any', true),
  permit('approve-report', ['partner-delegate'], ['approving'], 'own-partner', true),
  permit('reopen-report', LEADING, PUBLISHING, 'any', true),

  permit('impact-on-family', LEADING, PUBLISHING, 'any', true),
  permit('publication-plan', MANAGER, ['preparing']),
  permit('media-plan', ['communications', ...LEADING], PUBLISHING, 'any', true),
  permit('redaction-check', LEADING, ['preparing'], 'any', true),
  permit('send-copies', MANAGER, ['preparing']),
  permit('publication-comment', MANAGER, ['notice-given']),
  permit('answer-comment', LEADING, ['notice-given'], 'any', true),
  permit('move-publication', MANAGER, PUBLISHING),
  permit(
    'publish-report',
    [...LEADING, 'partner-delegate', 'director-of-childrens-services'],
    ['notice-given'],
    'any',
    true,
  ),
  permit('withdraw-publication', MANAGER, ['changing']),

  permit('action-plan', LEADING, OWN, 'any', true),
  permit('action-progress', AGENCY, OWN, 'own-action', true),
  permit('action-progress', MANAGER, OWN),
  permit('audit-action', [...LEADING, 'independent-scrutineer'], OWN, 'any', true),
  permit('change-action', LEADING, OWN, 'any', true),
  permit('close-action', LEADING, OWN, 'any', true),
  permit('share-learning', LEADING, OWN, 'any', true),

  permit('hand-to-another-area', MANAGER, UNPUBLISHED),
  permit('stop-review', MANAGER, UNPUBLISHED),
  permit('close-review', MANAGER, ['changing', 'led-elsewhere']),
  permit('take-part', [...AGENCY, ...GROUP, ...OFFICE, 'communications'], OPEN),
  permit('settle-message', MANAGER, 'every'),
  ...redactionPermits(stages.map(({ id }) => id)),
  permit('link-case', ['business-manager', 'notifying-officer'], OPEN),
  // A mistaken link may come to light years later.
  permit('unlink-case', ['business-manager', 'notifying-officer'], 'every'),

  permit('view:overview', OFFICE, 'every'),
  permit('view:overview', GROUP, 'every', 'any', true),
  permit('view:overview', AGENCY, 'every', 'asked-agency', true),
  permit('view:overview', AGENCY, 'every', 'owning-agency', true),
  permit('view:overview', ['communications'], [...PUBLISHING, 'changing'], 'any', true),
  permit('view:overview', REVIEWER, UNPUBLISHED, 'reviewer', true),
  permit('view:commissioning', ['business-manager', 'director-of-childrens-services'], 'every'),
  permit('view:commissioning', ['chair', 'partner-delegate', 'independent-scrutineer'], 'every', 'any', true),
  permit('view:returns', ['business-manager', 'notifying-officer'], 'every'),
  permit('view:returns', GROUP, 'every', 'any', true),
  permit('view:returns', REVIEWER, UNPUBLISHED, 'reviewer', true),
  permit('view:own-return', AGENCY, 'every', 'own-agency', true),
  permit('view:report', OFFICE, 'every'),
  permit('view:report', GROUP, 'every', 'any', true),
  // Of an agency that gave information. One that only carries out an action reads its action, and what is published.
  permit('view:report', AGENCY, ['drafting', 'approving', ...PUBLISHING, 'changing'], 'asked-agency', true),
  permit('view:report', REVIEWER, UNPUBLISHED, 'reviewer', true),
  permit('view:publication', OFFICE, 'every'),
  permit('view:publication', GROUP, 'every', 'any', true),
  permit('view:media', OFFICE, 'every'),
  permit('view:media', GROUP, 'every', 'any', true),
  permit('view:media', ['communications'], [...PUBLISHING, 'changing'], 'any', true),
  permit('view:actions', OFFICE, 'every'),
  permit('view:actions', GROUP, 'every', 'any', true),
  permit('view:own-actions', AGENCY, 'every', 'own-agency', true),
  permit('view:timeline', OFFICE, 'every'),
  permit('view:timeline', GROUP, 'every', 'any', true),
  permit('view:reads', ['business-manager', 'notifying-officer'], 'every'),
  exportPermit,
];

/** Roles that work on the review for the partnership itself and are bound by their contract, not the group's agreement. */
const BOUND_BY_OFFICE: readonly Role[] = ['notifying-officer', 'business-manager', 'director-of-childrens-services'];

/** `at` says when they ask: a reviewer's access ends by date, and without a moment there is none. */
export const standingOf = (state: PracticeReview, actor: Actor, at?: Instant): Standing => {
  const isReviewer = hasReviewersAccess(state, actor, at);
  return {
    stage: state.stage,
    conflicted: state.conflicted.includes(actor.person),
    // A reviewer is bound by the agreement that the partners saw before they approved the contract.
    confidential:
      isReviewer || state.confidential.includes(actor.person) || BOUND_BY_OFFICE.some((role) => holds(actor, role)),
    isReferrer: false,
    askedAgencies: state.requests.map(({ agency }) => agency),
    owningAgencies: state.actions.map(({ agency }) => agency),
    isReviewer,
    ownerOf: (action) => state.actions.find(({ id }) => id === action)?.agency,
  };
};

const hasReviewersAccess = ({ reviewer }: PracticeReview, { address }: Actor, at: Instant | undefined): boolean =>
  reviewer !== undefined &&
  at !== undefined &&
  reviewer.standing === 'appointed' &&
  !reviewer.accessEnded &&
  address !== '' &&
  reviewer.address.toLowerCase() === address.toLowerCase() &&
  londonDate(at) <= reviewer.accessUntil;

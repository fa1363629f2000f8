import type { Role } from '#shared/boroughs/arrangement.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Permit, Standing } from '#shared/casework/authorise.ts';
import { exportPermit } from '#shared/casework/wholeness/who.ts';
import type { CommandType } from './commands.ts';
import { INTACT, type Stage } from './stages.ts';
import type { Retention } from './state/state.ts';

/** Parts of a retention record that can be looked at. */
export type Part = 'overview' | 'holds' | 'certificate' | 'timeline' | 'reads';

const permit = (action: CommandType | `view:${Part}`, roles: Role[], at: readonly Stage[] | 'every'): Permit => ({
  action,
  roles,
  stages: at,
  relation: 'any',
  confidential: false,
});

const MANAGER: Role[] = ['business-manager'];
const OFFICE: Role[] = ['business-manager', 'notifying-officer', 'director-of-childrens-services'];
/** Whom a borough may choose from for agreeing; which of them it chose is asked when they do. */
const AGREEING: Role[] = ['director-of-childrens-services', 'partner-lead', 'partner-delegate'];
const CLOSED: readonly Stage[] = ['kept', 'due', 'proposed', 'agreed'];
const FROM_PROPOSED: readonly Stage[] = ['proposed', 'agreed', 'destroying', 'disposed'];

/** Role × action × stage: everything anyone may do or see. Nothing else is allowed. */
export const permits: readonly Permit[] = [
  permit('open-record', OFFICE, ['new']),
  permit('place-hold', OFFICE, INTACT),
  permit('lift-hold', OFFICE, INTACT),
  permit('keep-longer', ['business-manager', 'director-of-childrens-services'], CLOSED),
  permit('propose-disposal', MANAGER, ['due']),
  permit('agree-disposal', AGREEING, ['proposed']),
  permit('refuse-disposal', AGREEING, ['proposed']),
  permit('settle-message', MANAGER, 'every'),

  permit('view:overview', OFFICE, 'every'),
  permit('view:overview', AGREEING, FROM_PROPOSED),
  // Which inquiry asked, and why records are kept: those whose work it is, and whoever is to agree.
  permit('view:holds', OFFICE, 'every'),
  permit('view:holds', AGREEING, ['proposed']),
  permit('view:certificate', OFFICE, 'every'),
  permit('view:certificate', AGREEING, FROM_PROPOSED),
  permit('view:timeline', OFFICE, 'every'),
  permit('view:timeline', AGREEING, ['proposed']),
  permit('view:reads', ['business-manager', 'notifying-officer'], 'every'),
  exportPermit,
];

export const standingOf = (state: Retention, actor: Actor): Standing => ({
  stage: state.stage,
  conflicted: state.conflicted.includes(actor.person),
  // Nothing here is about a child, and everybody who sees it is bound by their office.
  confidential: true,
  isReferrer: false,
  askedAgencies: [],
});

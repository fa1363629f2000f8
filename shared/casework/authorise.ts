import type { Role } from '#shared/boroughs/arrangement.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { type Actor, holds } from './actor.ts';
import type { Refusal } from './workflow.ts';

/** How a person must stand to the case or to the part they act on. */
export type Relation =
  /** Any case of the borough. */
  | 'any'
  /** The subject is the agency of a post they hold. */
  | 'own-agency'
  /** The subject is the partner whose delegate they are. */
  | 'own-partner'
  /** They referred the incident. */
  | 'referrer'
  /** Their agency was asked for information in this case. */
  | 'asked-agency'
  /** Their agency is to carry out an action of this case. */
  | 'owning-agency'
  /** They are the reviewer of this case, today. */
  | 'reviewer'
  /** The subject is an action that the agency of a post they hold is to carry out. */
  | 'own-action'
  /** They act in this disagreement: for one of its sides, or as one of those who decide it. */
  | 'concerned'
  /** They act in it, or were told of it. */
  | 'informed'
  /** The subject is the side of the disagreement that they act for. */
  | 'own-side';

/** One cell: holders of any of these roles, so related, may do the action while the case is at one of these stages. */
export interface Permit {
  readonly action: string;
  readonly roles: readonly Role[];
  readonly stages: readonly string[] | 'every';
  readonly relation: Relation;
  /** The confidentiality agreement is signed first (RAPID-11). */
  readonly confidential: boolean;
}

/** How one person stands to one case. */
export interface Standing {
  readonly stage: string;
  readonly conflicted: boolean;
  readonly confidential: boolean;
  readonly isReferrer: boolean;
  readonly askedAgencies: readonly string[];
  /** Agencies that are to carry out an action of the case. Absent where a workflow has none. */
  readonly owningAgencies?: readonly string[];
  /** Absent where a workflow has no reviewer. */
  readonly isReviewer?: boolean;
  /** The agency that is to carry out an action of the case. Absent where a workflow has none. */
  readonly ownerOf?: (action: string) => string | undefined;
  /** The sides they act for in a disagreement, and `deciding` or `told`. Absent where a workflow has no sides. */
  readonly sides?: readonly string[];
}

/**
 * Default deny. A declared conflict of interest beats every permit. Everyone signed in holds `professional`.
 * @returns nothing, or the refusal to show
 */
export const authorise = (
  permits: readonly Permit[],
  actor: Actor,
  action: string,
  standing: Standing,
  subject?: string,
): Result<void, Refusal> => {
  if (standing.conflicted) return refuse(CONFLICTED);
  const permitted = permits.filter(
    (permit) => permit.action === action && heldAndRelated(permit, actor, standing, subject),
  );
  if (permitted.length === 0) return refuse(NOT_YOURS);
  const now = permitted.filter(({ stages }) => stages === 'every' || stages.includes(standing.stage));
  if (now.length === 0) return refuse(NOT_NOW);
  return now.some((permit) => !permit.confidential || standing.confidential) ? ok(undefined) : refuse(AGREE_FIRST);
};

const heldAndRelated = (permit: Permit, actor: Actor, standing: Standing, subject: string | undefined): boolean => {
  const { relation } = permit;
  if (relation === 'referrer') return standing.isReferrer;
  if (relation === 'reviewer') return standing.isReviewer === true;
  if (relation === 'concerned' || relation === 'informed' || relation === 'own-side')
    return sided(relation, standing, subject) && holdsOne(permit.roles, actor);
  if (permit.roles.includes('professional') && relation === 'any') return true;
  return actor.posts.some((post) => {
    if (!post.roles.some((role) => permit.roles.includes(role))) return false;
    switch (relation) {
      case 'any':
        return true;
      case 'own-agency':
        return post.agency === subject;
      case 'own-partner':
        return post.partner !== undefined && post.partner === subject;
      case 'asked-agency':
        return standing.askedAgencies.includes(post.agency);
      case 'owning-agency':
        return standing.owningAgencies?.includes(post.agency) === true;
      case 'own-action':
        return subject !== undefined && standing.ownerOf?.(subject) === post.agency;
    }
  });
};

/**
 * Who may act and who may look, by a workflow's permits and how it says that somebody stands to one of its cases: the two
 * questions of a shelf. A command is asked for with its subject, a look at a part as `view:{part}`.
 */
export const rightsBy = <State, Command extends { readonly type: string; readonly subject?: string | undefined }>(
  permits: readonly Permit[],
  standingOf: (state: State, actor: Actor, at?: Instant) => Standing,
) => ({
  mayAct: (state: State, actor: Actor, { type, subject }: Command, at?: Instant): Result<void, Refusal> =>
    authorise(permits, actor, type, standingOf(state, actor, at), subject),
  mayView: (state: State, actor: Actor, part: string, subject?: string, at?: Instant): Result<void, Refusal> =>
    authorise(permits, actor, `view:${part}`, standingOf(state, actor, at), subject),
});

/** Whether they stand to a disagreement so. */
const sided = (
  relation: 'concerned' | 'informed' | 'own-side',
  { sides = [] }: Standing,
  subject?: string,
): boolean => {
  if (relation === 'own-side') return subject !== undefined && sides.includes(subject);
  return relation === 'informed' ? sides.length > 0 : sides.some((side) => side !== 'told');
};

const holdsOne = (roles: readonly Role[], actor: Actor): boolean =>
  roles.includes('professional') || roles.some((role) => holds(actor, role));

const CONFLICTED: Refusal = {
  reason: 'conflict-of-interest',
  message:
    'You have declared a conflict of interest in this case, so you cannot see or change it. Speak to the business manager.',
};
const NOT_YOURS: Refusal = {
  reason: 'not-permitted',
  message: 'Your post does not have this part of the case. If you think it should, speak to the business manager.',
};
export const NOT_NOW: Refusal = {
  reason: 'not-at-this-stage',
  message: 'The case has moved on, or has not yet come to this step. Go back to the case to see where it stands.',
};
const AGREE_FIRST: Refusal = {
  reason: 'confidentiality-first',
  message: 'Agree the confidentiality statement for this case before you see it or add to it.',
};

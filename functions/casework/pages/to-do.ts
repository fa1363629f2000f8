import { type Arrangement, PartnerId } from '#shared/boroughs/arrangement.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import { ownerKey, ownersOf } from '#shared/casework/owners.ts';
import type { Task } from '#shared/casework/workflow.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { partnerName } from '../dossier/names.ts';
import type { AnyFace, Look } from '../face.ts';

/** How a task stands to one person. `agree-first`: theirs once they have agreed to keep the case confidential. */
export type TaskStanding = 'theirs' | 'agree-first' | 'not-theirs';

/** A form as the command it would be, before it is answered: to ask whether somebody may give it. */
export const unanswered = (
  form: string,
  subject?: string,
): { readonly type: string; readonly answers: Answers; readonly subject?: string } => ({
  type: form,
  answers: {},
  ...(subject === undefined ? {} : { subject }),
});

/** Asks the same rule that the submission will be held to, so that no list offers what would be refused. */
export const standingOfTask = <State extends CaseState>(
  {
    face,
    shelf,
    state,
  }: {
    readonly face: Pick<AnyFace, 'forms'>;
    readonly shelf: Pick<Look<State>['shelf'], 'mayAct'>;
    readonly state: State;
  },
  actor: Actor,
  task: Task,
  at: Instant,
): TaskStanding => {
  if (!face.forms.includes(task.form) || !ownersOf(actor).includes(ownerKey(task.for))) return 'not-theirs';
  const may = shelf.mayAct(state, actor, unanswered(task.form, task.subject), at);
  if (may.ok) return 'theirs';
  return may.error.reason === 'confidentiality-first' ? 'agree-first' : 'not-theirs';
};

export const formHref = (caseId: string, form: string, subject?: string): string =>
  `/cases/${caseId}/forms/${form}${subject === undefined ? '' : `?subject=${encodeURIComponent(subject)}`}`;

/** Where a task is done, unless its workflow has another page for it: its form, which shows first what has to be read for it. */
export const taskHref = (caseId: string, { form, subject }: Pick<Task, 'form' | 'subject'>): string =>
  formHref(caseId, form, subject);

const ROLES: Readonly<Record<string, string>> = {
  'notifying-officer': 'a notifying officer',
  'business-manager': 'the business manager',
  chair: 'the chair',
  'partner-delegate': 'a safeguarding partner’s delegate',
  'director-of-childrens-services': 'the director of children’s services',
  'independent-scrutineer': 'the independent scrutineer',
  communications: 'the communications office',
};

/** Whose a task is, in words. */
export const ownerInWords = (task: Task, arrangement: Arrangement, state: Pick<CaseState, 'requests'>): string => {
  const owner = task.for;
  switch (owner.kind) {
    case 'role':
      return ROLES[owner.role] ?? owner.role;
    case 'agency':
      return (
        state.requests.find(({ agency }) => agency === owner.agency)?.name ??
        agencyNamed(arrangement, owner.agency)?.name ??
        owner.agency
      );
    case 'partner': {
      const partner = PartnerId.safeParse(owner.partner);
      return partner.success ? `${partnerName(partner.data)}’s delegate` : owner.partner;
    }
    case 'post':
      return arrangement.posts.find(({ id }) => id === owner.post)?.title ?? owner.post;
    case 'person':
      return 'one person';
    case 'address':
      return 'the reviewer';
  }
};

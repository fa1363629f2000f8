import { type ToDo, type ToDoManner, toDo, type Unasked } from '#functions/casework/pages/to-do-html.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { FormName } from '#shared/rapid-review/commands.ts';
import { isReturn } from './overview/record.ts';
import { taskHref } from './task-href.ts';

/** Forms that can be filled in without being asked to. */
const UNASKED: readonly FormName[] = [
  'take-part',
  'notification-decision',
  'notification',
  'agency-return',
  'add-agency',
  'meeting',
  'report',
  'not-met-after-all',
  'explain-lateness',
  'link-case',
  'prepare-redacted-copy',
];

export const toDoOf = (dossier: Dossier, actor: Actor): ToDo => {
  const { state } = dossier;
  const about = (form: FormName): readonly Unasked[] => {
    if (form === 'agency-return') {
      const asked = actor.posts.filter(({ agency }) => state.requests.some((request) => request.agency === agency));
      return asked.map(({ agency }) => ({ form, subject: agency }));
    }
    return form === 'not-met-after-all' ? actor.posts.map(({ partner }) => ({ form, subject: partner })) : [{ form }];
  };
  const unasked = UNASKED.filter((form) => isCalledFor(form, dossier, actor)).flatMap(about);
  return toDo(dossier, actor, { forms: FormName.options, unasked });
};

/** Lateness is explained when there is any, and confidentiality agreed, or a conflict declared, once. */
const isCalledFor = (form: FormName, dossier: Dossier, actor: Actor): boolean => {
  if (form === 'explain-lateness') return isLate(dossier);
  // Before it is notified there is no document to copy.
  if (form === 'prepare-redacted-copy') return dossier.state.notified !== undefined;
  return form !== 'take-part' || !dossier.state.confidential.includes(actor.person);
};

const isLate = ({ shelf, state, context }: Dossier): boolean =>
  shelf.workflow
    .deadlines(state, context)
    .some(({ clock, metAt, due }) => clock === 'rapid-review' && metAt === undefined && due < context.now);

export const MANNER: ToDoManner = {
  taskHref,
  // What to do with a referral stands above, with its buttons; its task would lead to this very page.
  elsewhere: ({ form }) => form === 'decline-referral',
  perAgency: ({ form }) => isReturn(form),
};

import { type Html, html } from '#forms/layouts/html.ts';
import { taskList } from '#forms/layouts/parts/lists.ts';
import { details } from '#forms/layouts/parts/marks.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import type { Task } from '#shared/casework/workflow.ts';
import type { Dossier, Typed } from '../dossier/dossier.ts';
import { dueHint, dueTag } from './due.ts';
import { formHref, ownerInWords, standingOfTask, unanswered } from './to-do.ts';

export interface ToDo {
  readonly yours: readonly Task[];
  readonly others: readonly Task[];
  /** What this person may do besides, that nobody is waiting for. */
  readonly besides: readonly Way[];
}

interface Way {
  readonly text: string;
  readonly href: string;
}

/** A form that can be filled in without being asked to, and what it would be about. */
export interface Unasked {
  readonly form: string;
  readonly subject?: string | undefined;
}

/** What is to be done in a case now, by one person and by others. `unasked` is offered to whoever may give it. */
export const toDo = <State extends CaseState, Event extends Typed>(
  { shelf, state, context, formNamed }: Dossier<State, Event>,
  actor: Actor,
  { forms, unasked }: { readonly forms: readonly string[]; readonly unasked: readonly Unasked[] },
): ToDo => {
  const { caseId, now } = context;
  const tasks = shelf.workflow.tasks(state, context);
  const yours = tasks.filter(
    (task) => standingOfTask({ face: { forms }, shelf, state }, actor, task, now) !== 'not-theirs',
  );
  // Which other agencies were asked, and which are slow, is the group's to know.
  const seesAgencies = shelf.mayView(state, actor, 'returns', undefined, now).ok;
  const asked = new Set(yours.map(({ form, subject }) => formHref(caseId, form, subject)));
  const besides = unasked.flatMap(({ form, subject }): readonly Way[] => {
    const href = formHref(caseId, form, subject);
    const may = shelf.mayAct(state, actor, unanswered(form, subject), now);
    return may.ok && !asked.has(href) ? [{ text: formNamed(form)?.title ?? form, href }] : [];
  });
  return {
    yours,
    others: tasks.filter((task) => !yours.includes(task) && (seesAgencies || task.for.kind !== 'agency')),
    besides: [...new Map(besides.map((way) => [way.href, way])).values()],
  };
};

/** How one workflow shows what is to do. */
export interface ToDoManner {
  taskHref(caseId: string, task: Task): string;
  /** Stands elsewhere on the same page already. */
  elsewhere(task: Task): boolean;
  /** Asked of each agency alike: those of others are counted in one line, since each is named elsewhere. */
  perAgency(task: Task): boolean;
  /** Whose a task is, where this workflow can say it better than the post or role does. */
  ownerWords?(task: Task): string | undefined;
}

/** How many agencies owe the same thing by the same day. */
const owedByAgencies = (tasks: readonly Task[]): readonly (readonly [task: Task, owing: number])[] =>
  [...Map.groupBy(tasks, ({ form, dueDate }) => `${form} ${dueDate ?? ''}`).values()].flatMap((same) =>
    same[0] === undefined ? [] : [[same[0], same.length] as const],
  );

export const toDoHtml = (
  dossier: Dossier,
  { yours: asked, others, besides }: ToDo,
  actor: Actor,
  { taskHref, elsewhere, perAgency, ownerWords }: ToDoManner,
): Html => {
  const { state, context, shelf } = dossier;
  const yours = asked.filter((task) => !elsewhere(task));
  const nothing = asked.length === 0 && html`<p class="govuk-body">Nothing is asked of you in this case now.</p>`;
  const item = (task: Task, mine: boolean) => ({
    title: task.title,
    hint: mine
      ? dueHint(task)
      : [`Waiting for ${ownerWords?.(task) ?? ownerInWords(task, context.arrangement, state)}. `, dueHint(task)],
    status: dueTag(task, context.now),
    ...(mine ? { href: taskHref(context.caseId, task) } : {}),
  });
  const takePart = formHref(context.caseId, 'take-part');
  const mayTakePart = shelf.mayAct(state, actor, unanswered('take-part'), context.now).ok;
  const agreed = state.confidential.includes(actor.person);
  const also =
    !mayTakePart || agreed
      ? besides
      : [...besides, { text: 'Agree confidentiality, or declare a conflict', href: takePart }];
  return html`${
    yours.length === 0
      ? nothing
      : taskList(
          'yours',
          yours.map((task) => item(task, true)),
        )
  }${
    others.length > 0 &&
    html`<h3 class="govuk-heading-s">What others have been asked to do</h3>${taskList('others', [
      ...owedByAgencies(others.filter(perAgency)).map(([task, owing]) => ({
        ...item(task, false),
        ...(owing === 1 ? {} : { hint: [`Waiting for ${owing} agencies, each named below. `, dueHint(task)] }),
      })),
      ...others.filter((task) => !perAgency(task)).map((task) => item(task, false)),
    ])}`
  }${
    also.length > 0 &&
    (also.length > AT_A_GLANCE
      ? details(`Other things you can do (${also.length})`, waysHtml(also))
      : html`<h3 class="govuk-heading-s">You can also</h3>${waysHtml(also)}`)
  }`;
};

/** More ways than this would hide what is asked, and what comes below. */
const AT_A_GLANCE = 8;

const waysHtml = (ways: readonly Way[]): Html =>
  html`<ul class="govuk-list">${ways.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`;

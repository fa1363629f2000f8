import { type Html, html } from '#forms/layouts/html.ts';
import { summaryList, taskList } from '#forms/layouts/parts/lists.ts';
import { buttonGroup, linkButton, pagination } from '#forms/layouts/parts/ways.ts';
import { shell } from '#forms/layouts/shell.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { dueHint, dueTag } from '#functions/casework/pages/due.ts';
import { standingOfTask, unanswered } from '#functions/casework/pages/to-do.ts';
import { type HttpResponse, page } from '#functions/runtime/http.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import { type Faced, faced } from '#functions/web/faces.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import { type Actor, holds } from '#shared/casework/actor.ts';
import type { Draft, Ledger } from '#shared/casework/ledger.ts';
import { ownersOf } from '#shared/casework/owners.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/time.ts';

/** Tasks on one page. The heads of their cases are read too, so that nobody is offered what would be refused. */
const A_PAGE = 25;

/** `/tasks`: what this person is asked to do, overdue first, and what they have begun. */
export const tasksPage = async (ports: FormsPorts, asking: Asking): Promise<HttpResponse> => {
  const { actor, request, chrome } = asking;
  const after = request.query['after'];
  const [{ rows, next }, drafts] = await Promise.all([
    ports.ledger.workList(ownersOf(actor), A_PAGE, after),
    ports.drafts.ofPerson(actor.person),
  ]);
  const cases = await casesOf(
    ports.ledger,
    [...rows, ...drafts].flatMap(({ caseId }) => caseId ?? []),
  );
  const now = ports.clock.now();
  const open = rows.flatMap((row) => {
    const found = cases.get(row.caseId);
    const standing = found === undefined ? 'not-theirs' : standingOfTask(found, actor, row.task, now);
    return found === undefined || standing === 'not-theirs' ? [] : [{ ...row, ...found, standing }];
  });
  const begun = drafts.filter(
    (draft) => draft.caseId === undefined || isStillTheirs(draft, cases.get(draft.caseId), actor, now),
  );
  const items = open.map(({ caseId, reference, task, standing, face }) => ({
    title: standing === 'theirs' ? task.title : `Agree confidentiality, then: ${task.title}`,
    href: standing === 'theirs' ? face.taskHref(caseId, task) : `/cases/${caseId}`,
    hint: [`${reference}. `, dueHint(task)],
    status: dueTag(task, now),
  }));
  const body = html`<h1 class="govuk-heading-l">Your tasks</h1>
${items.length === 0 ? html`<p class="govuk-body">${after === undefined ? 'You have nothing to do here at the moment. We write to you when you do.' : 'There is nothing more.'}</p>` : taskList('tasks', items)}
${pagination({ ...(after === undefined ? {} : { previous: '/tasks' }), ...(next === undefined ? {} : { next: `/tasks?after=${encodeURIComponent(next)}` }) })}
${begunHtml(ports, begun, cases)}
${startHtml(asking)}`;
  return page(shell(chrome, { title: 'Your tasks', body, wide: true }));
};

/** What they began opens again for them: not with a conflict declared since, nor once they have no part in the case. */
const isStillTheirs = ({ form, subject }: Draft, found: Faced | undefined, actor: Actor, at: Instant): boolean => {
  const may = found?.shelf.mayAct(found.state, actor, unanswered(form, subject), at);
  return may !== undefined && (may.ok || !['not-permitted', 'conflict-of-interest'].includes(may.error.reason));
};

const casesOf = async (ledger: Pick<Ledger, 'load'>, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, Faced>> => {
  const records = await Promise.all([...new Set(ids)].map((id) => ledger.load(id)));
  const found = await Promise.all(records.flatMap((record) => (record === undefined ? [] : [faced(record)])));
  return new Map(found.map((one) => [one.record.caseId, one]));
};

const begunHtml = (
  { formNamed }: FormsPorts,
  drafts: readonly Draft[],
  cases: ReadonlyMap<CaseId, Faced>,
): Html | undefined => {
  if (drafts.length === 0) return undefined;
  const rows = drafts.map(({ id, form, caseId, startedAt, pages }) => {
    const reference = caseId === undefined ? 'Not sent yet' : (cases.get(caseId)?.record.reference ?? '');
    const saved = pages.map(({ at }) => at).reduce<Instant>((latest, at) => (at > latest ? at : latest), startedAt);
    const title = formNamed(form)?.form.title ?? form;
    return {
      label: title,
      value: `${reference}\nLast saved on ${timeInWords(saved)}`,
      actions: [{ text: 'Continue', href: `/drafts/${id}`, about: `${title}, ${reference}` }],
    };
  });
  return html`<h2 class="govuk-heading-m">Carry on where you left off</h2>${summaryList(rows)}`;
};

const startHtml = ({ actor }: Asking): Html =>
  html`<h2 class="govuk-heading-m">Start something new</h2>${buttonGroup(
    linkButton('Refer an incident', '/new/referral', holds(actor, 'notifying-officer') ? 'secondary' : undefined),
    linkButton('Raise a disagreement', '/new/raise-disagreement', 'secondary'),
    holds(actor, 'notifying-officer') && linkButton('Record an incident', '/new/open-incident'),
    holds(actor, 'business-manager') && linkButton('Begin a practice review', '/new/open-practice-review', 'secondary'),
  )}`;

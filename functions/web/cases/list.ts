import { html } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { pagination, tabs } from '#forms/layouts/parts/ways.ts';
import { shell } from '#forms/layouts/shell.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import type { NamedStage } from '#functions/casework/face.ts';
import { dueTag } from '#functions/casework/pages/due.ts';
import { stageTag } from '#functions/casework/pages/look.ts';
import { standingOfTask } from '#functions/casework/pages/to-do.ts';
import { type HttpResponse, page } from '#functions/runtime/http.ts';
import type { Asking } from '#functions/web/common/asking.ts';
import { type Faced, faced } from '#functions/web/faces.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import { type Actor, holds } from '#shared/casework/actor.ts';
import type { CaseListRow, CaseRecord } from '#shared/casework/ledger.ts';
import { ownersOf } from '#shared/casework/owners.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { type KeptFilter, keptHtml } from './kept/list.ts';

const A_PAGE = 25;

/** Whether all of the borough's cases are this person's work. */
const seesAll = (actor: Actor): boolean =>
  holds(actor, 'notifying-officer') ||
  holds(actor, 'business-manager') ||
  holds(actor, 'director-of-childrens-services');

/** `/cases`: the borough's, for those whose work they all are; for others, those in which something is asked of them. */
export const listPage = async (ports: FormsPorts, asking: Asking): Promise<HttpResponse> => {
  const { request, chrome, actor } = asking;
  const all = seesAll(actor);
  const kept = KEPT.find((one) => all && one === request.query['show']);
  if (kept !== undefined) {
    const rows = await keptHtml(ports, actor, kept, A_PAGE, request.query['after']);
    const body = html`<h1 class="govuk-heading-l">Cases</h1>${tabs('Which cases', waysTo(kept))}${rows}`;
    return page(shell(chrome, { title: 'Cases', body, wide: true }));
  }
  const filter = all && request.query['show'] === 'closed' ? 'closed' : 'open';
  const { rows, next } = all
    ? await borough(ports, actor, filter, request.query['after'])
    : await asked(ports, actor, request.query['after']);
  const now = ports.clock.now();
  const caption = all
    ? filter === 'open'
      ? 'Open cases'
      : 'Closed cases'
    : 'Cases in which you are asked for something';
  const on =
    next === undefined ? {} : { next: `/cases?${new URLSearchParams({ show: filter, after: next }).toString()}` };
  const body = html`<h1 class="govuk-heading-l">Cases</h1>${all && tabs('Which cases', waysTo(filter))}${
    rows.length === 0
      ? html`<p class="govuk-body">${all ? 'There are none.' : 'You are asked for nothing in any case now. A case that you referred is behind the link we wrote to you about it.'}</p>`
      : table(
          caption,
          [
            {
              heading: 'Reference',
              cell: ({ caseId, reference }: Row) =>
                html`<a class="govuk-link" href="/cases/${caseId}">${reference}</a>`,
            },
            { heading: 'Kind', cell: ({ kind }) => kind },
            { heading: 'Stage', cell: ({ stage, stages }) => stageTag(stage, stages) },
            { heading: 'Opened', cell: ({ openedAt }) => timeInWords(openedAt) },
            {
              heading: 'Next date',
              cell: ({ nextDue }) =>
                nextDue === undefined ? 'None' : html`${dayInWords(nextDue)}<br>${dueTag({ dueDate: nextDue }, now)}`,
            },
          ],
          rows,
        )
  }${pagination({ ...on, ...(request.query['after'] === undefined ? {} : { previous: `/cases?show=${filter}` }) })}`;
  return page(shell(chrome, { title: 'Cases', body, wide: true }));
};

const KEPT: readonly KeptFilter[] = ['kept', 'disposed'];

const waysTo = (now: string) => [
  { text: 'Open', href: '/cases', current: now === 'open' },
  { text: 'Closed', href: '/cases?show=closed', current: now === 'closed' },
  { text: 'Records kept', href: '/cases?show=kept', current: now === 'kept' },
  { text: 'Records destroyed', href: '/cases?show=disposed', current: now === 'disposed' },
];

/** A case as somebody who may see it is shown it in the list. */
interface Row extends CaseListRow {
  readonly kind: string;
  readonly stages: readonly NamedStage[];
}

interface Listed {
  readonly rows: readonly Row[];
  readonly next?: string | undefined;
}

const borough = async (
  { ledger, clock }: FormsPorts,
  actor: Actor,
  filter: 'open' | 'closed',
  after: string | undefined,
): Promise<Listed> => {
  const { rows, next } = await withoutKept(ledger, filter, after);
  const shown = await Promise.all(rows.map(async (row) => seen(row, await ledger.load(row.caseId), actor, clock)));
  return { rows: shown.flat(), next };
};

/** Pages with nothing but the keeping of records on them, one after another, before one is shown as it is. */
const MOST_PASSED = 40;

/** Records that are kept have lists of their own, and do not stand among the cases that people work on. */
const withoutKept = async (
  ledger: Pick<FormsPorts['ledger'], 'cases'>,
  filter: 'open' | 'closed',
  after: string | undefined,
): Promise<{ readonly rows: readonly CaseListRow[]; readonly next?: string | undefined }> => {
  let from = after;
  for (let passed = 0; ; passed += 1) {
    const { rows, next } = await ledger.cases(filter, A_PAGE, from);
    const cases = rows.filter(({ workflow }) => workflow !== 'retention');
    if (cases.length > 0 || next === undefined || passed === MOST_PASSED) return { rows: cases, next };
    from = next;
  }
};

/** A conflict of interest hides even that there is a case; and so it is where the case is none of their work. */
const seen = async (
  row: CaseListRow,
  record: CaseRecord | undefined,
  actor: Actor,
  clock: Clock,
): Promise<readonly Row[]> => {
  if (record === undefined) return [];
  const found = await faced(record);
  const { shelf, state } = found;
  const may = shelf.mayView(state, actor, 'overview', undefined, clock.now());
  const hidden = !may.ok && (state.conflicted.includes(actor.person) || may.error.reason === 'not-permitted');
  return hidden ? [] : [{ ...row, ...calledOf(found) }];
};

const calledOf = ({ face, state }: Faced): Pick<Row, 'kind' | 'stages'> => ({
  kind: face.kind?.(state) ?? face.title,
  stages: face.stages,
});

const asked = async ({ ledger, clock }: FormsPorts, actor: Actor, after: string | undefined): Promise<Listed> => {
  const { rows, next } = await ledger.workList(ownersOf(actor), A_PAGE, after);
  const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
  const listed = await Promise.all(
    [...byCase].map(async ([caseId, tasks]): Promise<readonly Row[]> => {
      const record = await ledger.load(caseId);
      if (record === undefined) return [];
      const found = await faced(record);
      const theirs = tasks.filter(({ task }) => standingOfTask(found, actor, task, clock.now()) !== 'not-theirs');
      const nextDue = theirs.find(({ task }) => task.dueDate !== undefined)?.task.dueDate;
      const { reference, openedAt, pins } = record;
      if (theirs.length === 0) return [];
      const { stage } = found.state;
      return [
        {
          caseId,
          reference,
          workflow: pins.workflow,
          ...calledOf(found),
          stage,
          openedAt,
          ...(nextDue === undefined ? {} : { nextDue }),
        },
      ];
    }),
  );
  return { rows: listed.flat(), next };
};

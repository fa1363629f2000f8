import { type Html, html, lines } from '#forms/layouts/html.ts';
import { type Column, type Row, type RowAction, summaryCard, table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { latest } from '#functions/casework/dossier/dossier.ts';
import { agencyName } from '#functions/casework/dossier/names.ts';
import { saidIn } from '#functions/casework/dossier/said.ts';
import { dateInWords, daysLeft } from '#functions/casework/dossier/when.ts';
import { answersHref } from '#functions/casework/pages/record.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import { agreedWords } from '#functions/practice-review/dossier/agreed.ts';
import { numbered } from '#functions/practice-review/dossier/choices.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { AUDITS, PROGRESS } from '#functions/practice-review/dossier/words.ts';
import type { PlannedAction } from '#shared/practice-review/state/state.ts';
import type { Seeing } from './seeing.ts';

/** Those of the plan that this person sees: all, or the actions of their own agency. Confidential ones are no exception. */
export const actionsSeen = ({ state }: Dossier, sees: Seeing): readonly PlannedAction[] =>
  sees('actions') ? state.actions : state.actions.filter(({ agency }) => sees('own-actions', agency));

const isOverdue = ({ closedAt, completion, due }: PlannedAction, { context }: Dossier): boolean =>
  closedAt === undefined && !completion && daysLeft(due, context.now).kind === 'late';

const standing = (action: PlannedAction, dossier: Dossier): Html =>
  action.closedAt !== undefined
    ? tag('Closed with assurance', 'green')
    : html`${tag(PROGRESS[action.status], action.completion ? 'teal' : 'blue')}${isOverdue(action, dossier) && html` ${tag('Overdue', 'red')}`}`;

const evidence = (given: boolean): string => (given ? 'Given' : 'Not yet');

const audited = ({ audit }: PlannedAction): Html =>
  audit === undefined
    ? html`Not yet`
    : html`${tag(AUDITS[audit.result], audit.result === 'met' ? 'green' : 'orange')} on ${dateInWords(audit.on)}`;

/** `a3` as people say it: "Action 3". */
export const actionNumbered = (id: string): string => `Action ${id.slice(1)}`;

const columns = (dossier: Dossier): readonly Column<PlannedAction>[] => [
  {
    heading: 'Action',
    cell: ({ id, what, confidential }) =>
      html`${actionNumbered(id)}<br>${lines(what)}${confidential && html`<br>${tag('Confidential for now', 'purple')}`}`,
  },
  { heading: 'Owner', cell: ({ agency, officer }) => html`${agencyName(dossier, agency)}<br>${officer}` },
  { heading: 'Due', cell: ({ due }) => dateInWords(due) },
  { heading: 'Standing', cell: (action) => standing(action, dossier) },
  {
    heading: 'What shows it',
    cell: (action) =>
      html`Evidence it was done: ${evidence(action.completion)}<br>Evidence of impact: ${evidence(action.impact)}<br>Audit: ${audited(action)}`,
  },
];

/** The plan in one table: whose, by when, how far, and what shows it. */
export const actionsHtml = (dossier: Dossier, sees: Seeing): Html | undefined => {
  const rows = actionsSeen(dossier, sees);
  if (rows.length === 0)
    return sees('actions') && dossier.state.report !== undefined
      ? html`<p class="govuk-body">No action has been agreed yet. Learning that can be acted on need not wait for publication.</p>`
      : undefined;
  const overdue = rows.filter((action) => isOverdue(action, dossier)).length;
  return html`${overdue > 0 && html`<p class="govuk-body">${tag(overdue === 1 ? '1 overdue' : `${overdue} overdue`, 'red')}</p>`}${table('Actions, and how far they are', columns(dossier), rows)}`;
};

/** The same with all that was agreed, reported and found, for the page of the plan. */
export const actionsInFull = (dossier: Dossier, sees: Seeing): Html => {
  const rows = actionsSeen(dossier, sees);
  if (rows.length === 0) return html`<p class="govuk-body">There is no action here that is yours to see.</p>`;
  return html`${rows.map((action) => summaryCard(actionNumbered(action.id), inFull(action, dossier), lastReport(action, dossier)))}`;
};

const inFull = (action: PlannedAction, dossier: Dossier): readonly Row[] => {
  const carried = dossier.state.recommendations.find(({ id }) => id === action.recommendation);
  const words = reported(action, dossier);
  const agreed = agreedWords(dossier.events, action);
  return rowsOf(
    [
      'What is done',
      html`${lines(action.what)}${action.confidential && html`<br>${tag('Confidential for now', 'purple')}`}`,
    ],
    ['What it changes', agreed.outcome],
    ['How anyone can tell', agreed.measure],
    ['Carries out', carried && `${numbered(carried.id)}: ${carried.what}`],
    ['Owner', `${agencyName(dossier, action.agency)}\n${action.officer}`],
    ['Due', dateInWords(action.due)],
    ['Standing', standing(action, dossier)],
    ['Last report', words('action-progress', 'progressWords') || 'Nothing yet'],
    ['Evidence it was done', words('action-progress', 'completionEvidence') || evidence(action.completion)],
    ['Evidence of impact', words('action-progress', 'impactEvidence') || evidence(action.impact)],
    [
      'Audit',
      html`${audited(action)}${words('audit-action', 'auditWords') !== '' && html`<br>${lines(words('audit-action', 'auditWords'))}`}`,
    ],
    ['Assurance', words('close-action', 'assuranceWords')],
  );
};

const reported =
  ({ id }: PlannedAction, dossier: Dossier) =>
  (form: string, question: string): string =>
    saidIn(dossier, form, latest(dossier, form, id) ?? {})(question);

const lastReport = (action: PlannedAction, dossier: Dossier): readonly RowAction[] =>
  reported(action, dossier)('action-progress', 'progressWords') === ''
    ? []
    : [
        {
          text: 'Read the last report',
          href: answersHref(dossier.record.caseId, 'action-progress', action.id),
          about: `on ${actionNumbered(action.id).toLowerCase()}`,
        },
      ];

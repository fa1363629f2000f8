import { type Html, html, lines } from '#forms/layouts/html.ts';
import { type Column, table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { latest } from '#functions/casework/dossier/dossier.ts';
import { agencyName } from '#functions/casework/dossier/names.ts';
import { saidIn } from '#functions/casework/dossier/said.ts';
import { dateInWords, daysLeft } from '#functions/casework/dossier/when.ts';
import { answersHref } from '#functions/casework/pages/record.ts';
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

const evidence = (given: boolean): string => (given ? 'given' : 'not yet');

const audited = ({ audit }: PlannedAction): Html =>
  audit === undefined
    ? html`not yet`
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
  return html`${overdue > 0 && html`<p class="govuk-body">${tag(overdue === 1 ? '1 overdue' : `${overdue} overdue`, 'red')}</p>`}${table('Action plan', columns(dossier), rows)}`;
};

/** The same with all that was agreed, reported and found, for the page of the plan. */
export const actionsInFull = (dossier: Dossier, sees: Seeing): Html => {
  const rows = actionsSeen(dossier, sees);
  if (rows.length === 0) return html`<p class="govuk-body">There is no action here that is yours to see.</p>`;
  return table(
    'Action plan of this review',
    [
      ...columns(dossier),
      { heading: 'What it is for', cell: (action: PlannedAction) => agreed(action, dossier) },
      { heading: 'What was reported', cell: (action: PlannedAction) => reported(action, dossier) },
    ],
    rows,
  );
};

const agreed = ({ outcome, measure, recommendation }: PlannedAction, { state }: Dossier): Html => {
  const carried = state.recommendations.find(({ id }) => id === recommendation);
  return html`${lines(outcome)}<br>Told by: ${lines(measure)}${carried !== undefined && html`<br>${numbered(carried.id)}`}`;
};

const REPORTED = [
  ['action-progress', 'progressWords', ''],
  ['action-progress', 'completionEvidence', 'Done: '],
  ['action-progress', 'impactEvidence', 'Impact: '],
  ['audit-action', 'auditWords', 'Audit: '],
  ['close-action', 'assuranceWords', 'Assurance: '],
] as const;

const reported = ({ id }: PlannedAction, dossier: Dossier): Html => {
  const said = REPORTED.map(([form, question, before]) => {
    const words = saidIn(dossier, form, latest(dossier, form, id) ?? {})(question);
    return words === '' ? '' : `${before}${words}`;
  }).filter(Boolean);
  if (said.length === 0) return html`Nothing yet`;
  return html`${lines(said.join('\n'))}<br><a class="govuk-link" href="${answersHref(dossier.record.caseId, 'action-progress', id)}">Read the last report<span class="govuk-visually-hidden"> on ${actionNumbered(id).toLowerCase()}</span></a>`;
};

import { latest } from '#functions/casework/dossier/dossier.ts';
import { agencyName } from '#functions/casework/dossier/names.ts';
import { saidIn } from '#functions/casework/dossier/said.ts';
import { dateInWords, dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Block, type Document, facts, type Section, text } from '#functions/casework/rendering/model.ts';
import { agreedWords } from '#functions/practice-review/dossier/agreed.ts';
import { numbered, recommendationsOf } from '#functions/practice-review/dossier/choices.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { AUDITS, PROGRESS } from '#functions/practice-review/dossier/words.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { PlannedAction } from '#shared/practice-review/state/state.ts';
import { documentOf } from '../letters/letter.ts';

/** The whole plan of one review, with all that shows what was done and what it changed (ACTION-1, ACTION-2). */
export const actionPlan = (dossier: Dossier): Document | undefined => {
  const { actions } = dossier.state;
  if (actions.length === 0) return undefined;
  const closed = actions.filter(({ closedAt }) => closedAt !== undefined).length;
  return documentOf(
    dossier,
    'Action plan',
    actions.map((action) => actionSection(dossier, action)),
    [`${actions.length === 1 ? '1 action' : `${actions.length} actions`}, ${closed} closed with assurance`],
  );
};

const actionSection = (dossier: Dossier, action: PlannedAction): Section => {
  const { id, what, agency, officer, due, status, confidential, closedAt, agreedAt } = action;
  const { outcome, measure } = agreedWords(dossier.events, action);
  const today = londonDate(dossier.context.now);
  const overdue = closedAt === undefined && !action.completion && due < today;
  return {
    id: `action-${id}`,
    title: `Action ${id.slice(1)}`,
    blocks: [
      text(what),
      ...facts(
        ['Carries out', carriedOut(dossier, action)],
        ['Outcome for children', outcome],
        ['Measure', measure],
        ['Owner', `${agencyName(dossier, agency)}\n${officer}`],
        ['Agreed', timeInWords(agreedAt)],
        ['Due', `${dayInWords(due)}${overdue ? '\nOverdue' : ''}`],
        ['Confidential for now', confidential ? 'Yes' : ''],
        ['Standing', closedAt === undefined ? PROGRESS[status] : `Closed with assurance on ${timeInWords(closedAt)}`],
      ),
      ...evidence(dossier, action),
    ],
  };
};

const carriedOut = ({ state }: Dossier, { recommendation }: PlannedAction): string => {
  const found = recommendationsOf(state).find(({ id }) => id === recommendation);
  return found === undefined ? 'Learning agreed besides the recommendations' : `${numbered(found.id)}: ${found.what}`;
};

/** Evidence stands however long ago it was given: a later report of progress need not give it again. */
const evidence = (dossier: Dossier, { id, audit }: PlannedAction): readonly Block[] => {
  const reports = dossier.events.flatMap(({ event }) =>
    event.type === 'ActionProgressed' && event.action === id ? [saidIn(dossier, 'action-progress', event.answers)] : [],
  );
  const last = (question: string): string => reports.map((said) => said(question)).findLast(Boolean) ?? '';
  const said = (form: string) => saidIn(dossier, form, latest(dossier, form, id) ?? {});
  const audited = said('audit-action');
  const closing = said('close-action');
  return facts(
    ['Progress', last('progressWords')],
    ['Evidence of completion', last('completionEvidence') || 'None yet'],
    ['Evidence of impact', last('impactEvidence') || 'None yet'],
    ['Audit', audit && [`${AUDITS[audit.result]}, on ${dateInWords(audit.on)}`, audited('auditWords')].join('\n')],
    ['Last change of date or owner', said('change-action')('changeReason')],
    ['Assured by', closing('assuredBy') && `${closing('assuredBy')}, on ${closing('assuredOn')}`],
    ['Assurance', closing('assuranceWords')],
  );
};

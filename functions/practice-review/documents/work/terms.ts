import { latest } from '#functions/casework/dossier/dossier.ts';
import { type Said, saidOf, sectionsSaid } from '#functions/casework/dossier/said.ts';
import { dayInWords } from '#functions/casework/dossier/when.ts';
import { type Document, facts, type Section, table, text } from '#functions/casework/rendering/model.ts';
import { contact } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { timetable } from '#shared/practice-review/time/timetable.ts';
import { documentOf, whichReview } from '../letters/letter.ts';

/** Said once, in tables below, and so left out of the answers above them. */
const SHARES: readonly (readonly [question: string, who: string])[] = [
  ['shareLocalAuthority', 'Local authority'],
  ['sharePolice', 'Police'],
  ['shareHealth', 'Health'],
  ['shareOthers', 'Others'],
];

/** The terms of reference: what, how, with whom, by when and for how much (LCSPR-3, LCSPR-4). */
export const termsOfReference = (dossier: Dossier): Document | undefined => termsWith(dossier, true);

/** The same for whoever carries the review out: what the partners pay, and between them, is the partners'. */
export const termsForTheReviewer = (dossier: Dossier): Document | undefined => termsWith(dossier, false);

/** The page of the form that asks for the budget. */
const BUDGET = 'budget';

const termsWith = (dossier: Dossier, budget: boolean): Document | undefined => {
  const answers = latest(dossier, 'terms-of-reference');
  if (answers === undefined) return undefined;
  const said = saidOf(dossier, 'terms-of-reference');
  return documentOf(dossier, 'Terms of reference', [
    whichReview(dossier),
    ...sectionsSaid(dossier, 'terms-of-reference', answers)
      .filter(({ page, rows }) => rows.length > 0 && page !== BUDGET)
      .map(
        ({ page, title, rows }): Section => ({
          id: page,
          title,
          blocks: facts(...rows.map(({ label, answer }) => [label, answer] as const)),
        }),
      ),
    ...(budget ? [{ id: 'apportioned', title: 'Who pays what', blocks: [shares(said)] }] : []),
    { id: 'timetable', title: 'Timetable', blocks: [steps(dossier)] },
    contact(dossier),
  ]);
};

const shares = (said: Said) => {
  const total = Number(said('budgetTotal'));
  return table(
    'Budget, apportioned',
    ['Who', 'Pounds', 'Share'],
    [
      ...SHARES.flatMap(([question, who]) =>
        said(question) === '' ? [] : [[who, said(question), share(Number(said(question)), total)]],
      ),
      ['In all', said('budgetTotal'), share(total, total)],
    ],
    '',
  );
};

const share = (pounds: number, total: number): string =>
  Number.isFinite(pounds) && total > 0 ? `${Math.round((100 * pounds) / total)}%` : '';

const steps = ({ state, context }: Dossier) => {
  const lines = timetable(state, context);
  return lines.length === 0
    ? text('There is no day of publication to count back from yet.')
    : table(
        'Counted back from the day of publication aimed at',
        ['Step', 'By'],
        [
          ...lines.map(({ title, date }) => [title, dayInWords(date)]),
          ...(state.publishOn === undefined ? [] : [['Publication', dayInWords(state.publishOn)]]),
        ],
        '',
      );
};

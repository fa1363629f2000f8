import { type Html, html } from '#forms/layouts/html.ts';
import { summaryList, table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { saidOf } from '#functions/casework/dossier/said.ts';
import { dayInWords, daysLeft } from '#functions/casework/dossier/when.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { pounds } from '#functions/practice-review/dossier/pounds.ts';
import { FAMILY, METHODS, SOURCES } from '#functions/practice-review/dossier/words.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { type TimetableLine, timetable } from '#shared/practice-review/time/timetable.ts';
import { owesReturn } from '#shared/practice-review/time/waiting.ts';
import type { Seeing } from './seeing.ts';

/** What the review looks at, how, and for how much; who takes part. Words that tell of the child only for those who read returns. */
export const termsHtml = (dossier: Dossier, sees: Seeing): Html => {
  const { source, decidedOn, terms, publishOn, family, practitioners, linkedCase, ledBy } = dossier.state;
  const said = saidOf(dossier, 'terms-of-reference');
  const period = [said('periodFrom'), said('periodTo')].filter(Boolean).join(' to ');
  const inside = sees('returns');
  const method = terms === undefined ? '' : [METHODS[terms.method], said('hybridOf')].filter(Boolean).join('\n');
  return summaryList(
    rowsOf(
      ['Began from', source && SOURCES[source]],
      [
        'The case it began from',
        linkedCase === undefined || !sees('timeline')
          ? ''
          : html`<a class="govuk-link" href="/cases/${dossier.record.caseId}/linked">Among the linked cases</a>`,
      ],
      ['Led by', ledBy],
      ['Decided on', decidedOn && dayInWords(decidedOn)],
      ['Terms of reference', terms === undefined ? 'Not set yet' : ''],
      ['Period', period],
      ['Method', method],
      ['Questions', inside ? said('questions') : ''],
      ['Other areas', inside ? said('otherAreas') : ''],
      ['Budget', sees('commissioning') ? budget(said) : ''],
      ['Practitioners', inside ? (practitioners ? 'Have taken part' : 'No occasion recorded yet') : ''],
      ['Family', inside ? (family === undefined ? 'Nothing recorded yet' : (FAMILY[family] ?? family)) : ''],
      ['Day of publication aimed at', publishOn && dayInWords(publishOn)],
    ),
  );
};

const SHARES = [
  ['Local authority', 'shareLocalAuthority'],
  ['Police', 'sharePolice'],
  ['Health', 'shareHealth'],
  ['Others', 'shareOthers'],
] as const;

const budget = (said: (question: string) => string): string =>
  said('budgetTotal') === ''
    ? ''
    : [
        `${pounds(said('budgetTotal'))} in all`,
        ...SHARES.flatMap(([who, question]) => (said(question) === '' ? [] : [`${who} ${pounds(said(question))}`])),
      ].join('\n');

/** Each step counted backward from publication, with its day and whether it is late (LCSPR-4). */
export const timetableHtml = ({ state, context }: Dossier): Html | undefined => {
  const steps = timetable(state, context);
  if (steps.length === 0) return undefined;
  return table(
    'Timetable, counted back from publication',
    [
      { heading: 'Step', cell: ({ title }: TimetableLine) => title },
      { heading: 'Day', cell: ({ date }) => dayInWords(date) },
      { heading: 'Standing', cell: (line) => standing(line, state, context.now) },
    ],
    steps,
  );
};

const standing = ({ id, done, date }: TimetableLine, state: PracticeReview, now: Instant): Html => {
  // The report was accepted without it: it is neither late any more nor done.
  if (id === 'information' && state.report !== undefined && state.requests.some(owesReturn))
    return tag('Not all came', 'grey');
  if (done) return tag('Done', 'green');
  const { words, kind } = daysLeft(date, now);
  return html`${tag(words, kind === 'late' ? 'red' : kind === 'later' ? 'blue' : 'orange')}`;
};

import { type Html, html, lines } from '#forms/layouts/html.ts';
import { summaryList, table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { answersOf, latest } from '#functions/casework/dossier/dossier.ts';
import { saidIn } from '#functions/casework/dossier/said.ts';
import { dateInWords, dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Stage } from '#shared/practice-review/stages.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { nextCheck } from '#shared/practice-review/time/steps/milestones.ts';
import type { Seeing } from './seeing.ts';

/** What was said each time a form was given, latest last, in the order of the events it made. */
const saidEach = (dossier: Dossier, type: PracticeReviewEvent['type'], form: string) =>
  dossier.events
    .filter(({ event }) => event.type === type)
    .map((recorded) => saidIn(dossier, form, answersOf(recorded) ?? {}));

/** Stages in which the reviewer's work is still checked. */
const CHECKED_AT: readonly Stage[] = ['commissioning', 'gathering', 'drafting', 'approving'];

/** Checks of progress and quality, each with what was found (SI 2018/789 reg 14). */
export const checksHtml = (dossier: Dossier, sees: Seeing): Html | undefined => {
  if (!sees('commissioning')) return undefined;
  const said = saidEach(dossier, 'SupervisionChecked', 'supervision-check');
  const rows = dossier.state.checks.map((check, index) => ({ ...check, said: said[index] })).toReversed();
  const checking = CHECKED_AT.includes(dossier.state.stage);
  const next = checking ? nextCheck(dossier.state, dossier.context) : undefined;
  const due = next !== undefined && html`<p class="govuk-body">The next check is due on ${dayInWords(next)}.</p>`;
  if (rows.length === 0) return html`<p class="govuk-body">No check has been recorded yet.</p>${due}`;
  return html`${table(
    'Checks of progress and quality',
    [
      { heading: 'Day', cell: ({ on }: (typeof rows)[number]) => dateInWords(on) },
      {
        heading: 'Found',
        cell: ({ satisfactory }) =>
          tag(satisfactory ? 'Satisfactory' : 'Needs attention', satisfactory ? 'green' : 'orange'),
      },
      {
        heading: 'In words',
        cell: (row) => lines([row.said?.('checkWords'), row.said?.('checkActions')].filter(Boolean).join('\n')),
      },
    ],
    rows,
  )}${due}`;
};

type Asked = PracticeReview['questions'][number];

/** Every question to the reviewer in writing, with the answer (LCSPR-6). */
export const questionsHtml = (dossier: Dossier, sees: Seeing): Html | undefined => {
  const { questions } = dossier.state;
  if (questions.length === 0 || (!sees('returns') && !sees('commissioning'))) return undefined;
  const today = londonDate(dossier.context.now);
  const words = (form: string, id: string, name: string): string =>
    saidIn(dossier, form, latest(dossier, form, id) ?? {})(name);
  return table(
    'Questions to the reviewer, in writing',
    [
      { heading: 'Asked', cell: ({ askedAt }: Asked) => timeInWords(askedAt) },
      { heading: 'Question', cell: ({ id }) => lines(words('ask-reviewer', id, 'question')) },
      {
        heading: 'Answer',
        cell: ({ id, answeredAt, replyBy }) =>
          answeredAt === undefined
            ? html`${tag(replyBy < today ? 'Overdue' : 'Not answered yet', replyBy < today ? 'red' : 'grey')}<br>Wanted by ${dateInWords(replyBy)}`
            : html`${lines(words('reviewer-reply', id, 'replyWords'))}<br>${timeInWords(answeredAt)}`,
      },
    ],
    questions,
  );
};

/** What suggests a national review, and what the Panel said of it (LCSPR-8). */
export const nationalHtml = ({ state }: Dossier, sees: Seeing): Html | undefined => {
  const { national } = state;
  if (national === undefined || (!sees('returns') && !sees('timeline'))) return undefined;
  const answers = { national: 'The Panel carries out a national review', 'local-goes-on': 'The local review goes on' };
  return summaryList(
    rowsOf(
      ['Panel told of new information', timeInWords(national.suggestedAt)],
      ['The Panel’s answer', national.answer === undefined ? 'Not answered yet' : answers[national.answer]],
    ),
  );
};

/** Each time a delay was explained, with its reasons and the day on which it is looked at again (LCSPR-13). */
export const delaysHtml = (dossier: Dossier, sees: Seeing): Html | undefined => {
  const { delays } = dossier.state;
  if (delays.length === 0 || (!sees('publication') && !sees('returns'))) return undefined;
  const said = saidEach(dossier, 'DelayExplained', 'explain-delay');
  const rows = delays.map((delay, index) => ({ ...delay, said: said[index] }));
  return html`${table(
    'Delay explained to the Panel and the Secretary of State',
    [
      { heading: 'When', cell: ({ at }: (typeof rows)[number]) => timeInWords(at) },
      {
        heading: 'Reasons',
        cell: (row) => lines([row.said?.('delayCause'), row.said?.('delayReasons')].filter(Boolean).join('\n')),
      },
      { heading: 'Publication expected', cell: ({ expectedOn }) => dateInWords(expectedOn) },
      { heading: 'Looked at again', cell: ({ reviewOn }) => dateInWords(reviewOn) },
    ],
    rows,
  )}<p class="govuk-body">No reason stops the six months: the clock above goes on.</p>`;
};

import type { SummarySection } from '#forms/engine/whole.ts';
import { type Html, html } from '#forms/layouts/html.ts';
import { summaryCard, table } from '#forms/layouts/parts/lists.ts';
import { type CaseState, sectionNamed } from '#shared/casework/case-state.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { type Dossier, sectionEvent, type Typed } from '../dossier/dossier.ts';
import { doer } from '../dossier/names.ts';
import { timeInWords } from '../dossier/when.ts';
import type { Sections } from '../face.ts';

/** A form of a case that has been answered; `form` is the key it is kept under, before the colon. */
export interface Answered {
  readonly form: string;
  readonly subject: string | undefined;
  readonly title: string;
}

/** Everything the case keeps answers of, each with its title. */
export const answeredForms = <State extends CaseState, Event extends Typed>(
  dossier: Dossier<State, Event>,
  sections: Pick<Sections<State, Event>, 'titleOf'>,
): readonly Answered[] =>
  Object.keys(dossier.state.sections).map((key) => {
    const { form, subject } = sectionNamed(key);
    return { form, subject, title: sections.titleOf(dossier, form, subject) };
  });

/** @param asAt as they stood at the end of this day; as they stand now without it */
export const answersHref = (caseId: string, form: string, subject?: string, asAt?: LondonDate): string => {
  const query = new URLSearchParams({
    ...(subject === undefined ? {} : { subject }),
    ...(asAt === undefined ? {} : { asAt }),
  }).toString();
  return `/cases/${caseId}/answers/${form}${query === '' ? '' : `?${query}`}`;
};

/**
 * What has been recorded, each with a link to read it. Hand in what this person sees.
 * @param asAt the day as of which the case is shown; now without it
 */
export const recordHtml = (dossier: Dossier, rows: readonly Answered[], asAt?: LondonDate): Html | undefined => {
  if (rows.length === 0) return undefined;
  const sent = ({ form, subject }: Answered) => sectionEvent(dossier, form, subject);
  return table(
    'What has been recorded',
    [
      {
        heading: 'Record',
        cell: ({ form, subject, title }: Answered) =>
          html`<a class="govuk-link" href="${answersHref(dossier.record.caseId, form, subject, asAt)}">${title}</a>`,
      },
      {
        heading: 'By',
        cell: (row) => {
          const recorded = sent(row);
          return recorded === undefined ? '' : doer(dossier, recorded);
        },
      },
      {
        heading: 'When',
        cell: (row) => {
          const recorded = sent(row);
          return recorded === undefined ? '' : timeInWords(recorded.at);
        },
      },
    ],
    rows,
  );
};

/** Answers page by page, as they were given. */
export const answerCards = (sections: readonly SummarySection[]): readonly Html[] =>
  sections.map(({ title, rows, empty }) =>
    summaryCard(
      title,
      empty === undefined
        ? rows.map(({ label, answer }) => ({ label, value: answer ?? '' }))
        : [{ label: empty, value: '' }],
    ),
  );

import { type Content, type Html, html, lines } from '#forms/layouts/html.ts';
import { summaryList, table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { latest } from '#functions/casework/dossier/dossier.ts';
import { postTitle } from '#functions/casework/dossier/names.ts';
import { saidIn } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { publicHref } from '#functions/practice-review/dossier/public-page.ts';
import { lockInWords, publicationCheck } from '#functions/practice-review/dossier/publication-check.ts';
import { COMMENTERS, PUBLISHED_WHAT, ROUTES } from '#functions/practice-review/dossier/words.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { availabilityEnds } from '#shared/practice-review/time/clocks.ts';
import type { Seeing } from './seeing.ts';

/** Until when publication is locked, what is missing, who was sent copies, what they said, and who has signed. */
export const publicationHtml = (dossier: Dossier, sees: Seeing): Html | undefined => {
  const { state } = dossier;
  const begun = state.reportApprovedAt !== undefined || state.published !== undefined || state.comments.length > 0;
  if ((!sees('publication') && !sees('media')) || !begun) return undefined;
  return html`${state.published === undefined ? plannedHtml(dossier) : publishedHtml(dossier)}${sees('publication') && commentsHtml(dossier)}`;
};

const plannedHtml = ({ state, context }: Dossier): Html => {
  const check = publicationCheck(state, context);
  const { publication, publishOn, copies, release } = state;
  return html`${summaryList(
    rowsOf(
      ['What is published', publication === undefined ? 'Not planned yet' : PUBLISHED_WHAT[publication.what]],
      ['Day aimed at', publishOn === undefined ? 'Not set' : dayInWords(publishOn)],
      ['Locked until', check.mayPublish ? html`${tag('May be published now', 'green')}` : lockInWords(check)],
      [
        'Copies',
        copies === undefined
          ? 'Not sent'
          : `Sent on ${timeInWords(copies.sentAt)} to the Panel, the Secretary of State and Ofsted\n${ROUTES[copies.how] ?? ''}`,
      ],
      [
        'Copies sent before',
        state.copiesLapsedAt === undefined ? '' : `No longer count, since ${timeInWords(state.copiesLapsedAt)}`,
      ],
      [
        'First signature',
        release === undefined
          ? ''
          : `${postTitle(context.arrangement, release.post) ?? 'Signed'}, ${timeInWords(release.at)}. A second person signs to publish`,
      ],
    ),
  )}${missingHtml(check.missing)}`;
};

const missingHtml = (missing: readonly string[]): Html =>
  missing.length === 0
    ? html`<p class="govuk-body">Nothing is missing but the day and the two signatures.</p>`
    : html`<p class="govuk-body">Before it can be published it still needs:</p><ul class="govuk-list govuk-list--bullet">${missing.map((what) => html`<li>${what}</li>`)}</ul>`;

const publishedHtml = (dossier: Dossier): Html | undefined => {
  const { published } = dossier.state;
  if (published === undefined) return undefined;
  const until = availabilityEnds(dossier.state, dossier.context);
  return summaryList(
    rowsOf(
      ['Published', PUBLISHED_WHAT[published.what]],
      ['On', timeInWords(published.at)],
      ['Six months', published.daysLate === 0 ? 'Kept' : `${published.daysLate} days late`],
      ['Public until at least', until && dayInWords(until)],
      ['Taken down', published.withdrawnAt === undefined ? '' : timeInWords(published.withdrawnAt)],
    ),
  );
};

type Comment = PracticeReview['comments'][number];

const commentsHtml = (dossier: Dossier): Content => {
  const { comments } = dossier.state;
  if (comments.length === 0) return undefined;
  const said = (form: string, id: string, name: string): string =>
    saidIn(dossier, form, latest(dossier, form, id) ?? {})(name);
  return table(
    'Comments about publication',
    [
      { heading: 'From', cell: ({ from, at }: Comment) => html`${COMMENTERS[from]}<br>${timeInWords(at)}` },
      { heading: 'Comment', cell: ({ id }) => lines(said('publication-comment', id, 'commentWords')) },
      {
        heading: 'Answer',
        cell: ({ id, answeredAt }) =>
          answeredAt === undefined
            ? tag('Not answered yet', 'orange')
            : lines(said('answer-comment', id, 'commentAnswer')),
      },
    ],
    comments,
  );
};

/** Where anybody reads it, for everyone who sees the review at all. */
export const publicLinkHtml = ({ state, record }: Dossier): Html | undefined =>
  state.published === undefined || state.published.withdrawnAt !== undefined
    ? undefined
    : html`<p class="govuk-body">${PUBLISHED_WHAT[state.published.what]}: <a class="govuk-link" href="${publicHref(record.caseId)}">read what is published</a>. Anybody can, without signing in.</p>`;

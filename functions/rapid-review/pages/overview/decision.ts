import { type Html, html, lines } from '#forms/layouts/html.ts';
import { summaryCard, summaryList } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { saidOf } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import {
  determinationsOf,
  notificationViews,
  reviewerOf,
} from '#functions/rapid-review/documents/dossier/determinations.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { meetingsOf } from '#functions/rapid-review/documents/dossier/meetings.ts';
import { determinationName } from '#functions/rapid-review/documents/dossier/names.ts';

const heading = (text: string): Html => html`<h3 class="govuk-heading-s">${text}</h3>`;

/** Whether to notify: the local authority's decision with every partner's view, and dissent. */
export const notifyDecisionHtml = (dossier: Dossier): Html | undefined => {
  const views = notificationViews(dossier);
  if (views.length === 0) return undefined;
  const said = saidOf(dossier, 'notification-decision');
  return html`${heading('Whether to notify')}${summaryList(
    rowsOf(
      ['Decision', said('decision')],
      ['Why', said('rationale')],
      ...views.map(
        ({ name, view, reasons }) => [`${name}’s view`, [view, reasons].filter(Boolean).join('\n')] as const,
      ),
      ['Dissent', said('dissent')],
    ),
  )}`;
};

/** Meetings, each with its quorum: one without it is shown to have decided nothing. */
export const meetingsHtml = (dossier: Dossier): Html | undefined => {
  const meetings = meetingsOf(dossier);
  if (meetings.length === 0) return undefined;
  return html`${heading('Meetings of the group')}${meetings.map(({ heldAt, chairedBy, present, quorate, quorum }) =>
    summaryCard(
      `Meeting of ${timeInWords(heldAt)}`,
      rowsOf(
        [
          'Quorum',
          html`${tag(quorate ? 'Quorate' : 'Not quorate', quorate ? 'green' : 'red')}${!quorate && html`<br>${quorum}`}`,
        ],
        ['Chaired by', chairedBy],
        ['Present', present.join('\n')],
      ),
    ),
  )}`;
};

/** What each of the three partners has determined, by post and name; silence is shown as silence. */
export const determinationsHtml = (dossier: Dossier): Html | undefined => {
  const { decision, recommendation, stage, round } = dossier.state;
  if (recommendation === undefined && decision === undefined) return undefined;
  const cards = determinationsOf(dossier).map(({ name, given }) =>
    summaryCard(
      name,
      given === undefined
        ? [{ label: 'Determination', value: html`${tag('Not yet', 'grey')}` }]
        : rowsOf(
            [
              'Determination',
              html`${given.what}${given.differsFromDecision && html`<br>${tag('Dissents from the decision', 'orange')}`}`,
            ],
            ['By', given.by],
            ['When', timeInWords(given.at)],
            ['Agrees with the group', given.agreesWithRecommendation ? 'Yes' : 'No'],
            ['Reasons', html`${lines(given.reasons)}`],
            ['Dissent', given.dissent],
          ),
    ),
  );
  const retaken = decision !== undefined && stage === 'determining' && round > 1;
  return html`${heading('The three partners')}${summaryList(
    rowsOf(
      ['The group recommended', recommendation && determinationName(recommendation)],
      [
        retaken ? 'Decision before the Panel replied' : 'Decision',
        decision === undefined ? 'Not taken: it needs all three partners' : determinationName(decision.decision),
      ],
      ['Taken', decision && timeInWords(decision.at)],
      ['Reviewer', decision?.decision === 'local-review' ? reviewerOf(dossier) : undefined],
    ),
  )}${cards}`;
};

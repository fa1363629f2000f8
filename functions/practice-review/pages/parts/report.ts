import { type Html, html } from '#forms/layouts/html.ts';
import { summaryList, table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { agencyName, doer, partnerName, postTitle } from '#functions/casework/dossier/names.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { partners } from '#shared/practice-review/state/facts.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import type { Seeing } from './seeing.ts';

interface Version {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly checked: string;
}

/** The report's versions, the checks of its facts and the partners' approval; nothing where there is no version yet. */
export const reportHtml = (dossier: Dossier, sees: Seeing): Html | undefined => {
  const { draft, report } = dossier.state;
  if (draft === undefined || !sees('report')) return undefined;
  return html`<p class="govuk-body">${
    report === undefined
      ? draftWords(dossier.state, draft.version)
      : `Version ${report.version} was accepted as final on ${timeInWords(report.acceptedAt)}.`
  }</p>${lackingHtml(dossier, sees)}${table(
    'Versions of the report',
    [
      {
        heading: 'Version',
        cell: ({ version }: Version) =>
          html`<a class="govuk-link" href="/cases/${dossier.record.caseId}/report/${version}">Version ${version}</a>`,
      },
      { heading: 'Given', cell: ({ at }) => at },
      { heading: 'By', cell: ({ by }) => by },
      { heading: 'Facts checked', cell: ({ checked }) => checked },
    ],
    versions(dossier, sees),
  )}${approvalsHtml(dossier, sees)}`;
};

const draftWords = ({ returned }: PracticeReview, version: number): string =>
  returned?.version === version
    ? `Version ${version} was sent back or opened again on ${timeInWords(returned.at)}. The next version is to be written.`
    : `Version ${version} is a draft.`;

const versions = (dossier: Dossier, sees: Seeing): readonly Version[] => {
  const checks = dossier.events.flatMap(({ event }) => (event.type === 'FactsChecked' ? [event] : []));
  // Which other agency found something to correct is for those who read returns.
  const shown = checks.filter(({ agency }) => sees('returns') || sees('own-return', agency));
  return dossier.events
    .flatMap((recorded): readonly Version[] => {
      if (recorded.event.type !== 'DraftSubmitted') return [];
      const { version } = recorded.event;
      const checked = shown
        .filter((check) => check.version === version)
        .map(({ agency, corrections }) => `${agencyName(dossier, agency)}: ${corrections ? 'corrections' : 'right'}`);
      return [
        {
          version,
          at: timeInWords(recorded.at),
          by: doer(dossier, recorded),
          checked: checked.join('; ') || 'Not yet',
        },
      ];
    })
    .toReversed();
};

/** What keeps the version from being accepted, for those who write or lead. A protected name is never repeated here. */
const lackingHtml = ({ state }: Dossier, sees: Seeing): Html | undefined => {
  const { draft, returned, report, protectedNames, namesRound } = state;
  if (draft === undefined || report !== undefined || (!sees('returns') && !sees('commissioning'))) return undefined;
  const lacking = [
    ...(returned?.version === draft.version
      ? ['a new version, or the reason why the one that was sent back stays as it is']
      : []),
    ...(draft.systemicReasons ? [] : ['the analysis of systemic or underlying reasons']),
    ...(draft.improvements ? [] : ['the summary of recommended improvements']),
    ...(draft.recommendations.length > 0 ? [] : ['at least one recommendation']),
    ...(protectedNames.length > 0 ? [] : ['the list of names to protect']),
    ...(protectedNames.length > 0 && draft.namesRound !== namesRound
      ? ['a new version, since names have been listed that this one was not searched for']
      : []),
    ...draft.namesIn.map((part) => `a protected name taken out of “${part}”`),
  ];
  if (lacking.length === 0) return html`<p class="govuk-body">It holds what a final report must hold.</p>`;
  return html`<p class="govuk-body">Before it can be accepted as final it needs:</p><ul class="govuk-list govuk-list--bullet">${lacking.map((what) => html`<li>${what}</li>`)}</ul>`;
};

const approvalsHtml = ({ state, context }: Dossier, sees: Seeing): Html | undefined => {
  const { report, reportApprovals } = state;
  if (report === undefined || !(['returns', 'commissioning', 'publication'] as const).some((part) => sees(part)))
    return undefined;
  return html`<h3 class="govuk-heading-s">Approval by the three partners</h3>${summaryList(
    partners.map((partner) => {
      const signed = reportApprovals[partner];
      return {
        label: partnerName(partner),
        value:
          signed === undefined
            ? tag('Not yet', 'grey')
            : html`${tag('Approved', 'green')} ${postTitle(context.arrangement, signed.post) ?? ''}, ${timeInWords(signed.at)}`,
      };
    }),
  )}`;
};

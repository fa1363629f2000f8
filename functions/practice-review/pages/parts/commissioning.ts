import { type Html, html } from '#forms/layouts/html.ts';
import { type Row, summaryList } from '#forms/layouts/parts/lists.ts';
import { type TagColour, tag } from '#forms/layouts/parts/marks.ts';
import { partnerName, postTitle } from '#functions/casework/dossier/names.ts';
import { saidOf } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { answersHref } from '#functions/casework/pages/record.ts';
import { rowsOf } from '#functions/casework/pages/section.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { pounds } from '#functions/practice-review/dossier/pounds.ts';
import { STANDINGS } from '#functions/practice-review/dossier/words.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { partners } from '#shared/practice-review/state/facts.ts';
import type { Reviewer } from '#shared/practice-review/state/state.ts';
import type { Seeing } from './seeing.ts';

const COLOURS: Readonly<Record<Reviewer['standing'], TagColour>> = {
  proposed: 'blue',
  blocked: 'red',
  appointed: 'green',
  'stood-down': 'grey',
};

/** The reviewer: name and standing; interests, terms of the contract and approvals only for those who commission. */
export const reviewerHtml = (dossier: Dossier, sees: Seeing): Html | undefined => {
  const { reviewer } = dossier.state;
  const commissions = sees('commissioning');
  if (!commissions && !sees('returns')) {
    return reviewer?.standing === 'appointed'
      ? html`<p class="govuk-body">${reviewer.name} ${dossier.state.published === undefined ? 'carries' : 'carried'} out the review.</p>`
      : undefined;
  }
  if (reviewer === undefined) return html`<p class="govuk-body">Nobody has been proposed yet.</p>`;
  const access = accessWords(reviewer, dossier);
  return html`${summaryList([
    { label: 'Reviewer', value: reviewer.name },
    { label: 'Standing', value: tag(STANDINGS[reviewer.standing], COLOURS[reviewer.standing]) },
    { label: 'Access', value: access },
    ...(commissions ? [...approvals(dossier, reviewer), ...terms(dossier)] : []),
  ])}${
    commissions &&
    dossier.state.sections['propose-reviewer'] !== undefined &&
    html`<p class="govuk-body"><a class="govuk-link" href="${answersHref(dossier.record.caseId, 'propose-reviewer')}">Read on what points the reviewer was considered</a></p>`
  }`;
};

const accessWords = ({ standing, accessEnded, accessUntil }: Reviewer, { context }: Dossier): string => {
  if (standing !== 'appointed') return accessEnded ? 'Ended' : `From appointment until ${dayInWords(accessUntil)}`;
  const over = accessEnded || londonDate(context.now) > accessUntil;
  return over ? `Ended. It was until ${dayInWords(accessUntil)}` : `Until the end of ${dayInWords(accessUntil)}`;
};

const approvals = ({ context }: Dossier, reviewer: Reviewer): readonly Row[] =>
  reviewer.standing === 'stood-down'
    ? []
    : partners.map((partner) => {
        const signed = reviewer.approvals[partner];
        return {
          label: `${partnerName(partner)} approves`,
          value:
            signed === undefined
              ? 'Not yet'
              : `${postTitle(context.arrangement, signed.post) ?? partnerName(partner)}, ${timeInWords(signed.at)}`,
        };
      });

const terms = (dossier: Dossier): readonly Row[] => {
  const said = saidOf(dossier, 'propose-reviewer');
  return rowsOf(
    ['Interests', said('interests')],
    ['Declared', said('interestList')],
    ['How they are managed', said('mitigation')],
    ['Contract from', said('contractFrom')],
    ['Fee', pounds(said('fee'))],
  );
};

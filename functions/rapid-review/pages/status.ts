import { type Html, html, lines } from '#forms/layouts/html.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { saidOf } from '#functions/casework/dossier/said.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { determinationName } from '#functions/rapid-review/documents/dossier/names.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';

/** How far a referral is, for whoever made it. They are told the decision and why, and nothing of others' work. */
export interface ReferralStatus {
  readonly title: string;
  readonly next: string;
  readonly reasons?: string;
}

const UNDER_WAY: ReferralStatus = {
  title: 'Your referral was notified',
  next: 'The safeguarding partners are looking at what can be learnt. You will be told when they have decided.',
};

export const referralStatus = (dossier: Dossier): ReferralStatus => {
  const { state } = dossier;
  const decision = saidOf(dossier, 'notification-decision');
  const decided = { reasons: decision('rationale') };
  switch (state.stage) {
    case 'new':
    case 'referred':
      return { title: 'Waiting to be read', next: 'A notifying officer will read it and decide what to do.' };
    case 'deciding':
    case 'notifying':
      return { title: 'Being considered', next: 'The local authority is deciding what to do. You will be told.' };
    case 'declined': {
      const said = saidOf(dossier, 'decline-referral');
      return {
        title: 'Your referral was declined',
        next:
          [said('instead'), said('alternative')].filter(Boolean).join('. ') ||
          'If new facts come to light, refer again.',
        reasons: said('reasons'),
      };
    }
    case 'considered-locally':
      return {
        title: 'To be considered locally',
        next: 'It was not notified. The partnership looks at it here.',
        ...decided,
      };
    case 'linked-elsewhere':
      return {
        title: 'Another authority leads',
        next: 'It happened in another authority’s area. This borough takes part.',
        ...decided,
      };
    case 'notified-no-review':
      return { title: 'Notified, with no rapid review', next: 'The law asks for no rapid review here.', ...decided };
    case 'not-met-after-all':
      return { title: 'The criteria were not met after all', next: 'The three partners ended the review together.' };
    case 'gathering':
    case 'determining':
    case 'reporting':
      return UNDER_WAY;
    case 'awaiting-panel':
    case 'settled':
    case 'closed':
      return afterwards(dossier, state, decided);
  }
};

const afterwards = (dossier: Dossier, state: RapidReview, decided: { readonly reasons: string }): ReferralStatus => {
  if (state.sent === undefined || state.decision === undefined)
    return {
      title: 'Not notified',
      next: 'The local authority decided not to notify, or the case has ended.',
      ...decided,
    };
  return {
    title: determinationName(state.decision.decision),
    next: 'This is what the three safeguarding partners decided. The national Panel has been told.',
    reasons: saidOf(dossier, 'analysis')('recommendationReasons'),
  };
};

export const statusHtml = (dossier: Dossier): Html => {
  const { title, next, reasons } = referralStatus(dossier);
  const referred = dossier.events.find(({ event }) => event.type === 'IncidentReferred');
  const letter = dossier.state.sent !== undefined && dossier.state.decision !== undefined;
  return html`<p class="govuk-body">${tag(title, 'blue')}</p>
${referred !== undefined && html`<p class="govuk-body">You referred this incident on ${timeInWords(referred.at)}.</p>`}
<p class="govuk-body">${next}</p>
${reasons !== undefined && reasons !== '' && html`<h2 class="govuk-heading-m">Why</h2><p class="govuk-body">${lines(reasons)}</p>`}
${letter && html`<p class="govuk-body"><a class="govuk-link" href="/documents/${dossier.record.caseId}/decision-letter/agencies">Read the decision and the reasons</a></p>`}
<p class="govuk-body">If you learn anything that changes a child’s safety, act on it now and tell children’s social care.</p>`;
};

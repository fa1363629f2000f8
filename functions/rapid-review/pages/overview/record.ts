import { html } from '#forms/layouts/html.ts';
import { agencyName, partnerName } from '#functions/casework/dossier/names.ts';
import type { Sections } from '#functions/casework/face.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { isAboutCopies } from '#shared/casework/redaction/decide.ts';
import { COPIES_PART } from '#shared/casework/redaction/who-and-when.ts';
import type { Part } from '#shared/rapid-review/authorisation.ts';
import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';

const NOTIFYING = [
  'referral',
  'open-incident',
  'decline-referral',
  'notification-decision',
  'notification',
  'dfe-reference',
  'local-consideration',
];
const RETURNS = ['acknowledge-request', 'agency-return'];

/** Returns have a table of their own in the overview. */
export const isReturn = (section: string): boolean => RETURNS.includes(section);

/** Which part of a case the answers of a form belong to, and so who sees them. */
export const partOf = (form: string): Part => {
  if (isAboutCopies(form)) return COPIES_PART;
  if (NOTIFYING.includes(form)) return 'notification';
  return isReturn(form) ? 'returns' : 'report';
};

/** An inquorate meeting keeps its answers under a name of its own. */
const formOf = (section: string): string => (section === 'inquorate-meeting' ? 'meeting' : section);

/** `police` is a partner and an agency: the form says which is meant. */
const aboutWords = (dossier: Dossier, form: string, subject: string): string => {
  if (subject === 'rapid-review') return 'rapid review';
  if (isAboutCopies(form)) return `copy ${subject}`;
  const partner = PartnerId.safeParse(subject);
  return partner.success && !isReturn(form) ? partnerName(partner.data) : agencyName(dossier, subject);
};

export const sections: Sections<RapidReview, RapidReviewEvent> = {
  formOf,
  partOf: ({ state, shelf, asking, ports }, section, subject) => {
    const sees = shelf.mayView(state, asking.actor, 'returns', undefined, ports.clock.now()).ok;
    // An agency's own return is a part of its own; to everyone else it is one of the returns.
    if (section === 'agency-return' && subject !== undefined && !sees) return { part: 'own-return', subject };
    const part = partOf(section);
    return part === 'returns' ? { part, subject } : { part };
  },
  titleOf: (dossier, section, subject) => {
    const title = dossier.formNamed(formOf(section))?.title ?? section;
    const about = subject === undefined ? '' : `: ${aboutWords(dossier, section, subject)}`;
    return `${title}${section === 'inquorate-meeting' ? ' (not quorate)' : ''}${about}`;
  },
  before: ({ record }, section, subject) =>
    section === 'agency-return' &&
    html`<p class="govuk-body"><a class="govuk-link" href="/documents/${record.caseId}/return/${subject}">Print it, or download it for Word</a></p>`,
};

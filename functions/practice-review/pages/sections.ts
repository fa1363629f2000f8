import { agencyName, partnerName } from '#functions/casework/dossier/names.ts';
import type { Sections } from '#functions/casework/face.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { isAboutCopies } from '#shared/casework/redaction/decide.ts';
import type { Part } from '#shared/practice-review/authorisation.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { actionNumbered } from './parts/actions.ts';

/**
 * Which part of the review the answers of each form belong to, and so who reads them. What the partners weighed of a
 * reviewer stays with those who commission; what the reviewer must know to write stands with the returns.
 */
const PART: Readonly<Record<FormName, Part>> = {
  'open-practice-review': 'commissioning',
  'propose-reviewer': 'commissioning',
  'approve-reviewer': 'commissioning',
  'stand-reviewer-down': 'commissioning',
  'reviewer-access': 'commissioning',
  'terms-of-reference': 'commissioning',
  'supervision-check': 'commissioning',
  'parallel-proceedings': 'returns',
  'protected-names': 'returns',
  'request-information': 'returns',
  'answer-request': 'returns',
  'agency-analysis': 'returns',
  'practitioner-involvement': 'returns',
  'family-involvement': 'returns',
  'ask-reviewer': 'returns',
  'reviewer-reply': 'returns',
  'new-information': 'returns',
  'panel-on-national': 'returns',
  'fact-check': 'returns',
  'accept-report': 'returns',
  'approve-report': 'returns',
  'reopen-report': 'returns',
  // With what changed since the version before. The text alone is read as a version, by whoever sees the report.
  'review-report': 'returns',
  'explain-delay': 'publication',
  'impact-on-family': 'publication',
  'publication-plan': 'publication',
  'media-plan': 'media',
  'redaction-check': 'publication',
  'send-copies': 'publication',
  'publication-comment': 'publication',
  'answer-comment': 'publication',
  'move-publication': 'publication',
  'publish-report': 'publication',
  'withdraw-publication': 'publication',
  'action-plan': 'actions',
  'action-progress': 'actions',
  'audit-action': 'actions',
  'change-action': 'actions',
  'close-action': 'actions',
  'share-learning': 'actions',
  'hand-to-another-area': 'timeline',
  'stop-review': 'timeline',
  'close-review': 'timeline',
  'take-part': 'reads',
  'settle-message': 'timeline',
  'prepare-redacted-copy': 'redacted-copies',
  'check-redacted-copy': 'redacted-copies',
  'link-case': 'timeline',
  'unlink-case': 'timeline',
};

/** Forms an agency gives for itself, and reads again whoever else may not. */
const OWN: readonly string[] = ['answer-request', 'agency-analysis', 'fact-check'];
/** Forms about one action, which its owner reads. */
const ABOUT_ACTION: readonly string[] = ['action-progress', 'audit-action', 'change-action', 'close-action'];

/** What is no form of a review belongs to the part fewest see. */
const partOf = (section: string): Part => {
  const form = FormName.safeParse(section);
  return form.success ? PART[form.data] : 'reads';
};

/** A part, and where only what belongs to one agency is seen, that agency. */
interface Seen {
  readonly part: Part;
  readonly subject?: string;
}

/** The part, and the subject, by which one person may see some answers. */
export const seenPart = (
  section: string,
  subject: string | undefined,
  { actions }: Pick<PracticeReview, 'actions'>,
  seesAll: (part: Part) => boolean,
): Seen => {
  const part = partOf(section);
  if (subject === undefined || seesAll(part)) return { part };
  if (OWN.includes(section)) return { part: 'own-return', subject };
  const owner = ABOUT_ACTION.includes(section) ? actions.find(({ id }) => id === subject)?.agency : undefined;
  return owner === undefined ? { part } : { part: 'own-actions', subject: owner };
};

/** What some answers are about: an agency, a partner, an action, a question, a comment. The form says which. */
const aboutWords = (dossier: Dossier, section: string, subject: string): string => {
  if (isAboutCopies(section)) return `copy ${subject}`;
  switch (dossier.formNamed(section)?.subject) {
    case 'partner': {
      const partner = PartnerId.safeParse(subject);
      return partner.success ? partnerName(partner.data) : subject;
    }
    case 'agency':
      return agencyName(dossier, subject);
    case 'action':
      return actionNumbered(subject).toLowerCase();
    default:
      return `number ${subject.replace(/^\D+/, '')}`;
  }
};

export const sections: Sections<PracticeReview, PracticeReviewEvent> = {
  formOf: (section) => section,
  partOf: ({ state, shelf, asking, ports }, section, subject) =>
    seenPart(
      section,
      subject,
      state,
      (part) => shelf.mayView(state, asking.actor, part, undefined, ports.clock.now()).ok,
    ),
  titleOf: (dossier, section, subject) => {
    const title = dossier.formNamed(section)?.title ?? section;
    return subject === undefined ? title : `${title}: ${aboutWords(dossier, section, subject)}`;
  },
  before: () => undefined,
};

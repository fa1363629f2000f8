import type { CaseDocuments, DocumentOfCase } from '#functions/casework/face.ts';
import { NO_SUCH_DOCUMENT } from '#functions/casework/rendering/made.ts';
import { type Document, textsOf } from '#functions/casework/rendering/model.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { partsNaming } from '#shared/casework/redaction/names-in-text.ts';
import { BAR } from '#shared/casework/redaction/taken-out.ts';
import { refuse } from '#shared/kernel/result.ts';
import type { Part } from '#shared/practice-review/authorisation.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { copyBeforePublication, movedNotice, reasonsForWithholding } from './letters/copies.ts';
import { decisionNotice, endedNotice, reviewerNotice } from './letters/decision.ts';
import { delayLetter, nationalLetter } from './letters/delay.ts';
import { latestReport, reportVersion } from './report/report.ts';
import { actionPlan } from './work/action-plan.ts';
import { agencyAnalysis, requestTo } from './work/requests.ts';
import { questionsToReviewer, supervisionLog } from './work/supervising.ts';
import { termsForTheReviewer, termsOfReference } from './work/terms.ts';

/** What the case page offers, by address and title, in its order; each to whoever may have it, once it can be made. */
export const DOCUMENTS: readonly (readonly [name: string, title: string])[] = [
  ['decision', 'Notice of the decision'],
  ['reviewer', 'Notice of the reviewer'],
  ['terms', 'Terms of reference'],
  ['terms-for-reviewer', 'Terms of reference, without the budget'],
  ['questions', 'Questions to the reviewer'],
  ['supervision', 'Checks of progress and quality'],
  ['national', 'Letter to the Panel about a national review'],
  ['delay', 'Reasons for delay'],
  ['report', 'The report'],
  ['copy', 'Copy before publication'],
  ['withheld', 'Reasons for not publishing'],
  ['moved', 'Notice that publication was put off'],
  ['action-plan', 'Action plan with its evidence'],
  ['ended', 'Notice that the review ended here'],
];

/** The same, and each version of the report, request and analysis. */
export const titlesOf = ({
  draft,
  requests,
}: Pick<PracticeReview, 'draft' | 'requests'>): readonly (readonly [string, string])[] => [
  ...DOCUMENTS,
  ...Array.from({ length: draft?.version ?? 0 }, (_, at) => [`report/${at + 1}`, `Report, version ${at + 1}`] as const),
  ...requests.flatMap(({ agency, name }) => [
    [`requests/${agency}`, `Request to ${name}`] as const,
    [`analysis/${agency}`, `Chronology and analysis: ${name}`] as const,
  ]),
];

/** A document by its address below a case, and how it stands to the case. */
interface Kind {
  /** Any of these parts, seen, is enough. */
  readonly parts: readonly Part[];
  /** The agency whose own it is. */
  readonly subject?: string;
  make(dossier: Dossier): Document | undefined;
  /** Its writer's own account, in which people go by name. */
  readonly own?: true;
}

const KINDS: Readonly<Record<string, Kind>> = {
  decision: { parts: ['commissioning', 'publication'], make: decisionNotice },
  reviewer: { parts: ['commissioning', 'publication'], make: reviewerNotice },
  terms: { parts: ['commissioning'], make: termsOfReference },
  // What the reviewer is to do, and was asked in writing, is read by the reviewer too.
  'terms-for-reviewer': { parts: ['commissioning', 'returns'], make: termsForTheReviewer },
  questions: { parts: ['commissioning', 'returns'], make: questionsToReviewer },
  supervision: { parts: ['commissioning'], make: supervisionLog },
  national: { parts: ['commissioning', 'returns'], make: nationalLetter },
  delay: { parts: ['commissioning', 'publication'], make: delayLetter },
  report: { parts: ['report'], make: latestReport },
  copy: { parts: ['publication', 'media'], make: copyBeforePublication },
  withheld: { parts: ['publication'], make: reasonsForWithholding },
  moved: { parts: ['publication'], make: movedNotice },
  ended: { parts: ['commissioning', 'publication'], make: endedNotice },
  'action-plan': { parts: ['actions'], make: actionPlan },
};

/** `report/2`, `requests/schools`, `analysis/schools`. */
const kindNamed = (name: string): Kind | undefined => {
  const [first, subject, ...rest] = name.split('/');
  if (subject === undefined) return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (subject === '' || rest.length > 0) return undefined;
  switch (first) {
    case 'report':
      return /^[1-9]\d{0,3}$/.test(subject)
        ? { parts: ['report'], make: (dossier) => reportVersion(dossier, Number(subject)) }
        : undefined;
    case 'requests':
      return { parts: ['returns', 'own-return'], subject, make: (dossier) => requestTo(dossier, subject) };
    case 'analysis':
      return {
        parts: ['returns', 'own-return'],
        subject,
        make: (dossier) => agencyAnalysis(dossier, subject),
        own: true,
      };
    default:
      return undefined;
  }
};

const named = (name: string): DocumentOfCase<PracticeReview, PracticeReviewEvent> | undefined => {
  const kind = kindNamed(name);
  if (kind === undefined) return undefined;
  const { parts, subject, make, own } = kind;
  return {
    mayHave: (state, actor, at) => {
      const looks = parts.map((part) => practiceReviewShelf.mayView(state, actor, part, subject, at));
      return looks.find((look) => look.ok) ?? looks[0] ?? refuse(NO_SUCH_DOCUMENT);
    },
    make,
    namesLeft: ({ state: { protectedNames } }, { sections }) =>
      own === true
        ? []
        : partsNaming(
            sections.map((section) => ({ title: section.title, text: textsOf(section).join('\n') })),
            protectedNames,
          ),
  };
};

/** The documents of a practice review, by their addresses. */
export const practiceReviewDocuments: CaseDocuments<PracticeReview, PracticeReviewEvent> = {
  named,
  copies: {
    titles: titlesOf,
    protects: ({ state: { protectedNames } }) =>
      protectedNames.map((word) => ({ word, instead: BAR, everywhere: false })),
  },
  page: () => undefined,
};

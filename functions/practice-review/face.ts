import type { Face } from '#functions/casework/face.ts';
import { type Subjects, type SubjectsAsked, usualSubjects } from '#functions/casework/forms/subjects.ts';
import { taskHref } from '#functions/casework/pages/to-do.ts';
import { REDACTION_FORMS } from '#shared/casework/redaction/decide.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { stages } from '#shared/practice-review/stages.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { reading } from './dossier/reading.ts';
import { formContext } from './forms/context.ts';
import { signed } from './forms/signed.ts';

const subjects = (kind: string, asked: SubjectsAsked<PracticeReview>): Subjects => {
  const { actions, questions, comments } = asked.state;
  switch (kind) {
    case 'action':
      return { all: actions.map(({ id }) => id) };
    case 'question':
      return { all: questions.map(({ id }) => id) };
    case 'comment':
      return { all: comments.map(({ id }) => id) };
    default:
      return usualSubjects(kind, asked);
  }
};

/** Nobody approves, accepts or releases what they have not read: what came in its place is read and answered anew. */
const judgedSince = (state: PracticeReview, form: string): Instant | undefined => {
  const { reviewer, draft, returned, report, reportApprovedAt, publication, copiesLapsedAt } = state;
  switch (form) {
    case 'approve-reviewer':
      return reviewer?.proposedAt;
    case 'fact-check':
      return draft?.at;
    case 'accept-report':
      return latest([draft?.at, returned?.at]);
    case 'approve-report':
      return report?.acceptedAt;
    case 'impact-on-family':
    case 'media-plan':
      return reportApprovedAt;
    case 'redaction-check':
      return latest([report?.acceptedAt, publication?.at]);
    case 'send-copies':
    case 'publish-report':
      return latest([report?.acceptedAt, publication?.at, copiesLapsedAt]);
    default:
      return undefined;
  }
};

const latest = (moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments
    .filter((moment) => moment !== undefined)
    .sort()
    .at(-1);

/** What the web needs of a local child safeguarding practice review. */
export const practiceReviewFace: Face<PracticeReview, PracticeReviewEvent> = {
  shelf: practiceReviewShelf,
  reading,
  title: 'Practice review',
  stages,
  forms: FormName.options,
  // A signature that releases a publication is each person's own: neither ticked by another, nor sent once for two.
  ownForms: ['take-part', 'publish-report', ...REDACTION_FORMS],
  subjects,
  judgedSince,
  confirmation: (state, form, caseId) => (form === 'publish-report' ? signed(state, caseId) : undefined),
  formContext,
  taskHref,
  pages: async () => (await import('./pages/pages.ts')).pages,
  documents: async () => (await import('./documents/documents.ts')).practiceReviewDocuments,
};

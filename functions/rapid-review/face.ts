import type { Face } from '#functions/casework/face.ts';
import { NO_SUBJECTS, usualSubjects } from '#functions/casework/forms/subjects.ts';
import { REDACTION_FORMS } from '#shared/casework/redaction/decide.ts';
import { FormName } from '#shared/rapid-review/commands.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { stages } from '#shared/rapid-review/stages.ts';
import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';
import { reading } from './documents/dossier/reading.ts';
import { formContext } from './forms/context.ts';
import { taskHref } from './pages/task-href.ts';

/** What the web needs of a serious incident and its rapid review. */
export const rapidReviewFace: Face<RapidReview, RapidReviewEvent> = {
  shelf: rapidReviewShelf,
  reading,
  title: 'Serious incident',
  stages,
  forms: FormName.options,
  // Whoever prepares a copy is not who checks it, and neither is done with another's ticks.
  ownForms: ['take-part', ...REDACTION_FORMS],
  subjects: (kind, asked) =>
    kind === 'action' ? { ...NO_SUBJECTS, all: asked.state.actions.map(({ id }) => id) } : usualSubjects(kind, asked),
  formContext,
  taskHref,
  pages: async () => (await import('./pages/pages.ts')).pages,
  documents: async () => (await import('./documents/of-case.ts')).documents,
};

import type { Face } from '#functions/casework/face.ts';
import { usualSubjects } from '#functions/casework/forms/subjects.ts';
import { taskHref } from '#functions/casework/pages/to-do.ts';
import { FormName } from '#shared/retention/commands.ts';
import { retentionShelf } from '#shared/retention/shelf.ts';
import { stages } from '#shared/retention/stages.ts';
import type { RetentionEvent } from '#shared/retention/state/events.ts';
import { type Retention, standingHolds } from '#shared/retention/state/state.ts';
import { reading } from './dossier/dossier.ts';
import { formContext } from './forms/context.ts';

/** What the web needs of the keeping of records. */
export const retentionFace: Face<Retention, RetentionEvent> = {
  shelf: retentionShelf,
  reading,
  title: 'Records kept',
  stages,
  forms: FormName.options,
  // Each signature is a person's own: neither ticked by another, nor sent once for two.
  ownForms: ['lift-hold', 'propose-disposal', 'agree-disposal', 'refuse-disposal'],
  subjects: (kind, asked) =>
    kind === 'hold' ? { all: standingHolds(asked.state).map(({ id }) => id) } : usualSubjects(kind, asked),
  // Nobody agrees to another proposal, or lifts a hold under another reason, than the one they read.
  judgedSince: ({ proposed }, form) =>
    form === 'agree-disposal' || form === 'refuse-disposal' ? proposed?.at : undefined,
  formContext,
  taskHref,
  pages: async () => (await import('./pages/pages.ts')).pages,
  documents: async () => (await import('./documents/documents.ts')).documents,
};

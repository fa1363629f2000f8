import type { Face } from '#functions/casework/face.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { stages } from '#shared/escalation/stages.ts';
import type { EscalationEvent } from '#shared/escalation/state/events.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { reading } from './dossier/reading.ts';
import { after } from './forms/after.ts';
import { formContext } from './forms/context.ts';
import { subjects } from './forms/subjects.ts';
import { taskHref } from './pages/task-href.ts';

/** What the web needs of a professional disagreement. */
export const escalationFace: Face<Disagreement, EscalationEvent> = {
  shelf: escalationShelf,
  reading,
  title: 'Professional disagreement',
  stages,
  forms: FormName.options,
  // What one side confirms is that side's own: no colleague's half-written words are sent for it.
  ownForms: ['take-part', 'confirm-outcome'],
  subjects,
  // What was confirmed is this outcome: a later one is read and confirmed anew.
  judgedSince: (state, form) => (form === 'confirm-outcome' ? state.outcome?.at : undefined),
  formContext,
  after,
  taskHref,
  pages: async () => (await import('./pages/pages.ts')).pages,
  documents: async () => (await import('./documents/documents.ts')).escalationDocuments,
};

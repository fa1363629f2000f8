import type { Face } from '#functions/casework/face.ts';
import { taskHref } from '#functions/casework/pages/to-do.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { stages } from '#shared/escalation/stages.ts';
import type { EscalationEvent } from '#shared/escalation/state/events.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { reading } from './dossier/reading.ts';
import { kindOf } from './dossier/words.ts';
import { after } from './forms/after.ts';
import { confirmation } from './forms/confirmation.ts';
import { formContext } from './forms/context.ts';
import { subjects } from './forms/subjects.ts';

/** What the web needs of a professional disagreement. */
export const escalationFace: Face<Disagreement, EscalationEvent> = {
  shelf: escalationShelf,
  reading,
  title: 'Professional disagreement',
  kind: kindOf,
  stages,
  forms: FormName.options,
  // Both sides are given the same forms, and what one has half written is not the other's to read, change or send. Those
  // about a side are shared within it, but for what it confirms.
  ownForms: [
    'take-part',
    'confirm-outcome',
    'immediate-risk',
    'tell-head-of-safeguarding',
    'offer-support',
    'record-discussion',
    'move-up',
    'convene-meeting',
    'record-decision',
    'note-enforcement',
    'outcome-action',
    'policy-gap',
    'close-disagreement',
  ],
  // Both sides know of an incident whether it is notified is in dispute; of nothing else that somebody linked.
  namesLinked: ['disagreement'],
  subjects,
  // What was confirmed is this outcome: a later one is read and confirmed anew.
  judgedSince: (state, form) => (form === 'confirm-outcome' ? state.outcome?.at : undefined),
  confirmation,
  formContext,
  after,
  taskHref,
  pages: async () => (await import('./pages/pages.ts')).pages,
  documents: async () => (await import('./documents/documents.ts')).escalationDocuments,
};

import type { CaseDocuments, DocumentOfCase } from '#functions/casework/face.ts';
import type { Document } from '#functions/casework/rendering/model.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import type { EscalationEvent } from '#shared/escalation/state/events.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { confirmation } from './confirmation.ts';
import { record } from './record.ts';

/** What the case page offers, by address and title, in its order. */
export const DOCUMENTS: readonly (readonly [name: string, title: string])[] = [
  ['escalation-record', 'Record of the disagreement, for the case record'],
  ['confirmation', 'Written confirmation of the outcome'],
];

const KINDS: Readonly<Record<string, (dossier: Dossier) => Document | undefined>> = {
  'escalation-record': record,
  confirmation,
};

const named = (name: string): DocumentOfCase<Disagreement, EscalationEvent> | undefined => {
  const make = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (make === undefined) return undefined;
  return {
    mayHave: (state, actor, at) => escalationShelf.mayView(state, actor, 'record', undefined, at),
    make,
    // It goes to the agencies' own records of the same child or adult, and names nobody that they do not know.
    namesLeft: () => [],
  };
};

/** The documents of a disagreement, by their addresses. */
export const escalationDocuments: CaseDocuments<Disagreement, EscalationEvent> = { named, page: () => undefined };

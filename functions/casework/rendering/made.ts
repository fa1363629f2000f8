import type { Refusal } from '#shared/casework/workflow.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Document } from './model.ts';

/** Makes a document of a case, or says that it is too early for it. */
export const madeFrom = <Of>(
  kind: { make(dossier: Of): Document | undefined },
  dossier: Of,
): Result<Document, Refusal> => {
  const document = kind.make(dossier);
  return document === undefined ? refuse(NO_SUCH_DOCUMENT) : ok(document);
};

export const NO_SUCH_DOCUMENT: Refusal = {
  reason: 'no-such-document',
  message: 'The case has not come to the point at which there is such a document. The case page shows where it stands.',
};

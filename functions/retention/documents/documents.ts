import type { CaseDocuments } from '#functions/casework/face.ts';
import { retentionShelf } from '#shared/retention/shelf.ts';
import type { RetentionEvent } from '#shared/retention/state/events.ts';
import type { Retention } from '#shared/retention/state/state.ts';
import { certificate } from './certificate.ts';

/** The one document of a retention record. It holds no name but those of officers. */
export const documents: CaseDocuments<Retention, RetentionEvent> = {
  named: (name) =>
    name === 'certificate'
      ? {
          mayHave: (state, actor, at) => retentionShelf.mayView(state, actor, 'certificate', undefined, at),
          make: certificate,
          namesLeft: () => [],
        }
      : undefined,
  page: () => undefined,
};

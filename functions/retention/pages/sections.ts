import type { Sections } from '#functions/casework/face.ts';
import type { RetentionEvent } from '#shared/retention/state/events.ts';
import type { Retention } from '#shared/retention/state/state.ts';

/** Which inquiry asked, and why records are kept or go, is for those whose work it is. */
export const sections: Sections<Retention, RetentionEvent> = {
  formOf: (section) => section,
  partOf: () => ({ part: 'holds' }),
  titleOf: (dossier, section, subject) => {
    const title = dossier.formNamed(section)?.title ?? section;
    return subject === undefined
      ? title
      : `${title}: ${subject.startsWith('h') ? `hold ${subject.slice(1)}` : subject}`;
  },
  before: () => undefined,
};

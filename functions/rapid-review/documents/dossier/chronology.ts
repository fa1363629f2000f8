import { type Entry, merged, type Placed } from '#functions/casework/dossier/chronology.ts';
import { sectionEvent } from '#functions/casework/dossier/dossier.ts';
import { agencyName } from '#functions/casework/dossier/names.ts';
import { itemsOf } from '#functions/casework/dossier/said.ts';
import { type Dossier } from './dossier.ts';

const certaintyOf = (answer: unknown): Entry['certainty'] =>
  answer === 'about' || answer === 'unknown' ? answer : 'exact';

/** The latest chronology of every agency that has returned one. */
export const chronology = (dossier: Dossier): readonly Placed[] =>
  merged(
    dossier.state.requests.flatMap(({ agency }) => {
      const returned = sectionEvent(dossier, 'agency-return', agency)?.event;
      const rows = returned?.type === 'ReturnSubmitted' ? returned.answers['chronology'] : undefined;
      const raw = Array.isArray(rows) ? rows : [];
      return itemsOf(dossier, 'agency-return', 'chronology', agency).map((said, index): Entry => {
        const row: unknown = raw[index];
        const typed = typeof row === 'object' && row !== null ? Object.entries(row) : [];
        const given = (id: string): unknown => typed.find(([name]) => name === id)?.[1];
        const date = given('entryDate');
        return {
          date: typeof date === 'string' ? date : '',
          certainty: certaintyOf(given('dateCertainty')),
          agency,
          agencyName: agencyName(dossier, agency),
          event: said('event'),
          source: said('source'),
          action: said('action'),
          comment: said('comment'),
        };
      });
    }),
  );

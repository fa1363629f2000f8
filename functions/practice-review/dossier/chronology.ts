import { type Entry, merged, type Placed } from '#functions/casework/dossier/chronology.ts';
import { answersOf, sectionEvent } from '#functions/casework/dossier/dossier.ts';
import { agencyName } from '#functions/casework/dossier/names.ts';
import { itemsOf } from '#functions/casework/dossier/said.ts';
import type { Dossier } from './dossier.ts';

/** What a date is worth when only part of it is known, said beside the event. */
const ONLY: Readonly<Record<string, string>> = {
  'month-only': 'Only the month is known.',
  'year-only': 'Only the year is known.',
};

const certaintyOf = (answer: unknown): Entry['certainty'] => {
  if (answer === 'exact') return 'exact';
  return answer === 'about' || answer === 'month-only' || answer === 'year-only' ? 'about' : 'unknown';
};

/** The latest chronology of every agency that has sent its analysis, as one (LCSPR-7). */
export const chronology = (dossier: Dossier): readonly Placed[] =>
  merged(
    dossier.state.requests.flatMap(({ agency }) => {
      const rows = answersOf(sectionEvent(dossier, 'agency-analysis', agency))?.['chronology'];
      const raw = Array.isArray(rows) ? rows : [];
      return itemsOf(dossier, 'agency-analysis', 'chronology', agency).map((said, index): Entry => {
        const row: unknown = raw[index];
        const typed = typeof row === 'object' && row !== null ? Object.entries(row) : [];
        const given = (id: string): unknown => typed.find(([name]) => name === id)?.[1];
        const date = given('eventOn');
        const certainty = given('eventOnCertainty');
        return {
          date: typeof date === 'string' ? date : '',
          certainty: certaintyOf(certainty),
          agency,
          agencyName: agencyName(dossier, agency),
          event: said('eventWhat'),
          source: said('eventSource'),
          action: said('eventAction'),
          comment: ONLY[String(certainty)] ?? '',
        };
      });
    }),
  );

import type { KnownRow } from '#forms/server/render.ts';
import { BAR } from '#shared/casework/redaction/taken-out.ts';
import type { Found, Taken } from './copy.ts';
import type { Left } from './redacted.ts';

/** Places shown before the rest are only counted. */
const AT_MOST = 60;

/** What became of each word, for whoever prepares a copy and whoever checks it. */
export const foundRows = ({ taken, left }: Found): readonly KnownRow[] => {
  const standing = taken.filter(({ times }) => times > 0);
  const doubtful = new Set(left.map(({ word }) => word));
  const nowhere = taken.filter(({ word, times }) => times === 0 && !doubtful.has(word));
  return [
    { label: 'Taken out', value: inLines(standing.map(takenInWords), 'Nothing.') },
    {
      label: 'Stands nowhere in it',
      value: inLines(
        nowhere.map(({ word }) => word),
        'Nothing of the list.',
      ),
    },
    { label: 'Left standing, as it may be an everyday word', value: leftInWords(left) },
  ];
};

export const inLines = (lines: readonly string[], none: string): string =>
  lines.length === 0 ? none : lines.join('\n');

const takenInWords = ({ word, instead, times }: Taken): string =>
  `${word}, ${times === 1 ? 'once' : `${times} times`}: ${instead === BAR ? 'a black bar' : `“${instead}”`}`;

const leftInWords = (left: readonly Left[]): string =>
  inLines(
    [
      ...left
        .slice(0, AT_MOST)
        .map(({ section, before, found, after }) =>
          `${section}: “…${before}${found}${after}…”`.replaceAll(/\s+/g, ' '),
        ),
      ...(left.length > AT_MOST ? [`And ${left.length - AT_MOST} more places.`] : []),
    ],
    'Nothing.',
  );

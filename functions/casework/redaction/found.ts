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
  `${word}, ${timesInWords(times)}: ${instead === BAR ? 'a black bar' : `“${instead}”`}`;

/** A name in small letters is hardly ever meant: how often each is left so is said in a line. */
const leftInWords = (left: readonly Left[]): string => {
  const isSmall = ({ found }: Left): boolean => found === found.toLowerCase();
  const places = left.filter((one) => !isSmall(one));
  const small = Map.groupBy(left.filter(isSmall), ({ found }) => found);
  return inLines(
    [
      ...places.slice(0, AT_MOST).map(placeInWords),
      ...(places.length > AT_MOST ? [`And ${places.length - AT_MOST} more places.`] : []),
      ...[...small].map(([found, { length }]) => `“${found}” in small letters, ${timesInWords(length)}.`),
    ],
    'Nothing.',
  );
};

const placeInWords = ({ section, before, found, after }: Left): string =>
  `${section}: “…${before}${found}${after}…”`.replaceAll(/\s+/g, ' ');

const timesInWords = (times: number): string => (times === 1 ? 'once' : `${times} times`);

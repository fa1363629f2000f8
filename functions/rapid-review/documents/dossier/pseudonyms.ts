import { latest } from '#functions/casework/dossier/dossier.ts';
import { NOT_KNOWN, type Pseudonym } from '#functions/casework/rendering/masking.ts';
import { type Dossier } from './dossier.ts';

const initial = (name: string): string => (NOT_KNOWN.test(name) ? '' : `${name.charAt(0).toUpperCase()}.`);

const CHILDREN = 'children';

/** The children of the notification, or before there is one of the referral, in the order given. */
export const pseudonyms = (dossier: Dossier): readonly Pseudonym[] => {
  const notified = rowsOf(latest(dossier, 'notification')?.[CHILDREN]);
  const rows =
    notified.length > 0
      ? notified.map((row) => [textOf(row, 'forename'), textOf(row, 'surname')] as const)
      : rowsOf((latest(dossier, 'referral') ?? latest(dossier, 'open-incident'))?.[CHILDREN]).map((row) =>
          parted(textOf(row, 'childName')),
        );
  return rows.map(([forename, surname], index) => ({
    called: rows.length === 1 ? 'the child' : `Child ${letters(index)}`,
    initials: `${initial(forename)}${initial(surname)}`,
    forename,
    surname,
  }));
};

const parted = (name: string): readonly [string, string] => {
  const [forename = '', ...rest] = name.trim().split(/\s+/);
  return [forename, rest.join(' ')];
};

const letters = (index: number): string => String.fromCharCode(65 + (index % 26));

const rowsOf = (list: unknown): readonly object[] =>
  Array.isArray(list) ? list.filter((row): row is object => typeof row === 'object' && row !== null) : [];

const textOf = (row: object, name: string): string => {
  const value: unknown = Object.entries(row).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value.trim() : '';
};

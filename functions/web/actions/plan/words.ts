import { AUDITS, PROGRESS, THEMES } from '#functions/practice-review/dossier/words.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import type { ActionRow } from './rows.ts';

const inWords = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? (words[key] ?? key) : key;

export const themeName = (theme: string): string => inWords(THEMES, theme);

export const themes: readonly (readonly [theme: string, name: string])[] = Object.entries(THEMES);

export const statusName = ({ status }: Pick<ActionRow, 'status'>): string =>
  status === 'closed' ? 'Closed with assurance' : inWords(PROGRESS, status);

export const auditName = ({ audit }: Pick<ActionRow, 'audit'>): string =>
  audit === '' ? 'Not yet' : inWords(AUDITS, audit);

/** As its review knows it, else as the borough does today. */
export const ownerName = (
  { agency, agencyName }: Pick<ActionRow, 'agency' | 'agencyName'>,
  arrangement: Arrangement,
): string => agencyName ?? agencyNamed(arrangement, agency)?.name ?? agency;

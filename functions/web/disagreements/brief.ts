import { dayInWords } from '#functions/casework/dossier/when.ts';
import { type Block, type Document, facts, list, table, text } from '#functions/casework/rendering/model.ts';
import { CATEGORIES, LEVELS, OUTCOMES, THEMES } from '#functions/escalation/dossier/words.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import {
  FEWER_THAN,
  TABLES,
  type TableName,
  type Told,
  type ToldFigures,
} from '#shared/escalation/figures/suppress.ts';
import type { Period } from './period.ts';

const HEADINGS: Readonly<Record<TableName, string>> = {
  raising: 'Agency that raised it',
  receiving: 'Agency it was raised with',
  category: 'Kind of disagreement',
  level: 'Level or plan',
  stage: 'Stage at which it was settled',
  outcome: 'Outcome',
  themes: 'Themes',
};

/** A count as it is told: small ones, and those that would give one away, are not. */
export const toldCount = (count: Told): string =>
  count === 'few' ? `not shown (fewer than ${FEWER_THAN}, or would show one)` : `${count}`;

/** A value of a table in words. */
export const valueInWords = (name: TableName, value: string, arrangement: Arrangement): string => {
  if (name === 'raising' || name === 'receiving')
    return value === 'another-area'
      ? 'An agency of another authority'
      : (agencyNamed(arrangement, value)?.name ?? value);
  if (name === 'stage') return value === '0' ? 'By another area’s procedure' : `Stage ${value}`;
  const words: Readonly<Record<string, string>> =
    name === 'category' ? CATEGORIES : name === 'level' ? LEVELS : name === 'outcome' ? OUTCOMES : THEMES;
  return words[value] ?? value;
};

const share = (part: Told, whole: Told): string =>
  part === 'few' || whole === 'few'
    ? toldCount('few')
    : whole === 0
      ? 'none was settled'
      : `${part} of ${whole} (${Math.round((part / whole) * 100)}%)`;

export interface Brief {
  readonly figures: ToldFigures;
  readonly period: Period;
  readonly arrangement: Arrangement;
  /** Small counts are left out: it may leave the partnership. */
  readonly outside: boolean;
  /** How many of the borough's disagreements were too many to look at; 0 usually. */
  readonly cutShort: boolean;
}

/** The quarterly figures, or the annual brief (ESC-13), as a document that reads on a screen, prints, and opens in Word. */
export const briefOf = ({ figures, period, arrangement, outside, cutShort }: Brief): Document => {
  const { raised, settled, open, withdrawn, immediate, within, medianDays, none } = figures;
  return {
    title: `Professional disagreements, ${period.title}`,
    classification: outside ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE: not for use outside the partnership',
    reference: `disagreements-${period.name}`,
    partnership: arrangement.partnership,
    lines: [
      `Raised from ${dayInWords(period.from)} to ${dayInWords(period.until)}, both included`,
      ...(outside
        ? [`Counts from 1 to ${FEWER_THAN - 1}, and those from which one could be worked out, are not shown.`]
        : []),
      ...(cutShort ? ['There are more disagreements than these figures could look at.'] : []),
    ],
    sections: [
      {
        id: 'all',
        title: 'In all',
        blocks: facts(
          ['Raised', toldCount(raised)],
          ['Settled, and confirmed by both sides', toldCount(settled)],
          ['Not yet settled', toldCount(open)],
          ['Withdrawn', toldCount(withdrawn)],
          ['Marked as immediate', toldCount(immediate)],
          ['Settled within the time to be kept', share(within, settled)],
          ['Median working days to settle', medianDays === undefined ? 'not shown, or none settled' : `${medianDays}`],
        ),
      },
      ...TABLES.map((name) => ({ id: name, title: HEADINGS[name], blocks: tableBlocks(name, figures, arrangement) })),
      {
        id: 'none',
        title: 'Agencies with none',
        blocks: [noneBlock(none, arrangement), text('None raised is no proof that none was called for.')],
      },
    ],
  };
};

const noneBlock = (none: ToldFigures['none'], arrangement: Arrangement): Block => {
  if (none === undefined) return text('Not shown: so few could be recognised.');
  return none.length === 0
    ? text('Every agency raised one, or had one raised with it.')
    : list(none.map((agency) => agencyNamed(arrangement, agency)?.name ?? agency));
};

const tableBlocks = (name: TableName, { tables }: ToldFigures, arrangement: Arrangement): readonly Block[] => {
  const { rows, hidden } = tables[name];
  return [
    table(
      HEADINGS[name],
      [HEADINGS[name], 'How many'],
      rows.map(([value, count]) => [valueInWords(name, value, arrangement), toldCount(count)]),
      hidden ? 'Not shown: so few could be recognised.' : 'None.',
    ),
  ];
};

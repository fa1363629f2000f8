import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Document, facts, list, table, text } from '#functions/casework/rendering/model.ts';
import { contact } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { backupsInWords, holdInWords, kindOfCase, ruleInWords, signedInWords, untilInWords } from '../dossier/words.ts';

/** What the rows were, in the words of the certificate; kinds that are not listed come last by their own name. */
const ROWS: readonly (readonly [kind: string, words: string])[] = [
  ['heads', 'State of the case'],
  ['events', 'Events of its audit chain, with every answer'],
  ['messages', 'Messages sent, with their words'],
  ['reads', 'Looks at the case'],
  ['drafts', 'Pages of forms begun or sent'],
  ['links', 'One-time links to documents'],
  ['registers', 'Lines in lists across cases'],
  ['tasks', 'Tasks'],
  ['deadlines', 'Clocks'],
  ['contracts', 'What it called for in other work'],
  ['commands', 'Marks that an act was carried out'],
  ['others', 'Other rows'],
];

/** What was destroyed, by which rule, by whose agreement, and the number that shows which record it was. */
export const certificate = (dossier: Dossier): Document | undefined => {
  const { state, context, record } = dossier;
  const { source, closedOn, rule, proposed, agreed, disposed, holds } = state;
  if (source === undefined || disposed === undefined) return undefined;
  const counted = Object.entries(disposed.rows);
  const known = ROWS.map(([kind]) => kind);
  const rows = [
    ...ROWS.flatMap(([kind, words]) => counted.filter(([of]) => of === kind).map(([, number]) => [words, `${number}`])),
    ...counted.filter(([kind]) => !known.includes(kind)).map(([kind, number]) => [kind, `${number}`]),
    ['In all', `${counted.reduce((sum, [, number]) => sum + number, 0)}`],
  ];
  return {
    title: 'Disposal certificate',
    classification: 'OFFICIAL',
    reference: record.reference,
    partnership: context.arrangement.partnership,
    lines: [
      `Reference of this record ${record.reference}`,
      `Records of ${source.reference} destroyed on ${timeInWords(disposed.at)}`,
    ],
    sections: [
      {
        id: 'case',
        title: 'The case',
        blocks: facts(
          ['Reference', source.reference],
          ['Kind', kindOfCase(source.workflow)],
          ['Opened', dayInWords(source.openedOn)],
          ['Closed', closedOn && dayInWords(closedOn)],
        ),
      },
      {
        id: 'rule',
        title: 'How long it was kept',
        blocks: facts(
          ['Rule', rule && ruleInWords(rule)],
          ['Arrangements', rule && `${context.arrangement.name}, version ${rule.arrangementVersion}`],
          ['Kept until', untilInWords(state)],
        ),
      },
      {
        id: 'holds',
        title: 'Holds there had been',
        blocks: [
          table(
            'Holds, and when they stood',
            ['Hold', 'Asked on', 'Placed', 'Lifted'],
            holds.map(holdInWords),
            'There had been none.',
          ),
        ],
      },
      {
        id: 'agreement',
        title: 'Who proposed and who agreed',
        blocks: facts(
          ['Proposed by', proposed && signedInWords(proposed, context)],
          ['Agreed by', agreed && signedInWords(agreed, context)],
        ),
      },
      {
        id: 'destroyed',
        title: 'What was destroyed',
        blocks: [
          ...facts(['When', timeInWords(disposed.at)]),
          table('Rows destroyed', ['What', 'How many'], rows, ''),
          ...facts(
            ['Last event of the audit chain', `Number ${disposed.version}`],
            ['Its hash (SHA-256)', disposed.hash],
          ),
          text(
            'The hash was made over every event of the case in order. A copy of the case that was exported before can be shown to be this one, whole and unaltered, by making it again.',
          ),
        ],
      },
      { id: 'copies', title: 'What copies still hold', blocks: [list(backupsInWords(disposed.at))] },
      contact({ record, context: { ...context, arrangement: context.inForce ?? context.arrangement } }),
    ],
  };
};

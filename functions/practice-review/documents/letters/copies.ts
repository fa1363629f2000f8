import { answersOf } from '#functions/casework/dossier/dossier.ts';
import { agencyName } from '#functions/casework/dossier/names.ts';
import { saidOf } from '#functions/casework/dossier/said.ts';
import { dateInWords, dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Document, facts, type Section, table, text } from '#functions/casework/rendering/model.ts';
import { contact } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { PUBLISHED_WHAT } from '#functions/practice-review/dossier/words.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { type PublishedText, publishedTextOf } from '../published/text.ts';
import { documentOf, whichReview } from './letter.ts';

/** What would be published as things stand; undefined until it is planned, and while the report is written again. */
const planned = ({ state, events }: Dossier): PublishedText | undefined => {
  const { publication, report, published } = state;
  if (publication === undefined) return undefined;
  const seq = published?.textSeq ?? (publication.what === 'report' ? report?.seq : publication.seq);
  return publishedTextOf(publication.what, events.find((recorded) => recorded.seq === seq)?.event);
};

/** The text as sections, word for word: nothing of it may differ from the public page. */
const wordForWord = (dossier: Dossier, { parts, recommendations }: PublishedText): readonly Section[] => [
  ...parts.map(({ id, title, text: words }) => ({ id, title, blocks: [text(words)] })),
  ...(recommendations.length === 0
    ? []
    : [
        {
          id: 'recommendations',
          title: 'Recommendations',
          blocks: [
            table(
              'Recommendations',
              ['Number', 'What', 'Of whom', 'By when'],
              recommendations.map(({ what, agency, by }, index) => [
                `${index + 1}`,
                what,
                agencyName(dossier, agency),
                dateInWords(by),
              ]),
              '',
            ),
          ],
        },
      ]),
];

const ASKED =
  'If you have comments about publication, please send them before that day. Each is recorded, answered and had regard to. Please keep this copy confidential until it is published.';

/** Whether this has been published, true on whatever day it is read. */
const publishedOrNot = ({ state: { published }, context: { now } }: Dossier): string => {
  if (published === undefined) return `Not yet published on ${dayInWords(londonDate(now))}`;
  const taken =
    published.withdrawnAt === undefined ? '' : `, taken down on ${dayInWords(londonDate(published.withdrawnAt))}`;
  return `Published on ${dayInWords(published.on)}${taken}`;
};

/** M9: exactly what will be published, on which day, and what is asked of whoever reads it first. */
export const copyBeforePublication = (dossier: Dossier): Document | undefined => {
  const { publication, publishOn, copies, published } = dossier.state;
  const words = planned(dossier);
  if (publication === undefined || words === undefined) return undefined;
  return documentOf(
    dossier,
    'What will be published of a local review',
    [
      {
        id: 'about',
        title: 'About this copy',
        blocks: [
          ...facts(
            ['What will be published', PUBLISHED_WHAT[publication.what]],
            ['Title', words.title],
            ['By', words.authors],
            ['Day of publication', publishOn && dayInWords(publishOn)],
            ['Copies sent', copies && timeInWords(copies.sentAt)],
          ),
          text(published === undefined ? ASKED : 'This is the copy that was sent before publication.'),
        ],
      },
      ...wordForWord(dossier, words),
      contact(dossier),
    ],
    [publishedOrNot(dossier)],
  );
};

/** M10: why the report is not published, and what is published instead. */
export const reasonsForWithholding = (dossier: Dossier): Document | undefined => {
  const words = planned(dossier);
  if (dossier.state.publication?.what !== 'improvements' || words === undefined) return undefined;
  const { publishOn } = dossier.state;
  return documentOf(dossier, 'Reasons for not publishing the report of a local review', [
    {
      id: 'reasons',
      title: 'Why the report is not published',
      blocks: [text(saidOf(dossier, 'publication-plan')('withholdReason') || 'Not recorded.')],
    },
    {
      id: 'instead',
      title: 'What is published instead',
      blocks: facts(['Title', words.title], ['Day of publication', publishOn && dayInWords(publishOn)]),
    },
    ...wordForWord(dossier, words),
    whichReview(dossier),
    contact(dossier),
  ]);
};

/** That a copy that was sent is not what will be published on the day it named. */
export const movedNotice = (dossier: Dossier): Document | undefined => {
  const moved = dossier.events.findLast(
    ({ event }) => event.type === 'PublicationMoved' || event.type === 'ReportReopened',
  );
  if (moved === undefined || dossier.state.copiesLapsedAt === undefined) return undefined;
  const { event } = moved;
  const again = event.type === 'ReportReopened';
  const said = saidOf(dossier, again ? 'reopen-report' : 'move-publication');
  const on = event.type === 'PublicationMoved' ? dayInWords(event.on) : undefined;
  return documentOf(dossier, 'What you were sent will not be published as planned', [
    {
      id: 'moved',
      title: again ? 'The report is being changed' : 'Publication has been moved',
      blocks: [
        ...facts(['Since', timeInWords(moved.at)], ['New day of publication', on ?? 'Not set yet']),
        text(
          answersOf(moved) === undefined
            ? 'Not recorded.'
            : said(again ? 'reopenReason' : 'moveReason') || 'Not recorded.',
        ),
        text(
          'Please set aside the copy you have. Another follows at least seven full working days before publication. Comments you have made already stay recorded.',
        ),
      ],
    },
    whichReview(dossier),
    contact(dossier),
  ]);
};

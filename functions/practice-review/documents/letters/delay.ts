import { answersOf } from '#functions/casework/dossier/dossier.ts';
import { saidIn, saidOf } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Document, facts, table, text } from '#functions/casework/rendering/model.ts';
import { contact } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { PROCEEDINGS } from '#functions/practice-review/dossier/words.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { practiceReviewClock } from '#shared/practice-review/time/clocks.ts';
import { documentOf, section, whichReview } from './letter.ts';

/** M8: why a review is late, when it is expected now, when that is looked at again, and what was said before. */
export const delayLetter = (dossier: Dossier): Document | undefined => {
  const { state, context } = dossier;
  const all = explained(dossier);
  const latest = all.at(-1);
  if (latest === undefined) return undefined;
  const { said, expectedOn, reviewOn, at } = latest;
  const ends = practiceReviewClock(state, context)?.dueDate;
  const waits = state.proceedings.filter(({ open }) => open).map(({ kind }) => PROCEEDINGS[kind]);
  return documentOf(
    dossier,
    'Reasons for delay in a local review',
    [
      {
        id: 'delay',
        title: 'The delay',
        blocks: facts(
          ['Six months end', ends && dayInWords(ends)],
          ['Publication expected', dayInWords(expectedOn)],
          ['The partners look at this again on', dayInWords(reviewOn)],
          ['Main cause', said('delayCause')],
          ['Proceedings still open', waits.join('\n')],
        ),
      },
      { id: 'reasons', title: 'Reasons', blocks: [text(said('delayReasons') || 'Not recorded.')] },
      ...section(
        'earlier',
        'What was explained before',
        all.length === 1
          ? []
          : [
              table(
                'Earlier delays',
                ['Explained', 'Cause', 'Reasons', 'Expected then'],
                all
                  .slice(0, -1)
                  .map((one) => [
                    dayInWords(londonDate(one.at)),
                    one.said('delayCause'),
                    one.said('delayReasons'),
                    dayInWords(one.expectedOn),
                  ]),
                'None.',
              ),
            ],
      ),
      whichReview(dossier),
      contact(dossier),
    ],
    [`Explained on ${timeInWords(at)}`],
  );
};

const explained = (dossier: Dossier) =>
  dossier.events.flatMap(({ event, at }) =>
    event.type === 'DelayExplained'
      ? [
          {
            at,
            expectedOn: event.expectedOn,
            reviewOn: event.reviewOn,
            said: saidIn(dossier, 'explain-delay', event.answers),
          },
        ]
      : [],
  );

/** M6: what is new, which national criteria it may meet, and why. */
export const nationalLetter = (dossier: Dossier): Document | undefined => {
  const suggested = dossier.events.findLast(({ event }) => event.type === 'NationalReviewSuggested');
  const answers = answersOf(suggested);
  if (suggested === undefined || answers === undefined) return undefined;
  const said = saidOf(dossier, 'new-information');
  return documentOf(
    dossier,
    'A national review may be appropriate',
    [
      { id: 'new', title: 'The new information', blocks: [text(said('newInformation') || 'Not recorded.')] },
      {
        id: 'why',
        title: 'Why a national review may be appropriate',
        blocks: [
          ...facts(['Criteria that may be met', said('nationalCriteria')]),
          text(said('whyNational') || 'Not recorded.'),
        ],
      },
      {
        id: 'meanwhile',
        title: 'Meanwhile',
        blocks: [text('The local review goes on until the Panel has decided. Please tell us what it decides.')],
      },
      whichReview(dossier),
      contact(dossier),
    ],
    [`Told on ${timeInWords(suggested.at)}`],
  );
};

import { saidOf } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Document, facts, text } from '#functions/casework/rendering/model.ts';
import { contact } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { documentOf, whichReview } from './letter.ts';

/** M5: that a local review has been decided, when and why, and who the reviewer is or that one will be named. */
export const decisionNotice = (dossier: Dossier): Document | undefined => {
  const { state } = dossier;
  if (state.decidedOn === undefined) return undefined;
  const said = saidOf(dossier, 'open-practice-review');
  const reasons =
    said('decisionReasons') ||
    (state.source === 'rapid-review' ? 'They are in the report of the rapid review, which the Panel has had.' : '');
  const named = state.reviewer?.standing === 'appointed' ? '' : said('reviewerName');
  return documentOf(dossier, 'Notice: a local child safeguarding practice review', [
    {
      id: 'decision',
      title: 'What is decided',
      blocks: [
        text('The three safeguarding partners have decided to carry out a local child safeguarding practice review.'),
        ...facts(['The Panel’s letter', said('panelLetterOn')], ['Reviewer in view', named]),
      ],
    },
    whichReview(dossier),
    {
      id: 'reasons',
      title: 'Why a local review',
      blocks: [text(reasons === '' ? 'Not recorded.' : reasons)],
    },
    contact(dossier),
  ]);
};

/** M5 again: who has been appointed. */
export const reviewerNotice = (dossier: Dossier): Document | undefined => {
  const { reviewer } = dossier.state;
  if (reviewer?.standing !== 'appointed' || reviewer.appointedAt === undefined) return undefined;
  return documentOf(dossier, 'Notice: the reviewer of a local review', [
    {
      id: 'reviewer',
      title: 'The reviewer',
      blocks: [
        ...facts(['Name', reviewer.name], ['Appointed on', dayInWords(londonDate(reviewer.appointedAt))]),
        text(
          'Each of the three partners has considered the reviewer’s knowledge and experience and any interest declared, and has approved the appointment.',
        ),
      ],
    },
    whichReview(dossier),
    contact(dossier),
  ]);
};

/** That the review no longer goes on here: stopped, or led by another partnership. */
export const endedNotice = (dossier: Dossier): Document | undefined => {
  const ended = dossier.events.findLast(({ event }) => event.type === 'ReviewStopped' || event.type === 'LedByAnother');
  if (ended === undefined) return undefined;
  const stopped = ended.event.type === 'ReviewStopped';
  const said = saidOf(dossier, stopped ? 'stop-review' : 'hand-to-another-area');
  return documentOf(dossier, 'Notice: a local review has ended here', [
    {
      id: 'ended',
      title: stopped ? 'The review was stopped' : 'Another partnership leads',
      blocks: [
        ...facts(
          ['When', timeInWords(ended.at)],
          ['Why', said('stopReason')],
          ['Led from now on by', dossier.state.ledBy],
        ),
        text(said(stopped ? 'stopWords' : 'handReason') || 'Not recorded.'),
      ],
    },
    whichReview(dossier),
    contact(dossier),
  ]);
};

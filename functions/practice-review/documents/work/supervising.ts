import { sectionEvent } from '#functions/casework/dossier/dossier.ts';
import { doer } from '#functions/casework/dossier/names.ts';
import { saidIn, saidOf } from '#functions/casework/dossier/said.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import {
  type Block,
  type Document,
  facts,
  heading,
  type Section,
  table,
  text,
} from '#functions/casework/rendering/model.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { nextCheck } from '#shared/practice-review/time/steps/milestones.ts';
import { documentOf } from '../letters/letter.ts';

/** Every question put to the reviewer in writing, with its reply (SI 2018/789 reg 14). */
export const questionsToReviewer = (dossier: Dossier): Document | undefined => {
  const { questions } = dossier.state;
  if (questions.length === 0) return undefined;
  return documentOf(dossier, 'Questions to the reviewer, in writing', [
    ...questions.map(({ id, replyBy, answeredAt }): Section => {
      const asked = sectionEvent(dossier, 'ask-reviewer', id);
      const replied = sectionEvent(dossier, 'reviewer-reply', id);
      const reply: readonly Block[] =
        answeredAt === undefined || replied === undefined
          ? [text('Not answered yet.')]
          : [
              text(saidOf(dossier, 'reviewer-reply', id)('replyWords')),
              text(`${doer(dossier, replied)}, on ${timeInWords(answeredAt)}`),
            ];
      return {
        id: `question-${id}`,
        title: `Question ${id.replace(/^\D+/, '')}`,
        blocks: [
          text(saidOf(dossier, 'ask-reviewer', id)('question')),
          ...facts(
            ['Asked by', asked && doer(dossier, asked)],
            ['Asked on', asked && timeInWords(asked.at)],
            ['Reply wanted by', dayInWords(replyBy)],
          ),
          heading('Reply'),
          ...reply,
        ],
      };
    }),
  ]);
};

/** The log of checks of progress and quality, with who made each (SI 2018/789 reg 14). */
export const supervisionLog = (dossier: Dossier): Document | undefined => {
  const { state, context } = dossier;
  if (state.checks.length === 0) return undefined;
  const next = nextCheck(state, context);
  const rows = dossier.events.flatMap((recorded): string[][] => {
    const { event, at } = recorded;
    if (event.type !== 'SupervisionChecked') return [];
    const said = saidIn(dossier, 'supervision-check', event.answers);
    return [
      [
        dayInWords(event.on),
        said('progress'),
        said('quality'),
        [said('checkWords'), said('checkActions')].filter(Boolean).join('\n'),
        `${doer(dossier, recorded)}, recorded on ${timeInWords(at)}`,
      ],
    ];
  });
  return documentOf(dossier, 'Checks of progress and quality', [
    {
      id: 'checks',
      title: 'Checks',
      blocks: [
        ...facts(
          ['Checked at least every', `${context.arrangement.practiceReview.checkEvery} working days`],
          ['Next check due', next && dayInWords(next)],
        ),
        table('Checks, the first first', ['Day', 'Progress', 'Quality', 'Found', 'By'], rows, 'None yet.'),
      ],
    },
  ]);
};

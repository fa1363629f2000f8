import { longDate } from '#forms/engine/london.ts';
import type { Known, KnownRow } from '#forms/server/render.ts';
import { postTitle } from '#functions/casework/dossier/names.ts';
import { dayInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { publicationCheck as checkOf, lockInWords } from '#functions/practice-review/dossier/publication-check.ts';
import { COMMENTERS, PUBLISHED_WHAT, ROUTES } from '#functions/practice-review/dossier/words.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { availabilityEnds } from '#shared/practice-review/time/clocks.ts';
import type { Standing } from '../standing.ts';

/** What is published and when, what still stands before it, and once it is public, until when it stays. */
export const publicationCheck = async ({ state, context }: Standing): Promise<Known> => {
  const heading = 'Publication';
  const { published, publication, publishOn, copies } = state;
  if (published !== undefined) {
    const until = availabilityEnds(state, context);
    return {
      heading,
      rows: [
        { label: 'Published', value: `${PUBLISHED_WHAT[published.what]}\n${dayInWords(published.on)}` },
        ...(until === undefined ? [] : [{ label: 'Stays public until the end of', value: dayInWords(until) }]),
      ],
    };
  }
  const check = checkOf(state, context);
  return {
    heading,
    rows: [
      {
        label: 'What is published',
        value: publication === undefined ? 'Not planned yet' : PUBLISHED_WHAT[publication.what],
      },
      { label: 'Day aimed at', value: publishOn === undefined ? 'Not set' : dayInWords(publishOn) },
      { label: 'First day possible', value: lockInWords(check) },
      {
        label: 'Copies',
        value: copies === undefined ? 'Not sent' : `Sent on ${timeInWords(copies.sentAt)}\n${ROUTES[copies.how] ?? ''}`,
      },
      { label: 'Still to be done', value: check.missing.length === 0 ? 'Nothing' : check.missing.join('\n') },
    ],
  };
};

/** Who has signed, or that whoever signs now is the first. */
export const firstSignature = async ({ state, arrangement }: Standing): Promise<Known> => ({
  heading: 'The two signatures',
  rows: [
    {
      label: 'First signature',
      value:
        state.release === undefined
          ? 'Nobody has signed yet. Yours would be the first, and publishes nothing'
          : `${postTitle(arrangement, state.release.post) ?? 'Somebody else'}, on ${timeInWords(state.release.at)}. A second signature publishes at once`,
    },
  ],
});

/** Every comment about publication, with its answer (LCSPR-14). */
export const comments = async (standing: Standing): Promise<Known> => {
  const rows = await Promise.all(standing.state.comments.map(({ id }) => commentRow(standing, id)));
  return {
    heading: 'Comments about publication',
    rows: rows.length === 0 ? [{ label: 'Comments', value: 'None recorded' }] : rows.flat(),
  };
};

export const comment = async (standing: Standing): Promise<Known> => ({
  heading: 'The comment',
  rows: standing.subject === undefined ? [] : await commentRow(standing, standing.subject),
});

const commentRow = async (standing: Standing, id: string): Promise<KnownRow[]> => {
  const found = standing.state.comments.find((one) => one.id === id);
  if (found === undefined) return [];
  const said = await earlierAnswers(standing, 'publication-comment', id);
  const answered = await earlierAnswers(standing, 'answer-comment', id);
  const words = (answers: typeof said, form: string, name: string): readonly string[] =>
    answers === undefined ? [] : inWords(standing, form, answers, [name]).map(({ value }) => value);
  return [
    {
      label: `${COMMENTERS[found.from]}, ${longDate(londonDate(found.at))}`,
      value: [
        ...words(said, 'publication-comment', 'commentWords'),
        ...(found.answeredAt === undefined
          ? ['Not answered yet']
          : [`Answer: ${words(answered, 'answer-comment', 'commentAnswer').join('')}`]),
      ].join('\n'),
    },
  ];
};

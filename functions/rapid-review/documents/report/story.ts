import { type Placed } from '#functions/casework/dossier/chronology.ts';
import { itemsOf, saidOf } from '#functions/casework/dossier/said.ts';
import { dateInWords, timeInWords } from '#functions/casework/dossier/when.ts';
import { type Block, facts, heading, type Section, table, text, told } from '#functions/casework/rendering/model.ts';
import { actionsOf } from '../dossier/actions.ts';
import { chronology } from '../dossier/chronology.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { meetingsOf } from '../dossier/meetings.ts';

/** 5. */
export const livedExperience = (dossier: Dossier): Section => {
  const said = saidOf(dossier, 'report');
  const meeting = meetingsOf(dossier).findLast(({ quorate }) => quorate)?.said;
  return {
    id: 'lived-experience',
    title: '5. The child’s life and voice',
    blocks: [
      ...told('What daily life was like', said('livedExperience')),
      ...told('What the child said, showed or wanted', said('childsVoice')),
      ...told('The child’s voice in the meeting', meeting?.('childsVoiceHow') || meeting?.('childsVoiceWhyNot') || ''),
    ],
  };
};

/** 6. */
export const family = (dossier: Dossier): Section => {
  const said = saidOf(dossier, 'report');
  return {
    id: 'family',
    title: '6. Family, history and inequality',
    blocks: [
      ...told('Family context and history', said('familyContext')),
      ...told('Whether inequality played a part', said('inequalities')),
    ],
  };
};

/** The date of an entry, said to be uncertain where it is. */
export const entryDate = ({ date, certainty }: Pick<Placed, 'date' | 'certainty'>): string => {
  const words = dateInWords(date);
  if (certainty === 'about') return `About ${words}`;
  return certainty === 'unknown' ? `Date not known (placed at ${words})` : words;
};

export const repeats = (places: readonly number[]): string =>
  places.length === 0 ? '' : `May be the same event as ${places.map((place) => `number ${place}`).join(', ')}`;

const SUMMARY = [
  ['Who was known', 'whoKnown'],
  ['Period covered', 'period'],
  ['Involvement on the day', 'involvementNow'],
  ['Summary', 'involvementSummary'],
  ['Why things happened as they did', 'analysis'],
  ['What was done well', 'goodPractice'],
  ['What could have been better', 'couldBeBetter'],
] as const;

/** 7. One chronology of all agencies, and each agency's own summary. */
export const involvement = (dossier: Dossier): Section => ({
  id: 'agencies',
  title: '7. What agencies knew and did',
  blocks: [
    table(
      'Chronology of all agencies',
      ['Number', 'Date', 'Agency', 'What happened', 'What the agency did', 'Source and notes'],
      chronology(dossier).map((entry) => [
        String(entry.place),
        entryDate(entry),
        entry.agencyName,
        entry.event,
        entry.action,
        [entry.source, entry.comment, repeats(entry.mayRepeat)].filter(Boolean).join('\n'),
      ]),
      'No agency has returned a chronology.',
    ),
    ...dossier.state.requests
      .filter(({ returnedAt }) => returnedAt !== undefined)
      .flatMap(({ agency, name, nil }): readonly Block[] => {
        const said = saidOf(dossier, 'agency-return', agency);
        if (nil) return [heading(name), text(`Nil return. Searched: ${said('searched') || 'not recorded'}`)];
        const period = said('periodFrom') === '' ? '' : `${said('periodFrom')} to ${said('periodTo')}`;
        return [
          heading(name),
          ...facts(...SUMMARY.map(([label, id]) => [label, id === 'period' ? period : said(id)] as const)),
          ...facts(['Signed off by', [said('seniorName'), said('seniorRole')].filter(Boolean).join(', ')]),
        ];
      }),
  ],
});

/** 8. */
export const episodes = (dossier: Dossier): Section => {
  const items = itemsOf(dossier, 'report', 'practiceEpisodes');
  return {
    id: 'practice-episodes',
    title: '8. Key practice episodes',
    blocks:
      items.length === 0
        ? [text('None has been recorded.')]
        : items.flatMap((said) => [
            heading(said('episodeWhen')),
            ...facts(
              ['What happened', said('episodeWhat')],
              ['Why it happened that way', said('episodeWhy')],
              ['What it tells us', said('episodeAnalysis')],
              ['What was done well', said('episodeStrengths')],
              ['What gives concern', said('episodeConcerns')],
            ),
          ]),
  };
};

/** 9. */
export const earlierLearning = (dossier: Dossier): Section => ({
  id: 'earlier-learning',
  title: '9. Earlier learning',
  blocks: [
    table(
      'Earlier reviews that say something about this',
      ['Review', 'What it recommended', 'What happened to that'],
      itemsOf(dossier, 'report', 'earlierLearning').map((said) => [
        said('earlierReview'),
        said('earlierRecommendation'),
        said('earlierResult'),
      ]),
      'No earlier review has been recorded as bearing on this.',
    ),
  ],
});

/** 10. */
export const immediateAction = (dossier: Dossier): Section => {
  const said = saidOf(dossier, 'report');
  return {
    id: 'immediate-action',
    title: '10. Immediate action and learning shared',
    blocks: [
      ...told('What has been done since the incident', said('immediateActionTaken')),
      ...told('What learning has been shared', said('learningAlreadyShared')),
      table(
        'Immediate actions',
        ['Action', 'From', 'Who', 'By', 'Done'],
        actionsOf(dossier).map(({ what, from, owner, due, doneOn, overdue }) => [
          what,
          from,
          owner,
          dateInWords(due),
          doneOn === undefined ? (overdue ? 'Overdue' : 'Not yet') : timeInWords(doneOn),
        ]),
        'No immediate action was agreed.',
      ),
    ],
  };
};

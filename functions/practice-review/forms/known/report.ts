import { longDate } from '#forms/engine/london.ts';
import type { Known, KnownRow } from '#forms/server/render.ts';
import { earlierAnswers, inWords } from '#functions/casework/forms/earlier.ts';
import { numbered, recommendationsOf } from '#functions/practice-review/dossier/choices.ts';
import { earlierNamed } from '#functions/practice-review/dossier/reading.ts';
import { THEMES } from '#functions/practice-review/dossier/words.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Standing } from '../standing.ts';
import { saidOnAccepting, whyReturned } from './returned.ts';
import { mayRead } from './seeing.ts';

const TEXTS = [
  'reportTitle',
  'summary',
  'background',
  'childsExperience',
  'whatHappened',
  'findings',
  'goodPractice',
  'systemicReasons',
  'improvements',
  'involvement',
];

/** Forms in which the text itself is judged; elsewhere it is enough to know which version this is. */
const READ_IN: Readonly<Record<string, readonly string[]>> = {
  'fact-check': TEXTS,
  'approve-report': [...TEXTS, 'changesSince'],
  'accept-report': [...TEXTS, 'changesSince'],
};

/** The version before people now, what it still lacks, and where they are to judge it, its words. */
export const draft = async (standing: Standing): Promise<Known> => {
  const { state, form } = standing;
  const { draft: version, report } = state;
  if (version === undefined)
    return { heading: 'The report', rows: [{ label: 'Version', value: 'There is no version yet' }] };
  const lacking = [
    ...(version.systemicReasons ? [] : ['the analysis of systemic reasons']),
    ...(version.improvements ? [] : ['the summary of recommended improvements']),
    ...(version.recommendations.length > 0 ? [] : ['recommendations']),
  ];
  const read = READ_IN[form.form];
  const answers =
    read === undefined || !mayRead(standing, 'report') ? undefined : await earlierAnswers(standing, 'review-report');
  return {
    heading: 'The report',
    rows: [
      { label: 'Version', value: `${version.version}, of ${longDate(londonDate(version.at))}` },
      {
        label: 'Standing',
        value: report === undefined ? 'A draft' : `Version ${report.version} is accepted as final`,
      },
      ...(await whyReturned(standing)),
      ...(await saidOnAccepting(standing)),
      ...(lacking.length === 0 ? [] : [{ label: 'Still to be written', value: lacking.join('\n') }]),
      ...(await corrections(standing)),
      ...(answers === undefined || read === undefined ? [] : inWords(standing, 'review-report', answers, read)),
    ],
  };
};

/** What agencies found in the version, for whoever writes or accepts it. Another agency is shown none of it. */
const corrections = async (standing: Standing): Promise<readonly KnownRow[]> => {
  const { state } = standing;
  if (!mayRead(standing, 'returns')) return [];
  const found = await Promise.all(
    state.factsChecked.map(async (agency): Promise<KnownRow> => {
      const said = (await earlierAnswers(standing, 'fact-check', agency))?.['corrections'];
      return {
        label: `Facts checked by ${nameOf(standing, agency)}`,
        value: typeof said === 'string' && said !== '' ? said : 'They are right',
      };
    }),
  );
  return found;
};

const nameOf = ({ state, arrangement }: Standing, agency: string): string =>
  state.requests.find((request) => request.agency === agency)?.name ?? agencyNamed(arrangement, agency)?.name ?? agency;

/** In which parts a protected name was found, by its title alone: the name itself is not repeated. */
export const namesFound = async ({ state }: Standing): Promise<Known> => {
  const heading = 'Protected names';
  const row = (value: string): Known => ({ heading, rows: [{ label: 'Search of the text', value }] });
  const { publication, protectedNames, namesRound } = state;
  const text = publication?.what === 'improvements' ? publication : state.draft;
  if (protectedNames.length === 0) return row('No name has been listed yet, so nothing could be searched for');
  if (text === undefined) return row('There is no text yet');
  if (text.namesRound !== namesRound)
    return row('Names have been listed since this text was given. Give it again, so that it is searched for them');
  return text.namesIn.length === 0
    ? row('None of the listed names stands in it')
    : row(`A listed name stands in: ${text.namesIn.join('; ')}`);
};

/** Each recommendation: what, of whom, by when (LCSPR-9). */
export const recommendations = async (standing: Standing): Promise<Known> => {
  const all = recommendationsOf(standing.state);
  return {
    heading: 'Recommendations',
    rows:
      all.length === 0
        ? [{ label: 'Recommendations', value: 'None yet' }]
        : all.map(({ id, what, agency, by, repeatOf }) => ({
            label: numbered(id),
            value: [
              what,
              `Asked of ${nameOf(standing, agency)}, by ${longDate(by)}`,
              ...repeatOf.map((key) => `Repeats ${earlierNamed(key)}`),
            ].join('\n'),
          })),
  };
};

/** Recommendations of earlier reviews, the latest first, as far as this person may be shown them. */
export const earlierRecommendations = async (standing: Standing): Promise<Known> => ({
  heading: 'Recommendations of earlier reviews here',
  rows:
    standing.earlier.length === 0
      ? [{ label: 'So far', value: 'There are none that you may be shown' }]
      : standing.earlier.map(({ reference, id, what, agency, theme }) => ({
          label: `${reference}, ${numbered(id).toLowerCase()}`,
          value: `${what}\n${THEMES[theme]}. Asked of ${nameOf(standing, agency)}`,
        })),
});

import type { Choice } from '#forms/engine/fields.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Recommendation } from '#shared/practice-review/state/facts.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';

/** Those of the arrangements, and any asked in this review that are in none. */
export const agencyChoices = (
  { agencies }: Pick<Arrangement, 'agencies'>,
  { requests }: Pick<PracticeReview, 'requests'>,
): readonly Choice[] => {
  const own = agencies.map(({ id, name }) => ({ value: id, label: name }));
  const added = requests
    .filter(({ agency }) => !own.some(({ value }) => value === agency))
    .map(({ agency, name }) => ({ value: agency, label: name }));
  return [...own, ...added];
};

/** The recommendations of the accepted report; until one is accepted, of the latest draft. */
export const recommendationsOf = ({
  report,
  recommendations,
  draft,
}: Pick<PracticeReview, 'report' | 'recommendations' | 'draft'>): readonly Recommendation[] =>
  report !== undefined ? recommendations : (draft?.recommendations ?? recommendations);

/** What an action can carry out: each recommendation by its number and words, or learning agreed besides. */
export const recommendationChoices = (
  state: Pick<PracticeReview, 'report' | 'recommendations' | 'draft'>,
): readonly Choice[] => [
  ...recommendationsOf(state).map(({ id, what }) => ({ value: id, label: `${numbered(id)}: ${shortened(what)}` })),
  { value: 'none', label: 'None of them: learning agreed besides' },
];

/** `r3` as people say it: "Recommendation 3". */
export const numbered = (id: string): string => `Recommendation ${id.slice(1)}`;

/** Characters of a recommendation that a list to choose from shows. */
const SHOWN = 120;

export const shortened = (what: string): string => {
  const words = what.replaceAll(/\s+/g, ' ').trim();
  return words.length <= SHOWN ? words : `${words.slice(0, SHOWN).replace(/\s+\S*$/, '')}…`;
};

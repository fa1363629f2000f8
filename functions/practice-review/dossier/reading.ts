import type { Choice, Choices } from '#forms/engine/fields.ts';
import type { Reading } from '#functions/casework/dossier/dossier.ts';
import type { Context } from '#shared/casework/workflow.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { agencyChoices, recommendationChoices } from './choices.ts';
import { ROUTES } from './words.ts';

/** An earlier recommendation by the key it was chosen under, which is all that this case keeps of it. */
const earlierChoices = ({ draft, recommendations }: PracticeReview): readonly Choice[] => {
  const keys = [...recommendations, ...(draft?.recommendations ?? [])].flatMap(({ repeatOf }) => repeatOf);
  return [
    { value: 'none', label: 'No earlier one is like it' },
    ...[...new Set(keys)].map((value) => ({ value, label: earlierNamed(value) })),
  ];
};

/** `bre-4k7m-2pqr-r2` as people say it: "BRE-4K7M-2PQR, recommendation 2". */
export const earlierNamed = (key: string): string => {
  const [, reference, number] = /^(.+)-r(\d+)$/.exec(key) ?? [];
  return reference === undefined || number === undefined
    ? key
    : `${reference.toUpperCase()}, recommendation ${Number(number)}`;
};

const choices = (state: PracticeReview, { arrangement }: Context): Choices => ({
  agencies: agencyChoices(arrangement, state),
  recommendations: recommendationChoices(state),
  'earlier-recommendations': earlierChoices(state),
  'national-routes': Object.entries(ROUTES).map(([value, label]) => ({ value, label })),
});

/** How answers kept in a practice review are read. */
export const reading: Reading<PracticeReview> = {
  choices,
  // Nothing is asked or left out by what the case knew: only texts between questions differ.
  factsThen: () => ({}),
};

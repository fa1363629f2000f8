import type { Choice, Choices } from '#forms/engine/fields.ts';
import { agencyChoices, recommendationChoices, shortened } from '#functions/practice-review/dossier/choices.ts';
import { earlierNamed } from '#functions/practice-review/dossier/reading.ts';
import type { EarlierRecommendation } from '#functions/practice-review/earlier/recommendations.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';

interface Supplying {
  readonly arrangement: Arrangement;
  readonly state: PracticeReview;
}

/** The lists a review supplies to its forms by itself. */
export const optionsOf = ({ arrangement, state }: Supplying): Choices => ({
  agencies: agencyChoices(arrangement, state),
  recommendations: recommendationChoices(state),
  'national-routes': nationalRoutes(arrangement),
});

/**
 * Earlier recommendations to choose from. One that the last version named stays on the list, whoever looks: it is a
 * choice already made, shown by its number alone where its words are not theirs to read.
 */
export const earlierChoices = (
  earlier: readonly EarlierRecommendation[],
  { state: { draft }, arrangement }: Supplying,
): readonly Choice[] => {
  const offered = earlier.map(({ key, reference, what, agency }) => ({
    value: key,
    label: `${reference}: ${shortened(what)} (${agencyNamed(arrangement, agency)?.name ?? agency})`,
  }));
  const named = new Set((draft?.recommendations ?? []).flatMap(({ repeatOf }) => repeatOf));
  const kept = [...named]
    .filter((key) => !offered.some(({ value }) => value === key))
    .map((value) => ({ value, label: earlierNamed(value) }));
  return [{ value: 'none', label: 'No earlier one is like it' }, ...offered, ...kept];
};

/** A link only where the borough chose it, with addresses to bind it to; a person can always send by hand and keep the proof. */
const nationalRoutes = ({ recipients, practiceReview }: Arrangement): readonly Choice[] => [
  ...(practiceReview.nationalRoute === 'secure-link' &&
  recipients.panel !== null &&
  recipients.secretaryOfState !== null &&
  recipients.ofsted !== null
    ? [
        {
          value: 'secure-link',
          label: 'By a secure link from this service',
          hint: 'The Panel, the Secretary of State and Ofsted each get an e-mail with a link that opens with a one-time code. Each opening is recorded.',
        },
      ]
    : []),
  {
    value: 'by-hand',
    label: 'By hand, outside this service',
    hint: 'You send them yourself, then record when and what shows it.',
  },
];

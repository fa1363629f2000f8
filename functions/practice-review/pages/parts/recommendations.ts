import { type Html, html, lines } from '#forms/layouts/html.ts';
import { table } from '#forms/layouts/parts/lists.ts';
import { tag } from '#forms/layouts/parts/marks.ts';
import { agencyName } from '#functions/casework/dossier/names.ts';
import { dateInWords } from '#functions/casework/dossier/when.ts';
import { numbered, recommendationsOf, shortened } from '#functions/practice-review/dossier/choices.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { earlierNamed } from '#functions/practice-review/dossier/reading.ts';
import { THEMES } from '#functions/practice-review/dossier/words.ts';
import type { EarlierRecommendation } from '#functions/practice-review/earlier/recommendations.ts';
import type { Recommendation } from '#shared/practice-review/state/facts.ts';
import { alike } from '../likeness.ts';
import type { Seeing } from './seeing.ts';

/** As many likely repeats as help: the latest. */
const POINTED_OUT = 3;

/** Each recommendation: what, of whom, by when; marked where it repeats an earlier one, or may (LCSPR-9). */
export const recommendationsHtml = (
  dossier: Dossier,
  sees: Seeing,
  earlier: readonly EarlierRecommendation[],
): Html | undefined => {
  const all = recommendationsOf(dossier.state);
  if (!sees('report') || all.length === 0) return undefined;
  return table(
    'Recommendations',
    [
      { heading: 'Number', cell: ({ id }: Recommendation) => numbered(id) },
      { heading: 'What', cell: (one) => html`${lines(one.what)}${repeats(one, earlier)}` },
      { heading: 'Theme', cell: ({ theme }) => THEMES[theme] },
      { heading: 'Of whom', cell: ({ agency }) => agencyName(dossier, agency) },
      { heading: 'By when', cell: ({ by }) => dateInWords(by) },
    ],
    all,
  );
};

const repeats = (one: Recommendation, earlier: readonly EarlierRecommendation[]): readonly Html[] => {
  const marked = one.repeatOf.map((key) => {
    const found = earlier.find((other) => other.key === key);
    return html`<br>${tag('Repeats an earlier recommendation', 'orange')} ${found === undefined ? earlierNamed(key) : named(found)}`;
  });
  const likely = alike(one, earlier).filter(({ key }) => !one.repeatOf.includes(key));
  const found = likely
    .slice(0, POINTED_OUT)
    .map((other) => html`<br>${tag('May repeat an earlier one', 'yellow')} ${named(other)}`);
  const more = likely.length - found.length;
  return [...marked, ...found, ...(more > 0 ? [html`<br>and ${more} more like it.`] : [])];
};

const named = ({ key, what }: EarlierRecommendation): string => `${earlierNamed(key)}: ${shortened(what)}`;

import { organisation } from '#functions/casework/dossier/names.ts';
import { dayInWords } from '#functions/casework/dossier/when.ts';
import { type Block, type Document, facts, type Section } from '#functions/casework/rendering/model.ts';
import { CLASSIFICATION } from '#functions/casework/rendering/usual.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { SOURCES } from '#functions/practice-review/dossier/words.ts';
import { partners } from '#shared/practice-review/state/facts.ts';
import { practiceReviewClock } from '#shared/practice-review/time/clocks.ts';

/** A document of a review, with the lines under its title that all of them have. */
export const documentOf = (
  { record, context, state }: Dossier,
  title: string,
  sections: readonly Section[],
  lines: readonly string[] = [],
): Document => ({
  title,
  classification: CLASSIFICATION,
  reference: record.reference,
  partnership: context.arrangement.partnership,
  lines: [
    `Reference ${record.reference}`,
    ...(state.decidedOn === undefined ? [] : [`Local review decided on ${dayInWords(state.decidedOn)}`]),
    ...lines,
  ],
  sections,
});

/** Which review this is about: what a reader outside needs to find it among their own papers. */
export const whichReview = (dossier: Dossier): Section => {
  const { state, context } = dossier;
  const { decidedOn, source } = state;
  const ends = practiceReviewClock(state, context)?.dueDate;
  return {
    id: 'review',
    title: 'The review',
    blocks: facts(
      ['Decided on', decidedOn && dayInWords(decidedOn)],
      ['Began from', source && SOURCES[source]],
      ['Decided by', partners.map((partner) => organisation(dossier, partner)).join('\n')],
      ['Six months end', ends && dayInWords(ends)],
      ['Reviewer', reviewerNow(dossier)],
    ),
  };
};

/** The name of whoever is appointed; that there is nobody yet, where there is not. */
export const reviewerNow = ({ state: { reviewer } }: Dossier): string =>
  reviewer?.standing === 'appointed'
    ? reviewer.name
    : 'Not appointed yet. You will be told the name as soon as the three partners have approved one.';

/** A heading and words, left out where nothing was said. */
export const section = (id: string, title: string, blocks: readonly Block[]): readonly Section[] =>
  blocks.length === 0 ? [] : [{ id, title, blocks }];

import type { RapidReview } from '#shared/rapid-review/state/state.ts';

/** The documents of a serious incident by address and title, in the order in which they are offered. */
export const DOCUMENTS = [
  ['report', 'Rapid review report'],
  ['decision-letter', 'Letter for the family'],
  ['decision-letter/agencies', 'Letter for agencies and the referrer'],
  ['decision', 'Notice that a local review is decided'],
  ['not-met', 'Record that the criteria were not met'],
] as const;

/** The same, and the returns of each agency that was asked. */
export const titlesOf = ({ requests }: Pick<RapidReview, 'requests'>): readonly (readonly [string, string])[] => [
  ...DOCUMENTS,
  ...requests.map(({ agency, name }) => [`return/${agency}`, `Return: ${name}`] as const),
];

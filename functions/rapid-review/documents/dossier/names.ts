import type { Determination } from '#shared/rapid-review/state/facts.ts';

const DETERMINATIONS: Readonly<Record<Determination, string>> = {
  'no-further-action': 'No further action beyond what is under way',
  'other-learning': 'Learn from it in another way',
  'local-review': 'A local child safeguarding practice review',
  'national-review': 'The Panel should consider a national review',
};
export const determinationName = (determination: Determination): string => DETERMINATIONS[determination];

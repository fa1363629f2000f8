import { stages, transitions } from '#shared/practice-review/transitions.ts';
import type { Described } from '../machines/description.ts';

export const practiceReview: Described = {
  name: 'practice-review',
  title: 'Practice review',
  stages,
  transitions,
  source: 'shared/practice-review/transitions.ts',
};

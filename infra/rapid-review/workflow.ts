import { stages, transitions } from '#shared/rapid-review/transitions.ts';
import type { Described } from '../machines/description.ts';

export const rapidReview: Described = {
  name: 'rapid-review',
  title: 'Rapid review',
  stages,
  transitions,
  source: 'shared/rapid-review/transitions.ts',
};

import { stages, transitions } from '#shared/escalation/transitions.ts';
import type { Described } from '../machines/description.ts';

export const escalation: Described = {
  name: 'escalation',
  title: 'Professional disagreement',
  stages,
  transitions,
  source: 'shared/escalation/transitions.ts',
};

import { stages, transitions } from '#shared/retention/transitions.ts';
import type { Described } from '../machines/description.ts';

export const retention: Described = {
  name: 'retention',
  title: 'Retention of records',
  stages,
  transitions,
  source: 'shared/retention/transitions.ts',
};

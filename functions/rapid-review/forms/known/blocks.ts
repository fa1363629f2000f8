import type { Blocks } from '#functions/casework/forms/known.ts';
import type { Standing } from '../bringing.ts';
import { agencies, alreadyReported } from './agencies.ts';
import { analysis, attendance, decision } from './deciding.ts';
import { children, incident } from './incident.ts';

/** What is known of a serious incident, by the names forms show it under. */
export const BLOCKS: Blocks<Standing> = {
  incident,
  children,
  agencies,
  'already-reported': alreadyReported,
  decision,
  analysis,
  attendance,
};

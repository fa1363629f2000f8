import { type PathStep, pathOf } from '#functions/casework/pages/stage-path.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import { type Stage, stages } from '#shared/practice-review/stages.ts';
import { transitions } from '#shared/practice-review/transitions.ts';

const WAY: readonly Stage[] = [
  'commissioning',
  'gathering',
  'drafting',
  'approving',
  'preparing',
  'notice-given',
  'changing',
  'closed',
];
const ELSEWHERE: readonly Stage[] = ['led-elsewhere', 'closed'];

/** Where the review has been, is, and will go if nothing turns it. */
export const stagePath = ({ state: { stage }, events }: Pick<Dossier, 'state' | 'events'>): readonly PathStep[] => {
  const way = [WAY, ELSEWHERE].find((one) => one.includes(stage)) ?? [];
  return pathOf({ transitions, stages, events, stage, ahead: way.slice(way.indexOf(stage) + 1) });
};

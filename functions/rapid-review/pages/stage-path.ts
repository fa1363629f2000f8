import { type PathStep, pathOf } from '#functions/casework/pages/stage-path.ts';
import type { Dossier } from '#functions/rapid-review/documents/dossier/dossier.ts';
import { type Stage, stages } from '#shared/rapid-review/stages.ts';
import { leadsToReview } from '#shared/rapid-review/state/facts.ts';
import { transitions } from '#shared/rapid-review/transitions.ts';

const REVIEW: readonly Stage[] = [
  'deciding',
  'notifying',
  'gathering',
  'determining',
  'reporting',
  'awaiting-panel',
  'settled',
  'closed',
];
const NO_REVIEW: readonly Stage[] = ['deciding', 'notifying', 'notified-no-review', 'closed'];
const LOCALLY: readonly Stage[] = ['considered-locally', 'settled', 'closed'];
const ELSEWHERE: readonly Stage[] = ['linked-elsewhere', 'closed'];

/** Where the case has been, is, and will go if nothing turns it. */
export const stagePath = ({ state, events }: Pick<Dossier, 'state' | 'events'>): readonly PathStep[] =>
  pathOf({ transitions, stages, events, stage: state.stage, ahead: aheadOf(state.stage, state.path) });

const aheadOf = (stage: Stage, path: Dossier['state']['path']): readonly Stage[] => {
  if (stage === 'referred') return REVIEW;
  const ways = path !== undefined && !leadsToReview(path) ? [NO_REVIEW] : [REVIEW, LOCALLY, ELSEWHERE, NO_REVIEW];
  const way = ways.find((stages) => stages.includes(stage)) ?? [];
  return way.slice(way.indexOf(stage) + 1);
};

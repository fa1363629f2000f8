import { type PathStep, pathOf } from '#functions/casework/pages/stage-path.ts';
import type { Dossier } from '#functions/escalation/dossier/dossier.ts';
import { protocolOf, stageTitle } from '#functions/escalation/dossier/sides.ts';
import { isNumbered, numberOf, type Stage, stageNumbered, stages } from '#shared/escalation/stages.ts';
import { transitions } from '#shared/escalation/transitions.ts';

const END: readonly Stage[] = ['confirming', 'recording', 'closed'];

/** Where it has been, is, and may go: the protocol's own stages, then both sides' confirmation and the record. */
export const stagePath = (dossier: Pick<Dossier, 'state' | 'events' | 'context'>): readonly PathStep[] => {
  const { stage } = dossier.state;
  const number = numberOf(stage);
  const last = protocolOf(dossier)?.stages.length ?? 0;
  const higher =
    number === undefined ? [] : Array.from({ length: last - number }, (_, i) => stageNumbered(number + i + 1));
  const rest = END.slice(END.findIndex((one) => one === stage) + 1);
  const ahead = stage === 'protocol-review' ? (['closed'] as const) : [...higher, ...rest];
  return pathOf({ transitions, stages, events: dossier.events, stage, ahead }).map((step) =>
    isNumbered(step.stage) ? { ...step, title: stageTitle(dossier, numberOf(step.stage) ?? 1) } : step,
  );
};

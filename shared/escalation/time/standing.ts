import type { Protocol, ProtocolStage } from '#shared/boroughs/escalation.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { protocolNamed, stageOf } from '../route/protocols.ts';
import { numberOf, type Stage } from '../stages.ts';
import { SIDES, type Side } from '../state/facts.ts';
import type { Disagreement } from '../state/state.ts';

/** Stages at which it is still to be settled. */
export const RESOLVING: readonly Stage[] = [
  ...(['stage-1', 'stage-2', 'stage-3', 'stage-4', 'stage-5', 'stage-6'] as const),
  'other-area',
];
/** Stages at which there is an outcome that both sides confirm, carry out and place on record. */
export const SETTLING: readonly Stage[] = ['confirming', 'recording'];
export const OPEN: readonly Stage[] = [...RESOLVING, ...SETTLING];

/** The protocol it goes by, as its arrangements have it; undefined before it is raised. */
export const protocolOf = (
  { protocol }: Pick<Disagreement, 'protocol'>,
  { arrangement }: Pick<Context, 'arrangement'>,
): Protocol | undefined => (protocol === undefined ? undefined : protocolNamed(arrangement, protocol));

/** The stage it is at, as its protocol has it; undefined while it is at none of them. */
export const stageNow = (
  state: Pick<Disagreement, 'protocol' | 'stage'>,
  context: Pick<Context, 'arrangement'>,
): ProtocolStage | undefined => {
  const protocol = protocolOf(state, context);
  const number = numberOf(state.stage);
  return protocol === undefined || number === undefined ? undefined : stageOf(protocol, number);
};

/** Sides that have not confirmed the outcome in writing. */
export const owingConfirmation = ({ stage, confirmed }: Disagreement): readonly Side[] =>
  stage === 'confirming' ? SIDES.filter((side) => !confirmed.some((one) => one.side === side)) : [];

/** Sides that have neither placed it on the child's or adult's record nor said why they keep none (ESC-11). */
export const owingRecord = ({ placed, noRecord }: Pick<Disagreement, 'placed' | 'noRecord'>): readonly Side[] =>
  SIDES.filter((side) => !placed.some((one) => one.side === side) && !noRecord.includes(side));

/** Agreed actions that nobody has reported as done. */
export const openSteps = ({ steps }: Pick<Disagreement, 'steps'>): Disagreement['steps'] =>
  steps.filter(({ doneAt }) => doneAt === undefined);

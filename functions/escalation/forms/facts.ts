import type { Facts } from '#forms/engine/conditions.ts';
import { lastStage } from '#shared/escalation/route/protocols.ts';
import { stageNumbered } from '#shared/escalation/stages.ts';
import { Side } from '#shared/escalation/state/facts.ts';
import type { Standing } from './standing.ts';

/** What the disagreement knows; while it is being raised, what the pages already saved make known. */
export const factsOf = ({ record, state, subject, protocol, options, already }: Standing): Facts => {
  const side = Side.safeParse(subject);
  const next = (state.stageNumber ?? Number.NaN) + 1;
  return {
    asksCircumstances: record === undefined && (options['circumstances'] ?? []).length > 0,
    alreadyRaised: already !== undefined,
    ...(protocol !== undefined && next <= lastStage(protocol) ? { nextStage: stageNumbered(next) } : {}),
    ...(side.success ? { ownSide: side.data } : {}),
  };
};

import type { Facts } from '#forms/engine/conditions.ts';
import { lastStage, stageOf } from '#shared/escalation/route/protocols.ts';
import { numberOf, stageNumbered } from '#shared/escalation/stages.ts';
import { Side } from '#shared/escalation/state/facts.ts';
import type { Standing } from './standing.ts';

/** What the disagreement knows; while it is being raised, what the pages already saved make known. */
export const factsOf = ({ record, state, subject, protocol, options, already }: Standing): Facts => {
  const side = Side.safeParse(subject);
  const next = (state.stageNumber ?? Number.NaN) + 1;
  const about = numberOf(subject ?? '');
  return {
    asksCircumstances: record === undefined && (options['circumstances'] ?? []).length > 0,
    alreadyRaised: already !== undefined,
    // The worker and their own manager: there is no other side in the room.
    ownManager:
      protocol !== undefined && about !== undefined && about <= lastStage(protocol)
        ? stageOf(protocol, about).kind === 'own-manager'
        : false,
    ...(protocol !== undefined && next <= lastStage(protocol) ? { nextStage: stageNumbered(next) } : {}),
    ...(side.success ? { ownSide: side.data } : {}),
  };
};

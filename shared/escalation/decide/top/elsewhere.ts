import { z } from 'zod';
import { factsOf, faultInMoment, Moment, YesNo } from '#shared/casework/reading.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { type Decide, Words } from '../answered.ts';
import { Outcome, outcomeOf } from '../outcome.ts';

const Liaison = z.object({ withWhom: Words, at: Moment, what: Words, settled: YesNo });
const Agreed = Outcome.extend({ outcome: Words });

/** The two partnerships with each other, where the other area's own procedure has not settled it (ESC-14). */
export const liaise: Decide = (state, { answers }, context) => {
  const facts = factsOf(Liaison, answers);
  if (!facts.ok) return facts;
  const fault = faultInMoment('at', facts.value.at, context.now);
  if (fault !== undefined) return refuse(fault);
  const settled = facts.value.settled === 'yes';
  const recorded = { type: 'AreaLiaisonRecorded' as const, answers, settled };
  if (!settled) return ok([recorded]);
  const agreed = factsOf(Agreed, answers);
  if (!agreed.ok) return agreed;
  const outcome = outcomeOf(agreed.value, { stage: 0, how: 'other-area', binding: false }, state, context);
  return outcome.ok ? ok([recorded, outcome.value]) : outcome;
};

import { z } from 'zod';
import { factsOf, faultInMoment, Moment, YesNo } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { sidesOf } from '../../authorisation.ts';
import { numberOf } from '../../stages.ts';
import type { Disagreement } from '../../state/state.ts';
import { type Decide, NO_SUCH_PART, Perhaps, reasonRequired, Words } from '../answered.ts';
import { Outcome, outcomeOf } from '../outcome.ts';

const Participant = z.object({ name: Words, role: Perhaps, agency: Perhaps });

const Discussion = z.object({
  participants: z.array(Participant).min(1),
  how: Words,
  heldAt: Moment,
  raisingView: Words,
  // Where the worker consults their own manager, or another area answers by its own procedure, there may be none.
  receivingView: Perhaps,
  settled: YesNo,
  outstanding: Perhaps,
});
const Agreed = Outcome.extend({ outcome: Words });

/**
 * Who took part, how, both views, and what came of it (ESC-10), of the stage the form is about. Of a stage that the
 * disagreement has left, it is kept and settles nothing.
 */
export const recordDiscussion: Decide = (state, { answers, subject = '' }, context) => {
  const stage = subject === 'other-area' ? 0 : numberOf(subject);
  if (stage === undefined || !hasBeenAt(state, stage)) return refuse(NO_SUCH_PART);
  const facts = factsOf(Discussion, answers);
  if (!facts.ok) return facts;
  const { heldAt, outstanding } = facts.value;
  const fault = faultInMoment('heldAt', heldAt, context.now);
  if (fault !== undefined) return refuse(fault);
  const settled = facts.value.settled === 'yes';
  if (!settled && outstanding === '') return refuse(SAY_WHAT_IS_OPEN);
  const late = state.stage !== subject;
  const recorded = { type: 'DiscussionRecorded' as const, answers, stage, settled, late, by: byOf(state, context) };
  if (!settled || late) return ok([recorded]);
  const agreed = factsOf(Agreed, answers);
  if (!agreed.ok) return agreed;
  const how = stage === 0 ? ('other-area' as const) : ('agreed' as const);
  const outcome = outcomeOf(agreed.value, { stage, how, binding: false }, state, context);
  return outcome.ok ? ok([recorded, outcome.value]) : outcome;
};

/** Not a stage still to come, nor one of this borough's for a matter of another's. */
const hasBeenAt = ({ stageNumber }: Disagreement, stage: number): boolean =>
  stageNumber === undefined ? stage === 0 : stage >= 1 && stage <= stageNumber;

/** For which side somebody writes; whoever helps both, or decides, for neither. */
const byOf = (state: Disagreement, { actor }: Context): 'raising' | 'receiving' | 'deciding' => {
  const sides = sidesOf(state, actor);
  if (sides.includes('raising')) return 'raising';
  return sides.includes('receiving') ? 'receiving' : 'deciding';
};

const SAY_WHAT_IS_OPEN: Refusal = reasonRequired(
  'outstanding',
  'Say what is still in dispute, so that the next people know.',
);

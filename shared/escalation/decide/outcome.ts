import { z } from 'zod';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { countable } from '#shared/guidance/clocks.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import type { EscalationEvent } from '../state/events.ts';
import { OutcomeKind, type Settled, Side } from '../state/facts.ts';
import type { Disagreement } from '../state/state.ts';
import { Perhaps, reasonRequired, todayOf, Words } from './answered.ts';

const Step = z.object({ what: Words, side: Side, owner: Words, due: LondonDate });

/** What every outcome records, whoever came to it (ESC-10). */
export const Outcome = z.object({
  outcomeKind: OutcomeKind,
  steps: z.array(Step).max(30).default([]),
  outstanding: Perhaps,
  howPursued: Perhaps,
});

export type OutcomeReached = Extract<EscalationEvent, { readonly type: 'OutcomeReached' }>;

/** `stage` is 0 under another area's procedure. */
interface Reaching {
  readonly stage: number;
  readonly how: z.infer<typeof Settled>;
  readonly binding: boolean;
}

/** The outcome, with agreed actions numbered apart from those of any outcome before it. */
export const outcomeOf = (
  { outcomeKind, steps, outstanding, howPursued }: z.infer<typeof Outcome>,
  reaching: Reaching,
  { outcomes }: Disagreement,
  context: Context,
): Result<OutcomeReached, Refusal> => {
  if (outstanding !== '' && howPursued === '') return refuse(SAY_HOW_PURSUED);
  const today = todayOf(context);
  for (const { due } of steps) {
    if (due < today) return refuse(STEP_GONE_BY);
    if (!countable(due)) return refuse(STEP_TOO_FAR);
  }
  return ok({
    type: 'OutcomeReached',
    ...reaching,
    outcome: outcomeKind,
    steps: steps.map((step, index) => ({ id: `s${outcomes + 1}-${index + 1}`, ...step })),
  });
};

const SAY_HOW_PURSUED = reasonRequired('howPursued', 'Say how what is still outstanding will be pursued, and by whom.');
const STEP_GONE_BY: Refusal = {
  reason: 'in-the-past',
  message: 'An agreed action has a date that has gone by. Enter today or a later day.',
  field: 'steps',
};
const STEP_TOO_FAR: Refusal = {
  reason: 'too-far-ahead',
  message: 'Check the year of each agreed action: one is too far ahead.',
  field: 'steps',
};

import { z } from 'zod';
import type { Answers } from '#shared/casework/answers.ts';
import { factsOf } from '#shared/casework/reading.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { EscalationEvent } from '../../state/events.ts';
import type { Disagreement } from '../../state/state.ts';
import { type Decide, NO_SUCH_PART, Words } from '../answered.ts';

/** A gap in policies or procedures, brought to the chair (ESC-12). */
export const gapFound = ({ gaps }: Disagreement, answers: Answers): EscalationEvent => ({
  type: 'PolicyGapFound',
  answers,
  id: `g${gaps.length + 1}`,
});

export const findGap: Decide = (state, { answers }) => {
  const facts = factsOf(z.object({ gap: Words }), answers);
  return facts.ok ? ok([gapFound(state, answers)]) : facts;
};

export const answerGap: Decide = ({ gaps }, { answers, subject }) => {
  const gap = gaps.find(({ id }) => id === subject);
  if (gap === undefined) return refuse(NO_SUCH_PART);
  if (gap.answered) return refuse(ANSWERED_ALREADY);
  const facts = factsOf(z.object({ answer: Words }), answers);
  return facts.ok ? ok([{ type: 'PolicyGapAnswered', answers, gap: gap.id }]) : facts;
};

const ANSWERED_ALREADY: Refusal = {
  reason: 'already-answered',
  message: 'This gap has been answered. Record another if there is one.',
};

import type { Workflow } from '#shared/casework/workflow.ts';
import { plusMilliseconds } from '#shared/kernel/time.ts';
import { Command } from './commands.ts';
import { decide } from './decide/decide.ts';
import { consequences } from './messages/consequences.ts';
import { isFinal } from './stages.ts';
import { PracticeReviewEvent } from './state/events.ts';
import { evolve } from './state/evolve.ts';
import { newReview, PracticeReview } from './state/state.ts';
import { deadlines } from './time/clocks.ts';
import { nextMoment, timePassed } from './time/plan.ts';
import { registers } from './time/registers.ts';
import { tasks } from './time/tasks.ts';
import { transitions } from './transitions.ts';

/** An open review with nothing on its plan is looked at again after 300 days, in milliseconds. */
const UNDISTURBED = 300 * 24 * 60 * 60 * 1000;

/** Local child safeguarding practice review, from the decision to initiate it to the last action's evidence of impact. */
export const practiceReview: Workflow<PracticeReview, Command, PracticeReviewEvent> = {
  name: 'practice-review',
  version: 1,
  event: PracticeReviewEvent,
  state: PracticeReview,
  command: Command,
  initial: newReview,
  transitions,
  decide,
  evolve,
  consequences,
  deadlines,
  tasks,
  registers,
  due: (state, context) => (timePassed(state, context).length > 0 ? { type: 'time-passed' } : undefined),
  nextDue: (state, context) =>
    isFinal(state.stage) ? undefined : (nextMoment(state, context) ?? plusMilliseconds(context.now, UNDISTURBED)),
};

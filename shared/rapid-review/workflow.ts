import { linkRows } from '#shared/casework/links/rows.ts';
import type { Workflow } from '#shared/casework/workflow.ts';
import { plusMilliseconds } from '#shared/kernel/time.ts';
import { Command } from './commands.ts';
import { decide } from './decide/decide.ts';
import { consequences } from './messages/consequences.ts';
import { isFinal } from './stages.ts';
import { RapidReviewEvent } from './state/events.ts';
import { evolve } from './state/evolve.ts';
import { newCase, RapidReview } from './state/state.ts';
import { deadlines } from './time/clocks.ts';
import { nextMoment, timePassed } from './time/plan.ts';
import { tasks } from './time/tasks.ts';
import { transitions } from './transitions.ts';

/** An open case with nothing on its plan is looked at again after 300 days, in milliseconds. */
const UNDISTURBED = 300 * 24 * 60 * 60 * 1000;

/** Serious incident, from referral or awareness to the partners' decision and the Panel's reply. */
export const rapidReview: Workflow<RapidReview, Command, RapidReviewEvent> = {
  name: 'rapid-review',
  version: 1,
  event: RapidReviewEvent,
  state: RapidReview,
  command: Command,
  initial: newCase,
  transitions,
  decide,
  evolve,
  consequences,
  deadlines,
  tasks,
  registers: ({ links }) => linkRows(links),
  due: (state, context) => (timePassed(state, context).length > 0 ? { type: 'time-passed' } : undefined),
  nextDue: (state, context) =>
    isFinal(state.stage) ? undefined : (nextMoment(state, context) ?? plusMilliseconds(context.now, UNDISTURBED)),
};

import type { Workflow } from '#shared/casework/workflow.ts';
import { plusMilliseconds } from '#shared/kernel/time.ts';
import { Command } from './commands.ts';
import { decide } from './decide/decide.ts';
import { consequences } from './messages/consequences.ts';
import { isFinal } from './stages.ts';
import { EscalationEvent } from './state/events.ts';
import { evolve } from './state/evolve.ts';
import { Disagreement, newDisagreement } from './state/state.ts';
import { deadlines } from './time/clocks.ts';
import { nextMoment, timePassed } from './time/plan.ts';
import { registers } from './time/registers.ts';
import { tasks } from './time/tasks.ts';
import { transitions } from './transitions.ts';

/** An open disagreement with nothing on its plan is looked at again after 300 days, in milliseconds. */
const UNDISTURBED = 300 * 24 * 60 * 60 * 1000;

/** Professional disagreement: from the worker who raises it to an outcome that both sides have confirmed in writing. */
export const escalation: Workflow<Disagreement, Command, EscalationEvent> = {
  name: 'escalation',
  version: 1,
  event: EscalationEvent,
  state: Disagreement,
  command: Command,
  initial: newDisagreement,
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

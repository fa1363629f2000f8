import type { Workflow } from '#shared/casework/workflow.ts';
import { plusMilliseconds } from '#shared/kernel/time.ts';
import { Command } from './commands.ts';
import { dueAt } from './decide/dates.ts';
import { decide, timePassed } from './decide/decide.ts';
import { consequences } from './messages/consequences.ts';
import { isFinal } from './stages.ts';
import { RetentionEvent } from './state/events.ts';
import { evolve } from './state/evolve.ts';
import { newRecord, Retention } from './state/state.ts';
import { registers, tasks } from './tasks.ts';
import { transitions } from './transitions.ts';

/** A record with nothing to wait for is looked at again after 300 days, in milliseconds. */
const UNDISTURBED = 300 * 24 * 60 * 60 * 1000;

/** The keeping of a case's records, from when somebody first asks for it to the certificate that they are gone. */
export const retention: Workflow<Retention, Command, RetentionEvent> = {
  name: 'retention',
  version: 1,
  event: RetentionEvent,
  state: Retention,
  command: Command,
  initial: newRecord,
  transitions,
  decide,
  evolve,
  consequences,
  // A day until which something is kept is nobody's duty to meet: it is in the register, not on the board of clocks.
  deadlines: () => [],
  tasks,
  registers,
  due: (state, context) => (timePassed(state, context).length > 0 ? { type: 'time-passed' } : undefined),
  nextDue: (state, context) => {
    if (isFinal(state.stage)) return undefined;
    const at = state.stage === 'kept' ? dueAt(state) : undefined;
    return at ?? plusMilliseconds(context.now, UNDISTURBED);
  },
};

import { daysLate } from '#shared/guidance/clocks.ts';
import type { RunningClock } from '#shared/guidance/running-clock.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Deadline } from './workflow.ts';

/** A clock as a deadline of its case: what met it, whom everyone waits for until then, and how late. Nothing while it does not run. */
export const held = (
  clock: RunningClock | undefined,
  metAt: Instant | undefined,
  waits: string,
  now: Instant,
): Deadline[] =>
  clock === undefined
    ? []
    : [
        {
          ...clock,
          waitingFor: metAt === undefined ? waits : 'nobody',
          ...(metAt === undefined ? {} : { metAt }),
          daysLate: daysLate(clock, metAt ?? now),
        },
      ];

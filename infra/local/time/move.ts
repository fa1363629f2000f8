import type { MovedClock } from './moved-clock.ts';

/** What a move of the clock must let happen on the way. */
export interface MovedParts {
  readonly clock: MovedClock;
  /** The workflow engine: fires timers in order up to an instant, resting between them, and moves the clock as it goes. */
  readonly engine: {
    advanceTo(instant: number): Promise<void>;
    nextTimer(): number | undefined;
    settle(): Promise<void>;
  };
  readonly mail: { nextDue(): number | undefined; settle(): Promise<void> };
  /** One run of what the schedule runs. */
  readonly sweep: () => Promise<void>;
}

const HOUR = 60 * 60 * 1000;
/**
 * The schedule runs every five minutes. On a moved clock it runs after every timer, after every held mail, and
 * otherwise this often: nothing it looks for is due by the minute.
 */
const SWEEP_AT_LEAST_EVERY = 6 * HOUR;
/** Nor is it by the day where somebody goes on by years: so often in one move, and no oftener. */
const MOST_SWEEPS = 400;

/** Until nothing moves any more at this instant: an answered mail may wake a machine, and that send another. */
export const rest = async ({ engine, mail }: Pick<MovedParts, 'engine' | 'mail'>): Promise<void> => {
  await engine.settle();
  await mail.settle();
  await engine.settle();
};

/**
 * Moves the clock forward and lets everything happen that would have happened meanwhile, in order and each at its time.
 * @param target milliseconds since 1970 UTC
 * @throws RangeError for a time that has passed
 */
export const moveClock = async (parts: MovedParts, target: number): Promise<void> => {
  const { clock, engine, mail, sweep } = parts;
  if (target < clock.now()) throw new RangeError('The clock only moves forward.');
  await rest(parts);
  const every = Math.max(SWEEP_AT_LEAST_EVERY, (target - clock.now()) / MOST_SWEEPS);
  for (;;) {
    const stops = [engine.nextTimer(), mail.nextDue(), clock.now() + every, target];
    const next = Math.max(clock.now(), Math.min(...stops.filter((one) => one !== undefined)));
    await engine.advanceTo(next);
    if (clock.now() < next) clock.moveTo(next);
    await rest(parts);
    await sweep();
    await rest(parts);
    if (next >= target) return;
  }
};

import { expect, it } from 'vitest';
import { moveClock } from '#infra/local/time/move.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A machine that waits `every` so often, on a clock that only this moves. */
const parts = (every: number) => {
  let now = 0;
  let timer = every;
  const did: string[] = [];
  return {
    did,
    clock: {
      memory: new SharedArrayBuffer(8),
      now: () => now,
      moved: () => true,
      moveTo: (instant: number) => {
        now = instant;
      },
    },
    engine: {
      nextTimer: () => timer,
      settle: async () => {},
      advanceTo: async (instant: number) => {
        while (timer <= instant) {
          did.push(`timer ${timer / DAY}`);
          timer += every;
        }
      },
    },
    mail: { nextDue: () => undefined, settle: async () => {} },
    sweep: async () => void did.push('sweep'),
  };
};

it('years go by in some hundreds of sweeps, and every timer goes off in its order', async () => {
  const years = parts(20 * DAY);
  await moveClock(years, 3 * 365 * DAY);
  const timers = years.did.filter((what) => what !== 'sweep');
  expect(timers).toEqual(Array.from({ length: 54 }, (_, index) => `timer ${(index + 1) * 20}`));
  expect(years.did.length - timers.length).toBeLessThan(500);
});

it('a day goes by with a sweep every six hours', async () => {
  const day = parts(20 * DAY);
  await moveClock(day, DAY);
  expect(day.did).toEqual(['sweep', 'sweep', 'sweep', 'sweep']);
});

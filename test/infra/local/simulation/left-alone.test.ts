import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario, type Scenario } from '#infra/local/simulation/scenario.ts';
import { LondonDate, LondonTime } from '#shared/kernel/time.ts';
import { addWorkingDays, workingDaysBetween } from '#shared/kernel/working-days.ts';
import { lateness, letters, played, SCENARIOS, sentTwice } from './played.ts';
import { EXPECTED } from './practice-review-expected.ts';

const scenario = readScenario(resolve(SCENARIOS, 'practice-review/decided-on-31-august.yaml'));
const step = (at: string, given: Partial<Scenario['steps'][number]>): Scenario['steps'][number] => ({
  at: LondonTime.parse(at),
  except: [],
  answers: {},
  ...given,
});
const day = (date: string): LondonDate => LondonDate.parse(date);

/** Opened on 1 July 2026 and the delay told that is foreseen, then nobody does anything for three years. */
const LEFT: Scenario = {
  ...scenario,
  start: LondonTime.parse('2026-07-01T10:00'),
  steps: [
    step('2026-07-01T10:00', { as: 'business-manager', form: 'open-practice-review' }),
    step('2026-07-01T10:00', {
      as: 'business-manager',
      form: 'explain-delay',
      answers: { delayExpectedOn: '2028-12-29', delayReviewOn: '2026-08-20' },
    }),
    step('2029-07-02T12:00', { wait: true }),
    step('2029-07-02T12:00', {
      as: 'business-manager',
      task: 'propose-reviewer',
      answers: { accessUntil: '2029-12-31' },
    }),
    step('2029-07-10T12:00', { wait: true }),
  ],
};

describe('a practice review left alone for three years', () => {
  it('is carried from one execution to the next, goes on saying that it is late, and is taken up where it stands', async () => {
    const result = await played(LEFT);
    expect(result.case).toMatchObject({ state: 'commissioning', intact: true });
    expect(result.refused).toEqual([]);
    // An execution lives 300 days at most: at least four of them in 1,105 days, and not one for each letter.
    expect(result.executions).toBeGreaterThanOrEqual(4);
    expect(result.executions).toBeLessThanOrEqual(6);
    const { 'practice-review': clock } = lateness(result);
    expect(clock).toEqual(['2027-01-01', workingDaysBetween(day('2027-01-01'), day('2029-07-10'))]);
    // Every five working days from 4 January 2027, at nine in London; in silence while what the Panel was told holds.
    const days = Array.from({ length: 140 }, (_, index) => addWorkingDays(day('2027-01-04'), 5 * index));
    expect(letters(result).filter((letter) => letter.includes('six-months-over'))).toEqual(
      days
        .filter((on) => on > '2028-12-29' && on < '2029-07-10')
        .map((on) => `${on} M8 six-months-over: business-managers, director, leads ×3`),
    );
    expect(letters(result).filter((letter) => letter.includes('approval'))).toEqual([
      '2029-07-02 M5 reviewer-approval: delegates ×3',
      '2029-07-09 M5 reviewer-approval-overdue: delegates-who-owe ×3',
    ]);
    // What only time has brought stands on the lists, not in letters alone.
    expect(result.tasks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ title: 'Check progress and quality' }),
        expect.objectContaining({ title: 'Tell the Panel and the Secretary of State why the review is late' }),
      ]),
    );
    expect(sentTwice(result)).toEqual([]);
  });
});

describe('executions that are lost, as after a table is restored', () => {
  it.each(['request-information', 'accept-report', 'send-copies', 'publish-report'])(
    'are begun again from the ledger after %s, and nobody is told twice or not at all',
    async (form) => {
      let lost = 0;
      const result = await played(scenario, async (world, { task, form: given }) => {
        if (task !== form && given !== form) return;
        await world.loseExecutions();
        lost += 1;
      });
      const expected = EXPECTED['decided-on-31-august'];
      expect(lost).toBeGreaterThan(0);
      expect(result.executions).toBe(1 + lost);
      expect(result.case).toMatchObject({ state: 'changing', intact: true });
      expect(letters(result)).toEqual(expected?.letters.toSorted());
      expect(sentTwice(result)).toEqual([]);
    },
  );
});

import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Told, ToldCase } from '#infra/local/simulation/told.ts';
import { INVENTED } from '#test/shared/boroughs/wexmoor.ts';
import { lateness, letters, played, scenariosOf, sentTwice } from '../played.ts';
import type { Expected } from './letters.ts';
import { SETTLED_EARLY } from './settled.ts';
import { TOPS } from './tops.ts';

const EXPECTED = { ...TOPS, ...SETTLED_EARLY };

/** In the words of `letters`. */
const inLetters = (days: Expected['letters']): string[] =>
  Object.entries(days)
    .flatMap(([day, told]) => told.map((letter) => `${day} M13 ${letter}`))
    .toSorted();

const isReview = ({ events }: ToldCase): boolean => events[0]?.type === 'ProtocolReviewDue';

/** Four to five seconds each on a machine with nothing else to do; several at a time. In milliseconds. */
const PATIENCE = 300_000;

describe('every scenario of a disagreement, through the real forms, handlers, store and machine', () => {
  it('has an expectation, and each expectation a scenario', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(scenariosOf('escalation'));
  });

  it.concurrent.each(Object.entries(EXPECTED))(
    '%s',
    async (name, expected) => {
      const result = await played(`escalation/${name}`);
      expect(result.case).toMatchObject({ workflow: 'escalation', state: expected.state, intact: true });
      expect(result.refused.map(({ reason }) => reason)).toEqual(expected.refused ?? []);
      expect(letters(result)).toEqual(inLetters(expected.letters));
      expect(lateness(result)).toEqual(expected.clocks);
      expect(result.messages.filter(({ status }) => status !== 'DELIVERED')).toEqual([]);
      expect(sentTwice(result)).toEqual([]);
      // Beside it, the record that is kept of a closed case, and the yearly review of a protocol.
      expect(result.others.every((other) => other.case.intact)).toBe(true);
      const disagreements = result.others.filter((other) => other.case.workflow === 'escalation' && !isReview(other));
      expect(disagreements).toHaveLength(name === 'protocol-review' ? 1 : 0);
    },
    PATIENCE,
  );
});

describe('a post whose holder’s time is over', () => {
  it('is written to at its deputy from the next day, and at nobody who was', async () => {
    const { rows } = await played('escalation/post-with-no-holder');
    const toHealth = rows.flatMap(({ at, intent: { recipient } }) =>
      recipient.address.endsWith('-ccg.example') || recipient.address.endsWith('-icb.example')
        ? [`${at.slice(0, 10)} ${recipient.address}`]
        : [],
    );
    expect([...new Set(toHealth)].toSorted()).toEqual([
      '2022-06-27 director.quality@merton-ccg.example',
      '2022-07-04 designated.nurse@swl-icb.example',
      '2022-07-05 designated.nurse@swl-icb.example',
      '2022-07-06 designated.nurse@swl-icb.example',
    ]);
  });
});

const run = promisify(execFile);

describe('a fifth protocol, which is a data file and no code', () => {
  it('has one day, one day and five working days, as Wexmoor counts them', async () => {
    const command = resolve(import.meta.dirname, '../../../../../infra/local/commands/simulate.ts');
    const file = resolve(import.meta.dirname, 'wexmoor.yaml');
    const { stdout } = await run(process.execPath, [command, file, '--json'], {
      env: { ...process.env, EXTRA_ARRANGEMENTS: INVENTED },
    });
    const result: Told = JSON.parse(stdout);
    expect(result.case).toMatchObject({ workflow: 'escalation', state: 'closed', intact: true });
    expect(result.refused).toEqual([]);
    // No week stands over the stages, and a stage that is over has no clock.
    expect(lateness(result)).toEqual({});
    expect(letters(result)).toEqual(
      inLetters({
        '2026-06-05': ['raised-receipt: raiser', 'raised-with-you: receiving'],
        // Days as the calendar has them: a Saturday and a Sunday, but nobody is written to by night.
        '2026-06-06': ['stage-soon: raiser, receiving'],
        '2026-06-07': ['stage-over: raiser, receiving', 'moved-up: raiser', 'moved-to-you: newcomers'],
        '2026-06-08': [
          'stage-soon: raiser, receiving',
          'discussion-recorded: raiser, receiving',
          'moved-up: raiser',
          'moved-to-you: newcomers ×2',
          'asked-to-settle: newcomers-deciding',
          'partnership-told: board',
        ],
        '2026-06-16': ['stage-soon: raiser, raising, receiving', 'decision-soon: deciding'],
        '2026-06-17': [
          'top-over: raiser, raising, receiving',
          'decision-overdue: deciding',
          'outcome-reached: raiser, raising, receiving',
        ],
        '2026-06-18': [
          'outcome-confirmed: raiser, raising, receiving',
          'partnership-settled: board',
          'disagreement-closed: raiser, raising, receiving',
        ],
      }),
    );
  });
});

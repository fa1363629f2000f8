import { resolve } from 'node:path';
import type { Form } from '#forms/engine/definition.ts';
import { readForms } from '#forms/server/load.ts';
import { play } from '#infra/local/simulation/play.ts';
import { readScenario, type Scenario } from '#infra/local/simulation/scenario.ts';
import { told } from '#infra/local/simulation/told.ts';
import { aside, atMost, median, milliseconds, type Row, seconds, times } from '../row.ts';

const RAPID = resolve(import.meta.dirname, '../../scenarios/rapid-review/harm-in-area.yaml');
const THREE_YEARS = resolve(import.meta.dirname, 'three-years.yaml');
const RUNS = 5;

interface Course {
  readonly scenario: Scenario;
  readonly runs: number[];
  events: number;
  summary: string;
}

const course = (file: string): Course => ({ scenario: readScenario(file), runs: [], events: 0, summary: '' });

/** A whole case on a moved clock: its own table server, machine and mail each time, started and stopped. */
const playedOnce = async (one: Course, forms: readonly Form[]): Promise<void> => {
  const begun = performance.now();
  const played = await play(one.scenario, forms);
  one.runs.push((performance.now() - begun) / 1000);
  try {
    const { case: about, events, messages, refused } = await told(played);
    if (about?.intact !== true) throw new Error('The audit chain or the replay does not agree');
    if (about.state !== 'closed') throw new Error(`The case ends as ${about.state}`);
    one.events = events.length;
    one.summary = `${about.title}; ${events.length} events, ${messages.length} messages, ${refused.length} refused`;
  } finally {
    await played.world.close();
  }
};

export const reviewRows = async (): Promise<readonly Row[]> => {
  const forms = readForms(resolve(import.meta.dirname, '../../../forms'));
  if (!forms.ok) throw new Error('The forms have faults');
  const rapid = course(RAPID);
  const years = course(THREE_YEARS);
  for (let turn = 0; turn < RUNS; turn += 1) {
    await playedOnce(rapid, forms.value);
    await playedOnce(years, forms.value);
  }
  const each = ({ runs, events }: Course): number => (1000 * median(runs)) / events;
  return [
    atMost(
      'a rapid review of fifteen working days on a moved clock, real handlers and store',
      median(rapid.runs),
      3,
      seconds,
    ),
    aside('what happened in it', rapid.summary),
    atMost('a practice review of three years, its actions chased and closed', median(years.runs), 6, seconds),
    aside('what happened in it', years.summary),
    atMost(
      `an event of the practice review (${milliseconds(each(years))}) against one of the rapid review (${milliseconds(each(rapid))})`,
      each(years) / each(rapid),
      1.5,
      times,
    ),
  ];
};

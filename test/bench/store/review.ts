import { resolve } from 'node:path';
import { readForms } from '#forms/server/load.ts';
import { play } from '#infra/local/simulation/play.ts';
import { readScenario } from '#infra/local/simulation/scenario.ts';
import { told } from '#infra/local/simulation/told.ts';
import { aside, atMost, median, type Row, seconds } from '../row.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const RUNS = 5;

/** A whole rapid review on a moved clock: its own table server, machine and mail each time, started and stopped. */
export const reviewRows = async (): Promise<readonly Row[]> => {
  const forms = readForms(resolve(ROOT, 'forms'));
  if (!forms.ok) throw new Error('The forms have faults');
  const scenario = readScenario(resolve(ROOT, 'test/scenarios/rapid-review/harm-in-area.yaml'));
  const runs: number[] = [];
  let summary = '';
  for (let turn = 0; turn < RUNS; turn += 1) {
    const begun = performance.now();
    const played = await play(scenario, forms.value);
    runs.push((performance.now() - begun) / 1000);
    try {
      const { case: about, events, messages, refused } = await told(played);
      if (about?.intact !== true) throw new Error('The audit chain or the replay does not agree');
      summary = `${about.title}; ${events.length} events, ${messages.length} messages, ${refused.length} refused`;
    } finally {
      await played.world.close();
    }
  }
  return [
    atMost(
      'a rapid review of fifteen working days on a moved clock, real handlers and store',
      median(runs),
      3,
      seconds,
    ),
    aside('what happened in it', summary),
  ];
};

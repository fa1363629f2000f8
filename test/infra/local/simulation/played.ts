import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { readForms } from '#forms/server/load.ts';
import { casesOf } from '#infra/local/simulation/cases.ts';
import { play } from '#infra/local/simulation/play.ts';
import { readScenario, type Scenario } from '#infra/local/simulation/scenario.ts';
import { type Told, type ToldCase, told } from '#infra/local/simulation/told.ts';
import type { World } from '#infra/local/simulation/world.ts';
import type { OutboxRow } from '#shared/casework/ledger.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { Instant } from '#shared/kernel/time.ts';

export const SCENARIOS = resolve(import.meta.dirname, '../../../scenarios');
/** The scenarios of a workflow that there are, by name. */
export const scenariosOf = (workflow: string): readonly string[] =>
  globSync(`${resolve(SCENARIOS, workflow)}/*.yaml`)
    .map((file) => basename(file, '.yaml'))
    .filter((name) => name !== 'usual-answers')
    .sort();

const forms = readForms(resolve(import.meta.dirname, '../../../../forms'));

export interface Seen extends Told {
  /** E-mails the mail service took, and the rows of every case's outbox. */
  readonly posted: number;
  readonly rows: readonly OutboxRow[];
  /** How many executions the last step's case has had. */
  readonly executions: number;
}

/** A scenario by its file's name under `test/scenarios`, or one that a test has made, played to its end. */
export const played = async (scenario: string | Scenario, between?: Parameters<typeof play>[2]): Promise<Seen> => {
  if (!forms.ok) throw new Error('The forms have faults');
  const read = typeof scenario === 'string' ? readScenario(resolve(SCENARIOS, `${scenario}.yaml`)) : scenario;
  const run = await play(read, forms.value, between);
  try {
    const rows = await rowsOf(run.world);
    const executions = run.caseId === undefined ? 0 : await run.world.executionsOf(run.caseId);
    return { ...(await told(run)), posted: run.world.posted(), rows, executions };
  } finally {
    await run.world.close();
  }
};

const rowsOf = async ({ ledger }: World): Promise<readonly OutboxRow[]> => {
  const found: OutboxRow[] = [];
  for (const { caseId } of await casesOf(ledger)) found.push(...(await ledger.messages(caseId)));
  return found;
};

/** `2026-07-13 M3 information-request: asked-agencies ×3`: each letter by day, with its readers. In order. */
export const letters = ({ messages }: Pick<ToldCase, 'messages'>): string[] =>
  [
    ...Map.groupBy(
      messages,
      ({ at, milestone, template }) => `${londonDate(Instant.parse(at))} ${milestone} ${template}`,
    ),
  ]
    .map(([letter, copies]) => {
      const readers = [...Map.groupBy(copies, ({ audience }) => audience)]
        .map(([reader, { length }]) => `${reader}${length > 1 ? ` ×${length}` : ''}`)
        .toSorted();
      return `${letter}: ${readers.join(', ')}`;
    })
    .toSorted();

/** Each clock with its last day and the working days by which it was missed. */
export const lateness = ({ clocks }: Pick<ToldCase, 'clocks'>): Record<string, readonly [string, number]> =>
  Object.fromEntries(clocks.map(({ clock, dueDate, daysLate }) => [clock, [dueDate, daysLate] as const]));

/** Letters that somebody got a second time in the same minute; and e-mails sent that no row stands for. */
export const sentTwice = ({ rows, posted }: Seen): readonly string[] => {
  const told = Map.groupBy(rows, ({ caseId, at, intent: { template, recipient, occurrence } }) =>
    JSON.stringify([caseId, at.slice(0, 16), template, recipient.address, occurrence]),
  );
  return [
    ...[...told].flatMap(([letter, { length }]) => (length > 1 ? [letter] : [])),
    ...(posted === rows.length ? [] : [`${posted} sent for ${rows.length}`]),
  ];
};

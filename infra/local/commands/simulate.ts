import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printFault } from '#forms/engine/read.ts';
import { readForms } from '#forms/server/load.ts';
import { londonTimeOf } from '#shared/kernel/london.ts';
import { Instant } from '#shared/kernel/time.ts';
import { play } from '../simulation/play.ts';
import { readScenario } from '../simulation/scenario.ts';
import { type Told, type ToldCase, told } from '../simulation/told.ts';

const USAGE = `Plays a scenario through the real forms, handlers, store and machine, on a moved clock.

  npm run -s simulate -- test/scenarios/rapid-review/looked-after-death.yaml [--json]`;

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined) {
    console.error(USAGE);
    return 2;
  }
  const forms = readForms(resolve(import.meta.dirname, '../../../forms'));
  if (!forms.ok) {
    console.error(forms.error.map(printFault).join('\n'));
    return 1;
  }
  const played = await play(readScenario(file), forms.value);
  try {
    const result = await told(played);
    console.log(values.json ? JSON.stringify(result, null, 2) : inWords(result));
  } finally {
    await played.world.close();
  }
  return 0;
};

const inWords = ({ others, refused, ...main }: Told): string =>
  [
    ...(main.case === null ? ['No case was opened.'] : caseInWords({ ...main, case: main.case })),
    ...others.flatMap((other) => ['', ...caseInWords(other)]),
    ...section(
      'Refused',
      refused.map(({ at, by, what, reason, message }) => `${when(at)}  ${by}: ${what}: ${reason}: ${message}`),
    ),
  ].join('\n');

const when = (at: string): string => londonTimeOf(Instant.parse(at)).replace('T', ' ');

const section = (title: string, lines: readonly string[]): string[] => [
  '',
  title,
  ...(lines.length === 0 ? ['  none'] : lines.map((line) => `  ${line}`)),
];

const caseInWords = ({ case: about, events, messages, clocks }: ToldCase): string[] => [
  `${about.reference} (${about.borough}, ${about.workflow.replaceAll('-', ' ')}): ${about.title}${about.decision === undefined ? '' : `, decision ${about.decision}`}`,
  about.intact ? 'Audit chain intact; replay gives the same state.' : 'The audit chain or the replay does NOT agree.',
  ...section(
    'What happened',
    events.map(({ at, type, by }) => `${when(at)}  ${type.padEnd(24)} ${by}`),
  ),
  ...section(
    'Messages',
    messages.map(
      ({ at, milestone, audience, template, status }) =>
        `${when(at)}  ${milestone}  ${audience.padEnd(26)} ${template.padEnd(28)} ${status}`,
    ),
  ),
  ...section(
    'Clocks',
    clocks.map(
      ({ clock, dueDate, metAt, daysLate }) =>
        `${clock.padEnd(16)} due ${dueDate}  ${metAt === null ? 'not met' : `met ${when(metAt)}`}${daysLate > 0 ? `  ${daysLate} working days late` : ''}`,
    ),
  ),
];

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

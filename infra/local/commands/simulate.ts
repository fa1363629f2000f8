import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printFault } from '#forms/engine/read.ts';
import { readForms } from '#forms/server/load.ts';
import { inWords } from '../simulation/in-words.ts';
import { play } from '../simulation/play.ts';
import { readScenario } from '../simulation/scenario.ts';
import { told } from '../simulation/told.ts';

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

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { FunctionManifest } from '#functions/runtime/manifest.ts';
import { bundle } from '#infra/bundle.ts';
import { environmentOf } from '#infra/local/environment.ts';
import { manifests } from '#infra/manifests.ts';
import { aside, atMost, median, milliseconds, type Row, times } from '../row.ts';

const BOROUGH = 'brent';
const RUNS = 15;
/** Functions that talk to nothing. All others load the DynamoDB client. */
const WITHOUT_STORE = ['web/pages'];
const NOWHERE = 'http://127.0.0.1:9';

const environment = (manifest: FunctionManifest): Record<string, string> =>
  environmentOf(manifest, {
    borough: BOROUGH,
    table: 'cases',
    machines: 'arn:aws:states:eu-west-2:000000000000:stateMachine:brent-',
    serviceUrl: NOWHERE,
    issuer: NOWHERE,
    clientId: 'bench',
    sender: `safeguarding@${BOROUGH}.example`,
    configurationSet: 'bench',
    endpoints: { table: NOWHERE, machines: NOWHERE, mail: NOWHERE },
    training: false,
  });

const Used = z.object({ user: z.number(), system: z.number() });

/** Milliseconds of one cold start: of processor time, and by the clock on the wall. */
interface Taken {
  readonly cpu: number;
  readonly wall: number;
}

/** A fresh process that imports one file and ends. @throws when the import fails */
const imported = (file: string, env: Record<string, string>): Taken => {
  const url = JSON.stringify(pathToFileURL(file).href);
  const script = `const { handler } = await import(${url});
process.stdout.write(JSON.stringify(process.cpuUsage()));
process.exit(typeof handler === 'function' ? 0 : 1);`;
  const begun = performance.now();
  const args = ['--input-type=module', '-e', script];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  const wall = performance.now() - begun;
  if (status !== 0) {
    const why = stderr.split('\n').find((line) => line.includes('Error')) ?? 'no handler';
    throw new Error(`${file.split('/').slice(-2).join('/')}: ${why}`);
  }
  const { user, system } = Used.parse(JSON.parse(stdout));
  return { cpu: (user + system) / 1000, wall };
};

export const coldRows = async (): Promise<readonly Row[]> => {
  // Apart from the bundles that are run, which somebody may be making anew just now.
  const outdir = resolve(import.meta.dirname, '../../../build/bench');
  mkdirSync(outdir, { recursive: true });
  const empty = join(outdir, 'empty.mjs');
  writeFileSync(empty, 'export const handler = async () => ({ statusCode: 200 });\n');

  const contenders: { name: string; file: string; env: Record<string, string>; runs: Taken[] }[] = [
    { name: 'empty', file: empty, env: {}, runs: [] },
  ];
  const missing: Row[] = [];
  for (const manifest of manifests) {
    const { name } = manifest;
    try {
      const { file } = await bundle(manifest, { borough: BOROUGH, outdir });
      const env = environment(manifest);
      imported(file, env);
      contenders.push({ name, file, env, runs: [] });
    } catch (error) {
      const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
      missing.push(aside(`cold import of ${name}`, `not measured: ${why ?? ''}`));
    }
  }
  for (let turn = 0; turn < RUNS; turn += 1) {
    for (const { file, env, runs } of contenders) runs.push(imported(file, env));
  }
  const middle = ({ runs }: { readonly runs: readonly Taken[] }): Taken => ({
    cpu: median(runs.map(({ cpu }) => cpu)),
    wall: median(runs.map(({ wall }) => wall)),
  });
  const words = ({ cpu, wall }: Taken): string => `${milliseconds(wall)}, of the processors ${milliseconds(cpu)}`;
  const [bare, ...rest] = contenders.map((one) => ({ name: one.name, ...middle(one) }));
  if (bare === undefined) throw new Error('Nothing was imported');
  return [
    aside('cold import of an empty handler, a whole process', words(bare)),
    ...rest.map((one) => {
      const limit = WITHOUT_STORE.includes(one.name) ? 1.5 : 4;
      const work = `cold import of ${one.name} (${words(one)}; by processor time ${times(one.cpu / bare.cpu)})`;
      return atMost(work, one.wall / bare.wall, limit, times);
    }),
    ...missing,
  ];
};

import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { NoStore, openFolder, openTable } from '../verifying/store.ts';
import { type Verdict, verdictOnFile, verdictsOnStore } from '../verifying/verdict.ts';

const USAGE = `npm run -s verify -- --file FILE             is this exported record whole?
npm run -s verify -- --state .state/brent    is every case whole that this machine keeps there?
npm run -s verify -- --table brent-cases     the same, of a table in AWS, by the settings of the AWS tools

  --file beside --state or --table: does the case there go on from the exported record?
  --borough NAME  whose cases they are, where the table's name does not say so
  --json          the same as data

It ends with 0 when all is whole, with 1 when something is not, with 2 when it could not be asked.`;

export interface Verification {
  readonly exit: 0 | 1 | 2;
  readonly text: string;
}

/** What the command answers to its arguments. Changes nothing that it looks at. */
export const verifyCommand = async (args: readonly string[]): Promise<Verification> => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        file: { type: 'string' },
        state: { type: 'string' },
        table: { type: 'string' },
        borough: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { exit: 0, text: USAGE };
    const { file, state, table } = values;
    if (file === undefined && state === undefined && table === undefined)
      return misused('Say what to verify: --file, --state or --table.');
    if (state !== undefined && table !== undefined) return misused('Give --state or --table, not both.');
    const verdicts = await verdictsOn(values);
    const whole = verdicts.every(({ faults }) => faults.length === 0);
    return { exit: whole ? 0 : 1, text: values.json ? asData(verdicts) : inWords(verdicts) };
  } catch (error) {
    if (error instanceof NoStore) return misused(error.message);
    if (error instanceof TypeError && 'code' in error) return misused(error.message);
    throw error;
  }
};

const misused = (why: string): Verification => ({ exit: 2, text: `${why}\n\n${USAGE}` });

interface Asked {
  readonly file?: string | undefined;
  readonly state?: string | undefined;
  readonly table?: string | undefined;
  readonly borough?: string | undefined;
}

const verdictsOn = async ({ file, state, table, borough }: Asked): Promise<readonly Verdict[]> => {
  const exported = file === undefined ? undefined : verdictOnFile(textOf(file));
  if (state === undefined && table === undefined) return exported === undefined ? [] : [exported];
  const store = state === undefined ? openTable(table ?? '', borough) : await openFolder(state, borough);
  try {
    const stored = await verdictsOnStore(store, exported);
    return exported === undefined || exported.faults.length === 0 ? stored : [exported, ...stored];
  } finally {
    await store.close();
  }
};

/** The two bytes that any file packed by gzip begins with. */
const PACKED = [0x1f, 0x8b];

const textOf = (file: string): string => {
  if (!existsSync(file)) throw new NoStore(`There is no file ${file}.`);
  const bytes = readFileSync(file);
  const packed = PACKED.every((byte, index) => bytes[index] === byte);
  try {
    return (packed ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    // A packed file that does not unpack is no record: it is read as one without a header.
    return '';
  }
};

const counted = (count: number, one: string): string => `${String(count)} ${count === 1 ? one : `${one}s`}`;

const inWords = (verdicts: readonly Verdict[]): string => {
  const width = Math.max(0, ...verdicts.map(({ reference }) => reference.length));
  const broken = verdicts.filter(({ faults }) => faults.length > 0);
  const lines = verdicts.map(({ reference, faults, version = 0, hash = '' }) =>
    faults.length === 0
      ? `${reference.padEnd(width)}  whole, ${counted(version, 'event')}, last hash ${hash}`
      : `${reference.padEnd(width)}  NOT WHOLE. ${faults.map(({ words }) => words).join(' ')}`,
  );
  const total = `${counted(verdicts.length, 'record')}: ${broken.length === 0 ? 'all whole' : `${String(broken.length)} not whole`}.`;
  return [...lines, ...(verdicts.length === 0 ? [] : ['']), total].join('\n');
};

const asData = (verdicts: readonly Verdict[]): string =>
  JSON.stringify({ whole: verdicts.every(({ faults }) => faults.length === 0), records: verdicts }, undefined, 2);

if (import.meta.main) {
  try {
    const { exit, text } = await verifyCommand(process.argv.slice(2));
    if (exit === 2) console.error(text);
    else console.log(text);
    process.exitCode = exit;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

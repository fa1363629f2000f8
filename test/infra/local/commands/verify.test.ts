import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventKey } from '#functions/adapters/dynamodb/keys.ts';
import { verifyCommand } from '#infra/local/commands/verify.ts';
import { holdStateFolder } from '#infra/local/state/lock.ts';
import { exportOf } from '#shared/casework/wholeness/export.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { startDynamo } from '#test/support/dynamo.ts';
import { clearStateFolder } from '#test/support/state-folder.ts';
import { keptOn, storeOf, tampering } from '../verifying/kept.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
const exported = join(folder, 'record.jsonl');
const REFERENCE = /BRE-\w{4}-\w{4}/g;
const ofFolder = ['--state', folder, '--borough', 'brent'];
let review: CaseId;

const served = async <T>(work: (server: Awaited<ReturnType<typeof startDynamo>>) => Promise<T>): Promise<T> => {
  const server = await startDynamo(join(folder, 'table.sqlite'));
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
};

beforeAll(() =>
  served(async (server) => {
    const table = await server.freshTable();
    ({ review } = await keptOn(table));
    const { ledger } = storeOf(table);
    const [record, events] = [await ledger.load(review), await ledger.events(review)];
    if (record === undefined) throw new Error('There is one');
    writeFileSync(exported, exportOf(record, events, { at: instantOf(0), by: 'business-manager' }));
  }),
);
afterAll(() => clearStateFolder(folder));

const changed = (name: string, change: (lines: string[]) => string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, change(readFileSync(exported, 'utf8').split('\n')).join('\n'));
  return file;
};

describe('verifying a file', () => {
  it('finds it whole, packed or not, and says where its chain ends', async () => {
    const { exit, text } = await verifyCommand(['--file', exported]);
    expect([exit, text]).toEqual([0, expect.stringMatching(/^BRE-\S+ {2}whole, \d+ events, last hash [0-9a-f]{64}\n/)]);
    expect(text).toContain('1 record: all whole.');
    writeFileSync(`${exported}.gz`, gzipSync(readFileSync(exported)));
    expect(await verifyCommand(['--file', `${exported}.gz`])).toEqual({ exit, text });
  });

  it.each<[string, (lines: string[]) => string[], string]>([
    ['altered', (lines) => lines.with(3, (lines[3] ?? '').replace('"seq":3', '"seq":4')), 'Event 3 was altered'],
    ['taken out', (lines) => lines.toSpliced(3, 1), 'Event 3 was taken out'],
    ['put in', (lines) => lines.toSpliced(4, 0, lines[2] ?? ''), 'An event was put in'],
    ['moved', (lines) => lines.with(3, lines[4] ?? '').with(4, lines[3] ?? ''), 'Event 4 stands where event 3 should'],
  ])('says which event was %s, and ends with 1', async (name, change, words) => {
    const { exit, text } = await verifyCommand(['--file', changed(`${name}.jsonl`, change)]);
    expect([exit, text]).toEqual([1, expect.stringContaining(words)]);
    expect(text).toMatch(/BRE-\S+ {2}NOT WHOLE\. .*\n\n1 record: 1 not whole\.$/s);
  });

  it('gives the same as data', async () => {
    const { exit, text } = await verifyCommand([
      '--json',
      '--file',
      changed('x.jsonl', (lines) => lines.toSpliced(2, 1)),
    ]);
    expect(exit).toBe(1);
    expect(JSON.parse(text)).toMatchObject({
      whole: false,
      records: [
        { pins: { workflow: 'practice-review', workflowVersion: 1 }, faults: [{ what: 'taken-out', event: 2 }] },
      ],
    });
  });

  it('takes what is no record for one that is not whole, and says nothing of its content', async () => {
    for (const [name, content] of [
      ['letter', 'Dear Petra'],
      ['nothing', ''],
      ['packed', Buffer.from([0x1f, 0x8b, 1, 2])],
    ] as const) {
      writeFileSync(join(folder, name), content);
      const { exit, text } = await verifyCommand(['--file', join(folder, name)]);
      expect([exit, text.includes('Petra')]).toEqual([1, false]);
    }
  });

  it('answers on the command line', () => {
    const command = ['infra/local/commands/verify.ts', '--file'];
    const run = (file: string) => spawnSync(process.execPath, [...command, file], { encoding: 'utf8' });
    expect(run(exported)).toMatchObject({ status: 0, stdout: expect.stringContaining('whole'), stderr: '' });
    expect(run(changed('y.jsonl', (lines) => lines.toSpliced(2, 1))).status).toBe(1);
    expect(run('no-such-file')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('no-such-file'),
    });
  });
});

describe('verifying a store', () => {
  it('has a line for each case, by reference alone, and a total', async () => {
    const { exit, text } = await verifyCommand(ofFolder);
    expect([exit, text.match(REFERENCE)?.length]).toEqual([0, 2]);
    expect(text).toContain('2 records: all whole.');
    expect(text).not.toMatch(/Sample|@|police/);
    expect(await verifyCommand([...ofFolder, '--file', exported])).toEqual({ exit, text });
  });

  it('asks the server of a running start, which has the folder', async () => {
    const alone = await verifyCommand(ofFolder);
    await served(async ({ endpoint }) => {
      writeFileSync(join(folder, 'ports.json'), JSON.stringify({ table: Number(new URL(endpoint).port) }));
      const held = holdStateFolder(folder);
      try {
        expect(await verifyCommand(ofFolder)).toEqual(alone);
      } finally {
        held.release();
      }
    });
  });

  it('asks a table by the settings of the AWS tools', async () => {
    await served(async ({ endpoint }) => {
      const command = ['infra/local/commands/verify.ts', '--table', 'cases-1', '--borough', 'brent'];
      const env = {
        ...process.env,
        AWS_ENDPOINT_URL_DYNAMODB: endpoint,
        AWS_REGION: 'eu-west-2',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      };
      const asked = spawnSync(process.execPath, command, { encoding: 'utf8', env });
      expect(asked).toMatchObject({ status: 0, stdout: expect.stringContaining('2 records: all whole.') });
      const nowhere = spawnSync(process.execPath, command.with(2, 'no-such-table'), { encoding: 'utf8', env });
      expect(nowhere).toMatchObject({ status: 2, stdout: '' });
    });
  });

  it('names the case and the event that was altered on disk, and ends with 1', async () => {
    const key = eventKey(review, 2);
    const change = (at: string) =>
      served(async ({ client }) => {
        const table = tampering({ client, name: 'cases-1' });
        const row = await table.read(key);
        await table.write({ ...row, at });
        return String(row['at']);
      });
    const before = await change('2026-01-01T00:00:00.000Z');
    const { exit, text } = await verifyCommand(ofFolder);
    await change(before);
    expect(exit).toBe(1);
    expect(text).toMatch(/BRE-\S+ {2}NOT WHOLE\. Event 2 was altered/);
    expect(text).toContain('2 records: 1 not whole.');
    expect((await verifyCommand(ofFolder)).exit).toBe(0);
  });
});

describe('what could not be asked', () => {
  it.each([
    [[], 'Say what to verify'],
    [['--state', 'x', '--table', 'y'], 'not both'],
    [['--state', '/no/such/folder'], 'Nothing is kept in'],
    [['--state', folder], 'does not say whose cases'],
    [['--file', '/no/such/file'], 'There is no file'],
    [['--nonsense'], 'nonsense'],
  ])('%j', async (args, words) => {
    expect(await verifyCommand(args)).toEqual({ exit: 2, text: expect.stringContaining(words) });
  });

  it('says how it is asked', async () => {
    expect(await verifyCommand(['--help'])).toMatchObject({ exit: 0, text: expect.stringContaining('--state') });
  });
});

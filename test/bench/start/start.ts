import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { visitor } from '#test/support/signed-in.ts';
import { aside, atMost, median, megabytes, type Row, seconds } from '../row.ts';
import { type Memory, memoryOf } from './tree.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const RUNS = 5;
const PATIENCE = 60_000;

/** Starts as a person would, and resolves with the address when the ready line is there. */
const ready = async (folder: string): Promise<{ child: ChildProcess; url: string; took: number }> => {
  const begun = performance.now();
  const child = spawn('npm', ['start', '--', '--state', folder], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { promise, resolve: found, reject } = Promise.withResolvers<string>();
  let said = '';
  const hear = (chunk: unknown): void => {
    said += String(chunk);
    const url = /Ready: (\S+)/.exec(said)?.[1];
    if (url !== undefined) found(url);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.once('exit', () => reject(new Error(`npm start ended: ${said.trim().split('\n').at(-1) ?? ''}`)));
  const late = setTimeout(() => reject(new Error(`npm start was not ready: ${said.slice(-200)}`)), PATIENCE);
  try {
    return { child, url: await promise, took: (performance.now() - begun) / 1000 };
  } catch (error) {
    await stop(child);
    throw error;
  } finally {
    clearTimeout(late);
  }
};

/** The group it was started as: npm, the service, and its table server. Over when none of them can say anything more. */
const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'close');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
};

/** Somebody signs in and opens a page of each function that has pages, so that each is loaded. */
const used = async (url: string): Promise<number> => {
  const there = visitor({ url });
  const chooser = await there.get('/sign-in');
  await there.post(chooser.url, { post: 'head-teacher' });
  const seen = [];
  const paths = ['/', '/tasks', '/cases', '/new/referral', '/shared/none', '/documents/none/copy-sheet'];
  for (const path of [...paths, '/actions', '/published']) seen.push((await there.get(path)).status);
  if (seen[1] !== 200) throw new Error(`Nobody could sign in: /tasks was answered ${seen[1] ?? 0}`);
  return seen.length;
};

const heldBy = (when: string, { resident, proportional, parts }: Memory): readonly Row[] => [
  atMost(`memory of everything npm start runs, ${when}: resident`, resident, 400, megabytes),
  aside(
    '  of which',
    `${parts.map((part) => `${part.name} ${megabytes(part.resident)}`).join(', ')}; shared pages counted once ${megabytes(proportional)}`,
  ),
];

export const startRows = async (): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    const runs: number[] = [];
    let rows: readonly Row[] = [];
    // The first makes what later ones find: templates, bundles and the state folder.
    for (let turn = 0; turn <= RUNS; turn += 1) {
      const { child, url, took } = await ready(folder);
      try {
        if (turn > 0) runs.push(took);
        if (turn === RUNS) {
          const fresh = memoryOf(child.pid ?? 0);
          const opened = await used(url);
          rows = [
            ...heldBy('when it is ready', fresh),
            ...heldBy(`after signing in and ${opened} pages`, memoryOf(child.pid ?? 0)),
          ];
        }
      } finally {
        await stop(child);
      }
    }
    return [atMost('npm start to ready, template cached', median(runs), 4, seconds), ...rows];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

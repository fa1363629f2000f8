import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '#functions/runtime/system.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { busy, machine } from './machine.ts';
import { document, table } from './report.ts';
import { type Part, type Row, rowsOf } from './row.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const KEPT = resolve(ROOT, 'docs/bench.md');

/** Each is loaded only when its turn comes: what is broken elsewhere costs a row and not the run. */
const PARTS: Readonly<Record<string, Part>> = {
  pages: { title: 'form page', measure: async () => (await import('./pages/rows.ts')).pageRows() },
  cold: { title: 'cold import', measure: async () => (await import('./functions/cold.ts')).coldRows() },
  notification: {
    title: 'submitting a notification',
    measure: async () => (await import('./store/notification.ts')).notificationRows(),
  },
  'work-list': { title: 'work list', measure: async () => (await import('./store/work-list.ts')).workListRows() },
  'action-plan': {
    title: 'the shared action plan',
    measure: async () => (await import('./store/action-plan.ts')).actionPlanRows(),
  },
  largest: { title: 'the largest state', measure: async () => (await import('./store/largest.ts')).largestRows() },
  review: {
    title: 'a rapid review and a practice review',
    measure: async () => (await import('./store/review.ts')).reviewRows(),
  },
  route: { title: 'whom to go to', measure: async () => (await import('./functions/route.ts')).routeRows() },
  'disagreement-lists': {
    title: 'lists, figures and pages of disagreements',
    measure: async () => (await import('./store/disagreement-lists.ts')).disagreementListRows(),
  },
  disagreements: {
    title: 'a thousand open disagreements',
    measure: async () => (await import('./store/disagreements.ts')).disagreementRows(),
  },
  start: { title: 'npm start', measure: async () => (await import('./start/start.ts')).startRows() },
  'first-view': { title: 'first view', measure: async () => (await import('./start/first-view.ts')).firstViewRows() },
};

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0)
  throw new Error(`There is no ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);

// Everything measured is made of compiled forms.
const compiled = spawnSync(process.execPath, ['forms/server/compile.ts'], { cwd: ROOT, stdio: 'inherit' });
if (compiled.status !== 0) throw new Error('The forms do not compile, so nothing can be measured.');

const rows: Row[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stdout.write(`Measuring ${part.title}.\n`);
  rows.push(...(await rowsOf(part)));
}
console.log(`\n${table(rows)}\n`);

// A part by itself is for looking; only a whole run is kept.
if (positionals.length === 0) {
  const about = {
    machine: machine(),
    date: londonDate(systemClock.now()),
    busy: busy(),
    text: readFileSync(resolve(import.meta.dirname, 'how.md'), 'utf8'),
  };
  writeFileSync(KEPT, document(rows, about));
  console.log('Kept in docs/bench.md.');
}
process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/casework/audit-chain.ts';
import { exportOf } from '#shared/casework/wholeness/export.ts';
import { readExport } from '#shared/casework/wholeness/read-export.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { chained, recordOf, rewritten } from './chained.ts';

const ASKED = { at: instantOf(99), by: 'business-manager' };
const NOTES = ['one', { two: 2 }, ['three'], 'four – “five”', { __proto__: null, six: { seven: null } }];
const events = chained(NOTES);
const file = exportOf(recordOf(events), events, ASKED);
const lines = file.split('\n').slice(0, -1);
const joined = (changed: readonly string[]): string => changed.map((line) => `${line}\n`).join('');
const named = (text: string) => readExport(text).faults.map(({ what, event }) => `${what} ${event ?? ''}`.trim());

describe('an exported record', () => {
  it('begins with a header that says whose it is, and has a line for every event in order', () => {
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      file: 'case ledger',
      format: 1,
      borough: 'brent',
      reference: 'TST-2345-6789',
      workflow: 'rapid-review',
      workflowVersion: 1,
      arrangementVersion: 2,
      edition: 'WT2026',
      count: 5,
      headHash: events[4]?.hash,
      exportedAt: ASKED.at,
      exportedBy: 'business-manager',
    });
    expect(lines.slice(1).map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(events)));
  });

  it('is found whole by itself, of any length and content', () => {
    expect(readExport(file)).toEqual({ header: JSON.parse(lines[0] ?? ''), faults: [] });
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 6 }), (notes) => {
        const all = chained(notes);
        expect(readExport(exportOf(recordOf(all), all, ASKED)).faults).toEqual([]);
      }),
    );
  });

  it('names an event that was altered, taken out, put in or moved', () => {
    const third = events[2];
    if (third === undefined) throw new Error('There is one');
    const note = lines[3]?.replace('three', 'other') ?? '';
    expect(named(joined(lines.with(3, note)))).toEqual(['altered 3']);
    expect(named(joined(lines.with(3, canonicalJson(rewritten(third, 'other')))))).toEqual(['altered 3']);
    expect(named(joined(lines.toSpliced(3, 1)))).toEqual(['taken-out 3']);
    expect(named(joined(lines.slice(0, 4)))).toEqual(['taken-out 4']);
    expect(named(joined(lines.toSpliced(4, 0, canonicalJson(rewritten(third, 'other')))))).toEqual(['put-in 3']);
    expect(named(joined([...lines.slice(0, 2), lines[3] ?? '', lines[2] ?? '', ...lines.slice(4)]))).toEqual([
      'moved 3',
    ]);
  });

  it('names a header that was altered, and a line that is none of its own', () => {
    for (const [from, to] of [
      ['BRE', 'BAR'],
      ['TST-2345', 'TST-5432'],
      ['business-manager', 'chair'],
      ['"workflowVersion":1', '"workflowVersion":2'],
      ['WT2026', 'WT2023'],
      ['1970', '1971'],
      ['"format":1', '"format": 1'],
    ]) {
      const header = (lines[0] ?? '').replace(from ?? '', to ?? '');
      expect([to, named(joined(lines.with(0, header)))]).toEqual([to, header === lines[0] ? [] : ['file']]);
    }
    expect(named(joined(lines.slice(1)))).toContain('file');
    expect(named(joined(lines.with(2, '{"not":"an event"}')))).toEqual(['file', 'taken-out 2']);
    expect(named(joined(lines.with(2, `{"by":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)))).toContain('file');
    expect(named(file.slice(0, -1))).toEqual(['file']);
    expect(named(joined([...lines, '']))).toEqual(['file']);
    expect(named('')).toEqual(['file', 'file']);
  });

  it('names a line that means the same and is not as it was written', () => {
    const line = lines[2] ?? '';
    for (const other of [
      line.replace('"seq":', '"seq": '),
      line.replace('"seq":2', '"seq":2.0'),
      line.replace('{"at"', '{"seq":7,"at"'),
      line.replace('"two"', '"\\u0074wo"'),
      `${line}\r`,
    ])
      expect([other, other !== line, named(joined(lines.with(2, other)))]).toEqual([other, true, ['file']]);
    expect(named(joined(lines.with(2, line.replace('{"at"', '{"added":1,"at"'))))).toEqual(['file', 'taken-out 2']);
  });

  it('holds nothing back from whoever reads words, and says none of them in what is wrong', () => {
    const { faults } = readExport(joined(lines.with(3, lines[3]?.replace('three', 'Petra') ?? '')));
    expect(JSON.stringify(faults)).not.toMatch(/Petra|three/);
  });

  const change = fc.oneof(
    fc.record({ how: fc.constant('character' as const), at: fc.nat(), to: fc.string({ minLength: 1, maxLength: 1 }) }),
    fc.record({ how: fc.constant('remove' as const), at: fc.nat(), to: fc.constant('') }),
    fc.record({ how: fc.constant('insert' as const), at: fc.nat(), to: fc.string({ minLength: 1, maxLength: 3 }) }),
    fc.record({ how: fc.constant('line out' as const), at: fc.nat(), to: fc.constant('') }),
    fc.record({ how: fc.constant('line twice' as const), at: fc.nat(), to: fc.constant('') }),
    fc.record({ how: fc.constant('lines exchanged' as const), at: fc.nat(), to: fc.constant('') }),
    fc.record({ how: fc.constant('line anew' as const), at: fc.nat(), to: fc.string() }),
  );

  it('shows any single change', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 2, maxLength: 6 }), change, (notes, { how, at, to }) => {
        const all = chained(notes);
        const text = exportOf(recordOf(all), all, ASKED);
        const rows = text.split('\n').slice(0, -1);
        const [point, row] = [at % text.length, at % rows.length];
        const [one, next] = [rows[row] ?? '', rows[(row + 1) % rows.length] ?? ''];
        const event = all[row - 1];
        const changed = {
          character: () => text.slice(0, point) + to + text.slice(point + 1),
          remove: () => text.slice(0, point) + text.slice(point + 1),
          insert: () => text.slice(0, point) + to + text.slice(point),
          'line out': () => joined(rows.toSpliced(row, 1)),
          'line twice': () => joined(rows.toSpliced(row, 0, one)),
          'lines exchanged': () => joined(rows.with(row, next).with((row + 1) % rows.length, one)),
          'line anew': () => (event ? joined(rows.with(row, canonicalJson(rewritten(event, { to })))) : text),
        }[how]();
        fc.pre(changed !== text);
        expect(readExport(changed).faults).not.toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});

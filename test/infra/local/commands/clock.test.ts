import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { clockCommand } from '#infra/local/commands/clock.ts';

const words = (line: string): string[] => line.split(' ');

interface Shown {
  borough: string;
  edition: string;
  clocks: {
    clock: string;
    starts: string;
    dueDate: string;
    due: string;
    skipped: { date: string; why: string }[];
    rule: string;
    source: string;
    warnings: string[];
  }[];
}
const json = (line: string): Shown => {
  const { code, out, error } = clockCommand([...words(line), '--json']);
  expect([code, error]).toEqual([0, '']);
  return JSON.parse(out);
};
const dueDates = (line: string): Record<string, string> =>
  Object.fromEntries(json(line).clocks.map(({ clock, dueDate }) => [clock, dueDate]));

describe('the clock command', () => {
  it('answers from awareness: notify, tell the partners, and the rapid review as if notified on the last day', () => {
    const { borough, edition, clocks } = json('--borough brent --aware 2026-04-02T10:00');
    expect([borough, edition]).toEqual(['brent', 'WT2026']);
    expect(clocks.map(({ clock, starts, dueDate }) => [clock, starts, dueDate])).toEqual([
      ['notify', '2026-04-02', '2026-04-13'],
      ['tell-partners', '2026-04-02', '2026-04-13'],
      ['rapid-review', '2026-04-13', '2026-05-05'],
    ]);
    expect(clocks[0]).toEqual({
      clock: 'notify',
      starts: '2026-04-02',
      dueDate: '2026-04-13',
      due: '2026-04-13T22:59:59.999Z',
      skipped: [
        { date: '2026-04-03', why: 'Good Friday' },
        { date: '2026-04-04', why: 'Saturday' },
        { date: '2026-04-05', why: 'Sunday' },
        { date: '2026-04-06', why: 'Easter Monday' },
        { date: '2026-04-11', why: 'Saturday' },
        { date: '2026-04-12', why: 'Sunday' },
      ],
      rule: '5 working days after the day the local authority became aware of the incident',
      source: expect.stringContaining('MERTON appendix 7'),
      warnings: expect.arrayContaining([expect.stringContaining('Assumed')]),
    });
    expect(clocks[2]?.rule).toMatch(/\(if notified on the last day\)$/);
  });

  it('counts the rapid review from the notification once that is given', () => {
    const { clocks } = json('--borough brent --aware 2026-04-02T10:00 --notified 2026-04-02T16:30');
    expect(clocks.at(-1)).toMatchObject({ clock: 'rapid-review', starts: '2026-04-02', dueDate: '2026-04-27' });
    expect(clocks.at(-1)?.rule).not.toMatch(/last day/);
    expect(dueDates('--borough brent --notified 2026-04-02')).toEqual({ 'rapid-review': '2026-04-27' });
  });

  it('counts a practice review from its decision to its publication and says when that is late', () => {
    expect(dueDates('--decided 2026-08-31 --publish 2027-02-26 --borough brent')).toEqual({
      'practice-review': '2027-02-28',
      'pre-publication': '2027-02-16',
      availability: '2028-02-26',
    });
    expect(dueDates('--decided 2023-08-31 --borough brent')).toEqual({ 'practice-review': '2024-02-29' });
    const late = /Publication on 2027-03-01 is after its last day: .* by 2027-02-28/;
    const said = (publish: string) =>
      json(`--decided 2026-08-31 --publish ${publish} --borough brent`).clocks[0]?.warnings.join(' ');
    expect([said('2027-03-01'), said('2027-02-28')]).toEqual([
      expect.stringMatching(late),
      expect.not.stringMatching(/after its last day/),
    ]);
  });

  it('answers every other date with its own clock', () => {
    expect(dueDates('--borough barnet --raised 2026-05-20')).toEqual({ disagreement: '2026-05-28' });
    expect(dueDates('--borough merton --decided 2026-08-31')).toEqual({ 'practice-review': '2027-02-28' });
    expect(dueDates('--borough barnet --publish 2026-10-01')).toEqual({
      'pre-publication': '2026-09-21',
      availability: '2027-10-01',
    });
    expect(dueDates('--borough barnet --known 2026-05-22T16:55')).toEqual({ lado: '2026-05-26' });
    expect(dueDates('--borough barnet --lado 2026-05-22')).toEqual({ lado: '2026-05-26' });
  });

  it('shows the clocks in one order, whatever the order of the dates', () => {
    const { clocks } = json(
      '--publish 2027-01-15 --known 2026-06-01 --decided 2026-07-20 --aware 2026-06-01 --raised 2026-06-03 --borough merton',
    );
    expect(clocks.map(({ clock }) => clock)).toEqual([
      ...['notify', 'tell-partners', 'rapid-review', 'practice-review'],
      ...['pre-publication', 'availability', 'disagreement', 'lado'],
    ]);
  });

  it('takes a date, a London time or an instant, each on its London date', () => {
    for (const same of ['2026-06-16', '2026-06-16T00:05', '2026-06-16T00:05:59', '2026-06-15T23:05:00Z']) {
      expect(dueDates(`--borough brent --known ${same}`)).toEqual({ lado: '2026-06-17' });
    }
    expect(dueDates('--borough brent --known 2026-06-16T00:05+01:00')).toEqual({ lado: '2026-06-17' });
  });

  it('holds a case to the edition of the day it was opened', () => {
    expect(json('--borough brent --aware 2026-03-18').edition).toBe('WT2023');
    expect(json('--borough brent --aware 2026-03-19').edition).toBe('WT2026');
    expect(json('--borough brent --aware 2026-03-18 --decided 2026-05-01').edition).toBe('WT2023');
  });

  it('warns of projected bank holidays and of days before the borough’s arrangements', () => {
    const [late] = json('--borough brent --aware 2027-12-23').clocks;
    expect(late?.warnings.join()).toMatch(/projected and may change/);
    const [early] = json('--borough brent --aware 2018-02-01').clocks;
    expect(early?.warnings.join()).toMatch(/arrangements held for .* begin on/);
  });

  it('prints a table for people without --json', () => {
    const { code, out } = clockCommand(words('--borough brent --aware 2026-04-02'));
    expect(code).toBe(0);
    expect(out).toContain('Brent · Working Together to Safeguard Children 2026');
    expect(out).toMatch(/^notify +Thu 2 Apr 2026 +Mon 13 Apr 2026$/m);
    expect(out).toContain('Fri 3 Apr 2026, Good Friday');
    expect(out).toMatch(/Please note\n {2}Carried over, to be confirmed/);
  });

  it.each([
    ['', /at least one date/],
    ['--borough brent', /at least one date/],
    ['--aware 2026-04-02', /Say which borough.*brent/],
    ['--borough atlantis --aware 2026-04-02', /no borough "atlantis".*There are:.*brent/],
    ['--borough __proto__ --aware 2026-04-02', /no borough "__proto__"/],
    ['--borough brent --aware 2026-02-30', /--aware 2026-02-30: give a date/],
    ['--borough brent --aware 02/04/2026', /--aware 02\/04\/2026: give a date/],
    ['--borough brent --aware 2026-04-02T24:00', /give a date/],
    ['--borough brent --aware 2026-04-02T10:00+99:00', /no such time zone/],
    ['--borough brent --aware', /--aware/],
    ['--borough brent --aware 1999-04-02', /from 2001-01-01 to 2049-06-30/],
    ['--borough brent --aware 2049-07-01', /from 2001-01-01 to 2049-06-30/],
    ['--borough brent --aware 2026-04-02 --notified 2026-04-01', /before --aware/],
    ['--borough brent --known 2026-04-02 --lado 2026-04-01', /one and the same/],
    ['--borough brent --awear 2026-04-02', /--awear/],
    ['--borough brent 2026-04-02', /2026-04-02/],
  ])('refuses "%s" in words', (line, message) => {
    const { code, out, error } = clockCommand(line === '' ? [] : words(line));
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(message);
  });

  it('says how it is used when asked', () => {
    expect(clockCommand(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--borough NAME') });
  });

  it('counts whatever it accepts: the first and the last day there is', () => {
    for (const day of ['2001-01-01', '2049-06-30']) {
      const all = ['aware', 'decided', 'publish', 'raised', 'known'].map((name) => `--${name} ${day}`).join(' ');
      expect(json(`--borough brent ${all}`).clocks).toHaveLength(8);
    }
  });

  it('ends as a process with 0 and JSON alone on its output, or with 2 and words on the other', () => {
    const run = (line: string) =>
      spawnSync(process.execPath, ['infra/local/commands/clock.ts', ...words(line)], { encoding: 'utf8' });
    const good = run('--borough brent --known 2026-06-16 --json');
    expect([good.status, good.stderr, JSON.parse(good.stdout).borough]).toEqual([0, '', 'brent']);
    const bad = run('--borough brent --known yesterday --json');
    expect([bad.status, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr).toMatch(/give a date/);
  });
});

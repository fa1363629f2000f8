import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routeCommand } from '#infra/local/commands/route.ts';

const said = (line: string): string => {
  const { code, out, error } = routeCommand(line.split(' '));
  expect([code, error]).toEqual([0, '']);
  return out;
};

const Shown = z.object({
  service: z.string(),
  lines: z.array(
    z.object({
      line: z.number(),
      route: z.string(),
      contacts: z.array(z.object({ title: z.string(), post: z.string().optional() })),
      also: z.array(z.object({ post: z.string() })),
      why: z.array(z.string()),
      source: z.string(),
    }),
  ),
  notes: z.array(z.string()),
});
const json = (line: string) => Shown.parse(JSON.parse(said(`${line} --json`)));
const routes = (line: string): readonly string[] => json(line).lines.map(({ route }) => route);

const POLICE = '--borough barnet --agency police --at 2026-05-20T22:15';

describe('the route command', () => {
  it('names whom to go to on each line, in the order they are tried, and says why', () => {
    expect(said(POLICE).split('\n')).toEqual([
      'Barnet · Multi-agency safeguarding escalation and resolution protocol · Police',
      '',
      'First line of escalation',
      '  Go to    On-call Duty Detective Inspector, North London <duty.detective.inspector@met-police.example>',
      '  or       Ops Room Manager, Inspector <ops.room@met-police.example>',
      '  Why      Multi-agency safeguarding escalation and resolution protocol: Police, first line of escalation.',
      '           Wednesday 20 May 2026, 22:15, which is between 21:00 and 07:00.',
      '           It is the same for an open case and a new referral.',
      '           The Ops Room Manager if the Duty Detective Inspector cannot be reached.',
      '           Source: BARNET-ESC, stage two, Police, first line.',
      '',
      'Second line of escalation',
      '  Go to    Night Duty Superintendent, North London <night.superintendent@met-police.example>',
      '  Why      Multi-agency safeguarding escalation and resolution protocol: Police, second line of escalation.',
      '           Wednesday 20 May 2026, 22:15, which is between 21:00 and 07:00.',
      '           It is the same for an open case and a new referral.',
      '           Reached through the Duty Officer.',
      '           Source: BARNET-ESC, stage two, Police, second line.',
    ]);
  });

  it('answers on one line alone, and for the kind of case', () => {
    expect(routes(`${POLICE} --line 2`)).toEqual(['police-second-night']);
    const family = '--borough barnet --agency family-services --at 2026-05-20T10:00';
    expect(routes(family)).toEqual(['family-initial-open', 'family-first-open', 'family-second-open', 'family-third']);
    expect(routes(`${family} --case new`)).toContain('family-second-new');
    expect(routes(`${family} --case neither`)).toContain('family-second-new');
  });

  it('takes circumstances, a service or one of its agencies, and what it concerns', () => {
    const schools = '--borough barnet --agency schools --at 2026-05-20T10:00 --line 1';
    expect(routes(`${schools} --circumstance head-is-designated-lead`)).toEqual(['schools-first-governors']);
    const hospital = json('--borough barnet --agency acute-trust --at 2026-05-20T10:00');
    expect([hospital.service, hospital.lines[0]?.contacts[0]?.post]).toEqual(['health', 'acute-named-nurse']);
    expect(json('--borough barnet --agency health --at 2026-05-20T10:00').lines[0]?.contacts[0]?.title).toBe(
      'Safeguarding lead of the agency concerned',
    );
    expect(said('--borough barnet --agency health --at 2026-05-20T10:00')).toMatch(/\n {2}and {6}Designated Doctor/);
    const told = json('--borough barnet --agency adult-social-care --at 2026-05-25T02:30 --concerns adult');
    expect(told.lines.map(({ line, also }) => [line, also.length])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
  });

  it('reads a time with a zone, and the version in force that day', () => {
    expect(json('--borough barnet --agency police --at 2026-05-20T21:15Z').lines).toEqual(json(POLICE).lines);
    expect(json('--borough barnet --agency police --at 2026-05-20T23:15+02:00').lines).toEqual(json(POLICE).lines);
    expect(routes('--borough barnet --agency ccg --at 2022-06-30T10:00')).toEqual(['health-first']);
  });

  it('answers a time that comes twice, once, and says so', () => {
    const { notes, lines } = json('--borough barnet --agency police --at 2026-10-25T01:30 --line 1');
    expect(lines.map(({ route }) => route)).toEqual(['police-first-night']);
    expect(notes).toEqual([expect.stringMatching(/^01:30 comes twice on 25 October 2026.*the same for both\.$/)]);
    expect(json('--borough barnet --agency police --at 2026-10-25T02:00').notes).toEqual([]);
  });

  it('does it from the command line', () => {
    const { status, stdout } = spawnSync('npm', ['run', '-s', 'route', '--', ...POLICE.split(' ')], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, `${said(POLICE)}\n`]);
  });
});

describe('what it does not understand', () => {
  it.each([
    ['--agency police --at 2026-05-20T22:15', /Say --borough/],
    ['--borough barnet --at 2026-05-20T22:15', /Say --agency/],
    ['--borough barnet --agency police', /Say --at/],
    ['--borough bernet --agency police --at 2026-05-20T22:15', /no borough "bernet".*mean "barnet"/],
    ['--borough camelot --agency police --at 2026-05-20T22:15', /There are: barnet, brent, merton/],
    ['--borough barnet --agency polce --at 2026-05-20T22:15', /no agency or service "polce".*mean "police"/],
    ['--borough barnet --agency round-table --at 2026-05-20T22:15', /There are routes for: police, schools/],
    [
      '--borough barnet --agency housing --at 2026-05-20T22:15',
      /no route of its own for Barnet Homes.*manager or lead/,
    ],
    ['--borough brent --agency police --at 2026-05-20T22:15', /no route of its own for Metropolitan Police/],
    ['--borough brent --agency police --at 2026-05-20T22:15 --concerns adult', /no protocol in force/],
    ['--borough barnet --agency police --at 2018-05-20T22:15', /its first are from 2019-09-29/],
    [
      '--borough barnet --agency police --at 2026-03-29T01:30',
      /01:30: that time does not exist in London.*forward from 01:00 to 02:00/,
    ],
    ['--borough barnet --agency police --at 2026-02-30T10:00', /give a London date and time/],
    ['--borough barnet --agency police --at 2026-05-20', /give a London date and time/],
    ['--borough barnet --agency police --at 2026-05-20T24:00', /give a London date and time/],
    ['--borough barnet --agency police --at 2026-05-20T10:00+99:00', /no such time zone/],
    ['--borough barnet --agency police --at 2099-05-20T10:00', /from 2000 to 2050/],
    [`${POLICE} --line 4`, /give one of 0, 1, 2, 3/],
    [`${POLICE} --line 3`, /Police has no third line of escalation/],
    [`${POLICE} --case shut`, /give one of open, new, neither/],
    [`${POLICE} --circumstance raining`, /depends on "raining"/],
    ['--borough barnet --agency schools --at 2026-05-20T10:00 --concerns adult', /Schools has no route of its own/],
    [`${POLICE} --loud`, /--loud/],
  ])('%s', (line, words) => {
    const { code, out, error } = routeCommand(line.split(' '));
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(words);
  });
  it('and its usage when asked', () => {
    expect(said('--help')).toMatch(/^npm run -s route/);
  });
});

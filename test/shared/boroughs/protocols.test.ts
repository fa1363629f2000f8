// biome-ignore-all format: a mistake a line reads as a table
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inWords } from '#shared/boroughs/checking/fault.ts';
import { arrangementVersion } from '#shared/boroughs/load.ts';
import { parseArrangement, parseArrangements } from '#shared/boroughs/parse.ts';
import { readArrangements } from '#shared/boroughs/source.ts';
import { protocolTexts } from '#shared/boroughs/texts.ts';
import { changed, changedProtocol, INVENTED, WEXMOOR_PATH, wexmoor, wexmoorProtocols, wexmoorText } from './wexmoor.ts';

type Changes = readonly (readonly [string, string])[];

/** What is told of the protocol's own file. The borough that names it then says only that it has faults. */
const faultsOfProtocol = (changes: Changes) => {
  const read = parseArrangements([...changedProtocol(...changes), { path: WEXMOOR_PATH, text: wexmoorText() }]);
  const faults = read.ok ? [] : read.error;
  expect(faults.filter(({ file }) => file === WEXMOOR_PATH).map(({ words }) => words)).toEqual(
    read.ok ? [] : ['The protocol "wexmoor-notice" has faults of its own.'],
  );
  return faults.filter(({ file }) => file !== WEXMOOR_PATH);
};

const NIGHT = "hours: { from: '20:00', until: '08:00' }";
const ROWS = 'service: hospital, line: 1';
const FIRST = '    limit: { count: 1, of: days }\n    insideWeek: false\n    source: Invented, 1';

describe('a protocol that does not hold together is told in words, at its place, with what to do', () => {
  it.each<[string, Changes, readonly (readonly [string, RegExp, RegExp])[]]>([
    ['a key mistyped', [['title: Wexmoor escalation notice', 'title: Wexmoor escalation notice\nweekof: 5']], [['weekof', /means nothing here/, /Did you mean "weekOf"/]]],
    ['a key that is not the file’s name', [['protocol: wexmoor-notice', 'protocol: wexmoor-notes']], [['protocol', /file is named wexmoor-notice\.yaml/, /Name the file/]]],
    ['hours that are no hours', [['title: Wexmoor escalation notice', "title: Wexmoor escalation notice\noutOfHours: { from: '17h', until: '09:00' }"]], [['outOfHours.from', /"17h" is not written/, /time of day in quotes/]]],
    ['two routes with one id', [['id: hospital-night', 'id: hospital-day']], [['routes[1].id', /another route "hospital-day"/, /own id/]]],
    ['two stages with one id', [['id: notice', 'id: own-manager']], [['stages[1].id', /another stage/, /own id/]]],
    ['an agency in two services', [['routes:', '  - { id: ward, name: Ward, agencies: [hospital] }\n\nroutes:']], [['services[1].agencies[0]', /"hospital" is in "hospital" too/, /one/]]],
    ['a route of a service nobody knows', [[`hospital-night, ${ROWS}`, 'hospital-night, service: hopsital, line: 1']], [['routes[1].service', /no service "hopsital"/, /mean "hospital"/]]],
    ['a circumstance nobody asks about', [[`hospital-night, ${ROWS}`, `hospital-night, ${ROWS}, when: snowing`]], [['routes[1].when', /no circumstance "snowing"/, /Add it/]]],
    ['an hour that nobody answers', [["until: '20:00'", "until: '19:59'"]], [['routes', /No route answers on line 1 of Hospital \(open case, child, working day, 19:59\)/, /widen/]]],
    ['a night that nobody answers', [[`  - { id: hospital-night, ${ROWS}, ${NIGHT}, to: [{ post: site-manager }], source: Invented }\n`, '']], [['routes', /No route answers on line 1 of Hospital \(open case, child, working day, 00:00\)/, /./]]],
    ['new referrals that nobody answers', [[`hospital-night, ${ROWS}`, `hospital-night, ${ROWS}, cases: open`]], [['routes', /No route answers .*\(new case, child, working day, 00:00\)/, /./]]],
    ['weekends that nobody answers', [["hours: { from: '08:00', until: '20:00' }", 'hours: office-hours'], [NIGHT, "hours: { from: '17:00', until: '09:00' }"], ['services:', "outOfHours: { from: '17:00', until: '09:00' }\nservices:"]], [['routes', /No route answers .*\(open case, child, other day, 09:00\)/, /./]]],
    ['two routes that both answer', [["from: '08:00'", "from: '07:30'"]], [['routes[1]', /"hospital-day" and "hospital-night" both answer on line 1 of Hospital \(open case, child, working day, 07:30\)/, /Part them/]]],
    ['two routes for one circumstance', [['agencies: [hospital] }', 'agencies: [hospital], circumstances: [{ id: urgent, asks: Is it urgent? }] }'], ['stages:', `  - { id: one, ${ROWS}, when: urgent, to: [{ post: site-manager }], source: Invented }\n  - { id: two, ${ROWS}, when: urgent, cases: new, to: [{ post: site-manager }], source: Invented }\n\nstages:`]], [['routes[3]', /"one" and "two" both answer .*\(new case/, /./]]],
    ['hours that begin when they end', [[NIGHT, "hours: { from: '20:00', until: '20:00' }"]], [['routes[1].hours', /begin when they end/, /any hour/]]],
    ['a row whose people are all gone by night', [['[{ post: site-manager }]', '[{ post: site-manager, hours: office-hours }]']], [['routes[1].to', /only at some hours/, /always/]]],
    ['a stage whose lines have no route', [['lines: [1]', 'lines: [1, 2]']], [['stages[1].lines[1]', /has line 2, but no route is on it/, /Add its routes/]]],
    ['a line of two stages', [[FIRST, `    lines: [1]\n${FIRST}`]], [['stages[1].lines[0]', /Line 1 belongs to the stage "own-manager"/, /one stage/]]],
    ['lines out of order', [[`hospital-night, ${ROWS}`, 'hospital-night, service: hospital, line: 0'], ["hours: { from: '08:00', until: '20:00' }, ", ''], [NIGHT, 'hours: any'], ['lines: [1]', 'lines: [1, 0]']], [['stages[1].lines[1]', /Line 0 comes after line 1/, /in order/]]],
    ['a route on a line of no stage', [['lines: [1]', 'lines: []']], [['routes[0].line', /Line 1 belongs to no stage/, /./], ['routes[1].line', /./, /./]]],
    ['a decision by nobody', [['    decides: [{ post: partnership-chair }]\n', '']], [['stages[2].decides', /Nobody decides or helps/, /Say who/]]],
    ['a panel of nobody', [['kind: senior-decision', 'kind: panel']], [['stages[2].panel', /nothing says of whom/, /Add panel/]]],
    ['a panel that is none', [['    binds: true', '    binds: true\n    panel: { agencies: 3, concernedWherePossible: true, convenedBy: partnership-chair }']], [['stages[2].panel', /is no panel/, /Take panel out/]]],
    ['a discussion that binds', [['    lines: [1]', '    lines: [1]\n    binds: true']], [['stages[1].binds', /Nothing is decided/, /./]]],
    ['a stage inside a week that is not set', [[FIRST, FIRST.replace('false', 'true')]], [['stages[0].insideWeek', /sets no week/, /Add weekOf/]]],
    ['a stage inside the week after one that is not', [['services:', 'weekOf: 5\nservices:'], ['    insideWeek: false\n    source: Invented, 2', '    insideWeek: true\n    source: Invented, 2']], [['stages[1].insideWeek', /"own-manager", is not inside the week/, /./]]],
    ['a stage after the last', [['kind: own-manager', 'kind: noted']], [['stages[0].kind', /a stage follows/, /last/]]],
  ])('%s', (_, changes, expected) => {
    const faults = faultsOfProtocol(changes);
    expect(faults.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
    for (const [index, [, words, remedy]] of expected.entries()) {
      expect(faults[index]?.words).toMatch(words);
      expect(faults[index]?.remedy).toMatch(remedy);
      expect(faults[index]?.file).toBe('protocols/wexmoor-notice.yaml');
      expect(Number(faults[index]?.line)).toBeGreaterThan(0);
    }
  });

  it('and what may be is allowed', () => {
    expect(faultsOfProtocol([])).toEqual([]);
    expect(faultsOfProtocol([['lines: [1]', 'lines: [1]\n    tells: [partnership]']])).toEqual([]);
    expect(faultsOfProtocol([["hours: { from: '08:00', until: '20:00' }", 'hours: office-hours'], [NIGHT, 'hours: out-of-hours'], ['services:', "outOfHours: { from: '17:00', until: '09:00' }\nservices:"]])).toEqual([]);
  });
});

const ENTRY = '- { protocol: wexmoor-notice, concerns: [child], from: 2025-04-01, named: { ward-manager: named-nurse, site-manager: hospital-site-manager } }';
const house = protocolTexts();

describe('a borough and the protocols it names', () => {
  it.each<[string, Changes, readonly (readonly [string, RegExp, RegExp])[]]>([
    ['a protocol nobody knows', [['protocol: wexmoor-notice', 'protocol: wexmoor-notise']], [['escalation.protocols[0].protocol', /no protocol "wexmoor-notise"/, /mean "wexmoor-notice"/]]],
    ['a post the borough does not have', [['ward-manager: named-nurse, ', '']], [['escalation.protocols[0].protocol', /no post "ward-manager", which the route "hospital-day" of "wexmoor-notice" names/, /under named/]]],
    ['an agency the borough does not have', [['named: { ', 'named: { hospital: clinic, ']], [['escalation.protocols[0].protocol', /no agency "clinic", which the service "hospital"/, /./]]],
    ['a name the protocol does not use', [['named: { ', 'named: { matron: named-nurse, ']], [['escalation.protocols[0].named.matron', /names no "matron"/, /Take it out/]]],
    ['two protocols for one concern on one day', [[ENTRY, `${ENTRY}\n    - { protocol: london-default, concerns: [child], from: 2026-01-01 }`]], [['escalation.protocols[1].from', /Two protocols hold for a disagreement about a child on 2026-01-01/, /the day before/]]],
    ['a day shared by the last of one and the first of the next', [[ENTRY, `${ENTRY.replace('2025-04-01', '2025-04-01, until: 2026-01-01')}\n    - { protocol: london-default, concerns: [child], from: 2026-01-01 }`]], [['escalation.protocols[1].from', /on 2026-01-01/, /./]]],
    ['a protocol that ends before it begins', [[ENTRY, `${ENTRY}\n    - { protocol: london-default, concerns: [adult], from: 2026-01-02, until: 2026-01-01 }`]], [['escalation.protocols[1].until', /ends before it begins/, /Correct/]]],
    ['nothing for a child after a day', [['from: 2025-04-01, named', 'from: 2025-04-01, until: 2027-01-01, named']], [['escalation.protocols', /No protocol without an end is for a disagreement about a child/, /Add one/]]],
    ['a panel of more agencies than there are', [[ENTRY, '- { protocol: large, concerns: [child], from: 2025-04-01 }']], [['escalation.protocols[0].protocol', /panel of the stage "panel" of "large" is of 7 agencies, but there are 6/, /./]]],
    ['an adults board without a mailbox', [[ENTRY, '- { protocol: large, concerns: [child, adult], from: 2025-04-01 }']], [['escalation.protocols[0].protocol', /is of 7/, /./], ['escalation.protocols[0].protocol', /"large" tells the adults board, but escalation\.adultsBoardMailbox is blank/, /Set/]]],
    ['a head of safeguarding nobody knows', [['headOfSafeguarding: safeguarding-manager', 'headOfSafeguarding: safeguarding-manger']], [['escalation.headOfSafeguarding', /no post "safeguarding-manger"/, /mean "safeguarding-manager"/]]],
    ['gaps brought to nobody', [['gapsTo: partnership-chair', 'gapsTo: the-wind']], [['escalation.gapsTo', /no post "the-wind"/, /./]]],
    ['a mailbox nobody may write to', [['partnershipMailbox: partnership@wexmoor.example', 'partnershipMailbox: partnership@elsewhere.example']], [['escalation.partnershipMailbox', /"elsewhere\.example" is not among allowedDomains/, /./]]],
    ['nothing said of escalation', [[/\nescalation:[^]*?\n\n/.exec(wexmoorText())?.[0] ?? 'none', '\n']], [['escalation', /This is missing/, /Add it/]]],
    ['a whole protocol in the borough’s own file', [['protocol: wexmoor-notice', 'protocol: { protocol: wexmoor-notice }']], [['escalation.protocols[0].protocol', /should be text/, /./]]],
  ])('%s', (_, changes, expected) => {
    const large = {
      path: 'protocols/large.yaml',
      text: `protocol: large\ntitle: Large\nversion: 1\nsources: [Invented]\nstages:\n${['one', 'panel'].map((id) => `  - { id: ${id}, title: ${id}, kind: ${id === 'panel' ? 'panel, decides: [{ post: partnership-chair }], tells: [adults-board], panel: { agencies: 7, concernedWherePossible: true, convenedBy: partnership-chair }' : 'discussion'}, insideWeek: false, source: Invented }`).join('\n')}\nreviewed: { on: 2025-04-01, everyMonths: 12 }\n`,
    };
    const parsed = parseArrangement(changed(...changes), WEXMOOR_PATH, [...wexmoorProtocols(), ...house, large]);
    const faults = parsed.ok ? [] : parsed.error;
    expect(faults.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
    for (const [index, [, words, remedy]] of expected.entries()) {
      expect(faults[index]?.words).toMatch(words);
      expect(faults[index]?.remedy).toMatch(remedy);
    }
  });

  it('one concern after another, day by day, is allowed', () => {
    const text = changed([ENTRY, `${ENTRY.replace('2025-04-01', '2025-04-01, until: 2025-12-31')}\n    - { protocol: london-default, concerns: [child], from: 2026-01-01 }\n    - { protocol: london-default, concerns: [partners], from: 2025-04-01 }`]);
    expect(parseArrangement(text, WEXMOOR_PATH, [...wexmoorProtocols(), ...house])).toMatchObject({ ok: true });
  });

  it('calls posts and agencies by the borough’s own names', () => {
    const before = arrangementVersion('barnet', 1).escalation.protocols[1]?.protocol;
    const after = arrangementVersion('barnet', 2).escalation.protocols[0]?.protocol;
    const health = (one: typeof before) => one?.services.find(({ id }) => id === 'health')?.agencies[0];
    expect([health(before), health(after)]).toEqual(['ccg', 'icb']);
    const deciders = (one: typeof before) => one?.stages[2]?.decides.flatMap((each) => ('post' in each ? [each.post] : []));
    expect([deciders(before)?.at(-1), deciders(after)?.at(-1)]).toEqual(['ccg-chief-operating-officer', 'icb-chief-executive']);
    expect(before?.stages.map(({ id }) => id)).toEqual(after?.stages.map(({ id }) => id));
  });
});

describe('a fifth protocol', () => {
  const folder = mkdtempSync(join(tmpdir(), 'protocols-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  it('is a data file and no code: three stages, of 1 day, 1 day and 5 working days', () => {
    const read = readArrangements(INVENTED);
    const protocol = read.ok ? read.value[0]?.escalation.protocols[0]?.protocol : undefined;
    expect(protocol?.stages.map(({ limit }) => limit && `${limit.count} ${limit.of}`)).toEqual(['1 days', '1 days', '5 working-days']);
    expect(wexmoor().escalation.protocols[0]?.protocol).toEqual(protocol);
  });

  it('may stand beside those of the house, which every folder may name', () => {
    write(WEXMOOR_PATH, changed([ENTRY, '- { protocol: london-default, concerns: [child], from: 2025-04-01 }']));
    const read = readArrangements(folder);
    expect(read.ok ? read.value[0]?.escalation.protocols[0]?.protocol.protocol : read.error.map(inWords)).toBe('london-default');
  });

  it('may not bear the name of another', () => {
    write('protocols/london-default.yaml', (house.find(({ path }) => path.endsWith('london-default.yaml'))?.text ?? '').replace('version: 1', 'version: 2'));
    const read = readArrangements(folder);
    expect(read.ok ? [] : read.error.map(({ file, words }) => [file, words])).toEqual([
      ['protocols/london-default.yaml', 'There is another protocol "london-default".'],
      [WEXMOOR_PATH, 'The protocol "london-default" has faults of its own.'],
    ]);
  });

  it('that cannot be read is told with its line', () => {
    write('protocols/london-default.yaml', 'protocol: [');
    const read = readArrangements(folder);
    expect(read.ok ? [] : read.error.map(({ file, line }) => [file, line !== undefined])).toContainEqual(['protocols/london-default.yaml', true]);
  });
});

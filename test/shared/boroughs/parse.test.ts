import { describe, expect, it } from 'vitest';
import { inWords } from '#shared/boroughs/checking/fault.ts';
import { faultsIn } from '#shared/boroughs/checking/faults.ts';
import { parseArrangement, parseArrangements } from '#shared/boroughs/parse.ts';
import { textsIn } from '#shared/boroughs/texts.ts';
import { changed, INVENTED, WEXMOOR_PATH, wexmoor, wexmoorProtocols, wexmoorText } from './wexmoor.ts';

const faultsOf = (text: string, path = WEXMOOR_PATH) => {
  const parsed = parseArrangement(text, path, wexmoorProtocols());
  return parsed.ok ? [] : parsed.error;
};

describe('a file that cannot be read', () => {
  it.each([
    ['a quote left open', changed(["colour: '#5a3e00'", "colour: '#5a3e00"])],
    ['a key written twice', changed(['name: Wexmoor\n', 'name: Wexmoor\nname: Wexmoor\n'])],
    ['an unknown tag', changed(['name: Wexmoor\n', 'name: !!js/function "x"\n'])],
    ['an alias of nothing', changed(['name: Wexmoor\n', 'name: *nobody\n'])],
  ])('%s: line and column are told', (_, text) => {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    for (const { file, line, column, words } of faults) {
      expect(words).toMatch(/cannot be read as YAML/);
      expect({ file, line: Number(line) > 0, column: Number(column) > 0 }).toEqual({
        file: WEXMOOR_PATH,
        line: true,
        column: true,
      });
    }
  });

  it('refuses aliases that multiply without end', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefg'.split('').map((key, n) => {
        const before = 'abcdef'[n];
        return `${key}: &${key} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
      }),
    ].join('\n');
    expect(faultsOf(bomb)[0]?.words).toMatch(/cannot be read as YAML/);
  });

  it.each([
    ['', 'nothing'],
    ['- a list', 'a list'],
    ['just words', 'words'],
    ['null', 'null'],
  ])('refuses %j', (text) => {
    expect(faultsOf(text).length).toBeGreaterThan(0);
  });
});

describe('where a fault is', () => {
  it('is the line and column of what is wrong, in the file as written', () => {
    const text = changed(['head.teacher@schools.example', 'head.teacher@elsewhere.example']);
    const [fault] = faultsOf(text);
    const line = text.split('\n')[Number(fault?.line) - 1] ?? '';
    expect(line.slice(Number(fault?.column) - 1)).toMatch(/^head\.teacher@elsewhere\.example/);
    expect(fault && inWords(fault)).toMatch(
      /^wexmoor\/2025-04-01\.yaml:\d+:\d+ · posts\[16\]\.address · The domain "elsewhere\.example" is not among/,
    );
  });

  it('of something missing is its parent', () => {
    const text = changed(['  meetingBy: 7\n', '']);
    const [fault] = faultsOf(text);
    expect(fault).toMatchObject({ path: 'rapidReview.meetingBy', words: 'This is missing.' });
    expect(text.split('\n')[Number(fault?.line) - 1]).toMatch(/group: review-panel/);
  });
});

describe('every fault is told at once', () => {
  it('those of the schema with those between fields', () => {
    const text = changed(
      ['decisionRule: unanimous', 'decisionRule: by-lot'],
      ['roles: [ops]', 'roles: [professional]'],
      ['lead: chief-constable', 'lead: nobody'],
      ['head.teacher@schools.example', 'not an address'],
    );
    expect(
      faultsOf(text)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['partners[1].lead', 'posts', 'posts[16].address', 'rapidReview.decisionRule']);
  });

  it('of every file, and between them', () => {
    const again = changed(['effectiveFrom: 2025-04-01', 'effectiveFrom: 2026-04-01'], ['WEX', 'WXM']);
    const neighbour = changed(['borough: wexmoor', 'borough: eastmoor'], ['roles: [ops]', 'roles: [professional]']);
    const parsed = parseArrangements([
      ...wexmoorProtocols(),
      { path: WEXMOOR_PATH, text: wexmoorText() },
      { path: 'wexmoor/2026-04-01.yaml', text: again },
      { path: 'eastmoor/2025-04-01.yaml', text: neighbour },
    ]);
    expect(parsed.ok ? [] : parsed.error.map(({ file, path, line }) => [file, path, line !== undefined])).toEqual([
      ['eastmoor/2025-04-01.yaml', 'posts', true],
      ['wexmoor/2026-04-01.yaml', 'version', true],
      ['wexmoor/2026-04-01.yaml', 'referencePrefix', true],
      ['eastmoor/2025-04-01.yaml', 'referencePrefix', true],
    ]);
  });

  it('two versions from one day', () => {
    const parsed = parseArrangements([
      ...wexmoorProtocols(),
      { path: WEXMOOR_PATH, text: wexmoorText() },
      { path: WEXMOOR_PATH, text: changed(['version: 1', 'version: 2']) },
    ]);
    expect(parsed.ok ? [] : parsed.error.map(({ words }) => words)).toEqual([
      'wexmoor/2025-04-01.yaml is in force from the same day.',
    ]);
  });

  it('numbers that go down with time', () => {
    const parsed = parseArrangements([
      ...wexmoorProtocols(),
      { path: WEXMOOR_PATH, text: changed(['version: 1', 'version: 3']) },
      {
        path: 'wexmoor/2026-04-01.yaml',
        text: changed(['effectiveFrom: 2025-04-01', 'effectiveFrom: 2026-04-01'], ['version: 1', 'version: 2']),
      },
    ]);
    expect(parsed.ok ? [] : parsed.error.map(({ words }) => words)).toEqual([
      'Version 2 is in force after version 3 (wexmoor/2025-04-01.yaml).',
    ]);
  });
});

describe('faultsIn', () => {
  it('takes an arrangement as it is, and finds nothing in a sound one', () => {
    expect(faultsIn(wexmoor())).toEqual([]);
  });
  it('finds what a change in memory broke', () => {
    const sound = wexmoor();
    expect(faultsIn({ ...sound, groups: [] }).map(({ path }) => path)).toEqual([]);
    expect(faultsIn({ ...sound, allowedDomains: ['other.example'] })).toHaveLength(sound.posts.length + 1);
  });
  it('reads only a folder of folders', () => {
    expect(textsIn(INVENTED).map(({ path }) => path)).toEqual(['protocols/wexmoor-notice.yaml', WEXMOOR_PATH]);
  });
});

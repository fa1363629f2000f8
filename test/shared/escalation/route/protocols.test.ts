import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Concern } from '#shared/boroughs/escalation.ts';
import { arrangementInForce, arrangementVersion } from '#shared/boroughs/load.ts';
import { lastStage, linesAt, protocolFor, protocolNamed, stageOf, toldAt } from '#shared/escalation/route/protocols.ts';
import { LondonDate } from '#shared/kernel/time.ts';

const day = (text: string): LondonDate => LondonDate.parse(text);
const TODAY = day('2026-05-20');
const barnet = arrangementInForce('barnet', TODAY);
const key = (arrangement: Arrangement, concerns: Concern, on: string) =>
  protocolFor(arrangement, concerns, day(on))?.protocol;

describe('the protocol a disagreement goes by', () => {
  it.each([
    ['barnet', 1, 'child', '2021-03-30', 'london-default'],
    ['barnet', 1, 'child', '2021-03-31', 'barnet-multi-agency'],
    ['barnet', 1, 'adult', '2021-03-30', undefined],
    ['barnet', 1, 'adult', '2021-03-31', 'barnet-multi-agency'],
    ['barnet', 2, 'child', '2026-05-20', 'barnet-multi-agency'],
    ['barnet', 2, 'adult', '2026-05-20', 'barnet-multi-agency'],
    ['barnet', 2, 'partners', '2026-05-20', undefined],
    ['brent', 1, 'child', '2022-06-30', 'brent-inter-agency'],
    ['brent', 2, 'child', '2022-07-01', 'brent-inter-agency-convenor'],
    ['brent', 2, 'adult', '2026-05-20', undefined],
    ['merton', 1, 'child', '2026-05-20', 'london-default'],
    ['merton', 1, 'partners', '2026-05-20', 'merton-partners'],
    ['merton', 1, 'adult', '2026-05-20', undefined],
  ] as const)('in %s, version %i, for %s on %s: %s', (borough, version, concerns, on, expected) => {
    expect(key(arrangementVersion(borough, version), concerns, on)).toBe(expected);
  });

  it('is found again by its name, and one that is not there is a defect', () => {
    expect(protocolNamed(barnet, 'barnet-multi-agency').version).toBe(1);
    expect(() => protocolNamed(barnet, 'merton-partners')).toThrow(/barnet has no protocol "merton-partners"/);
  });
});

describe('its stages, as each document has them', () => {
  const shown = (arrangement: Arrangement, concerns: Concern) =>
    protocolFor(arrangement, concerns, TODAY)?.stages.map(({ kind, insideWeek, binds }) =>
      [kind, insideWeek ? 'in the week' : '', binds ? 'binds' : ''].filter(Boolean).join(', '),
    );
  it.each([
    ['barnet', 2, 'child', ['discussion, in the week', 'discussion, in the week', 'senior-decision, binds']],
    [
      'brent',
      1,
      'child',
      ['own-manager, in the week', 'discussion, in the week', 'discussion, in the week', 'discussion', 'panel, binds'],
    ],
    [
      'brent',
      2,
      'child',
      [
        'own-manager, in the week',
        'discussion, in the week',
        'discussion, in the week',
        'discussion',
        'mediation',
        'determination, binds',
      ],
    ],
    ['merton', 1, 'partners', ['discussion', 'mediation', 'determination, binds', 'noted']],
    [
      'merton',
      1,
      'child',
      [
        'discussion, in the week',
        'discussion, in the week',
        'discussion, in the week',
        'discussion',
        'senior-decision, binds',
      ],
    ],
  ] as const)('%s, version %i, %s', (borough, version, concerns, expected) => {
    expect(shown(arrangementVersion(borough, version), concerns)).toEqual(expected);
  });

  it('one working week, but for Merton’s partners, who have none', () => {
    const week = (borough: string, concerns: Concern) =>
      protocolFor(arrangementInForce(borough, TODAY), concerns, TODAY)?.weekOf;
    expect([
      week('barnet', 'child'),
      week('brent', 'child'),
      week('merton', 'child'),
      week('merton', 'partners'),
    ]).toEqual([5, 5, 5, undefined]);
  });

  it('go by number from 1, and no other number is one', () => {
    const protocol = protocolNamed(barnet, 'barnet-multi-agency');
    expect([stageOf(protocol, 1).id, stageOf(protocol, lastStage(protocol)).id]).toEqual([
      'other-worker',
      'senior-leaders',
    ]);
    for (const number of [0, 4, -1, 1.5, Number.NaN]) {
      expect(() => stageOf(protocol, number)).toThrow(/has no stage/);
    }
  });

  it('a panel is of three agencies, the Convenor calls it; the adults board’s chair may call a meeting', () => {
    expect(stageOf(protocolNamed(arrangementVersion('brent', 1), 'brent-inter-agency'), 5).panel).toEqual({
      agencies: 3,
      concernedWherePossible: true,
      convenedBy: 'independent-convenor',
    });
    expect(stageOf(protocolNamed(barnet, 'barnet-multi-agency'), 3).meeting).toEqual({
      convenedBy: 'adults-board-chair',
      called: ['director-of-adult-social-care'],
      concerns: ['adult'],
    });
  });
});

describe('the lines an agency has at a stage', () => {
  const protocol = protocolNamed(barnet, 'barnet-multi-agency');
  it.each([
    [1, 'family-services', 'child', [0]],
    [2, 'family-services', 'child', [1, 2, 3]],
    [2, 'police', 'child', [1, 2]],
    [2, 'acute-trust', 'child', [1]],
    [2, 'acute-trust', 'adult', []],
    [1, 'police', 'child', []],
    [2, 'housing', 'child', []],
    [3, 'police', 'child', []],
  ] as const)('stage %i, %s, %s: %j', (stage, agency, concerns, lines) => {
    expect(linesAt(protocol, stage, agency, concerns)).toEqual(lines);
  });
  it('of nobody are none', () => {
    expect(linesAt(protocol, 2, undefined)).toEqual([]);
  });
});

describe('who is told when a stage begins', () => {
  const told = (arrangement: Arrangement, protocol: string, stage: number, concerns: Concern) =>
    toldAt(stageOf(protocolNamed(arrangement, protocol), stage), concerns, arrangement).map(({ address }) => address);
  it('is the partnership for a child and the adults board for an adult, never both', () => {
    expect(told(barnet, 'barnet-multi-agency', 3, 'child')).toEqual(['partnership@barnet-partnership.example']);
    expect(told(barnet, 'barnet-multi-agency', 3, 'adult')).toEqual(['adults.board@barnet-partnership.example']);
  });
  it('is nobody where the document has nobody told', () => {
    expect(told(barnet, 'barnet-multi-agency', 2, 'child')).toEqual([]);
  });
  it('is the one the protocol names where it names one', () => {
    expect(told(arrangementInForce('merton', TODAY), 'merton-partners', 2, 'partners')).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import type { CaseRecord, Ledger } from '#shared/casework/ledger.ts';
import { knowingKin, stateToJudge } from '#shared/casework/links/kin.ts';
import { linksRegister } from '#shared/casework/links/rows.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { Instant } from '#shared/kernel/time.ts';

const idOf = (place: number): CaseId => CaseId.parse(`c${String(place).padStart(20, '0')}`);
const [FIRST, SECOND, THIRD, APART] = [idOf(1), idOf(2), idOf(3), idOf(4)];

/** Cases by their states, counting what is read of them. */
const ledgerOf = (states: ReadonlyMap<CaseId, object>) => {
  const read: string[] = [];
  const recordOf = (caseId: CaseId): CaseRecord => ({
    caseId,
    reference: '',
    borough: 'brent',
    pins: { workflow: 'any', workflowVersion: 1, edition: '', arrangementVersion: 1 },
    openedAt: Instant.parse('2026-06-15T09:00:00.000Z'),
    version: 1,
    state: states.get(caseId),
    hash: '',
  });
  const begunFrom = (state: object, caseId: CaseId): readonly string[] => [
    ...('linkedCase' in state && state.linkedCase === caseId ? ['contract'] : []),
    ...('links' in state && Array.isArray(state.links)
      ? state.links.flatMap(({ here, kind }: { here: CaseId; kind: string }) => (here === caseId ? [kind] : []))
      : []),
  ];
  const register: Ledger['register'] = async (name) => {
    read.push(name);
    const caseId = [...states.keys()].find((id) => linksRegister(id) === name);
    const rows = [...states].flatMap(([from, state]) =>
      caseId === undefined
        ? []
        : begunFrom(state, caseId).map((id) => {
            const body = { kind: id === 'contract' ? 'began-from' : id };
            return { caseId: from, reference: '', row: { register: name, id, sortedBy: '', body } };
          }),
    );
    return { rows };
  };
  const ledger = knowingKin({
    register,
    load: async (caseId: CaseId) => {
      read.push(caseId);
      return states.has(caseId) ? recordOf(caseId) : undefined;
    },
  });
  return {
    read,
    elsewhere: async (caseId: CaseId) => [...((await ledger.load(caseId))?.conflictedElsewhere ?? [])].sort(),
    unwritten: async (caseId: CaseId) => (await ledger.load(caseId))?.tooNearElsewhere,
  };
};

const nobody = { conflicted: [] };
const family = (conflicts: { first?: string[]; second?: string[]; third?: string[] }) =>
  new Map<CaseId, object>([
    [FIRST, { conflicted: conflicts.first ?? [], localReviewAnnounced: true }],
    [SECOND, { conflicted: conflicts.second ?? [], linkedCase: FIRST }],
    [THIRD, { conflicted: conflicts.third ?? [], links: [{ kind: 'began-from', here: SECOND }] }],
  ]);

describe('a conflict declared in a case', () => {
  it('bars from the one that began from it, and from the one it began from, however far', async () => {
    const first = ledgerOf(family({ first: ['ann'] }));
    expect([await first.elsewhere(SECOND), await first.elsewhere(THIRD)]).toEqual([['ann'], ['ann']]);
    const second = ledgerOf(family({ second: ['ben'] }));
    expect([await second.elsewhere(FIRST), await second.elsewhere(THIRD)]).toEqual([['ben'], ['ben']]);
    const third = ledgerOf(family({ third: ['cay'] }));
    expect(await third.elsewhere(FIRST)).toEqual(['cay']);
  });

  it('tells where nothing is to be sent, in the same way', async () => {
    const near = new Map<CaseId, object>([
      [FIRST, { conflicted: ['ann'], tooNear: ['ann@somewhere.example'], localReviewAnnounced: true }],
      [SECOND, { ...nobody, linkedCase: FIRST }],
      [APART, { ...nobody, links: [{ kind: 'sibling', here: FIRST }] }],
    ]);
    const { unwritten } = ledgerOf(near);
    expect(await unwritten(SECOND)).toEqual(['ann@somewhere.example']);
    expect([await unwritten(FIRST), await unwritten(APART)]).toEqual([undefined, undefined]);
  });

  it('is not counted twice where it was declared in both', async () => {
    expect(await ledgerOf(family({ first: ['ann'], second: ['ann', 'ben'] })).elsewhere(SECOND)).toEqual([]);
  });

  it('bars from no case that is linked in another way, from either side', async () => {
    const states = new Map<CaseId, object>([
      [FIRST, { conflicted: ['ann'], links: [{ kind: 'sibling', here: SECOND }] }],
      [SECOND, { ...nobody, links: [{ kind: 'earlier-review', here: FIRST }] }],
    ]);
    expect([await ledgerOf(states).elsewhere(FIRST), await ledgerOf(states).elsewhere(SECOND)]).toEqual([[], []]);
  });

  it('costs a case without kin no read but its own', async () => {
    const { elsewhere, read } = ledgerOf(new Map([[APART, { ...nobody, links: [{ kind: 'sibling', here: FIRST }] }]]));
    expect(await elsewhere(APART)).toEqual([]);
    expect(read).toEqual([APART]);
  });

  it('is found where cases go round in a ring, and ends', async () => {
    const ring = new Map<CaseId, object>([
      [FIRST, { conflicted: ['ann'], links: [{ kind: 'began-from', here: SECOND }] }],
      [SECOND, { ...nobody, links: [{ kind: 'began-from', here: FIRST }] }],
    ]);
    expect(await ledgerOf(ring).elsewhere(SECOND)).toEqual(['ann']);
  });

  it('of a case that is kept no longer is nobody’s', async () => {
    expect(await ledgerOf(new Map([[SECOND, { ...nobody, linkedCase: FIRST }]])).elsewhere(SECOND)).toEqual([]);
  });
});

describe('the state that rules about people are asked of', () => {
  it('adds those who declared elsewhere and changes nothing else', () => {
    const state = { stage: 'gathering', conflicted: ['ann'], more: 1 };
    expect(stateToJudge({ state, conflictedElsewhere: ['ben'] })).toEqual({ ...state, conflicted: ['ann', 'ben'] });
    expect(stateToJudge({ state })).toBe(state);
    expect(state.conflicted).toEqual(['ann']);
  });
});

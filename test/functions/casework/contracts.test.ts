import { describe, expect, it } from 'vitest';
import { type Release, takeUpContracts } from '#functions/casework/contracts.ts';
import type { LogCodeName } from '#functions/runtime/log-codes.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import type { ContractEvent } from '#shared/casework/workflow.ts';
import { at, following, fresh } from '#test/functions/adapters/agreements/commits.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import { inspection } from './inspection.ts';

const called = (topic: string, type = 'InspectionCalled'): ContractEvent => ({ type, version: 1, body: { topic } });

const RELEASE: Release = {
  workflows: ['inspection'],
  shelfNamed: async () => inspection,
  beginnings: new Map([
    [
      'InspectionCalled',
      { workflow: 'inspection', command: ({ body }) => ({ type: 'begin-from-contract', contract: body }) },
    ],
    ['AuditCalled', { workflow: 'audit', command: ({ body }) => ({ type: 'begin-from-contract', contract: body }) }],
  ]),
};

/** Case 1 has called for these, in order. */
const standing = async (...contracts: readonly ContractEvent[]) => {
  const { ledger } = memoryStores();
  await ledger.commit(following(fresh(1), 'calling-1', { contracts }));
  const codes: LogCodeName[] = [];
  const stirred: string[] = [];
  const ports = {
    ledger,
    links: { create: async () => Promise.reject(new Error('No link is asked for here')) },
    clock: { now: () => at(5) },
    arrangements: arrangements(),
    borough: 'brent',
    serviceUrl: 'https://cases.example',
    stir: async ({ pins }: { readonly pins: { readonly workflow: string } }) => void stirred.push(pins.workflow),
    log: (code: LogCodeName) => void codes.push(code),
  };
  const opened = async () =>
    (await ledger.cases('open', 99)).rows.filter(({ workflow }) => workflow === 'inspection').length;
  return { ledger, ports, codes, stirred, opened };
};

describe('a contract event', () => {
  it('opens the case it calls for, once, and begins its machine', async () => {
    const { ledger, ports, stirred, opened, codes } = await standing(called('handover'));
    expect(await takeUpContracts(ports, 10, RELEASE)).toBe(1);
    expect(await takeUpContracts(ports, 10, RELEASE)).toBe(0);
    expect(await opened()).toBe(1);
    expect(stirred).toEqual(['inspection']);
    expect(await ledger.contracts(10)).toEqual([]);
    expect(codes).toEqual([]);
  });

  it('opens one case when several take it up at once, or one fell over before it was marked', async () => {
    const { ledger, ports, opened } = await standing(called('handover'));
    const forgetful = { ...ports, ledger: { ...ledger, takenUp: async () => {} } };
    await takeUpContracts(forgetful, 10, RELEASE);
    await Promise.all([1, 2, 3].map(() => takeUpContracts(ports, 10, RELEASE)));
    expect(await opened()).toBe(1);
  });

  it('waits, and is no trouble, while no workflow of the release begins from it', async () => {
    const { ledger, ports, codes, opened } = await standing(called('a', 'AuditCalled'), called('b', 'Unheard'));
    expect(await takeUpContracts(ports, 10, RELEASE)).toBe(0);
    expect(await ledger.contracts(10)).toHaveLength(2);
    expect(codes).toEqual([]);
    expect(await takeUpContracts(ports, 10, { ...RELEASE, workflows: ['inspection', 'audit'] })).toBe(1);
    expect(await opened()).toBe(1);
  });

  it('that cannot be taken up is noted and waits, and the others go on', async () => {
    const { ledger, ports, codes, opened } = await standing(
      called('refused'),
      { ...called(''), body: 'not understood' },
      called('handover'),
      called('waiting', 'Unheard'),
      called('supervision'),
    );
    expect(await takeUpContracts(ports, 10, RELEASE)).toBe(2);
    expect(await opened()).toBe(2);
    expect(codes).toEqual(['CONTRACT_NOT_TAKEN_UP', 'CONTRACT_NOT_TAKEN_UP']);
    expect(await ledger.contracts(10)).toHaveLength(3);
  });

  it('is taken up in its turn: at most so many at a time', async () => {
    const { ports, opened } = await standing(called('refused'), called('a'), called('b'), called('c'));
    expect(await takeUpContracts(ports, 2, RELEASE)).toBe(2);
    expect(await opened()).toBe(2);
    expect(await takeUpContracts(ports, 2, RELEASE)).toBe(1);
    expect(await opened()).toBe(3);
  });
});

it('of a decision on a local review waits for the release that has practice reviews, or opens one', async () => {
  // Without a word of whose release it is: neither answer may be an error that nobody noted.
  const { ports, codes, ledger } = await standing({ type: 'LocalReviewDecided', version: 1, body: {} });
  const taken = await takeUpContracts(ports, 10);
  expect(taken).toBe(0);
  expect(await ledger.contracts(10)).toHaveLength(1);
  expect(codes.every((code) => code === 'CONTRACT_NOT_TAKEN_UP')).toBe(true);
});

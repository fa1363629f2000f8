import { describe, expect, it } from 'vitest';
import { takeUpContracts } from '#functions/casework/contracts.ts';
import { carryOut } from '#functions/casework/disposal.ts';
import type { Disposal } from '#shared/casework/ledger.ts';
import { MANAGER } from '#test/functions/rapid-review/office-case.ts';
import { DIRECTOR } from '#test/support/pure-retention.ts';
import { keptOffice } from './kept-office.ts';

const DEAD: Disposal = { destroy: () => Promise.reject(new Error('The store is gone')) };

describe('a case that comes to rest', () => {
  it('has one record of its keeping, however often its contract is taken up, and by whomever', async () => {
    const office = await keptOffice();
    await office.close();
    await Promise.all([office.sweep(), office.sweep()]);
    expect(await office.state()).toMatchObject({
      stage: 'kept',
      keepUntil: '2051-06-15',
      source: { caseId: office.caseId, reference: (await office.record()).reference, workflow: 'rapid-review' },
    });
    const kept = (await office.ports.ledger.cases('open', 99)).rows.filter(({ workflow }) => workflow === 'retention');
    expect(kept.map(({ caseId }) => caseId)).toEqual([office.recordId]);
    expect(await office.ports.ledger.contracts(9)).toEqual([]);
    expect(office.codes).toEqual([]);
  });

  it('says nothing about a child in what it hands on', async () => {
    const office = await keptOffice();
    await office.close();
    const [opened] = await office.ports.ledger.events(office.recordId);
    expect(Object.keys(Object(Object(opened?.event).source))).toEqual(['caseId', 'reference', 'workflow', 'openedOn']);
  });
});

describe('an agreed disposal', () => {
  it('waits for whoever is handed the means', async () => {
    const office = await keptOffice();
    await office.close();
    await office.agree();
    expect(await takeUpContracts({ ...office.ports, log: () => undefined }, 10)).toBe(0);
    expect(await office.ports.ledger.load(office.caseId)).toBeDefined();
    expect(await office.state()).toMatchObject({ stage: 'agreed' });
  });

  it('destroys the case and nothing else, and tells the record what went', async () => {
    const office = await keptOffice();
    await office.close();
    const { version, hash } = await office.record();
    await office.agree();
    expect(await office.sweep()).toBe(1);
    expect(await office.ports.ledger.load(office.caseId)).toBeUndefined();
    expect(await office.ports.ledger.events(office.caseId)).toEqual([]);
    const state = await office.state();
    expect(state).toMatchObject({ stage: 'disposed', disposed: { version, hash } });
    expect(state.disposed?.rows).toMatchObject({ heads: 1, events: version });
    const listed = async (name: string) => (await office.ports.ledger.register(name, 9)).rows.length;
    expect([await listed('records-kept'), await listed('records-disposed')]).toEqual([0, 1]);
    expect(await office.sweep()).toBe(0);
    expect(office.codes).toEqual([]);
  });

  it('falls over before, within and after, and is gone on with: once destroyed, once recorded', async () => {
    const office = await keptOffice();
    await office.close();
    await office.agree();
    expect(await office.sweep(DEAD)).toBe(0);
    expect(await office.state()).toMatchObject({ stage: 'destroying' });
    // Too late for a hold: it could not be kept.
    expect(await office.keep(MANAGER, 'place-hold')).toBe('not-at-this-stage');
    const { disposal } = office.stores;
    const half: Disposal = { destroy: async () => ({ ok: false, error: 'unfinished' }) };
    expect(await office.sweep(half)).toBe(0);
    const forgetful: Disposal = {
      destroy: async (...of) => {
        await disposal.destroy(...of);
        throw new Error('Cut off before anybody was told');
      },
    };
    expect(await office.sweep(forgetful)).toBe(0);
    expect(await office.sweep()).toBe(1);
    const events = (await office.ports.ledger.events(office.recordId)).map(({ event }) => Object(event).type);
    expect(events.filter((type) => type === 'DestructionBegun')).toHaveLength(1);
    expect(events.filter((type) => type === 'RecordDisposed')).toHaveLength(1);
    expect(office.codes).toEqual(['CONTRACT_NOT_TAKEN_UP', 'CONTRACT_NOT_TAKEN_UP']);
  });

  it('that a hold has put aside is not carried out, and is no trouble; agreed again, it is', async () => {
    const office = await keptOffice();
    await office.close();
    await office.agree();
    expect(await office.keep(MANAGER, 'place-hold')).toBe('due');
    expect(await office.sweep()).toBe(1);
    expect(await office.ports.ledger.load(office.caseId)).toBeDefined();
    expect(await office.state()).toMatchObject({ stage: 'due' });
    await office.keep(MANAGER, 'lift-hold', {}, 'h1');
    await office.keep(DIRECTOR, 'lift-hold', {}, 'h1');
    await office.keep(MANAGER, 'propose-disposal');
    await office.keep(DIRECTOR, 'agree-disposal');
    expect(await office.sweep()).toBe(1);
    expect(await office.state()).toMatchObject({ stage: 'disposed', holds: [{ id: 'h1' }] });
    expect(office.codes).toEqual([]);
  });

  it('of a case that is open is refused before anything begins', async () => {
    const office = await keptOffice();
    const called = {
      id: 'forged-0',
      caseId: office.recordId,
      at: office.clock.now(),
      type: 'DisposalAgreed',
      version: 1,
      body: { caseId: office.caseId },
    };
    const ports = { ...office.ports, disposal: office.stores.disposal };
    await expect(carryOut(ports, called)).rejects.toThrow('is open');
    expect(await office.ports.ledger.load(office.caseId)).toBeDefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventKey, headKey, listingKey } from '#functions/adapters/dynamodb/keys.ts';
import { pack, packed } from '#functions/adapters/dynamodb/packing.ts';
import type { Table } from '#functions/adapters/dynamodb/table.ts';
import { type Verdict, verdictOnFile, verdictsOnStore } from '#infra/local/verifying/verdict.ts';
import { chain } from '#shared/casework/audit-chain.ts';
import type { LedgerEvent } from '#shared/casework/ledger.ts';
import { exportOf } from '#shared/casework/wholeness/export.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { keptOn, storeOf, tampering } from './kept.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());

const Body = packed(z.record(z.string(), z.unknown()));
/** What a row holds packed, changed. */
const inBody = (how: (body: Record<string, unknown>) => unknown) => (row: Record<string, unknown>) => ({
  ...row,
  body: pack(how(Body.parse(row['body']))),
});
const named = (verdicts: readonly Verdict[]) =>
  verdicts
    .filter(({ faults }) => faults.length > 0)
    .flatMap(({ faults }) => faults.map(({ what, event }) => `${what} ${event ?? ''}`.trim()));

const open = async () => {
  const table: Table = await server.freshTable();
  const kept = await keptOn(table);
  const store = storeOf(table);
  const all = () => verdictsOnStore(store);
  const reference = async (caseId: CaseId) => (await store.ledger.load(caseId))?.reference;
  return { ...kept, table, store, all, reference, ...tampering(table) };
};

describe('every case of a real store', () => {
  it('is whole as the service wrote it, whatever its workflow', async () => {
    const { all, review, incident, reference } = await open();
    const verdicts = await all();
    expect(verdicts.map(({ pins, faults }) => [pins?.workflow, faults]).toSorted()).toEqual([
      ['practice-review', []],
      ['rapid-review', []],
    ]);
    expect(verdicts.map((one) => one.reference)).toEqual(
      [await reference(review), await reference(incident)].toSorted(),
    );
  });

  it('shows an event that was altered, by number, and the other case whole', async () => {
    const { all, change, review, reference } = await open();
    await change(
      eventKey(review, 4),
      inBody((body) => ({ ...body, by: { person: 'x', name: 'Somebody else' } })),
    );
    const verdicts = await all();
    expect(named(verdicts)).toEqual(['altered 4']);
    expect(verdicts.find(({ faults }) => faults.length > 0)?.reference).toBe(await reference(review));
  });

  it('shows an event that was altered and given a hash that fits', async () => {
    const { all, change, store, review } = await open();
    const event = await store.ledger.event(review, 3);
    if (event === undefined) throw new Error('There is one');
    const anew = chain(event.previousHash, { ...event, at: instantOf(0) });
    await change(eventKey(review, 3), (row) => ({ ...row, at: anew.at, hash: anew.hash }));
    expect(named(await all())).toEqual(['altered 3']);
  });

  it('shows an event that was taken out, put in, or cannot be read', async () => {
    const { all, read, remove, write, change, review } = await open();
    const third = await read(eventKey(review, 3));
    await remove(eventKey(review, 3));
    expect(named(await all())).toEqual(['taken-out 3']);
    await write(third);
    expect(named(await all())).toEqual([]);
    await write({ ...third, ...eventKey(review, 99), seq: 99 });
    expect(named(await all())).toContain('put-in 99');
    await remove(eventKey(review, 99));
    await change(eventKey(review, 3), (row) => ({ ...row, body: new Uint8Array([1, 2, 3]) }));
    expect(named(await all())).toEqual(['altered 3']);
    await change(eventKey(review, 3), () => ({ ...third, at: 'yesterday' }));
    expect(named(await all())).toEqual(['altered 3']);
  });

  it('shows a state that was changed under its events, and a head that ends elsewhere', async () => {
    const { all, read, write, change, incident } = await open();
    const head = await read(headKey(incident));
    await change(
      headKey(incident),
      inBody(({ state }) => ({ state: { ...z.record(z.string(), z.unknown()).parse(state), stage: 'closed' } })),
    );
    expect(named(await all())).toEqual(['state']);
    await write({ ...head, hash: 'f'.repeat(64) });
    expect(named(await all())).toEqual(['head 1']);
    await write({ ...head, version: 2 });
    expect(named(await all())).toEqual(['head']);
    await write({
      ...head,
      pins: { workflow: 'rapid-review', workflowVersion: 99, edition: 'WT2026', arrangementVersion: 2 },
    });
    expect(named(await all())).toEqual(['rules']);
    await write({ ...head, pins: 'none' });
    expect(named(await all())).toEqual(['head']);
  });

  it('finds a case whose head was taken away, and one of which no list is left', async () => {
    const { all, remove, review, incident } = await open();
    await remove(headKey(review));
    await remove(listingKey(incident));
    const verdicts = await all();
    expect(verdicts).toHaveLength(2);
    expect(verdicts.find(({ reference }) => reference === review)?.faults).toMatchObject([{ what: 'head' }]);
    expect(named(verdicts)).toEqual(['head']);
  });

  it('says nothing of anybody', async () => {
    const { all, change, review } = await open();
    await change(
      eventKey(review, 2),
      inBody((body) => ({ ...body, by: { person: 'x', name: 'Petra' } })),
    );
    expect(JSON.stringify(await all())).not.toMatch(/Petra|@/);
  });

  it('goes on from what was exported, or was written anew since', async () => {
    const { all, store, review, write, read, change } = await open();
    const [record, events] = [await store.ledger.load(review), await store.ledger.events(review)];
    if (record === undefined) throw new Error('There is one');
    const exported = verdictOnFile(exportOf(record, events, { at: instantOf(0), by: 'business-manager' }));
    expect(exported.faults).toEqual([]);
    expect(named(await verdictsOnStore(store, exported))).toEqual([]);
    expect(named(await verdictsOnStore(store, { ...exported, reference: 'BRE-2222-2222' }))).toEqual(['taken-out']);
    const held = await read(headKey(review));
    await write({ ...held, pins: { ...record.pins, edition: 'WT2018' } });
    expect(named(await all())).toEqual([]);
    expect(named(await verdictsOnStore(store, exported))).toEqual(['head']);
    await write(held);
    // From the second on, every event by the same post and nobody's name; the head as well. The chain is whole.
    const anew = events.reduce<LedgerEvent[]>(
      (done, event) => [
        ...done,
        chain(
          done.at(-1)?.hash ?? event.previousHash,
          event.seq < 2 ? event : { ...event, by: { ...event.by, name: 'No one' } },
        ),
      ],
      [],
    );
    for (const { seq, previousHash, hash, by, command, event } of anew) {
      const row = await read(eventKey(review, seq));
      await write({ ...row, previousHash, hash, body: pack({ by, command, event }) });
    }
    await change(headKey(review), (row) => ({ ...row, hash: anew.at(-1)?.hash }));
    expect(named(await all())).toEqual([]);
    expect(named(await verdictsOnStore(store, exported))).toEqual([`altered ${events.length}`]);
  });
});

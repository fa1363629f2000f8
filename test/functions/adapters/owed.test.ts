import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { at, caseNumber, entry, following, fresh, message, task } from './agreements/commits.ts';
import { openedOn } from './opened.ts';

let server: DynamoServer;
/** Transactions that still get through; the rest meet a power cut. */
let through = Number.POSITIVE_INFINITY;
let sizes: number[] = [];
/** What the next transaction waits for, once. */
let hold: (() => Promise<void>) | undefined;
const Sent = z.object({ TransactItems: z.array(z.unknown()) });

beforeAll(async () => {
  server = await startDynamo();
  server.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== TransactWriteItemsCommand.name) return next(args);
        const wait = hold;
        hold = undefined;
        await wait?.();
        if (through === 0) throw new Error('the lights went out');
        through -= 1;
        sizes.push(Sent.parse(args.input).TransactItems.length);
        return next(args);
      },
    { step: 'initialize', name: 'power' },
  );
});
afterAll(() => server.stop());
beforeEach(() => {
  through = Number.POSITIVE_INFINITY;
  sizes = [];
});

const CASE = caseNumber(1);
const many = <Row>(count: number, one: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => one(index));

const opened = following(fresh(1), 'open', {
  tasks: { put: many(3, (index) => task(`old${index}`)), remove: [] },
  registers: { put: [entry('actions', 'old', '2025')], remove: [] },
  wakeAt: at(500),
});
const planned = following(opened.record, 'plan', {
  messages: many(20, (index) => message(1, `k${index}`)),
  tasks: { put: many(80, (index) => task(`t${index}`, '2026-05-01')), remove: ['old0', 'old1', 'old2'] },
  registers: {
    put: many(60, (index) => entry('actions', `a${index}`, '2026-05-01')),
    remove: [{ register: 'actions', id: 'old' }],
  },
  wakeAt: at(600),
});

/** The plan is committed, and after so many transactions nothing more is written. */
const cutOff = async (after: number) => {
  const stores = openedOn(await server.freshTable());
  await stores.ledger.commit(opened);
  sizes = [];
  through = after;
  return { ...stores, answer: await stores.ledger.commit(planned).finally(() => (through = Number.POSITIVE_INFINITY)) };
};

const expectListed = async ({ ledger }: Pick<Awaited<ReturnType<typeof cutOff>>, 'ledger'>): Promise<void> => {
  expect((await ledger.tasksOfCase(CASE)).map(({ id }) => id)).toEqual(
    planned.tasks.put.map(({ id }) => id).toSorted(),
  );
  expect((await ledger.workList(['role:chair'], 200)).rows).toHaveLength(80);
  expect((await ledger.register('actions', 200)).rows).toHaveLength(60);
  expect(await ledger.overdueForWaking(at(599), 9)).toEqual([]);
  expect(await ledger.overdueForWaking(at(600), 9)).toEqual([CASE]);
};

describe('a commit of more rows than one transaction holds', () => {
  it('is recorded in one transaction and listed in as few as will do', async () => {
    const { answer, ...stores } = await cutOff(9);
    expect(answer).toMatchObject({ ok: true });
    // Command, head, event, listing, twenty messages, what is owed; 144 rows behind two checks; and done.
    expect(sizes).toEqual([25, 100, 46, 3]);
    await expectListed(stores);
    sizes = [];
    await stores.ledger.load(CASE);
    expect(sizes).toEqual([]);
  });

  it('stays one transaction when it fits in one', async () => {
    const { ledger } = openedOn(await server.freshTable());
    const put = many(96, (index) => task(`t${index}`));
    await ledger.commit(following(fresh(1), 'full', { tasks: { put, remove: [] } }));
    expect(sizes).toEqual([100]);
  });

  it.each([1, 2, 3])('is whole when the lights go out after transaction %i of it', async (after) => {
    const { answer, ...stores } = await cutOff(after);
    const { ledger, outbox } = stores;
    expect(answer).toMatchObject({ ok: true });
    expect(await ledger.events(CASE)).toHaveLength(2);
    expect(await outbox.pending(100)).toHaveLength(20);
    // The sweeper finds it as a case whose time has come, and looks at it by loading it.
    expect(await ledger.overdueForWaking(at(2), 9)).toEqual([CASE]);
    expect(await ledger.load(CASE)).toEqual(planned.record);
    await expectListed(stores);
  });

  it('is not written at all when the lights go out before it', async () => {
    const stores = openedOn(await server.freshTable());
    await stores.ledger.commit(opened);
    through = 0;
    await expect(stores.ledger.commit(planned)).rejects.toThrow('lights');
    through = 9;
    expect(await stores.ledger.load(CASE)).toEqual(opened.record);
    expect((await stores.ledger.register('actions', 9)).rows).toHaveLength(1);
    expect(await stores.ledger.commit(planned)).toMatchObject({ ok: true });
    await expectListed(stores);
  });

  it('lets no other commit in between, so that nothing older is written over anything newer', async () => {
    const { ledger } = await cutOff(2);
    const next = following(planned.record, 'next', {
      tasks: { put: [], remove: ['t0'] },
      registers: { put: [entry('actions', 'a1', '2027-01-01')], remove: [{ register: 'actions', id: 'a0' }] },
    });
    expect(await ledger.commit(next)).toEqual({ ok: false, error: { reason: 'stale' } });
    await ledger.load(CASE);
    expect(await ledger.commit(next)).toMatchObject({ ok: true });
    expect(await ledger.tasksOfCase(CASE)).toHaveLength(79);
    const { rows } = await ledger.register('actions', 200);
    expect([rows.length, rows.at(-1)?.row.sortedBy]).toEqual([59, '2027-01-01']);
    expect(await ledger.commit(planned)).toMatchObject({ ok: false, error: { reason: 'repeated' } });
    expect(await ledger.load(CASE)).toEqual(next.record);
    expect(await ledger.tasksOfCase(CASE)).toHaveLength(79);
  });

  it('is not listed again by somebody who comes late, over what was done since', async () => {
    const { ledger } = await cutOff(1);
    const reached = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    hold = async () => {
      reached.resolve();
      await release.promise;
    };
    const late = ledger.load(CASE);
    await reached.promise;
    await ledger.load(CASE);
    const over = { put: [], remove: planned.tasks.put.map(({ id }) => id) };
    expect(await ledger.commit(following(planned.record, 'next', { tasks: over, wakeAt: at(700) }))).toMatchObject({
      ok: true,
    });
    release.resolve();
    await late;
    expect(await ledger.tasksOfCase(CASE)).toEqual([]);
    expect(await ledger.overdueForWaking(at(700), 9)).toEqual([CASE]);
    expect(await ledger.overdueForWaking(at(699), 9)).toEqual([]);
  });

  const nothing = { put: [], remove: [] };
  it.each([
    ['a key that is too long', { put: [task('t'.repeat(1100))], remove: [] }, nothing],
    ['the removal of one', { put: [], remove: ['t'.repeat(1100)] }, nothing],
    ['a number that is none', nothing, { put: [entry('actions', 'a', '1', { cost: Number.NaN })], remove: [] }],
  ])('is refused before anything is written for %s, since it could never be listed', async (_, bad, registers) => {
    const { ledger } = openedOn(await server.freshTable());
    for (const put of [many(100, (index) => task(`t${index}`)), []]) {
      const tasks = { put: [...put, ...bad.put], remove: bad.remove };
      const commit = following(fresh(1), 'bad', { tasks, registers });
      await expect(ledger.commit(commit)).rejects.toThrow(/holds at most|NaN/);
    }
    expect(sizes).toEqual([]);
  });

  it('keeps the later of two rows put in one place', async () => {
    const { ledger } = openedOn(await server.freshTable());
    const put = [...many(100, (index) => task(`t${index}`)), task('t0', '2026-05-09')];
    const registers = { put: [entry('actions', 'a', '1'), entry('actions', 'a', '2')], remove: [] };
    await ledger.commit(following(fresh(1), 'twice', { tasks: { put, remove: [] }, registers }));
    expect((await ledger.tasksOfCase(CASE))[0]?.dueDate).toBe('2026-05-09');
    expect((await ledger.register('actions', 9)).rows.map(({ row }) => row.sortedBy)).toEqual(['2']);
  });

  it('is listed once by many who load the case at the same moment', async () => {
    const { answer: _, ...stores } = await cutOff(1);
    const loaded = await Promise.all(many(6, () => stores.ledger.load(CASE)));
    expect(loaded).toEqual(many(6, () => planned.record));
    await expectListed(stores);
  });

  it('is not queued twice to anybody, and the rest of it is kept', async () => {
    const stores = openedOn(await server.freshTable());
    await stores.ledger.commit({ ...opened, messages: [message(1, 'k3')] });
    expect(await stores.ledger.commit(planned)).toMatchObject({ ok: true });
    expect(stores.alreadyQueued).toEqual(['k3']);
    await expectListed(stores);
  });

  it('that closes the case lists it as closed in the end', async () => {
    const { ledger } = openedOn(await server.freshTable());
    await ledger.commit(opened);
    through = 1;
    await ledger.commit({ ...planned, wakeAt: undefined });
    through = 9;
    expect((await ledger.cases('closed', 9)).rows).toEqual([]);
    await ledger.load(CASE);
    expect((await ledger.cases('closed', 9)).rows).toHaveLength(1);
    expect((await ledger.cases('open', 9)).rows).toEqual([]);
  });
});

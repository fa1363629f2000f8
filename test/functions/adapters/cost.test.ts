import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { linksRegister } from '#shared/casework/links/rows.ts';
import type { RegisterRow } from '#shared/casework/workflow.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { caseNumber, deadline, entry, following, fresh, message, task } from './agreements/commits.ts';
import { openedOn } from './opened.ts';

let server: DynamoServer;
let used: ConsumedCapacity[] = [];
beforeAll(async () => {
  server = await startDynamo();
  server.client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } });
      const { ConsumedCapacity: capacity } = z
        .object({ ConsumedCapacity: z.union([z.array(z.unknown()), z.unknown()]).optional() })
        .parse(result.output);
      for (const one of [capacity ?? []].flat())
        used.push(z.object({ CapacityUnits: z.number().optional() }).parse(one));
      return result;
    },
    { step: 'initialize', name: 'capacity' },
  );
});
afterAll(() => server.stop());

const unitsOf = async (work: () => Promise<unknown>): Promise<number> => {
  used = [];
  await work();
  return used.reduce((sum, { CapacityUnits: units = 0 }) => sum + units, 0);
};

describe('what DynamoDB charges', () => {
  it('is the same for a work list however many cases there are', async () => {
    const { ledger } = openedOn(await server.freshTable());
    const fill = async (from: number, to: number): Promise<void> => {
      for (let number = from; number < to; number += 1) {
        const put = [task('decide', `2026-04-${10 + (number % 20)}`)];
        await ledger.commit(following(fresh(number), `refer-${number}`, { tasks: { put, remove: [] } }));
      }
    };
    const list = () => unitsOf(() => ledger.workList(['role:chair', 'agency:school', 'person:p1'], 25));
    await fill(0, 30);
    const few = await list();
    await fill(30, 300);
    expect(few).toBeGreaterThan(0);
    expect(await list()).toBe(few);
  });

  it('is the same for a register of a hundred rows and of ten thousand', async () => {
    const { ledger } = openedOn(await server.freshTable());
    const fill = async (number: number, count: number): Promise<void> => {
      const put = Array.from({ length: count }, (_, index) =>
        entry('actions', `a${String(index).padStart(5, '0')}`, `2026-05-${10 + (index % 20)}`),
      );
      await ledger.commit(following(fresh(number), `plan-${number}`, { registers: { put, remove: [] } }));
    };
    const first = () => unitsOf(() => ledger.register('actions', 25));
    await fill(1, 100);
    const few = await first();
    for (let number = 2; number <= 10; number += 1) await fill(number, 1100);
    expect(few).toBeGreaterThan(0);
    expect(await first()).toBe(few);
    const { next } = await ledger.register('actions', 5000);
    expect(next).toBeDefined();
    expect(await unitsOf(() => ledger.register('actions', 25, next))).toBe(few);
    expect((await ledger.register('actions', 20_000)).rows).toHaveLength(10_000);
  }, 60_000);

  it('is the same for a case that no other began from as if cases had no kin; where one did, that one and one list more', async () => {
    const { ledger } = openedOn(await server.freshTable());
    const kept = async (number: number, state: object, put: readonly RegisterRow[] = []): Promise<CaseId> => {
      const opened = following(fresh(number), `open-${number}`, { registers: { put, remove: [] } });
      await ledger.commit({ ...opened, record: { ...opened.record, state: { stage: 'deciding', ...state } } });
      return opened.record.caseId;
    };
    const aList = 0.5;
    const sibling = { kind: 'sibling', here: caseNumber(3) };
    const alone = await kept(1, { conflicted: ['p9'] });
    const linked = await kept(2, { conflicted: [], links: [sibling] });
    const first = await kept(3, { conflicted: ['p1'], localReviewAnnounced: true });
    const began = { register: linksRegister(first), id: 'contract', sortedBy: '', body: { kind: 'began-from' } };
    const second = await kept(4, { conflicted: ['p2'], linkedCase: first }, [began]);
    const unitsFor = (id: CaseId) => unitsOf(() => ledger.load(id));
    const one = await unitsFor(alone);
    expect([one > 0, await unitsFor(linked)]).toEqual([true, one]);
    // The other's head, and a list in the index for each of the two.
    for (const id of [first, second]) expect(await unitsFor(id)).toBeLessThanOrEqual(2 * one + 2 * aList);
    expect((await ledger.load(second))?.conflictedElsewhere).toEqual(['p1']);
    expect((await ledger.load(first))?.conflictedElsewhere).toEqual(['p2']);
  });

  it('is at most sixty units for a notification of twelve thousand characters', async () => {
    const { ledger } = openedOn(await server.freshTable());
    const opened = following(fresh(1), 'refer', { deadlines: { put: [deadline('notify', '2026-04-10')], remove: [] } });
    await ledger.commit(opened);
    const sentences = Array.from(
      { length: 160 },
      (_, index) => `On visit ${index} the health visitor ${(index * 7919) % 977} saw the family and wrote it down.`,
    );
    const answers = sentences.join(' ');
    const submitted = following(
      opened.record,
      'notify',
      {
        messages: ['k1', 'k2', 'k3'].map((key) =>
          message(1, key, { text: answers.slice(0, 1500), html: answers.slice(0, 3000) }),
        ),
        deadlines: { put: [deadline('notify', '2026-04-10'), deadline('rapid-review', '2026-04-24')], remove: [] },
        tasks: { put: ['one', 'two', 'three'].map((id) => task(id, '2026-04-24')), remove: ['decide'] },
        draft: 'd1',
      },
      [answers],
    );
    const commit = { ...submitted, record: { ...submitted.record, state: { stage: 'notified', answers } } };
    const units = await unitsOf(() => ledger.commit(commit));
    expect(units).toBeGreaterThan(10);
    expect(units).toBeLessThanOrEqual(60);
  });
});

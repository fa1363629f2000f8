import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { actionsOf } from '#functions/adapters/dynamodb/ledger/commit.ts';
import type { Item, Table } from '#functions/adapters/dynamodb/table.ts';
import { deadline, entry, following, fresh, task } from '#test/functions/adapters/agreements/commits.ts';
import { openedOn } from '#test/functions/adapters/opened.ts';
import { startDynamo } from '#test/support/dynamo.ts';
import { aside, type Row, units } from '../row.ts';
import { countingOn, unitsOf } from './counting.ts';

const FEW = 100;
const MANY = 10_000;
/** What one page of a list shows. */
const SHOWN = 25;
/** The lists of one person with three posts. */
const OWNERS = ['role:chair', 'agency:schools', 'partner:police', 'post:chair', 'person:p1'];
/** Rows of one batch, and batches at once. */
const BATCH = 25;
const AT_ONCE = 8;

/** Every row of one open case with two tasks on two people's lists and an action in the shared plan. */
const rowsOf = (table: Table, number: number): readonly Item[] => {
  const due = `2026-04-${10 + (number % 20)}`;
  const put = [task('decide', due), task('return', due, { kind: 'agency', agency: 'schools' })];
  const changes = {
    tasks: { put, remove: [] },
    deadlines: { put: [deadline('notify', due)], remove: [] },
    registers: { put: [entry('actions', 'first', due)], remove: [] },
  };
  return actionsOf(table, following(fresh(number), `refer-${number}`, changes)).flatMap(({ write }) =>
    write.Put?.Item === undefined ? [] : [write.Put.Item],
  );
};

const seed = async (table: Table, from: number, to: number): Promise<void> => {
  const batches: Item[][] = [];
  let items: Item[] = [];
  for (let number = from; number < to; number += 1) {
    for (const item of rowsOf(table, number)) {
      if (items.push(item) === BATCH) {
        batches.push(items);
        items = [];
      }
    }
  }
  if (items.length > 0) batches.push(items);
  const write = async (): Promise<void> => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      const requests = batch.map((Item) => ({ PutRequest: { Item } }));
      await table.client.send(new BatchWriteItemCommand({ RequestItems: { [table.name]: requests } }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
};

export const workListRows = async (): Promise<readonly Row[]> => {
  const server = await startDynamo();
  try {
    const table = await server.freshTable();
    const { ledger } = openedOn(table);
    const counted = countingOn(server.client);
    const costs = async () => ({
      tasks: unitsOf(await counted(() => ledger.workList(OWNERS, SHOWN)), 'read'),
      actions: unitsOf(await counted(() => ledger.register('actions', SHOWN)), 'read'),
      cases: unitsOf(await counted(() => ledger.cases('open', SHOWN)), 'read'),
    });
    await seed(table, 0, FEW);
    const few = await costs();
    await seed(table, FEW, MANY);
    const many = await costs();
    const { rows } = await ledger.workList(OWNERS, SHOWN);
    if (rows.length !== SHOWN) throw new Error(`The work list shows ${rows.length} rows`);
    return [
      {
        work: `work list at ${FEW} and at ${MANY.toLocaleString('en-GB')} cases`,
        measured: `${units(few.tasks)} and ${units(many.tasks)}`,
        aim: 'the same read units',
        met: few.tasks > 0 && few.tasks === many.tasks,
      },
      {
        work: `shared action plan at ${FEW} and at ${MANY.toLocaleString('en-GB')} actions`,
        measured: `${units(few.actions)} and ${units(many.actions)}`,
        aim: 'the same read units',
        met: few.actions > 0 && few.actions === many.actions,
      },
      aside('list of open cases at the same', `${units(few.cases)} and ${units(many.cases)}`),
    ];
  } finally {
    await server.stop();
  }
};

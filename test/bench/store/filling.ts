import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { actionsOf } from '#functions/adapters/dynamodb/ledger/commit.ts';
import type { Item, Table } from '#functions/adapters/dynamodb/table.ts';
import type { Commit } from '#shared/casework/ledger.ts';

/** Rows of one batch, and batches at once. */
const BATCH = 25;
const AT_ONCE = 8;

const itemsOf = (table: Table, commit: Commit): readonly Item[] =>
  actionsOf(table, commit).flatMap(({ write }) => (write.Put?.Item === undefined ? [] : [write.Put.Item]));

/** Every row of these commits, written as fast as the table takes them and not as one transaction each. */
export const filled = async (table: Table, commits: Iterable<Commit>): Promise<void> => {
  const items = [...commits].flatMap((commit) => itemsOf(table, commit));
  const write = async (): Promise<void> => {
    for (let batch = items.splice(0, BATCH); batch.length > 0; batch = items.splice(0, BATCH)) {
      const requests = batch.map((Item) => ({ PutRequest: { Item } }));
      await table.client.send(new BatchWriteItemCommand({ RequestItems: { [table.name]: requests } }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
};

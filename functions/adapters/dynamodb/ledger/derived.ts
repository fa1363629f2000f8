import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { CaseRecord, Commit, RegisterKey } from '#shared/casework/ledger.ts';
import { ownerKey } from '#shared/casework/owners.ts';
import type { Task } from '#shared/casework/workflow.ts';
import * as at from '../keys.ts';
import { MOST_ACTIONS, pack } from '../packing.ts';
import { type Key, type Row, type Table, toItem } from '../table.ts';
import { Registered } from './rows.ts';

/** What is derived from state so that lists are quick. */
export type Derived = Pick<Commit, 'tasks' | 'registers'>;
type Whose = Pick<CaseRecord, 'caseId' | 'reference'>;

/** One transaction may touch a row once: of two put in one place the later stands, and what is put is not removed. */
export const derivedWrites = (
  table: Table,
  { caseId, reference }: Whose,
  { tasks, registers }: Derived,
): readonly TransactWriteItem[] => {
  const put = (row: Row): readonly [string, TransactWriteItem] => [
    row.sk,
    { Put: { TableName: table.name, Item: toItem(row) } },
  ];
  const removed = (key: Key): readonly [string, TransactWriteItem] => [
    key.sk,
    { Delete: { TableName: table.name, Key: toItem(key) } },
  ];
  const registered = ({ register, id }: RegisterKey): Key => at.registerKey(caseId, register, id);
  const writes = new Map([
    ...tasks.remove.map((id) => removed(at.taskKey(caseId, id))),
    ...registers.remove.map((key) => removed(registered(key))),
    ...tasks.put.map((task) =>
      put({ ...at.taskKey(caseId, task.id), caseId, reference, task, ...dueAt(caseId, task) }),
    ),
    ...registers.put.map((row) => {
      const listed = { pk1: at.registerPartition(row.register), sk1: at.registerPlace(caseId, row) };
      // Parsed on the way in as well: one row that cannot be read back would take its whole page with it.
      return put({ ...registered(row), ...listed, caseId, reference, body: pack(Registered.parse(row)) });
    }),
  ]);
  return [...writes.values()];
};

const dueAt = (caseId: CaseRecord['caseId'], task: Task): object => ({
  pk1: `TASKS#${ownerKey(task.for)}`,
  sk1: `${task.dueDate ?? at.UNDATED}#${caseId}#${task.id}`,
});

/** As many as one transaction holds beside the check that they are still owed. */
export const batchesOf = (writes: readonly TransactWriteItem[]): readonly (readonly TransactWriteItem[])[] => {
  const most = MOST_ACTIONS - 1;
  return Array.from({ length: Math.ceil(writes.length / most) }, (_, index) =>
    writes.slice(index * most, (index + 1) * most),
  );
};

import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { CaseRecord, Commit } from '#shared/casework/ledger.ts';
import { ownerKey } from '#shared/casework/owners.ts';
import type { RegisterRow, Task } from '#shared/casework/workflow.ts';
import * as at from '../keys.ts';
import { MOST_ACTIONS, pack } from '../packing.ts';
import { type Key, type Row, type Table, toItem } from '../table.ts';
import { gone } from './listing.ts';

/** What is derived from state so that lists are quick. */
export type Derived = Pick<Commit, 'tasks' | 'registers'>;
type Whose = Pick<CaseRecord, 'caseId' | 'reference'>;

/** A row each. What is put is not also removed: one transaction may touch a row once. */
export const derivedWrites = (
  table: Table,
  { caseId, reference }: Whose,
  { tasks, registers }: Derived,
): readonly TransactWriteItem[] => {
  const put = (row: Row): TransactWriteItem => ({ Put: { TableName: table.name, Item: toItem(row) } });
  const removed = (key: Key): TransactWriteItem => ({ Delete: { TableName: table.name, Key: toItem(key) } });
  const registered = ({ register, id }: Pick<RegisterRow, 'register' | 'id'>): Key =>
    at.registerKey(caseId, register, id);
  const taskIds = tasks.put.map(({ id }) => id);
  const rows = new Set(registers.put.map((row) => registered(row).sk));
  const goneRows = new Map(registers.remove.map(registered).map((key) => [key.sk, key]));
  return [
    ...tasks.put.map((task) =>
      put({ ...at.taskKey(caseId, task.id), caseId, reference, task, ...dueAt(caseId, task) }),
    ),
    ...gone(tasks.remove, taskIds).map((id) => removed(at.taskKey(caseId, id))),
    ...registers.put.map((row) => {
      const listed = { pk1: at.registerPartition(row.register), sk1: at.registerPlace(caseId, row) };
      return put({ ...registered(row), ...listed, caseId, reference, body: pack(row) });
    }),
    ...[...goneRows.values()].filter(({ sk }) => !rows.has(sk)).map(removed),
  ];
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

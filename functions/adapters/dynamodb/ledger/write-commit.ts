import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Commit, CommitRefusal } from '#shared/casework/ledger.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { commandKey } from '../keys.ts';
import { MOST_ACTIONS, refuseTooLarge } from '../packing.ts';
import { read, type Table } from '../table.ts';
import { type Action, actionsOf, checkWhole, owingActionsOf } from './commit.ts';
import { batchesOf, derivedWrites } from './derived.ts';
import { settle } from './owed.ts';
import { CommandRow } from './rows.ts';
import { type Transacting, transact } from './transaction.ts';

/**
 * Writes all of it or nothing. Throws `TooLarge` before anything is written: that is at more than a hundred rows, not
 * counting tasks and register rows, for which there is room by the thousand.
 */
export const writeCommit = async (table: Table & Transacting, commit: Commit): Promise<Result<void, CommitRefusal>> => {
  checkWhole(commit);
  const whole = actionsOf(table, commit);
  const owing = whole.length > MOST_ACTIONS;
  const actions = owing ? owingActionsOf(table, commit) : whole;
  refuseMore(actions.map(({ write }) => write));
  if (owing) for (const batch of batchesOf(derivedWrites(table, commit.record, commit))) refuseMore(batch);
  const reasons = await transact(
    table,
    actions.map(({ write }) => write),
    table.pause,
  );
  if (reasons === undefined) {
    // The answer is safe whatever becomes of this: the next to load the case goes on with it, and else the sweeper.
    if (owing) await settle(table, commit.record).catch(() => undefined);
    return ok(undefined);
  }

  const failed = actions.filter((_, index) => reasons[index] === 'ConditionalCheckFailed');
  if (about(failed, 'command')) {
    const done = await read(table, CommandRow, commandKey(commit.command));
    if (done === undefined) throw new Error('A command stood in the way and is not there');
    return refuse({ reason: 'repeated', version: done.version, caseId: done.caseId });
  }
  if (about(failed, 'head')) return refuse({ reason: 'stale' });
  if (about(failed, 'event')) throw new Error('An event stands beyond the end of its case');

  // What is left are messages queued before. The answer is saved all the same, and nobody is written to twice.
  const queued = new Set(failed.flatMap(({ message }) => message ?? []));
  for (const key of queued) table.alreadyQueued(commit, key);
  return writeCommit(table, { ...commit, messages: commit.messages.filter(({ key }) => !queued.has(key)) });
};

const about = (failed: readonly Action[], what: Action['about']): boolean =>
  failed.some((action) => action.about === what);

const refuseMore = (writes: readonly TransactWriteItem[]): void =>
  refuseTooLarge(
    writes.map(({ Put: put, Delete: removed }) => put?.Item ?? removed?.Key ?? {}),
    writes.length,
  );

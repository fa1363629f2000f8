import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { CaseRecord, Destroyed, Disposal } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { headKey, listingKey } from '../keys.ts';
import { type Transacting, transact } from '../ledger/transaction.ts';
import { read, type Table, toItem } from '../table.ts';
import { batchesOf, foundBy, type Removal, removalOf } from './removals.ts';
import { caseRows, DisposedRow, HeadOrMark } from './rows.ts';

export interface DisposalSettings extends Table, Pick<Transacting, 'pause'> {
  readonly borough: string;
  /** How many transactions one call writes before it leaves the rest to the next; each removes up to ninety rows. */
  readonly most?: number;
}

/** A sweep has four minutes: six hundred transactions of some fifty milliseconds, and as many reads. */
const MOST = 600;

/**
 * Destroys a case on DynamoDB. First one transaction puts a mark where the head was: conditional on the retention record
 * as it was read, on the case being listed as closed, and on the head as it stood. From then on nobody loads the case or
 * commits to it. Then its rows go in transactions that count them on the mark in the same write, so that the numbers are
 * right however often somebody falls over, or two do it at once. The mark stays: it says which case it was, and nothing else.
 */
export const disposalOn = (table: DisposalSettings): Disposal => ({
  destroy: async (caseId, allowedBy) => {
    const marked = await mark(table, caseId, allowedBy);
    if (!marked.ok) return marked;
    let left = table.most ?? MOST;
    const people = new Set<string>();
    for (;;) {
      const rows = await caseRows(table, caseId);
      if (rows.length === 0) return ok(await whatWas(table, caseId));
      const removals: Removal[] = [];
      // What only a row leads to goes before it or with it, so that nobody who falls over leaves it behind.
      for (const row of rows) removals.push(...(await foundBy(table, caseId, row, people)), removalOf(row));
      for (const batch of batchesOf(removals)) {
        if (left === 0) return refuse('unfinished');
        left -= 1;
        await removed(table, caseId, batch);
      }
    }
  },
});

/** Nothing to do where it has been marked for the same record before. */
const mark = async (
  table: DisposalSettings,
  caseId: CaseId,
  allowedBy: Pick<CaseRecord, 'caseId' | 'version' | 'hash'>,
): Promise<Result<void, 'stale' | 'open'>> => {
  const head = await read(table, HeadOrMark, headKey(caseId));
  if (head?.borough !== table.borough) throw new Error(`There never was a case ${caseId}`);
  if ('disposedBy' in head) {
    if (head.disposedBy !== allowedBy.caseId) throw new Error(`The case ${caseId} was destroyed under another record`);
    return ok(undefined);
  }
  const { version, hash, borough } = head;
  const asRead = (read: { readonly version: number; readonly hash: string }) => ({
    ConditionExpression: '#version = :version AND #hash = :hash AND attribute_not_exists(owes)',
    ExpressionAttributeNames: { '#version': 'version', '#hash': 'hash' },
    ExpressionAttributeValues: toItem({ ':version': read.version, ':hash': read.hash }),
  });
  const markRow = {
    ...headKey(caseId),
    caseId,
    borough,
    disposedBy: allowedBy.caseId,
    lastVersion: version,
    lastHash: hash,
    rows: { heads: 1 },
  };
  const TableName = table.name;
  const reasons = await transact(
    table,
    [
      { ConditionCheck: { TableName, Key: toItem(headKey(allowedBy.caseId)), ...asRead(allowedBy) } },
      {
        ConditionCheck: {
          TableName,
          Key: toItem(listingKey(caseId)),
          ConditionExpression: 'pk1 = :closed',
          ExpressionAttributeValues: toItem({ ':closed': 'CASES#closed' }),
        },
      },
      { Put: { TableName, Item: toItem(markRow), ...asRead({ version, hash }) } },
    ],
    table.pause,
  );
  if (reasons === undefined) return ok(undefined);
  return refuse(reasons[1] === 'ConditionalCheckFailed' ? 'open' : 'stale');
};

/** Rows that are there, and their number on the mark, in one write. One that somebody else has removed meanwhile is not counted twice. */
const removed = async (table: DisposalSettings, caseId: CaseId, batch: readonly Removal[]): Promise<void> => {
  const TableName = table.name;
  const counts = [...Map.groupBy(batch, ({ kind }) => kind)].map(([kind, { length }], at) => ({ kind, length, at }));
  const counting: TransactWriteItem = {
    Update: {
      TableName,
      Key: toItem(headKey(caseId)),
      UpdateExpression: `SET ${counts.map(({ at }) => `#rows.#k${at} = if_not_exists(#rows.#k${at}, :none) + :n${at}`).join(', ')}`,
      ConditionExpression: 'attribute_exists(disposedBy)',
      ExpressionAttributeNames: {
        '#rows': 'rows',
        ...Object.fromEntries(counts.map(({ kind, at }) => [`#k${at}`, kind])),
      },
      ExpressionAttributeValues: toItem({
        ':none': 0,
        ...Object.fromEntries(counts.map(({ length, at }) => [`:n${at}`, length])),
      }),
    },
  };
  const deletes = batch.map(
    ({ key }): TransactWriteItem => ({
      Delete: { TableName, Key: toItem(key), ConditionExpression: 'attribute_exists(pk)' },
    }),
  );
  const reasons = await transact(table, [counting, ...deletes], table.pause);
  if (reasons === undefined) return;
  if (reasons[0] === 'ConditionalCheckFailed') throw new Error(`The mark of ${caseId} is gone`);
  // Some went by themselves or by somebody else: what is left of the batch is removed and counted.
  const there = batch.filter((_, index) => reasons[index + 1] !== 'ConditionalCheckFailed');
  if (there.length > 0) await removed(table, caseId, there);
};

const whatWas = async (table: DisposalSettings, caseId: CaseId): Promise<Destroyed> => {
  const row = await read(table, DisposedRow, headKey(caseId));
  if (row === undefined) throw new Error(`The mark of ${caseId} is gone`);
  return { version: row.lastVersion, hash: row.lastHash, rows: row.rows };
};

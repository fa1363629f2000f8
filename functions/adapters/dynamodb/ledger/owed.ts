import type { CaseRecord } from '#shared/casework/ledger.ts';
import { headKey, listingKey, owedKey } from '../keys.ts';
import { read, type Table, toItem } from '../table.ts';
import { batchesOf, derivedWrites } from './derived.ts';
import { OwedRow } from './rows.ts';
import { type Transacting, transact } from './transaction.ts';

/**
 * Lists what a commit recorded and could not list in its own transaction. Anybody may do it, at the same moment as
 * anybody else, and again after falling over half way: each part is written only while the head still owes this
 * version, and no other commit is taken until it does not.
 */
export const settle = async (
  table: Table & Pick<Transacting, 'pause'>,
  record: Pick<CaseRecord, 'caseId' | 'reference' | 'version'>,
): Promise<void> => {
  const { caseId, version } = record;
  const owed = await read(table, OwedRow, owedKey(caseId));
  if (owed?.version !== version) return;
  const head = {
    TableName: table.name,
    Key: toItem(headKey(caseId)),
    ConditionExpression: 'owes = :version',
    ExpressionAttributeValues: toItem({ ':version': version }),
  };
  for (const batch of batchesOf(derivedWrites(table, record, owed.body))) {
    const refused = await transact(table, [{ ConditionCheck: head }, ...batch], table.pause);
    if (refused !== undefined) return;
  }
  const listed = {
    UpdateExpression: 'SET pk1 = :pk1, sk1 = :sk1',
    ExpressionAttributeValues: toItem({ ':pk1': owed.listed.pk1, ':sk1': owed.listed.sk1 }),
  };
  await transact(
    table,
    [
      { Update: { ...head, UpdateExpression: 'REMOVE owes' } },
      { Update: { TableName: table.name, Key: toItem(listingKey(caseId)), ...listed } },
      { Delete: { TableName: table.name, Key: toItem(owedKey(caseId)) } },
    ],
    table.pause,
  );
};

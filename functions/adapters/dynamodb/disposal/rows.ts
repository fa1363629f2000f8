import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { CaseId } from '#shared/kernel/ids.ts';
import { headKey } from '../keys.ts';
import { HeadRow } from '../ledger/rows.ts';
import { bytesOf } from '../packing.ts';
import { type Key, type Table, toItem } from '../table.ts';

/**
 * What stands where the head of a destroyed case was. It keeps the id from being used again, and says nothing of a child.
 * It has neither `version` nor `hash`, which every commit is conditional on: a late one finds nothing to follow on.
 */
export const DisposedRow = z.object({
  caseId: CaseId,
  borough: z.string(),
  disposedBy: CaseId,
  lastVersion: z.number(),
  lastHash: z.string(),
  rows: z.record(z.string(), z.number()),
});

export const HeadOrMark = z.union([DisposedRow, HeadRow]);

/** A row as it is looked at before it goes. */
export interface FoundRow {
  readonly key: Key;
  readonly item: Readonly<Record<string, unknown>>;
  readonly bytes: number;
}

const Keyed = z.object({ pk: z.string(), sk: z.string() });

/** The next rows of a partition, as many as one read holds (a megabyte). Strongly consistent. */
export const rowsIn = async (table: Table, partition: string, prefix = ''): Promise<readonly FoundRow[]> => {
  const { Items: items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      ConsistentRead: true,
      KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: toItem({ ':pk': partition, ...(prefix === '' ? {} : { ':prefix': prefix }) }),
    }),
  );
  return items.map((item) => {
    const read: Record<string, unknown> = unmarshall(item);
    const { pk, sk } = Keyed.parse(read);
    return { item: read, key: { pk, sk }, bytes: bytesOf(item) };
  });
};

/** Rows of lists across cases. They go first, so that nobody is led to what is half gone, such as a published text. */
const LISTED = 'REGISTER#';

/** The next rows of a case besides its head, or the mark in its place: none when only that is left. */
export const caseRows = async (table: Table, caseId: CaseId): Promise<readonly FoundRow[]> => {
  const { pk, sk } = headKey(caseId);
  const listed = await rowsIn(table, pk, LISTED);
  if (listed.length > 0) return listed;
  return (await rowsIn(table, pk)).filter(({ key }) => key.sk !== sk);
};

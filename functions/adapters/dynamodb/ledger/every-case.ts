import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { CaseId } from '#shared/kernel/ids.ts';
import { CASES } from '../keys.ts';
import { fromItem, type Item, type Table, toItem } from '../table.ts';

const Keyed = z.object({ pk: z.string() });

/**
 * Every case of which the table holds a head, a listing or an event: also one whose head was taken away, which no list
 * shows. Reads the whole table, so it is for looking into a store, never for a page.
 */
export const everyCaseIn = async (table: Table): Promise<readonly CaseId[]> => {
  const found = new Set<CaseId>();
  let from: Item | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        ConsistentRead: true,
        ProjectionExpression: 'pk',
        FilterExpression: 'begins_with(pk, :case) AND (sk = :head OR sk = :listing OR begins_with(sk, :event))',
        ExpressionAttributeValues: toItem({
          ':case': CASES,
          ':head': 'HEAD',
          ':listing': 'LISTING',
          ':event': 'EVENT#',
        }),
        ExclusiveStartKey: from,
      }),
    );
    for (const item of page.Items ?? []) {
      const caseId = CaseId.safeParse(fromItem(Keyed, item).pk.slice(CASES.length));
      if (caseId.success) found.add(caseId.data);
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return [...found].sort();
};

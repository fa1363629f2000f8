import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { CaseId } from '#shared/kernel/ids.ts';
import { commandKey, digest, draftKey, linkKey } from '../keys.ts';
import { EventRow } from '../ledger/rows.ts';
import { MessageRow } from '../outbox-rows.ts';
import { bytesOf } from '../packing.ts';
import { type Key, query, type Table, toItem } from '../table.ts';
import { type FoundRow, rowsIn } from './rows.ts';

/** One row that goes, by its key, with what it counts as and its size in bytes. */
export interface Removal {
  readonly key: Key;
  readonly kind: string;
  readonly bytes: number;
}

/** What the rows of a case count as, by the first word of their sort key. What is not listed counts as others. */
const KINDS: Readonly<Record<string, string>> = {
  EVENT: 'events',
  MESSAGE: 'messages',
  READ: 'reads',
  TASK: 'tasks',
  DEADLINE: 'deadlines',
  REGISTER: 'registers',
  CONTRACT: 'contracts',
};

export const removalOf = ({ key, bytes }: FoundRow): Removal => {
  const [word = ''] = key.sk.split('#');
  return { key, bytes, kind: KINDS[word] ?? 'others' };
};

/**
 * Rows outside the partition of the case that only this row leads to: an event to the mark of its command and to the pages of
 * its draft, a message to its one-time link, a look to what its person had begun.
 */
export const foundBy = async (
  table: Table,
  caseId: CaseId,
  { key, item }: FoundRow,
  people: Set<string>,
): Promise<readonly Removal[]> => {
  if (key.sk.startsWith('EVENT#')) return ofCommand(table, EventRow.safeParse(item).data?.body.command);
  if (key.sk.startsWith('MESSAGE#')) return ofLinks(table, MessageRow.safeParse(item).data?.text ?? '');
  return key.sk.startsWith('READ#') ? ofPerson(table, caseId, item['person'], people) : [];
};

const DRAFT = 'draft:';

const ofCommand = async (table: Table, command: string | undefined): Promise<readonly Removal[]> => {
  if (command === undefined) return [];
  const pages = command.startsWith(DRAFT) ? await draftRows(table, command.slice(DRAFT.length)) : [];
  return [...pages, ...(await ifThere(table, commandKey(command), 'commands'))];
};

/** A page of answers is a row; a draft seldom has more than one read holds, and what it has beyond expires. */
const draftRows = async (table: Table, id: string): Promise<readonly Removal[]> =>
  (await rowsIn(table, draftKey(id).pk)).map(({ key, bytes }) => ({ key, bytes, kind: 'drafts' }));

const ofLinks = async (table: Table, text: string): Promise<readonly Removal[]> => {
  const secrets = new Set([...text.matchAll(/\/shared\/([0-9a-z]+)/g)].flatMap(([, secret]) => secret ?? []));
  const found = await Promise.all([...secrets].map((secret) => ifThere(table, linkKey(digest(secret)), 'links')));
  return found.flat();
};

const Begun = z.object({ id: z.string(), caseId: z.string().optional() });

/** Forms begun in this case and never sent. Whoever began one has looked at the case. */
const ofPerson = async (
  table: Table,
  caseId: CaseId,
  person: unknown,
  people: Set<string>,
): Promise<readonly Removal[]> => {
  if (typeof person !== 'string' || people.has(person)) return [];
  people.add(person);
  const begun = await query(table, Begun, { index: 1, partition: `DRAFTS#${person}` });
  const ofCase = begun.filter((draft) => draft.caseId === caseId);
  return (await Promise.all(ofCase.map(({ id }) => draftRows(table, id)))).flat();
};

const ifThere = async (table: Table, key: Key, kind: string): Promise<readonly Removal[]> => {
  const { Item: item } = await table.client.send(
    new GetItemCommand({ TableName: table.name, Key: toItem(key), ConsistentRead: true }),
  );
  return item === undefined ? [] : [{ key, kind, bytes: bytesOf(item) }];
};

/** A transaction holds a hundred actions and four megabytes, the rows it removes counted. There is room left in both. */
const MOST_ROWS = 90;
const MOST_BYTES = 3 * 1024 * 1024;

/** In their order, each row once, as few transactions as hold them. */
export const batchesOf = (removals: readonly Removal[]): readonly (readonly Removal[])[] => {
  const batches: Removal[][] = [];
  const seen = new Set<string>();
  let bytes = 0;
  for (const removal of removals) {
    const name = JSON.stringify([removal.key.pk, removal.key.sk]);
    if (seen.has(name)) continue;
    seen.add(name);
    const last = batches.at(-1);
    if (last === undefined || last.length === MOST_ROWS || bytes + removal.bytes > MOST_BYTES) {
      batches.push([removal]);
      bytes = removal.bytes;
    } else {
      last.push(removal);
      bytes += removal.bytes;
    }
  }
  return batches;
};

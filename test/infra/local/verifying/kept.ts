import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { everyCaseIn } from '#functions/adapters/dynamodb/ledger/every-case.ts';
import { ledgerOn } from '#functions/adapters/dynamodb/ledger/ledger.ts';
import type { Key, Table } from '#functions/adapters/dynamodb/table.ts';
import { act } from '#functions/casework/act.ts';
import type { OpenStore } from '#infra/local/verifying/store.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { boroughOffice } from '#test/hostile/support/borough-office.ts';
import * as reviews from '#test/hostile/support/reviews.ts';
import { form } from '#test/support/answers.ts';
import { holderOf, london } from '#test/support/pure-case.ts';

/** A practice review that has come some way, and an incident just recorded, on one real table. */
export const keptOn = async (table: Table): Promise<{ readonly review: CaseId; readonly incident: CaseId }> => {
  const office = boroughOffice(table, reviews.DECIDED);
  const review = await reviews.proposed(office);
  office.clock.set(london('2026-06-16T10:00'));
  const done = await act(office.ports, rapidReviewShelf, {
    command: form('open-incident'),
    commandId: CommandId.parse('the-incident'),
    actor: holderOf(office.arrangement(), 'front-door-manager', office.clock.now()),
  });
  if (!done.ok) throw new Error(done.error.reason);
  return { review, incident: done.value.caseId };
};

/** The store as the command opens it. */
export const storeOf = (table: Table): OpenStore => ({
  ledger: ledgerOn({
    ...table,
    borough: 'brent',
    pause: () => Promise.resolve(),
    alreadyQueued: () => undefined,
  }),
  everyCase: () => everyCaseIn(table),
  close: async () => undefined,
});

type Row = Record<string, unknown>;

/** What somebody can do who writes to the table past the service. */
export const tampering = ({ client, name: TableName }: Table) => {
  const read = async (key: Key): Promise<Row> => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: marshall(key) }));
    if (Item === undefined) throw new Error(`No row ${key.sk}`);
    return unmarshall(Item);
  };
  const write = (row: Row) => client.send(new PutItemCommand({ TableName, Item: marshall(row) }));
  return {
    read,
    write,
    change: async (key: Key, how: (row: Row) => Row): Promise<void> => void (await write(how(await read(key)))),
    remove: async (key: Key): Promise<void> =>
      void (await client.send(new DeleteItemCommand({ TableName, Key: marshall(key) }))),
  };
};

import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disposalOn } from '#functions/adapters/dynamodb/disposal/disposal.ts';
import type { Table } from '#functions/adapters/dynamodb/table.ts';
import { commandOf } from '#functions/web/forms/draft/names.ts';
import { PersonId } from '#shared/kernel/ids.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { at, caseNumber, following, fresh, message } from './agreements/commits.ts';
import { disposalAgreement } from './agreements/disposal.ts';
import { openedOn } from './opened.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());

const pause = (): Promise<void> => Promise.resolve();

/** Every row of a table, by its keys, as only a test may read it. */
const rowsOf = async ({ client, name }: Table): Promise<readonly Record<string, unknown>[]> => {
  const { Items: items = [] } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }));
  return items.map((item) => unmarshall(item));
};

const somebody = PersonId.parse('p1');

/** A closed case of some three hundred rows: events, looks, a sent form with its pages, a begun one, a link. */
const closedCase = async (table: Table, number: number, { ledger, drafts, links } = openedOn(table)) => {
  const caseId = caseNumber(number);
  const begin = (id: string) =>
    drafts.start({
      id,
      form: 'report',
      formVersion: 1,
      caseId,
      startedBy: somebody,
      startedAt: at(1),
      command: commandOf(id),
    });
  const page = { page: 'one', answers: { story: `told of case ${number}` }, by: 'p1', byName: 'Ms Sample', at: at(2) };
  const [sent, unsent] = [`${caseId}-report-sent`, `${caseId}-report-unsent`];
  for (const id of [sent, unsent]) {
    await begin(id);
    await drafts.savePage(id, page, 0);
  }
  const { secret } = await links.create({ caseId, document: 'report', address: 'panel@national-bodies.example' });
  const letter = { ...message(number, `k${number}`), text: `Open it: https://cases.example/shared/${secret}` };
  const first = following(fresh(number), `open-${number}`, { messages: [letter] });
  await ledger.commit(first);
  const second = following(
    first.record,
    `on-${number}`,
    {},
    Array.from({ length: 90 }, (_, index) => `note ${index}`),
  );
  await ledger.commit(second);
  const command = commandOf(sent);
  const closing = following(second.record, `close-${number}`, { wakeAt: undefined, draft: sent });
  const events = closing.events.map((event) => ({ ...event, command }));
  await ledger.commit({ ...closing, command, events });
  for (let look = 0; look < 200; look += 1)
    await ledger.recordRead({ caseId, at: at(look), person: somebody, name: 'Ms Sample', what: `page ${look}` });
  return { caseId, record: closing.record, others: [`DRAFT#${unsent}`, `DRAFT#${sent}`] };
};

const allowing = async (table: Table) => {
  const commit = following(fresh(9), 'allow');
  await openedOn(table).ledger.commit(commit);
  return commit.record;
};

describe('disposal on DynamoDB', () => {
  disposalAgreement(async () => openedOn(await server.freshTable()));

  it('removes what only the rows of the case lead to: forms sent and begun, links, marks of commands', async () => {
    const table = await server.freshTable();
    const opened = openedOn(table);
    const one = await closedCase(table, 1, opened);
    const two = await closedCase(table, 2, opened);
    const allowed = await allowing(table);
    const of = (rows: readonly Record<string, unknown>[], number: string) =>
      rows.filter((row) => JSON.stringify(row).includes(number)).map(({ pk, sk }) => `${pk} ${sk}`);
    const before = await rowsOf(table);
    const done = await openedOn(table).disposal.destroy(one.caseId, allowed);
    const after = await rowsOf(table);
    expect(done).toMatchObject({
      ok: true,
      value: {
        version: one.record.version,
        hash: one.record.hash,
        rows: { events: 92, messages: 1, reads: 200, commands: 3, links: 1, drafts: 3 },
      },
    });
    // The mark alone is left, and it says nothing of what there was.
    expect(of(after, one.caseId)).toEqual([`CASE#${one.caseId} HEAD`]);
    expect(of(after, two.caseId).sort()).toEqual(of(before, two.caseId).sort());
    expect(after.filter(({ pk }) => String(pk).startsWith('LINK#'))).toHaveLength(1);
    expect(after.filter(({ pk }) => String(pk) === 'COMMAND#command-open-1')).toEqual([]);
    const counted = done.ok ? Object.values(done.value.rows).reduce((sum, rows) => sum + rows, 0) : 0;
    // One head became the mark.
    expect(before.length - after.length).toBe(counted - 1);
  });

  it('falls over at every write in turn, and whoever goes on loses and doubles nothing', async () => {
    const whole = await server.freshTable();
    const { caseId } = await closedCase(whole, 1);
    const expected = await openedOn(whole).disposal.destroy(caseId, await allowing(whole));

    const table = await server.freshTable();
    await closedCase(table, 1);
    const allowed = await allowing(table);
    for (let survives = 0; ; survives += 1) {
      const [dying, died] = dyingAfter(table, survives);
      const done = await disposalOn({ ...dying, borough: 'brent', pause })
        .destroy(caseId, allowed)
        .catch(() => undefined);
      if (died()) {
        expect(done).toBeUndefined();
        continue;
      }
      expect(done).toEqual(expected);
      expect(survives).toBeGreaterThan(0);
      break;
    }
  });

  it('leaves to the next call what one may not do, and two at once count each row once', async () => {
    const table = await server.freshTable();
    const { caseId } = await closedCase(table, 1);
    const allowed = await allowing(table);
    const little = disposalOn({ ...table, borough: 'brent', pause, most: 1 });
    expect(await little.destroy(caseId, allowed)).toEqual({ ok: false, error: 'unfinished' });
    expect(await openedOn(table).ledger.load(caseId)).toBeUndefined();
    const { disposal } = openedOn(table);
    const both = await Promise.all([disposal.destroy(caseId, allowed), disposal.destroy(caseId, allowed)]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).toMatchObject({ ok: true, value: { rows: { events: 92, reads: 200, commands: 3 } } });
  });
});

/** A table whose connection is cut after so many writes, before or after the write took effect by turns. */
const dyingAfter = (table: Table, writes: number): readonly [Table, () => boolean] => {
  let left = writes;
  let dead = false;
  const send: Table['client']['send'] = async (command: { readonly constructor: { readonly name: string } }) => {
    if (dead) throw new Error('The connection is cut');
    const writing = command.constructor.name === 'TransactWriteItemsCommand';
    if (writing && left === 0) {
      dead = true;
      if (writes % 2 === 1) await Reflect.apply(table.client.send, table.client, [command]);
      throw new Error('The connection is cut');
    }
    if (writing) left -= 1;
    return Reflect.apply(table.client.send, table.client, [command]);
  };
  return [{ name: table.name, client: Object.assign(Object.create(table.client), { send }) }, () => dead];
};

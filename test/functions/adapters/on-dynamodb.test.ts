import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { draftKey } from '#functions/adapters/dynamodb/keys.ts';
import { query } from '#functions/adapters/dynamodb/table.ts';
import { PersonId } from '#shared/kernel/ids.ts';
import { epochOf, type Instant } from '#shared/kernel/time.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { at, caseNumber, command, entry, following, fresh, message, task } from './agreements/commits.ts';
import { draftsAgreement } from './agreements/drafts.ts';
import { ledgerAgreement } from './agreements/ledger.ts';
import { outboxAgreement } from './agreements/outbox.ts';
import { registerAgreement } from './agreements/registers.ts';
import { openedOn } from './opened.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => openedOn(await server.freshTable());

const DAY = 24 * 60 * 60 * 1000;

describe('the ledger on DynamoDB', () => {
  ledgerAgreement(open);

  it('has no case of another borough', async () => {
    const table = await server.freshTable();
    await openedOn(table).ledger.commit(following(fresh(1), 'refer'));
    const { ledger } = openedOn(table, 'barnet');
    expect(await ledger.load(caseNumber(1))).toBeUndefined();
    expect(() => ledger.commit(following(fresh(2), 'other'))).toThrow('another borough');
  });

  it('notes a message that was asked for before', async () => {
    const { ledger, alreadyQueued } = await open();
    const first = following(fresh(1), 'refer', { messages: [message(1, 'k1')] });
    await ledger.commit(first);
    await ledger.commit(following(first.record, 'decide', { messages: [message(1, 'k1')] }));
    expect(alreadyQueued).toEqual(['k1']);
  });

  it('refuses more than one row holds before it writes anything', async () => {
    const { ledger } = await open();
    let noise = 1;
    const random = Array.from({ length: 500_000 }, () => {
      noise = (noise * 48271) % 2147483647;
      return String.fromCharCode(33 + (noise % 90));
    }).join('');
    await expect(ledger.commit(following(fresh(1), 'refer', {}, [random]))).rejects.toThrow('A row holds at most');
    expect(await ledger.load(caseNumber(1))).toBeUndefined();
  });

  it('holds half a million characters of plain English in one answer', async () => {
    const { ledger } = await open();
    const words = 'The health visitor saw the family at home and was told that all was well. '.repeat(7000);
    expect(await ledger.commit(following(fresh(1), 'refer', {}, [words]))).toMatchObject({ ok: true });
    expect((await ledger.events(caseNumber(1)))[0]?.event).toMatchObject({ note: words });
  });

  it('throws at a commit that does not follow from itself', async () => {
    const { ledger } = await open();
    const good = following(fresh(1), 'refer', {}, ['one', 'two']);
    const broken = [
      { ...good, expectedVersion: 1 },
      { ...good, record: { ...good.record, hash: 'f'.repeat(64) } },
      { ...good, record: { ...good.record, version: 9 } },
      { ...good, events: good.events.toReversed() },
    ];
    for (const commit of broken) await expect(ledger.commit(commit)).rejects.toThrow();
    expect(await ledger.load(caseNumber(1))).toBeUndefined();
  });

  it('takes a place in a list that nobody could have been given as the beginning', async () => {
    const { ledger } = await open();
    await ledger.commit(following(fresh(1), 'refer', { tasks: { put: [task('one')], remove: [] } }));
    for (const place of ['', '\u0000', 'x'.repeat(5000), '<script>']) {
      expect((await ledger.workList(['role:chair'], 5, place)).rows).toHaveLength(1);
      expect((await ledger.cases('open', 5, place)).rows).toHaveLength(1);
    }
  });

  it('reads on past the size of one answer', async () => {
    const { ledger } = await open();
    let record = fresh(1);
    let noise = 7;
    const random = () => {
      noise = (noise * 48271) % 2147483647;
      return String.fromCharCode(33 + (noise % 90));
    };
    for (let round = 0; round < 6; round += 1) {
      const commit = following(record, `long-${round}`, {}, [Array.from({ length: 300_000 }, random).join('')]);
      await ledger.commit(commit);
      record = commit.record;
    }
    expect(await ledger.events(caseNumber(1))).toHaveLength(6);
  });
});

describe('registers on DynamoDB', () => {
  registerAgreement(open);

  it('take a place that nobody could have been given as the beginning', async () => {
    const { ledger } = await open();
    await ledger.commit(following(fresh(1), 'plan', { registers: { put: [entry('actions', 'a', 'x')], remove: [] } }));
    for (const place of ['', '\u0000', 'x'.repeat(5000), '<script>', 'eA', '____', 'Zm9v']) {
      expect((await ledger.register('actions', 5, place)).rows).toHaveLength(1);
    }
  });

  it('sort by the beginning of a very long order', async () => {
    const { ledger } = await open();
    const put = ['b', 'a'].map((letter) => entry('actions', letter, letter.repeat(3000)));
    expect(await ledger.commit(following(fresh(1), 'plan', { registers: { put, remove: [] } }))).toMatchObject({
      ok: true,
    });
    const { rows } = await ledger.register('actions', 5);
    expect(rows.map(({ row }) => row)).toEqual(put.toReversed());
  });
});

describe('the outbox on DynamoDB', () => {
  outboxAgreement(open);

  it('queues a message of no command once', async () => {
    const { queue, outbox } = await open();
    expect(await queue(message(1, 'code-1'))).toBe(true);
    expect(await queue(message(1, 'code-1'))).toBe(false);
    expect(await outbox.pending(9)).toHaveLength(1);
  });
});

describe('drafts and tokens on DynamoDB', () => {
  draftsAgreement(open);

  const startedBy = PersonId.parse('p1');
  const begun = (startedAt: Instant) => ({
    id: 'd1',
    form: 'refer',
    formVersion: 1,
    startedBy,
    startedAt,
    command: command('d1'),
  });
  const typed = (page: string, when: Instant) => ({
    page,
    answers: { typed: when },
    by: 'p1',
    byName: 'Ms Sample',
    at: when,
  });

  it('forgets a draft that nobody touched for sixty days, wherever the table has got to', async () => {
    const { drafts, clock } = await open();
    await drafts.start(begun(at(0)));
    clock.move(59 * DAY);
    await drafts.savePage('d1', typed('one', clock.now()), 0);
    clock.move(59 * DAY);
    expect(await drafts.load('d1')).toBeDefined();
    clock.move(2 * DAY);
    expect(await drafts.load('d1')).toBeUndefined();
    await expect(drafts.savePage('d1', typed('one', clock.now()), 1)).rejects.toThrow('gone');
  });

  it('begins one again that was forgotten, and shows nothing of what stood there', async () => {
    const { drafts, clock } = await open();
    await drafts.start(begun(clock.now()));
    await drafts.savePage('d1', typed('one', clock.now()), 0);
    clock.move(61 * DAY);
    const again = begun(clock.now());
    expect(await drafts.start(again)).toEqual({ ...again, pages: [] });
    expect(await drafts.savePage('d1', typed('one', clock.now()), 0)).toMatchObject({ ok: true, value: { rev: 1 } });
    expect((await drafts.load('d1'))?.pages).toEqual([{ ...typed('one', clock.now()), rev: 1 }]);
  });

  it('keeps every page as long as the draft goes on', async () => {
    const table = await server.freshTable();
    const { drafts, clock } = openedOn(table);
    await drafts.start(begun(clock.now()));
    await drafts.savePage('d1', typed('first', clock.now()), 0);
    for (const [index, days] of [29, 59, 31, 59].entries()) {
      clock.move(days * DAY);
      await drafts.savePage('d1', typed(`page-${index}`, clock.now()), 0);
      const rows = await query(table, z.object({ sk: z.string(), expires: z.number() }), {
        partition: draftKey('d1').pk,
        prefix: 'PAGE#',
      });
      const draftGoes = epochOf(clock.now()) / 1000 + (60 * DAY) / 1000;
      // Longer untouched than a page is from one renewal to the next, it would go before the draft.
      expect(rows.every(({ expires }) => expires * 1000 > epochOf(clock.now()))).toBe(true);
      if (days > 30) expect(rows.every(({ expires }) => expires >= draftGoes)).toBe(true);
    }
    expect((await drafts.load('d1'))?.pages).toHaveLength(5);
  });
});

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailOn } from '#functions/adapters/ses/mail.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import { MailEvent } from '#functions/messages/delivery/event.ts';
import { delivery } from '#functions/messages/delivery/handler.ts';
import { sweep } from '#functions/sweeper/sweep/handler.ts';
import { openMailStore } from '#infra/local/mail/mail-store.ts';
import { openSesEndpoint } from '#infra/local/mail/ses-endpoint.ts';
import type { OutboxRow } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { gathering, notifying } from '#test/functions/web/forms/case-story.ts';
import { form } from '#test/support/answers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { london } from '#test/support/pure-case.ts';
import { boroughOffice } from './support/borough-office.ts';
import { intact } from './support/intact.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => boroughOffice(await server.freshTable());
type Office = Awaited<ReturnType<typeof open>>;

const HOUR = 60 * 60_000;
const sweeping = (office: Office, clock = office.clock) =>
  sweep({
    ...office.sending,
    clock,
    ledger: office.ports.ledger,
    machine: { ensure: async () => {}, wake: async () => {}, running: async () => new Set<CaseId>() },
    advance: (caseId) => takeStock(office.ports, caseId),
    takeUp: async () => 0,
    openYearly: async () => 0,
  });
const event = (eventType: string, { key, caseId }: Pick<OutboxRow, 'key' | 'caseId'>, bounceType = 'Permanent') =>
  MailEvent.parse({
    eventType,
    mail: { messageId: `ses-${key}`, tags: { outbox: [key], case: [caseId] } },
    ...(eventType === 'Bounce' ? { bounce: { bounceType } } : {}),
  });
const keysOf = async (office: Office, caseId: CaseId): Promise<readonly string[]> => {
  const rows = await office.ports.ledger.messages(caseId);
  return rows.map(({ key }) => key);
};

describe('a message is sent once', () => {
  it('though the machine and the sweeper ask for what is due, and send it, ten times at the same moment', async () => {
    const office = await open();
    const { caseId } = await notifying(office);
    await office.given('front-door-manager', form('notification'), caseId);
    office.clock.set(london('2026-06-16T12:00'));
    await office.given('front-door-manager', form('dfe-reference'), caseId);
    office.clock.set(london('2026-06-17T09:00'));
    await Promise.all(Array.from({ length: 10 }, () => takeStock(office.ports, caseId)));
    const types = await intact(office.ports.ledger, caseId);
    expect(types.filter((type) => type === 'AgenciesAsked')).toHaveLength(1);
    office.clock.move(2 * 60_000);
    await Promise.all([
      ...Array.from({ length: 5 }, () => office.dispatch({ caseId })),
      ...Array.from({ length: 5 }, () => sweeping(office)()),
    ]);
    const sent = office.mail.sent.map(({ key }) => key);
    expect([...sent].sort()).toEqual([...(await keysOf(office, caseId))].sort());
    expect(new Set(sent).size).toBe(sent.length);
    expect(new Set(office.mail.sent.map(({ intent }) => intent.recipient.address)).size).toBeGreaterThan(10);
  });

  it('though its sender died with it in hand: it waits for word, and after four hours a person is asked', async () => {
    const office = await open();
    const { caseId } = await office.given('head-teacher', form('referral'));
    const rows = await office.outbox.pendingOf(caseId);
    expect(rows.length).toBeGreaterThan(1);
    const [heard, silent] = rows;
    if (heard === undefined || silent === undefined) return;
    const dying = { ...office.sending, mail: { send: () => Promise.reject(new Error('The power went')) } };
    const { sendOnce } = await import('#functions/messages/sending.ts');
    for (const row of rows) await expect(sendOnce(dying, row)).rejects.toThrow('The power went');
    for (let turn = 0; turn < 3; turn += 1) {
      await office.dispatch({ caseId });
      office.clock.move(HOUR);
      await sweeping(office)();
    }
    expect(office.mail.sent).toEqual([]);
    await delivery(office.sending)(event('Delivery', heard));
    office.clock.move(HOUR + 1);
    await Promise.all([sweeping(office)(), sweeping(office)()]);
    expect((await office.outbox.byKey(caseId, heard.key))?.status).toBe('DELIVERED');
    expect((await office.outbox.byKey(caseId, silent.key))?.status).toBe('UNCONFIRMED');
    expect(office.mail.sent).toEqual([]);
    const types = await intact(office.ports.ledger, caseId);
    expect(types.filter((type) => type === 'MessageTroubled')).toHaveLength(rows.length - 1);
    // Word that comes later still is believed, and sends nothing.
    await delivery(office.sending)(event('Delivery', silent));
    await office.dispatch({ caseId });
    expect((await office.outbox.byKey(caseId, silent.key))?.status).toBe('DELIVERED');
    expect(office.mail.sent).toEqual([]);
  });

  it('though the mail service took it and its answer was lost on the way', async () => {
    const office = await open();
    const { caseId } = await office.given('head-teacher', form('referral'));
    const folder = mkdtempSync(join(tmpdir(), 'lost-answer-'));
    const store = openMailStore(folder, () => 0);
    const ses = await openSesEndpoint(store, () => undefined);
    const lost = createServer((incoming, response) => {
      const target = new URL(incoming.url ?? '/', ses.url);
      const onward = httpRequest(target, { method: 'POST', headers: incoming.headers }, (answer) => {
        answer.resume();
        answer.on('end', () => response.destroy());
      });
      incoming.pipe(onward);
    }).listen(0, '127.0.0.1');
    await once(lost, 'listening');
    const address = lost.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const client = new SESClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    const mail = mailOn({ client, sender: 'safeguarding@brent.example', configurationSet: 'local' });
    const { dispatch } = await import('#functions/messages/dispatch/handler.ts');
    const losing = dispatch({ ...office.sending, mail });
    await Promise.all([losing({ caseId }), losing({ caseId })]);
    await losing({ caseId });
    office.clock.move(HOUR);
    await sweeping(office)();
    const rows = await office.ports.ledger.messages(caseId);
    expect(rows.map(({ status }) => status)).toEqual(rows.map(() => 'SENDING'));
    expect(store.list()).toHaveLength(rows.length);
    expect(new Set(store.list().map(({ to }) => to.join())).size).toBe(rows.length);
    client.destroy();
    lost.closeAllConnections();
    lost.close();
    await ses.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('word of a message', () => {
  const orders = <T>(all: readonly T[]): T[][] =>
    all.length === 0
      ? [[]]
      : all.flatMap((one, at) => orders(all.filter((_, i) => i !== at)).map((rest) => [one, ...rest]));

  it('comes to the same end in whatever order, and however often, it comes', async () => {
    const office = await open();
    const { caseId } = await office.given('head-teacher', form('referral'));
    const [first] = await office.outbox.pendingOf(caseId);
    if (first === undefined) return;
    const ends: readonly (readonly [string, readonly string[]])[] = [
      ['DELIVERED', ['Send', 'DeliveryDelay', 'Delivery', 'Delivery']],
      ['BOUNCED', ['Send', 'Delivery', 'Bounce', 'Bounce']],
    ];
    for (const [end, kinds] of ends) {
      for (const order of orders(kinds)) {
        const { office: fresh, row } = await again();
        for (const kind of order) await delivery(fresh.sending)(event(kind, row));
        const now = await fresh.outbox.byKey(row.caseId, row.key);
        expect([order, now?.status]).toEqual([order, end]);
        const types = await intact(fresh.ports.ledger, row.caseId);
        expect(types.filter((type) => type === 'MessageTroubled')).toHaveLength(end === 'BOUNCED' ? 1 : 0);
      }
    }

    async function again() {
      const fresh = office;
      const opened = await fresh.given('head-teacher', form('referral'));
      const [row] = await fresh.outbox.pendingOf(opened.caseId);
      if (row === undefined) throw new Error('No message');
      await fresh.outbox.move(row, 'PENDING', 'SENDING', fresh.clock.now());
      return { office: fresh, row };
    }
  });

  it('that it bounced, once settled by a person, asks nobody again', async () => {
    const office = await open();
    const { caseId } = await office.given('head-teacher', form('referral'));
    await office.dispatch({ caseId });
    const [row] = await office.ports.ledger.messages(caseId);
    if (row === undefined) return;
    await delivery(office.sending)(event('Bounce', row));
    const settle = form('settle-message', { settled: 'told-by-telephone', how: 'By telephone' }, row.key);
    await office.given('business-manager', settle, caseId);
    await Promise.all([1, 2, 3].map(() => delivery(office.sending)(event('Bounce', row))));
    await delivery(office.sending)(event('Delivery', row));
    const types = await intact(office.ports.ledger, caseId);
    expect(types.filter((type) => type === 'MessageTroubled')).toHaveLength(1);
    const tasks = await office.ports.ledger.tasksOfCase(caseId);
    expect(tasks.map(({ form: name }) => name)).not.toContain('settle-message');
  });

  it('of another case, of none, or with a made-up key changes nothing', async () => {
    const office = await open();
    const { caseId } = await office.given('head-teacher', form('referral'));
    const other = await office.given('head-teacher', form('referral'));
    const [row] = await office.outbox.pendingOf(caseId);
    if (row === undefined) return;
    for (const strange of [
      event('Bounce', { ...row, caseId: other.caseId }),
      event('Delivery', { ...row, key: '__proto__' }),
      MailEvent.parse({ eventType: 'Bounce', mail: { messageId: 'x', tags: {} } }),
      MailEvent.parse({ eventType: 'Open', mail: { messageId: 'x' } }),
    ])
      await delivery(office.sending)(strange);
    expect((await office.outbox.byKey(caseId, row.key))?.status).toBe('PENDING');
    expect(await intact(office.ports.ledger, caseId)).toEqual(['IncidentReferred']);
  });
});

describe('an address that a person typed', () => {
  const HOSTILE = [
    'someone@elsewhere.example',
    'someone@brent.example.elsewhere.test',
    'someone@notbrent.example',
    'someone@brent.example, other@elsewhere.test',
    'someone@brent.example;other@elsewhere.test',
    'someone@brent.example\r\nBcc: other@elsewhere.test',
    'someone@brent.example\nTo: other@elsewhere.test',
    '"other@elsewhere.test"@brent.example',
    'other@elsewhere.test@brent.example',
    'Someone <someone@brent.example>',
    'someone@brent.example\u0000',
    'someone@brent.example.',
    '@brent.example',
    'someone@',
    '__proto__',
  ];

  it.each(HOSTILE)('%j is never written to, for another area or an added agency', async (address) => {
    const office = await open();
    const { caseId } = await gathering(office);
    const added = await office
      .given('business-manager', form('add-agency', { agencyAddress: address }), caseId)
      .catch((error: unknown) => String(error));
    expect(added).toContain('address-not-allowed');

    const second = await open();
    const areas = {
      otherAreas: [{ areaAuthority: 'Kent\r\nBcc: x@elsewhere.test', areaRole: 'residence', areaAddress: address }],
    };
    const { caseId: id } = await second.given('front-door-manager', form('open-incident'));
    await second.given('front-door-manager', form('notification-decision', areas), id);
    await second.given('front-door-manager', form('notification'), id);
    second.clock.set(london('2026-06-16T12:00'));
    await second.given('front-door-manager', form('dfe-reference'), id);
    await second.dispatch({ caseId: id });
    await sweeping(second)();
    const domains = second.arrangement().allowedDomains;
    for (const { intent, subject } of second.mail.sent) {
      const [, domain = ''] = intent.recipient.address.split('@');
      expect(domains).toContain(domain);
      expect(intent.audience).not.toBe('other-areas');
      expect(subject).not.toContain('Kent');
    }
    // Never silence: the officer's typing is a task for a person.
    const types = await intact(second.ports.ledger, id);
    expect(types).toContain('MessageTroubled');
  });
});

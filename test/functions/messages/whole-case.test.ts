import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '#functions/casework/act.ts';
import type { CaseworkPorts } from '#functions/casework/ports.ts';
import { verified } from '#functions/casework/verified.ts';
import { caseEventsOn } from '#functions/messages/case-events.ts';
import { MailEvent } from '#functions/messages/delivery/event.ts';
import { delivery } from '#functions/messages/delivery/handler.ts';
import { dispatch } from '#functions/messages/dispatch/handler.ts';
import { arrangementInForce, arrangements } from '#shared/boroughs/load.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { openedOn } from '#test/functions/adapters/opened.ts';
import { form } from '#test/support/answers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { memoryMail } from '#test/support/memory/mail.ts';
import { holderOf, london } from '#test/support/pure-case.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());

describe('a real case on DynamoDB', () => {
  it('is opened once, sends its messages, and gives a person a task for one that bounced', async () => {
    const stores = openedOn(await server.freshTable());
    const { clock, ledger, outbox } = stores;
    clock.set(london('2026-06-16T10:00'));
    const woken: string[] = [];
    const casework: CaseworkPorts = {
      ledger,
      links: stores.links,
      clock,
      arrangements: arrangements(),
      borough: 'brent',
      serviceUrl: 'https://cases.brent.example',
      stir: async ({ caseId }) => void woken.push(caseId),
    };
    const arrangement = arrangementInForce('brent', londonDate(clock.now()));
    const officer = arrangement.posts.find(({ roles }) => roles.includes('notifying-officer'));
    if (officer === undefined) throw new Error('Brent has a notifying officer');
    const opening = {
      command: form('open-incident'),
      commandId: CommandId.parse('command-open-1'),
      actor: holderOf(arrangement, officer.id, clock.now()),
    };
    const both = await Promise.all([
      act(casework, rapidReviewShelf, opening),
      act(casework, rapidReviewShelf, opening),
    ]);
    const [done] = both;
    if (done?.ok !== true) throw new Error(JSON.stringify(done));
    expect(both[1]).toEqual(done);
    const { caseId } = done.value;
    expect((await ledger.cases('open', 9)).rows).toHaveLength(1);
    expect(woken).toContain(caseId);

    const message = {
      key: 'f'.repeat(64),
      caseId,
      subject: 'Something to do',
      text: 'Sign in.',
      html: '<p>Sign in.</p>',
      at: clock.now(),
      intent: {
        milestone: 'M2',
        audience: 'partner',
        template: 'partners-told',
        recipient: { address: officer.address },
        occurrence: 'first',
        statutory: true,
        path: `/cases/${caseId}`,
      },
    };
    await stores.queue(message);
    const mail = memoryMail();
    const sending = { outbox, mail, clock, caseEvents: caseEventsOn(casework), log: () => {} };
    await dispatch({ ...sending, mode: 'training', allowedDomains: () => arrangement.allowedDomains })({ caseId });
    expect(mail.sent.map(({ key }) => key)).toContain(message.key);

    const before = (await ledger.tasksOfCase(caseId)).map(({ id }) => id);
    const bounce = MailEvent.parse({
      eventType: 'Bounce',
      mail: { messageId: 'ses-1', tags: { outbox: [message.key], case: [caseId] } },
      bounce: { bounceType: 'Permanent' },
    });
    await Promise.all([delivery(sending)(bounce), delivery(sending)(bounce)]);
    expect((await outbox.byKey(caseId, message.key))?.status).toBe('BOUNCED');
    const added = (await ledger.tasksOfCase(caseId)).filter(({ id }) => !before.includes(id));
    expect(added.map(({ form }) => form)).toEqual(['settle-message']);

    expect((await verified(ledger, caseId))?.faults).toEqual([]);
  });
});

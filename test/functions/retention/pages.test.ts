import { describe, expect, it } from 'vitest';
import { casesFor } from '#functions/web/cases/handler.ts';
import { documentsFor } from '#functions/web/documents/handler.ts';
import { MANAGER, OFFICER } from '#test/functions/rapid-review/office-case.ts';
import { askAs, portsOf } from '#test/functions/web/cases/desk.ts';
import { form } from '#test/support/answers.ts';
import { DIRECTOR } from '#test/support/pure-retention.ts';
import { type KeptOffice, keptOffice } from './kept-office.ts';

const asking = (office: KeptOffice) => ({
  ask: askAs(office, casesFor(portsOf(office))),
  askDocument: askAs(
    office,
    documentsFor({ ...portsOf(office), formNamed: (name) => portsOf(office).formNamed(name)?.form }),
  ),
});

const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the page of a case', () => {
  it('begins the record of its keeping while it is open, once, for a hold; the closing joins it', async () => {
    const office = await keptOffice();
    const { ask } = asking(office);
    const page = await ask(MANAGER, `/cases/${office.caseId}/keeping`);
    expect(page.html).toContain('Begin the record of their keeping');
    const begun = await ask(MANAGER, `/cases/${office.caseId}/keeping`, { csrf: 'token' });
    expect(begun).toMatchObject({ status: 303, location: `/cases/${office.recordId}` });
    expect((await ask(OFFICER, `/cases/${office.caseId}/keeping`, { csrf: 'token' })).status).toBe(303);
    expect(await office.keep(OFFICER, 'place-hold')).toBe('open');
    await office.close();
    expect(await office.state()).toMatchObject({ stage: 'kept', holds: [{ id: 'h1' }], keepUntil: '2051-06-15' });
    expect((await ask(MANAGER, `/cases/${office.caseId}/keeping`)).html).toContain(`/cases/${office.recordId}`);
    const { html } = await ask(MANAGER, `/cases/${office.recordId}`);
    expect(words(html)).toContain('A hold stands over these records');
    expect(words(html)).toContain('An invented inquiry');
    expect(words(html)).toContain('Assumed: no document of the borough says it');
  });

  it('opens the record of a case closed before there was any, by the day in its own events', async () => {
    const office = await keptOffice();
    await office.by(OFFICER, form('decline-referral'));
    office.clock.move(40 * 24 * 3_600_000);
    await asking(office).ask(MANAGER, `/cases/${office.caseId}/keeping`, { csrf: 'token' });
    expect(await office.state()).toMatchObject({ stage: 'kept', closedOn: '2026-06-15' });
  });

  it('begins nothing for somebody whose work it is not, nor a record of its own keeping', async () => {
    const office = await keptOffice();
    const { ask } = asking(office);
    for (const post of ['head-teacher', 'named-gp', 'independent-scrutineer', 'service-operations'])
      expect([post, (await ask(post, `/cases/${office.caseId}/keeping`, { csrf: 'token' })).status]).toEqual([
        post,
        403,
      ]);
    expect(await office.ports.ledger.load(office.recordId)).toBeUndefined();
    await office.close();
    expect((await ask(MANAGER, `/cases/${office.recordId}/keeping`)).status).toBe(404);
    expect((await ask(MANAGER, `/cases/${office.recordId}/keeping`, { csrf: 'token' })).status).toBe(404);
  });

  it('shows nothing of the record to whoever declared a conflict of interest in the case', async () => {
    const office = await keptOffice();
    await office.by(OFFICER, { type: 'take-up-referral' });
    await office.by(MANAGER, form('take-part', { conflict: 'yes', conflictNature: 'Knows them' }));
    await office.by(OFFICER, form('notification-decision', { decision: 'do-not-notify', outcome: 'neither' }));
    await office.sweep();
    const { ask } = asking(office);
    if ((await office.ports.ledger.load(office.recordId)) === undefined)
      await ask(OFFICER, `/cases/${office.caseId}/keeping`, { csrf: 'token' });
    expect((await ask(MANAGER, `/cases/${office.recordId}`)).status).toBe(403);
    expect((await ask(MANAGER, '/cases?show=kept')).html).not.toContain(office.recordId);
    expect((await ask(OFFICER, '/cases?show=kept')).html).toContain(office.recordId);
  });
});

describe('lists', () => {
  it('of open and closed cases have no records in them; records have their own, by last day', async () => {
    const office = await keptOffice();
    const { ask } = asking(office);
    await office.close();
    const { recordId, caseId } = office;
    const seen = async (show: string) => {
      const { html } = await ask(MANAGER, `/cases?show=${show}`);
      return [html.includes(`/cases/${caseId}"`), html.includes(`/cases/${recordId}"`)];
    };
    expect(await seen('open')).toEqual([false, false]);
    expect(await seen('closed')).toEqual([true, false]);
    expect(await seen('kept')).toEqual([false, true]);
    expect(words((await ask(MANAGER, '/cases?show=kept')).html)).toContain('Thursday 15 June 2051');
    await office.agree();
    await office.sweep();
    expect(await seen('closed')).toEqual([false, false]);
    expect(await seen('kept')).toEqual([false, false]);
    expect(await seen('disposed')).toEqual([false, true]);
    // Others than those whose work they all are get no such lists.
    expect((await ask('head-teacher', '/cases?show=kept')).html).not.toContain('Records kept');
  });
});

describe('the record', () => {
  it('leads each person to what is theirs, and a case that is gone is not found', async () => {
    const office = await keptOffice();
    const { ask } = asking(office);
    await office.close();
    await office.moveTo('2051-06-20T10:00');
    expect((await ask(MANAGER, '/tasks')).html).toContain(`/cases/${office.recordId}/forms/propose-disposal`);
    await office.keep(MANAGER, 'propose-disposal');
    expect((await ask(MANAGER, '/tasks')).html).not.toContain(office.recordId);
    const { html } = await ask(DIRECTOR, '/tasks');
    expect(html).toContain(`/cases/${office.recordId}/forms/agree-disposal`);
    expect(words((await ask(DIRECTOR, `/cases/${office.recordId}`)).html)).toContain('Refuse the disposal');
    await office.keep(DIRECTOR, 'agree-disposal');
    await office.sweep();
    expect((await ask(MANAGER, `/cases/${office.caseId}`)).status).toBe(404);
    expect((await ask(MANAGER, `/cases/${office.caseId}/timeline`)).status).toBe(404);
    for (const path of ['', '/timeline', '/messages', '/reads', '/answers/place-hold?subject=h1'])
      expect([path, (await ask(MANAGER, `/cases/${office.recordId}${path}`)).status]).toEqual([
        path,
        path.startsWith('/answers') ? 404 : 200,
      ]);
    expect(words((await ask(MANAGER, `/cases/${office.recordId}/timeline`)).html)).toContain('Records destroyed');
  });

  it('has a certificate once it is disposed of, and none before', async () => {
    const office = await keptOffice();
    const { askDocument } = asking(office);
    await office.close();
    const at = `/documents/${office.recordId}/certificate`;
    expect((await askDocument(MANAGER, at)).status).toBe(404);
    await office.agree();
    await office.sweep();
    for (const [post, status] of [
      [MANAGER, 200],
      [DIRECTOR, 200],
      [OFFICER, 200],
      ['head-teacher', 403],
      ['independent-scrutineer', 403],
    ] as const)
      expect([post, (await askDocument(post, at)).status]).toEqual([post, status]);
    expect((await askDocument(MANAGER, `${at}.docx`)).headers?.['content-type']).toContain('word');
  });
});

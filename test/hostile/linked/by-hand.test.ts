import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { form } from '#test/support/answers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { DELEGATES } from '#test/support/stories.ts';
import { boroughOffice } from '../support/borough-office.ts';
import { intact } from '../support/intact.ts';
import { conflict, LISTS, link, MANAGER, OFFICER, two, unlink } from '../support/linking.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => boroughOffice(await server.freshTable());
const DIRECTOR = 'director-of-childrens-services';

describe('cases that people link', () => {
  it('show it on both sides, with a way to the other for whoever may see it, and a look at it is on record', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    const before = (await office.ports.ledger.load(second))?.version;
    const who = await office.holder(OFFICER);
    expect((await link(who, first, ` ${refSecond.toLowerCase()} `)).status).toBe(303);
    const ours = (await who.get(`/cases/${first}/linked`)).html;
    expect(ours).toContain(`<a class="govuk-link" href="/cases/${second}">${refSecond}</a>`);
    expect(ours).toContain('One household, says the health visitor.');
    expect(ours).toMatch(/unlink-case\?subject=link-\d+/);
    const theirs = (await who.get(`/cases/${second}/linked`)).html;
    expect(theirs).toContain(`<a class="govuk-link" href="/cases/${first}">${refFirst}</a>`);
    expect(theirs).toContain('Brothers, sisters and other children of the household');
    // Why it was made is the first case's to know, and the second case's ledger has not been touched.
    expect(theirs).not.toContain('One household');
    expect(theirs).not.toContain('unlink-case');
    expect((await office.ports.ledger.load(second))?.version).toBe(before);
    const reads = await office.ports.ledger.reads(second);
    expect(reads.some(({ what, person }) => what === 'named-in-links' && person === who.person)).toBe(true);
    expect((await (await office.holder(MANAGER)).get(`/cases/${second}/reads`)).html).toContain(
      'Its stage, among the linked cases of another case',
    );
  });

  it('tell somebody who may not see the other its reference and how it is linked, and nothing more', async () => {
    const office = await open();
    const { first, second, refSecond } = await two(office);
    await link(await office.holder(OFFICER), first, refSecond);
    const member = await office.holder(DELEGATES.police);
    expect((await member.get(`/cases/${second}`)).status).toBe(403);
    const { html } = await member.get(`/cases/${first}/linked`);
    expect(html).toContain(refSecond);
    expect(html).toContain('Not shown to you');
    expect(html).not.toContain(second);
    expect(html).not.toContain('Deciding');
    expect((await member.get(`/cases/${second}/linked`)).status).toBe(403);
    for (const list of LISTS) expect((await member.get(list)).html).not.toContain(refSecond);
    const reads = await office.ports.ledger.reads(second);
    expect(reads.filter(({ person }) => person === member.person)).toEqual([]);
  });

  it('tell agencies, referrers and strangers nothing of each other', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    await link(await office.holder(OFFICER), first, refSecond);
    for (const post of ['head-teacher', 'police-review-officer', 'named-gp', 'communications', 'service-operations']) {
      const who = await office.holder(post);
      for (const path of [first, second].map((caseId) => `/cases/${caseId}/linked`)) {
        const { status, html } = await who.get(path);
        expect([post, [403, 404].includes(status), html.includes(refFirst) || html.includes(refSecond)]).toEqual([
          post,
          true,
          false,
        ]);
      }
      for (const list of LISTS) expect((await who.get(list)).html).not.toContain(refSecond);
    }
  });

  it('are refused in the same words for a reference that is nobody’s and for one that is not theirs to know', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    await office.given(MANAGER, conflict, second);
    const who = await office.holder(MANAGER);
    const wrong = await link(who, first, 'BRE-2222-3333');
    const hidden = await link(who, first, refSecond, 'duplicate', '1');
    for (const seen of [wrong, hidden]) {
      expect(seen.status).toBe(400);
      expect(seen.html).toContain('There is no case with this reference here that you may see.');
    }
    expect((await link(who, first, refFirst, 'sibling', '2')).html).toContain(
      'This is the reference of this case itself.',
    );
  });

  it('are linked once, however often it is sent', async () => {
    const office = await open();
    const { first, refSecond } = await two(office);
    const [one, other] = [await office.holder(OFFICER), await office.holder(MANAGER)];
    expect((await link(one, first, refSecond)).status).toBe(303);
    const again = await link(other, first, refSecond);
    expect([again.status, again.html.includes('are linked in this way already')]).toEqual([400, true]);
    const types = await intact(office.ports.ledger, first);
    expect(types.filter((type) => type === 'CaseLinked')).toHaveLength(1);
  });

  it('that were another family’s are unlinked on both sides, and the record keeps why', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    const who = await office.holder(OFFICER);
    await link(who, first, refSecond);
    const [way = ''] =
      /\/cases\/\w+\/forms\/unlink-case\?subject=link-\d+/.exec((await who.get(`/cases/${first}/linked`)).html) ?? [];
    expect((await unlink(who, first, { unlinkReason: 'another-family' })).status).toBe(303);
    expect((await who.get(`/cases/${first}/linked`)).html).not.toContain(refSecond);
    expect((await who.get(`/cases/${second}/linked`)).html).not.toContain(refFirst);
    expect((await who.get(`/cases/${first}/timeline`)).html).toContain('It led to a case of another family.');
    // It is not there to be taken away again.
    expect((await who.get(way)).status).toBe(404);
  });
});

describe('a conflict of interest in a case linked by hand', () => {
  const ASKED = 'You have declared a conflict of interest in a case that is linked to this one.';

  it('bars nobody from the other, and asks until they have said that they have none there', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    await link(await office.holder(OFFICER), first, refSecond);
    const who = await office.holder(MANAGER);
    expect((await who.get(`/cases/${first}`)).html).not.toContain(ASKED);
    office.clock.move(60_000);
    await office.given(MANAGER, conflict, second);
    for (const page of ['', '/linked']) {
      const { status, html } = await who.get(`/cases/${first}${page}`);
      expect([page, status, html.includes(ASKED), html.includes('/forms/take-part')]).toEqual([page, 200, true, true]);
      expect(html).not.toContain(refSecond);
      expect(html).not.toContain(second);
    }
    office.clock.move(60_000);
    await office.given(MANAGER, form('take-part'), first);
    expect((await who.get(`/cases/${first}`)).html).not.toContain(ASKED);
    // From the side that is named, too: it is the link that counts, not who made it.
    await office.given('head-of-safeguarding', conflict, first);
    const other = await office.holder('head-of-safeguarding');
    expect((await other.get(`/cases/${second}`)).html).toContain(ASKED);
    expect((await other.get(`/cases/${second}/linked`)).html).not.toContain(refFirst);
  });

  it('bars from a case that is said to have begun from it, and not once that link is taken away', async () => {
    const office = await open();
    const { first, second, refSecond } = await two(office);
    await office.given(DIRECTOR, conflict, second);
    const who = await office.holder(DIRECTOR);
    expect((await who.get(`/cases/${first}`)).status).toBe(200);
    await link(await office.holder(OFFICER), first, refSecond, 'began-from');
    expect((await who.get(`/cases/${first}`)).status).toBe(403);
    const stranger = await office.holder(MANAGER);
    expect((await stranger.get(`/cases/${first}`)).status).toBe(200);
    expect((await unlink(await office.holder(OFFICER), first, { unlinkReason: 'not-so' })).status).toBe(303);
    expect((await who.get(`/cases/${first}`)).status).toBe(200);
  });
});

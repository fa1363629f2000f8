import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeUpContracts } from '#functions/casework/contracts.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import { logFor } from '#functions/runtime/log.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { publicKeyOf } from '#shared/practice-review/time/registers.ts';
import { form } from '#test/support/answers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { london } from '#test/support/pure-case.ts';
import { DELEGATES } from '#test/support/stories.ts';
import { boroughOffice, type Holder } from '../support/borough-office.ts';
import { intact } from '../support/intact.ts';
import * as reviews from '../support/reviews.ts';
import { determining, filled } from '../support/stories.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async (start = reviews.DECIDED) => boroughOffice(await server.freshTable(), start);
const counted = (all: readonly string[], one: string): number => all.filter((each) => each === one).length;
const templates = async (office: reviews.Office, caseId: CaseId): Promise<readonly string[]> =>
  (await office.ports.ledger.messages(caseId)).map(({ intent }) => intent.template);

describe('a review decided in a rapid review', () => {
  const decided = async (conflicted: readonly string[] = []) => {
    const office = await open('2026-06-15T09:00:00.000Z');
    const caseId = await determining(office);
    const conflict = form('take-part', { conflict: 'yes', conflictNature: 'Knows them' });
    for (const post of conflicted) await office.given(post, conflict, caseId);
    for (const [partner, post] of Object.entries(DELEGATES))
      await office.given(post, form('determination', {}, partner), caseId);
    const ports = { ...office.ports, log: logFor('hostile', () => undefined) };
    const opened = async (): Promise<readonly CaseId[]> =>
      (await office.ports.ledger.cases('open', 10)).rows.flatMap(({ caseId: found, workflow }) =>
        workflow === 'practice-review' ? [found] : [],
      );
    return { office, caseId, ports, opened };
  };

  it('begins once, when five take it up at once and one fell over before it was marked', async () => {
    const { office, caseId, ports, opened } = await decided();
    const dies = { ...ports, ledger: { ...ports.ledger, takenUp: () => Promise.reject(new Error('Power cut')) } };
    await takeUpContracts(dies, 10);
    office.clock.move(86_400_000);
    await Promise.all([1, 2, 3, 4, 5].map(() => takeUpContracts(ports, 10)));
    await takeUpContracts(ports, 10);
    const [review, ...more] = await opened();
    expect(more).toEqual([]);
    expect(await office.ports.ledger.contracts(10)).toEqual([]);
    if (review === undefined) throw new Error('No review was begun');
    expect(await intact(office.ports.ledger, review)).toEqual(['ReviewInitiated']);
    // The Panel, Ofsted and DfE are told of the decision by the rapid review, and not by this one again.
    expect(await templates(office, review)).toEqual(['review-begun']);
    const told = (await office.ports.ledger.messages(caseId)).filter(({ intent }) => intent.milestone === 'M5');
    expect(told.map(({ intent }) => intent.audience).sort()).toEqual(['dfe', 'ofsted', 'panel']);
    expect((await ports.ledger.load(review))?.state).toMatchObject({ decidedOn: '2026-06-29', linkedCase: caseId });
  });

  it('is hidden from whoever declared a conflict of interest there, whatever office they hold', async () => {
    const { office, ports, opened } = await decided(['front-door-manager', 'business-manager']);
    await takeUpContracts(ports, 10);
    const [review] = await opened();
    for (const post of ['front-door-manager', 'business-manager']) {
      const who = await office.holder(post);
      for (const page of ['', '/timeline', '/messages', '/reads', '/forms/propose-reviewer'])
        expect([post, page, (await who.get(`/cases/${review}${page}`)).status]).toEqual([post, page, 403]);
      for (const list of ['/cases', '/tasks']) expect((await who.get(list)).html).not.toContain(String(review));
    }
    expect((await (await office.holder('head-of-safeguarding')).get(`/cases/${review}`)).status).toBe(200);
  });
});

describe('people of one review at once', () => {
  it('three partners who approve a reviewer at once, each pressing three times, appoint once', async () => {
    const office = await open();
    const caseId = await reviews.proposed(office);
    const parts = await Promise.all(
      Object.entries(DELEGATES).map(async ([partner, post]) => {
        const who = await office.holder(post);
        const pages = [
          ['interests', { knowsUndeclared: 'no' }],
          ['approval', { approves: 'approve' }],
        ] as const;
        return { who, ...(await filled(who, `/cases/${caseId}/forms/approve-reviewer?subject=${partner}`, pages)) };
      }),
    );
    const press = ({ who, draft, rev }: (typeof parts)[number]) => who.give(`${draft}/check`, { rev });
    const seen = await Promise.all(parts.flatMap((part) => [1, 2, 3].map(() => press(part))));
    expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 303));
    const types = await intact(office.ports.ledger, caseId);
    expect(counted(types, 'PartnerApprovedReviewer')).toBe(3);
    expect(counted(types, 'ReviewerAppointed')).toBe(1);
    const told = await templates(office, caseId);
    expect([counted(told, 'reviewer-named'), counted(told, 'reviewer-appointed')]).toEqual([3, 1]);
  });

  it('nobody approves a reviewer, or a version, that they have not read: it came in place of what they had answered of', async () => {
    const office = await open();
    const caseId = await reviews.proposed(office);
    const given = reviews.teller(office, caseId);
    const who = await office.holder(DELEGATES.police);
    const path = `/cases/${caseId}/forms/approve-reviewer?subject=police`;
    const pages = [
      ['interests', { knowsUndeclared: 'no' }],
      ['approval', { approves: 'approve' }],
    ] as const;
    const { draft, rev } = await filled(who, path, pages);
    office.clock.move(1000);
    await given(reviews.MANAGER, 'propose-reviewer', {
      reviewerAddress: reviews.REVIEWER.address,
      reviewerName: 'Somebody else',
    });
    const before = await intact(office.ports.ledger, caseId);
    const seen = await who.give(`${draft}/check`, { rev });
    expect(seen.status).toBe(409);
    expect(seen.html).toContain('Somebody else');
    expect(await intact(office.ports.ledger, caseId)).toEqual(before);
    for (const [page, fields] of pages) await who.give(`${draft}/${page}`, { rev: '1', ...fields });
    expect((await who.give(`${draft}/check`, { rev: String(2 * Number(rev)) })).status).toBe(303);
    for (const partner of ['local-authority', 'health'] as const)
      await given(DELEGATES[partner], 'approve-reviewer', {}, partner);
    await given(reviews.MANAGER, 'protected-names');
    await given(reviews.CHAIR, 'terms-of-reference');
    await given(reviews.REVIEWER, 'review-report');
    const chair = await office.holder(reviews.CHAIR);
    const begun = await chair.give(`/cases/${caseId}/forms/accept-report`);
    const form = begun.location;
    await chair.give(form, { rev: '0', acceptReads: 'yes' });
    office.clock.move(1000);
    await given(reviews.REVIEWER, 'review-report', { summary: 'Another summary' });
    const late = await chair.give(`${form.split('/').slice(0, 3).join('/')}/check`, { rev: '1' });
    expect([late.status, late.html.includes('Another summary')]).toEqual([409, true]);
    expect(await intact(office.ports.ledger, caseId)).not.toContain('FinalReportAccepted');
  });

  it('one partner approves while another refuses: the reviewer is not appointed', async () => {
    const office = await open();
    const caseId = await reviews.proposed(office);
    const approve = (partner: keyof typeof DELEGATES, change = {}) =>
      reviews.tried(office, DELEGATES[partner], 'approve-reviewer', change, { caseId, subject: partner });
    const refusing = { approves: 'approve', knowsUndeclared: 'yes', refusalReason: 'Worked for us last year' };
    await Promise.all([approve('local-authority'), approve('health'), approve('police', refusing)]);
    await approve('local-authority');
    await approve('health');
    const types = await intact(office.ports.ledger, caseId);
    expect(types).toContain('PartnerRefusedReviewer');
    expect(types).not.toContain('ReviewerAppointed');
  });

  it('copies sent from ten windows at once leave once, and time that passes five times at once says what it has to say once', async () => {
    const office = await open();
    const caseId = await reviews.preparing(office);
    const manager = await office.holder(reviews.MANAGER);
    const { draft, rev } = await filled(manager, `/cases/${caseId}/forms/send-copies`, [
      ['copies', { copiesHow: 'secure-link' }],
    ]);
    await Promise.all(Array.from({ length: 10 }, () => manager.give(`${draft}/check`, { rev })));
    expect(counted(await intact(office.ports.ledger, caseId), 'CopiesSent')).toBe(1);
    expect(counted(await templates(office, caseId), 'copy-before-publication')).toBe(3);
    // Nobody looked for eight months: the six months are over, actions are due, and it is all said once.
    office.clock.set(london('2027-02-26T10:00'));
    await Promise.all(Array.from({ length: 5 }, () => takeStock(office.ports, caseId)));
    await takeStock(office.ports, caseId);
    const messages = await office.ports.ledger.messages(caseId);
    const keys = messages.map(
      ({ intent: { template, recipient, occurrence } }) =>
        `${template} ${recipient.address} ${occurrence.replace(/:event-\d+$/, '')}`,
    );
    const since = keys.filter((_, index) => messages[index]?.at === office.clock.now());
    expect(since.length).toBeGreaterThan(5);
    expect(new Set(since).size).toBe(since.length);
    await intact(office.ports.ledger, caseId);
  });
});

describe('the release of a publication', () => {
  const signing = async (office: reviews.Office, caseId: CaseId, who: Holder) => ({
    who,
    ...(await filled(who, `/cases/${caseId}/forms/publish-report`, [['release', { releaseAgreed: 'yes' }]])),
  });
  type Signing = Awaited<ReturnType<typeof signing>>;
  const press = ({ who, draft, rev }: Signing) => who.give(`${draft}/check`, { rev });
  const day = async () => {
    const office = await open();
    const caseId = await reviews.noticed(office);
    office.clock.set(london('2026-06-30T00:00'));
    const page = async () => (await office.ask({ path: `/published/${publicKeyOf(caseId)}` })).status;
    return { office, caseId, page };
  };

  it('by two people at the same instant, three times each, publishes once', async () => {
    const { office, caseId, page } = await day();
    const two = await Promise.all(
      [reviews.MANAGER, reviews.CHAIR].map(async (post) => signing(office, caseId, await office.holder(post))),
    );
    const seen = await Promise.all(two.flatMap((one) => [press(one), press(one), press(one)]));
    expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 303));
    const types = await intact(office.ports.ledger, caseId);
    expect([counted(types, 'ReleaseSigned'), counted(types, 'Published')]).toEqual([1, 1]);
    expect(await page()).toBe(200);
    const messages = (await office.ports.ledger.messages(caseId)).filter(
      ({ intent }) => intent.template === 'published',
    );
    expect(new Set(messages.map(({ intent }) => intent.recipient.address)).size).toBe(messages.length);
  });

  it('by one person from two browsers, at once and one after the other, publishes nothing, and says why', async () => {
    const { office, caseId, page } = await day();
    const browsers = [await office.holder(reviews.CHAIR), await office.holder(reviews.CHAIR)];
    const [one, other] = [await signing(office, caseId, browsers[0] ?? never()), browsers[1] ?? never()];
    await Promise.all([press(one), press({ ...one, who: other })]);
    const again = await press(await signing(office, caseId, other));
    expect(again.status).toBe(409);
    expect(again.html).toContain('A second, different person signs');
    expect(counted(await intact(office.ports.ledger, caseId), 'Published')).toBe(0);
    expect(await page()).toBe(404);
  });

  it('is ticked by each for themselves: what one has ticked and not sent, another does not find ticked', async () => {
    const { office, caseId } = await day();
    const one = await signing(office, caseId, await office.holder(reviews.MANAGER));
    const chair = await office.holder(reviews.CHAIR);
    const begun = await chair.give(`/cases/${caseId}/forms/publish-report`);
    expect(begun.location.startsWith(one.draft)).toBe(false);
    expect((await chair.get(begun.location)).html).not.toContain('checked');
  });
});

const never = (): never => {
  throw new Error('There is no such browser');
};

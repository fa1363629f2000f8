import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseDraftId } from '#functions/web/forms/draft/names.ts';
import { CaseId, PersonId } from '#shared/kernel/ids.ts';
import { form } from '#test/support/answers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { boroughOffice } from './support/borough-office.ts';
import { determining, filled, group } from './support/stories.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => boroughOffice(await server.freshTable());
const ANYONE = PersonId.parse('anyone');

describe('reading without being seen to read', () => {
  it('is not done by posting a page with a fault: what it shows of the case is recorded as a read', async () => {
    const office = await open();
    const { caseId } = await office.given('head-teacher', form('referral', { whatHappened: 'A telling account' }));
    await office.given('front-door-manager', { type: 'take-up-referral' }, caseId);
    const officer = await office.holder('head-of-safeguarding');
    const { location } = await officer.give(`/cases/${caseId}/forms/notification-decision`);
    expect(await office.ports.ledger.reads(caseId)).toEqual([]);
    const wrong = await officer.give(location, { rev: '0' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('A telling account');
    const reads = await office.ports.ledger.reads(caseId);
    expect(reads.map(({ person, what }) => [person, what])).toEqual([
      ['person-head-of-safeguarding', 'form:notification-decision'],
    ]);
  });

  it('is not done by sending answers that are refused', async () => {
    const office = await open();
    const caseId = await group(office);
    const lead = await office.holder('named-gp');
    const { draft } = await filled(lead, `/cases/${caseId}/forms/agency-return`, [
      ['nil-return', { nilReturn: 'yes', searched: 'All records' }],
    ]);
    const before = (await office.ports.ledger.reads(caseId)).length;
    office.clock.move(1000);
    const refused = await lead.give(`${draft}/check`, { rev: 'x' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('All records');
    expect(await office.ports.ledger.reads(caseId)).toHaveLength(before + 1);
  });
});

describe('a draft whose address was guessed', () => {
  it('of another agency says nothing, not even whether it was sent', async () => {
    const office = await open();
    const caseId = await group(office);
    const others = `/drafts/${caseDraftId(caseId, 'agency-return', 'schools', undefined, 0)}`;
    const nowhere = `/drafts/${caseDraftId(caseId, 'agency-return', 'housing', undefined, 7)}`;
    // A delegate and an agency of the case, an agency that is not asked, a professional, and the referrer.
    const posts = ['cafcass-service-manager', 'ward-sister', 'head-teacher', 'service-operations'];
    const people = await Promise.all(posts.map((post) => office.holder(post)));
    const looks = async (draft: string) =>
      Promise.all(
        people.flatMap((who) => [
          who.get(`${draft}/nil-return`),
          who.get(`${draft}/check`),
          who.get(`${draft}/done`),
          who.give(`${draft}/nil-return`, { rev: '0', nilReturn: 'yes' }),
          who.give(`${draft}/check`, { rev: '0' }),
        ]),
      );
    const said = async (draft: string) =>
      (await looks(draft)).map(({ status, location }) => `${status} ${location}`).join('\n');
    const unknown = await said(nowhere);
    expect(await said(others)).toBe(unknown);
    const lead = await office.holder('education-safeguarding-lead');
    const { draft, rev } = await filled(lead, `/cases/${caseId}/forms/agency-return`, [
      ['nil-return', { nilReturn: 'yes', searched: 'A telling detail' }],
      ['records', { recordsSecured: 'yes' }],
      ['sign-off', { seniorName: 'A senior', seniorRole: 'Head', seniorSignedOff: 'yes' }],
    ]);
    expect(draft).toBe(others);
    expect(await said(others)).toBe(unknown);
    expect((await lead.give(`${draft}/check`, { rev })).status).toBe(303);
    expect(await said(others)).toBe(unknown);
  });

  it('is not read, once the case has moved on, by one who never agreed confidentiality', async () => {
    const office = await open();
    const caseId = await determining(office);
    const lead = await office.holder('education-safeguarding-lead');
    const { draft } = await filled(lead, `/cases/${caseId}/forms/agency-return`, [
      ['nil-return', { nilReturn: 'yes', searched: 'A telling detail' }],
    ]);
    for (const [partner, post] of [
      ['local-authority', 'director-of-childrens-services'],
      ['police', 'police-safeguarding-superintendent'],
      ['health', 'icb-director-of-nursing'],
    ] as const)
      await office.given(post, form('not-met-after-all', {}, partner), caseId);
    const author = await office.holder('school-author');
    for (const path of [`${draft}/nil-return`, `${draft}/check`]) {
      const seen = await author.get(path);
      expect(seen.status).toBeGreaterThanOrEqual(403);
      expect(seen.html).not.toContain('A telling detail');
    }
    const before = await office.ports.ledger.reads(caseId);
    office.clock.move(1000);
    const own = await lead.get(`${draft}/check`);
    expect([own.status, own.html.includes('A telling detail')]).toEqual([409, true]);
    expect(await office.ports.ledger.reads(caseId)).toHaveLength(before.length + 1);
  });

  it('of somebody’s own, not yet sent, is nobody else’s', async () => {
    const office = await open();
    const [head, officer] = [await office.holder('head-teacher'), await office.holder('front-door-manager')];
    const { location } = await head.give('/new/referral');
    expect((await officer.get(location)).status).toBe(404);
    expect((await officer.give(location, { rev: '0', immediateSafety: 'x', toldSocialCare: 'yes' })).status).toBe(404);
    const take = caseDraftId(CaseId.parse('c00000000000000000009'), 'take-part', undefined, ANYONE, 0);
    expect((await officer.get(`/drafts/${take}/conflict`)).status).toBe(404);
  });
});

describe('an agency that is added', () => {
  const add = async (agencyName: string, agencyAddress = 'someone@community-health.example') => {
    const office = await open();
    const caseId = await group(office);
    const manager = await office.holder('business-manager');
    const { draft, rev } = await filled(manager, `/cases/${caseId}/forms/add-agency`, [
      ['agency', { agencyName, agencyAddress, agencyPartner: 'health', why: 'It ran the playgroup' }],
    ]);
    const done = await manager.give(`${draft}/check`, { rev });
    const events = await office.ports.ledger.events(caseId);
    return { office, caseId, manager, done, last: events.at(-1)?.event };
  };

  it.each([['Ambulance'], ['CAFCASS!'], ['council'], ['Partnership'], ['Public Health']])(
    'called %s is not taken for the agency of the borough that has such a key',
    async (name) => {
      const { office, caseId, done } = await add(name);
      expect(done.status).toBe(303);
      for (const post of [
        'ambulance-safeguarding-lead',
        'cafcass-service-manager',
        'chief-executive',
        'public-health-consultant',
      ]) {
        await office.given(post, form('take-part'), caseId);
        expect([post, (await (await office.holder(post)).get(`/cases/${caseId}`)).status]).toEqual([post, 403]);
      }
    },
  );

  it('and is one of the borough’s by its whole name is that agency', async () => {
    const { office, caseId } = await add('Cafcass', 'service.manager@family-court.example');
    await office.given('cafcass-service-manager', form('take-part'), caseId);
    expect((await (await office.holder('cafcass-service-manager')).get(`/cases/${caseId}`)).status).toBe(200);
  });

  it('with a name of no Latin letters still has a key of its own, and so has the next', async () => {
    const { office, caseId, manager, done } = await add('Благотворительность');
    expect(done.status).toBe(303);
    const { draft, rev } = await filled(manager, `/cases/${caseId}/forms/add-agency`, [
      [
        'agency',
        { agencyName: '慈善機構', agencyAddress: 'a@brent.example', agencyPartner: 'police', why: 'It helped' },
      ],
    ]);
    expect((await manager.give(`${draft}/check`, { rev })).status).toBe(303);
    const { state } = (await office.ports.ledger.load(caseId)) ?? {};
    const keys = JSON.stringify(state).match(/"agency":"[^"]*"/g) ?? [];
    expect(keys).not.toContain('"agency":""');
    expect(new Set(keys).size).toBe(keys.length);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { publicKeyOf } from '#shared/practice-review/time/registers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { london } from '#test/support/pure-case.ts';
import { reviewer } from '#test/support/pure-review.ts';
import { DELEGATES } from '#test/support/stories.ts';
import { boroughOffice, type Holder } from '../support/borough-office.ts';
import * as reviews from '../support/reviews.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => boroughOffice(await server.freshTable(), reviews.DECIDED);
const browserOf = (office: reviews.Office, who: string | Actor): Promise<Holder> =>
  typeof who === 'string' ? office.holder(who) : office.outsider(who);

const LISTS = ['/actions', '/actions.csv', '/actions?show=closed', '/actions/reviews.csv', '/tasks', '/cases'];
const PAGES = [
  '',
  '/chronology',
  '/actions',
  '/linked',
  '/timeline',
  '/decisions',
  '/audit',
  '/audit.jsonl',
  '/messages',
  '/reads',
  '/report/1',
  '/report/2',
  '/report/3',
];
const DOCUMENTS = [
  ...['decision', 'reviewer', 'terms', 'questions', 'supervision', 'national', 'delay', 'report', 'copy', 'withheld'],
  ...['moved', 'action-plan', 'ended', 'report/1', 'report/2', 'report/3', 'report.docx'],
  ...['police', 'housing', 'primary-care'].flatMap((agency) => [`requests/${agency}`, `analysis/${agency}`]),
];

/** Every page and document of a case, and everything that was ever answered in it, by its address. */
const everythingOf = async (office: reviews.Office, caseId: CaseId): Promise<readonly string[]> => {
  const record = await office.ports.ledger.load(caseId);
  const { sections } = practiceReviewShelf.workflow.state.parse(record?.state);
  return [
    ...PAGES.map((page) => `/cases/${caseId}${page}`),
    ...Object.keys(sections).map((key) => `/cases/${caseId}/answers/${key.replace(':', '?subject=')}`),
    ...DOCUMENTS.map((name) => `/documents/${caseId}/${name}`),
  ];
};

/** Whose words somebody meets wherever they look; every page they are given is on record, and no refusal says anything. */
const meets = async (office: reviews.Office, caseId: CaseId, who: string | Actor): Promise<readonly string[]> => {
  const browser = await browserOf(office, who);
  const found = new Set<string>();
  const given: { readonly path: string; readonly at: Instant }[] = [];
  for (const path of [...(await everythingOf(office, caseId)), ...LISTS]) {
    office.clock.move(1);
    const { html, status } = await browser.get(path);
    const words = [...html.matchAll(/Written-by-([a-z-]+)|(Secretname)/gi)].map(
      ([, name, secret]) => name ?? secret ?? '',
    );
    for (const name of words) found.add(name);
    if (status === 200 && !LISTS.includes(path)) given.push({ path, at: office.clock.now() });
    if (status !== 200) expect([path, status, words, /BRE-\w{4}-/.test(html)]).toEqual([path, status, [], false]);
    if (status !== 200) expect([path, [403, 404].includes(status)]).toEqual([path, true]);
  }
  const reads = (await office.ports.ledger.reads(caseId)).filter(({ person }) => person === browser.person);
  const read = new Set(reads.map(({ at }) => at));
  expect(given.filter(({ at }) => !read.has(at))).toEqual([]);
  return [...found].sort();
};

const GROUP = ['Secretname', 'first-version', 'housing', 'police', 'primary-care', 'public', 'reviewer', 'terms'];
const COMMISSIONS = [...GROUP, 'commissioning'].sort();

describe('whose words somebody meets on every page, document, list and file', () => {
  it('while the report is written', async () => {
    const office = await open();
    const caseId = await reviews.drafting(office);
    const people: readonly (readonly [who: string | Actor, words: readonly string[]])[] = [
      [DELEGATES.police, COMMISSIONS],
      ['education-safeguarding-lead', GROUP],
      ['police-review-officer', ['first-version', 'police', 'public']],
      ['head-of-housing-needs', ['first-version', 'housing', 'public']],
      ['communications', []],
      ['independent-scrutineer', []],
      ['acute-named-nurse', []],
      ['head-of-probation', []],
      ['chief-executive', []],
      [reviews.REVIEWER, GROUP],
      [reviewer('another@independent-reviewers.example'), []],
    ];
    for (const [who, words] of people) expect([who, await meets(office, caseId, who)]).toEqual([who, words]);
  });

  it('once it is published', async () => {
    const office = await open();
    const caseId = await reviews.published(office);
    const people: readonly (readonly [who: string | Actor, words: readonly string[]])[] = [
      [reviews.CHAIR, [...COMMISSIONS, 'family'].sort()],
      ['police-review-officer', ['first-version', 'police', 'public']],
      ['named-gp', ['first-version', 'primary-care', 'public']],
      ['communications', ['public']],
      ['acute-named-nurse', []],
      ['service-operations', []],
      [reviews.REVIEWER, []],
    ];
    for (const [who, words] of people) expect([who, await meets(office, caseId, who)]).toEqual([who, words]);
  });

  it('nothing, with a conflict of interest declared, even of what they began to write', async () => {
    const office = await open();
    const caseId = await reviews.published(office);
    const given = reviews.teller(office, caseId);
    const police = await office.holder('police-review-officer');
    const begun = await police.give(`/cases/${caseId}/forms/action-progress?subject=a1`);
    await police.give(begun.location, {
      rev: '0',
      progressStatus: 'in-progress',
      progressWords: reviews.wrote('police'),
    });
    for (const who of ['police-review-officer', reviews.MANAGER, reviews.CHAIR])
      await given(who, 'take-part', { conflict: 'yes', conflictNature: 'Knows them' });
    for (const who of ['police-review-officer', reviews.MANAGER, reviews.CHAIR])
      expect([who, await meets(office, caseId, who)]).toEqual([who, []]);
    const draft = begun.location.split('/').slice(0, 3).join('/');
    for (const path of [draft, begun.location, `${draft}/check`, `${draft}/done`])
      expect((await police.get(path)).html).not.toMatch(/Written-by|BRE-/);
  });
});

describe('a reviewer', () => {
  const pathsOf = (caseId: CaseId, draft: string) => [
    `/cases/${caseId}`,
    `/cases/${caseId}/report/2`,
    `/documents/${caseId}/report/2`,
    `/documents/${caseId}/analysis/police.docx`,
    `/cases/${caseId}/forms/review-report`,
    draft,
    `${draft}/summary`,
    `${draft}/check`,
    `${draft}/done`,
    '/tasks',
    '/cases',
    '/actions',
    '/actions.csv',
  ];
  const writing = async (office: reviews.Office, caseId: CaseId) => {
    const browser = await office.outsider(reviews.REVIEWER);
    const begun = await browser.give(`/cases/${caseId}/forms/review-report`);
    return { browser, draft: begun.location.split('/').slice(0, 3).join('/') };
  };

  it.each([
    ['2026-05-31T23:59', '2026-06-01T00:00'],
    ['2027-03-28T23:59', '2027-03-29T00:00'],
    ['2026-10-25T23:59', '2026-10-26T00:00'],
  ])('whose last day ends reads to %s, and at %s neither a page nor what they had begun', async (last, over) => {
    const office = await open();
    const caseId = await reviews.drafting(office);
    await reviews.teller(office, caseId)(reviews.MANAGER, 'reviewer-access', { accessUntil: last.slice(0, 10) });
    office.clock.set(london(last));
    const { browser, draft } = await writing(office, caseId);
    for (const path of [`/cases/${caseId}`, `/documents/${caseId}/report/2`, `${draft}/summary`])
      expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
    office.clock.set(london(over));
    for (const path of pathsOf(caseId, draft)) {
      const { status, html } = await browser.get(path);
      expect([path, html]).not.toEqual([path, expect.stringMatching(/Written-by|A review|BRE-\w{4}/)]);
      expect([path, [200, 403, 404].includes(status)]).toEqual([path, true]);
    }
    const typed = await browser.give(`${draft}/summary`, { rev: '1', summary: 'Typed too late' });
    expect(typed.status).toBe(403);
    expect(typed.html).not.toContain('Written-by');
  });

  it('who is stood down is shut out at once, and who follows goes on with the work', async () => {
    const office = await open();
    const caseId = await reviews.drafting(office);
    const given = reviews.teller(office, caseId);
    const { browser, draft } = await writing(office, caseId);
    await given(reviews.CHAIR, 'stand-reviewer-down', { standDownReason: 'conflict' });
    for (const path of pathsOf(caseId, draft))
      expect([path, (await browser.get(path)).html]).not.toEqual([path, expect.stringMatching(/Written-by|BRE-\w{4}/)]);
    const next = reviewer('next@independent-reviewers.example');
    await given(reviews.MANAGER, 'propose-reviewer', { reviewerAddress: next.address });
    expect(await meets(office, caseId, next)).toEqual([]);
    for (const [partner, post] of Object.entries(DELEGATES)) {
      expect(await office.outsider(next).then((who) => who.get(`/cases/${caseId}`))).toMatchObject({ status: 403 });
      await given(post, 'approve-reviewer', {}, partner);
    }
    expect(await meets(office, caseId, next)).toEqual(GROUP);
    expect(await meets(office, caseId, reviews.REVIEWER)).toEqual([]);
  });
});

describe('what anybody may read', () => {
  it('is nothing before publication, the released text after it, and nothing but that it was there once withdrawn', async () => {
    const office = await open();
    const read = async (path: string, method = 'GET') => {
      const { html, status, headers, cookies } = await office.ask({ path, method });
      const found = [...html.matchAll(/Written-by-([a-z-]+)|(Secretname)/gi)].map(([, name, secret]) => name ?? secret);
      expect([path, cookies, headers['set-cookie']]).toEqual([path, {}, undefined]);
      expect(html).not.toMatch(/c[0-9a-z]{20}|BRE-\w{4}/);
      return { status, found, kept: headers['cache-control'], html };
    };
    const caseId = await reviews.noticed(office);
    const page = `/published/${publicKeyOf(caseId)}`;
    office.clock.set(london('2026-06-30T10:00'));
    await reviews.tried(office, reviews.MANAGER, 'publish-report', {}, { caseId });
    for (const path of [page, '/published', `/published/${caseId}`, `${page}/`, `/published/${caseId.slice(0, 12)}`])
      expect([path, (await read(path)).found]).toEqual([path, []]);
    expect((await read(page)).status).toBe(404);
    expect((await read(page)).kept).toBe('no-store');
    await reviews.tried(office, reviews.CHAIR, 'publish-report', {}, { caseId });
    expect(await read(page)).toMatchObject({ status: 200, found: ['public'], kept: 'public, max-age=60' });
    expect(await read(page, 'HEAD')).toMatchObject({ status: 200, html: '' });
    expect((await read('/published')).html).toContain(page);
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await read(page, method)).status).toBe(405);
    for (const path of [`${page}/report`, `${page}%2f..`, `/published/published`, `/published/__proto__`])
      expect([path, (await read(path)).found]).toEqual([path, []]);
    await reviews.come(office, '2027-07-01T10:00', caseId);
    await reviews.reviewed(office, reviews.MANAGER, 'withdraw-publication', {}, { caseId });
    expect(await read(page)).toMatchObject({ status: 410, found: [] });
    expect((await read('/published')).html).not.toContain(page);
  });
});

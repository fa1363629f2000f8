import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/casework/actor.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { somebody } from '#test/support/pure-disagreement.ts';
import { boroughOffice, type Holder } from '../support/borough-office.ts';
import * as story from '../support/disagreements.ts';
import { filled } from '../support/stories.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => boroughOffice(await server.freshTable(), story.RAISED);
const browserOf = (office: story.Office, who: string | Actor): Promise<Holder> =>
  typeof who === 'string' ? office.holder(who) : office.outsider(who);

const LISTS = [
  '/tasks',
  '/cases',
  '/cases?show=closed',
  '/disagreements',
  '/disagreements.csv',
  '/disagreements?for=outside',
];
const PAGES = ['', '/linked', '/messages', '/timeline', '/decisions', '/audit', '/audit.jsonl', '/reads', '/keeping'];
const DOCUMENTS = ['escalation-record', 'confirmation', 'report', 'copy-sheet', 'decision'];
const SUBJECTS = [
  '',
  '?subject=raising',
  '?subject=receiving',
  '?subject=deciding',
  '?subject=stage-1',
  '?subject=s1-1',
  '?subject=g1',
];

/** Every page, form and document of a disagreement, and everything that was ever answered in it, by its address. */
const everythingOf = async (office: story.Office, caseId: CaseId): Promise<readonly string[]> => {
  const record = await office.ports.ledger.load(caseId);
  const { sections } = escalationShelf.workflow.state.parse(record?.state);
  const forms = [
    'offer-support',
    'record-discussion',
    'confirm-outcome',
    'record-decision',
    'note-enforcement',
    'name-contact',
  ];
  return [
    ...PAGES.map((page) => `/cases/${caseId}${page}`),
    ...Object.keys(sections).map((key) => `/cases/${caseId}/answers/${key.replace(':', '?subject=')}`),
    ...['', '&asAt=2026-05-20'].map((asAt) => `/cases/${caseId}/answers/raise-disagreement?${asAt}`),
    ...DOCUMENTS.map((name) => `/documents/${caseId}/${name}`),
    ...forms.flatMap((form) => SUBJECTS.map((subject) => `/cases/${caseId}/forms/${form}${subject}`)),
  ];
};

/** Which words somebody meets wherever they look; every page they are given is on record, and no refusal says anything. */
const meets = async (office: story.Office, caseId: CaseId, who: string | Actor): Promise<readonly string[]> => {
  const browser = await browserOf(office, who);
  const found = new Set<string>();
  const given: { readonly path: string; readonly at: Instant }[] = [];
  for (const path of [...(await everythingOf(office, caseId)), ...LISTS]) {
    office.clock.move(1);
    const { html, status } = await browser.get(path);
    const words = [...html.matchAll(/Written-in-([a-z-]+)/g)].map(([, name = '']) => name);
    for (const name of words) found.add(name);
    const named = html.includes(caseId) || /BRE-\w{4}-/.test(html);
    if (status !== 200)
      expect([path, status, words, named, [403, 404].includes(status)]).toEqual([path, status, [], false, true]);
    else if (!LISTS.includes(path) && !path.includes('/forms/')) given.push({ path, at: office.clock.now() });
    if (named) found.add('the case');
  }
  const reads = (await office.ports.ledger.reads(caseId)).filter(({ person }) => person === browser.person);
  const read = new Set(reads.map(({ at }) => at));
  expect(given.filter(({ at }) => !read.has(at))).toEqual([]);
  return [...found].sort();
};

const BOTH = ['answer', 'gap', 'matter', 'moving', 'naming', 'talk', 'the case'];
const OWN = [...BOTH, 'name', 'support'].sort();
const OUTSIDE: readonly string[] = [];

describe('whose words somebody meets on every page, form, document, list and file', () => {
  it('while it is talked over', async () => {
    const office = await open();
    const caseId = await story.movedUp(office);
    const people: readonly (readonly [who: string | Actor, words: readonly string[]])[] = [
      [story.RAISER, OWN],
      [story.RAISING_LEAD, OWN],
      [story.OTHER_LEAD, BOTH],
      [story.NAMED, BOTH],
      [story.MANAGER, OWN],
      ['independent-convenor', BOTH],
      ['designated-doctor', BOTH],
      ['independent-scrutineer', BOTH],
      ['police-review-officer', OUTSIDE],
      ['head-of-housing-needs', OUTSIDE],
      ['director-of-childrens-services', OUTSIDE],
      ['deputy-director', OUTSIDE],
      ['front-door-manager', OUTSIDE],
      ['acute-author', OUTSIDE],
      ['chief-executive', OUTSIDE],
      ['bcu-commander', OUTSIDE],
      ['service-operations', OUTSIDE],
      [somebody('a.stranger@brent.example'), OUTSIDE],
    ];
    for (const [who, words] of people) expect([who, await meets(office, caseId, who)]).toEqual([who, words]);
  });

  it('once it is closed, and nothing more of it once they have declared a conflict of interest', async () => {
    const office = await open();
    const caseId = await story.agreed(office);
    const told = story.teller(office, caseId);
    for (const who of ['designated-doctor', 'acute-named-nurse'])
      await told(who, 'take-part', { conflict: 'yes', conflictNature: story.wrote('conflict') });
    for (const [who, side] of [
      [story.RAISER, 'raising'],
      [story.OTHER_LEAD, 'receiving'],
    ] as const) {
      await told(who, 'confirm-outcome', { what: story.wrote(`confirming-${side}`) }, side);
      await told(who, 'placed-on-record', { on: '2026-05-20' }, side);
    }
    await told(story.OTHER_LEAD, 'outcome-action', { note: story.wrote('action') }, 's1-1');
    await told(story.MANAGER, 'close-disagreement', { lessons: story.wrote('lessons') });
    const end = ['action', 'confirming-raising', 'confirming-receiving', 'lessons', 'outcome'];
    const people: readonly (readonly [who: string | Actor, words: readonly string[]])[] = [
      [story.RAISER, [...OWN, ...end].sort()],
      [story.OTHER_LEAD, [...BOTH, ...end].sort()],
      // Only whoever keeps the whole record reads what was declared, in the file that is all of it.
      [story.MANAGER, [...OWN, ...end, 'conflict'].sort()],
      ['designated-doctor', OUTSIDE],
      ['acute-named-nurse', OUTSIDE],
      ['police-review-officer', OUTSIDE],
    ];
    for (const [who, words] of people) expect([who, await meets(office, caseId, who)]).toEqual([who, words]);
  });

  it('is nothing for a raiser with a personal connection but that it has been sent', async () => {
    const office = await open();
    const caseId = await story.raised(office, { connection: 'yes' });
    expect(await meets(office, caseId, story.RAISER)).toEqual([]);
    expect(await meets(office, caseId, story.RAISING_LEAD)).toEqual(['matter', 'name', 'support', 'the case']);
  });
});

describe('a raiser with a personal connection, through the pages', () => {
  it('is told that it has been sent, and sees neither whom it went to nor what they wrote, on any page they were on', async () => {
    const office = await open();
    const raiser = await office.holder(story.RAISER);
    const pages: Parameters<typeof filled>[2] = [
      ['safety', { immediateRisk: 'no', sooner: 'no' }],
      ['about', { rev: '1', concerns: 'child', about: 'RF 1234/56', level: 'not-known' }],
      ['you', { rev: '1', raisingAgency: 'acute-trust', connection: 'yes', support: 'no' }],
      ['other-agency', { receivingAgency: 'childrens-social-care', cases: 'open' }],
      ['disagreement', { category: 'other', disputed: story.wrote('matter'), outcomeWanted: story.wrote('matter') }],
    ];
    const { draft, rev } = await filled(raiser, '/new/raise-disagreement', pages);
    const sent = await raiser.give(`${draft}/check`, { rev });
    const done = await raiser.get(sent.location);
    expect([sent.status, done.status]).toEqual([303, 200]);
    expect(done.html).not.toMatch(/An e-mail goes to|Written-in|childrens-social-care|Where it stands now/);
    const [{ caseId } = { caseId: undefined }] = (await office.ports.ledger.cases('open', 5)).rows;
    for (const path of [draft, `${draft}/check`, `${draft}/disagreement`, `/cases/${caseId}`, '/tasks', '/cases'])
      expect([path, (await raiser.get(path)).html]).not.toEqual([
        path,
        expect.stringMatching(/Written-in|href="\/cases\/c/),
      ]);
    const colleague = await office.holder('acute-author');
    for (const path of [draft, `${draft}/check`, sent.location])
      expect([path, (await colleague.get(path)).html]).not.toEqual([path, expect.stringMatching(/Written-in|BRE-/)]);
  });
});

describe('a form that one side has half written', () => {
  const PAGE: readonly (readonly [
    form: string,
    subject: string,
    page: string,
    fields: Readonly<Record<string, string>>,
  ])[] = [
    ['move-up', '', 'move-up', { to: 'stage-4', why: 'other', reasons: story.wrote('half') }],
    ['immediate-risk', '', 'found', { found: story.wrote('half'), riskAction: story.wrote('half') }],
    ['policy-gap', '', 'gap', { gap: story.wrote('half') }],
    ['offer-support', '', 'support', { offered: story.wrote('half'), by: story.wrote('half') }],
  ];

  it.each(PAGE)('%s is not the other’s to read or send', async (form, subject, _, fields) => {
    const office = await open();
    const caseId = await story.movedUp(office);
    const path = `/cases/${caseId}/forms/${form}${subject}`;
    const mine = await office.holder(story.RAISING_LEAD);
    const begun = await mine.give(path);
    const saved = await mine.give(begun.location, { rev: '0', ...fields });
    expect(saved.status).toBe(303);
    const theirs = await office.holder(story.OTHER_LEAD);
    const other = await theirs.give(path);
    expect(other.location.split('/')[2]).not.toBe(begun.location.split('/')[2]);
    for (const seen of [await theirs.get(path), await theirs.get(other.location)])
      expect(seen.html).not.toContain(story.wrote('half'));
    expect((await mine.get(begun.location)).html).toContain(story.wrote('half'));
  });
});

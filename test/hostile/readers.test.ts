import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/kernel/ids.ts';
import { form } from '#test/support/answers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { london } from '#test/support/pure-case.ts';
import { DELEGATES, EVERYONE } from '#test/support/stories.ts';
import { boroughOffice, type Holder, type Seen } from './support/borough-office.ts';
import { group } from './support/stories.ts';

let server: DynamoServer;
let office: ReturnType<typeof boroughOffice>;
let caseId: CaseId;
beforeAll(async () => {
  server = await startDynamo();
  office = boroughOffice(await server.freshTable());
  caseId = await whole();
}, 120_000);
afterAll(() => server.stop());

/** What each wrote, so that it is known again wherever it turns up. */
const wrote = (who: string): string => `Written-by-${who}`;

/** A case sent to the Panel in which everyone wrote something of their own, and one of each kind has a conflict. */
const whole = async (): Promise<CaseId> => {
  const opened = await group(office);
  const asked = office.arrangement().agencies.filter(({ standing }) => standing);
  for (const { id, lead } of asked) {
    const answers = { nilReturn: 'no', involvementSummary: wrote(id), analysis: wrote(id), searched: wrote(id) };
    await office.given(lead, form('acknowledge-request', {}, id), opened);
    await office.given(lead, form('agency-return', answers, id), opened);
  }
  office.clock.set(london('2026-06-29T16:00'));
  const meeting = form('meeting', {
    heldAt: '2026-06-29T14:00',
    present: [...EVERYONE],
    summaryOfDiscussion: wrote('group'),
  });
  await office.given('independent-convenor', meeting, opened);
  await office.given('independent-convenor', form('analysis', { recommendationReasons: wrote('partners') }), opened);
  for (const [partner, post] of Object.entries(DELEGATES))
    await office.given(post, form('determination', { reasons: wrote('partners') }, partner), opened);
  await office.given('business-manager', form('report', { livedExperience: wrote('manager') }), opened);
  await office.given('business-manager', form('send-report'), opened);
  for (const post of ['deputy-director', 'head-of-youth-justice', 'designated-doctor'])
    await office.given(post, form('take-part', { conflict: 'yes', conflictNature: 'Knows them' }), opened);
  return opened;
};

const ASKED = [
  'overview',
  'answers/agency-return?subject=OWN',
  'return/OWN',
  'return/OWN.docx',
  'decision-letter/agencies',
];
const GROUP = [
  'overview',
  'timeline',
  'messages',
  'chronology',
  'answers/notification',
  'answers/referral',
  'answers/agency-return?subject=OWN',
  'answers/agency-return?subject=schools',
  'answers/agency-return?subject=mental-health',
  'answers/report',
  'answers/meeting',
  'answers/determination?subject=police',
  'copy-sheet',
  'report',
  'report.docx',
  'return/OWN',
  'return/OWN.docx',
  'return/schools',
  'return/mental-health',
  'decision',
  'decision-letter',
  'decision-letter/agencies',
];
const OFFICE = [...GROUP, 'reads'];
const EVERYTHING = [...OFFICE, 'not-met', 'answers/nothing', 'answers/take-part'];
const DOCUMENTS = [
  'copy-sheet',
  'report',
  'report.docx',
  'decision',
  'decision-letter',
  'decision-letter/agencies',
  'not-met',
];

/** Everyone there is a kind of, their agency, and exactly what they are given of a case that has been sent. */
const PEOPLE: readonly (readonly [post: string, agency: string, gets: readonly string[]])[] = [
  ['front-door-manager', 'childrens-social-care', OFFICE],
  ['head-of-safeguarding', 'childrens-social-care', OFFICE],
  ['business-manager', 'schools', OFFICE],
  ['independent-convenor', 'schools', GROUP],
  [DELEGATES.police, 'police', GROUP],
  [DELEGATES.health, 'icb', GROUP],
  ['education-safeguarding-lead', 'schools', GROUP],
  ['named-gp', 'primary-care', ASKED],
  ['head-of-housing-needs', 'housing', ASKED],
  ['acute-author', 'acute-trust', []],
  ['school-author', 'schools', []],
  ['independent-scrutineer', 'schools', []],
  ['deputy-director', 'childrens-social-care', []],
  ['head-of-youth-justice', 'youth-justice', []],
  ['designated-doctor', 'icb', []],
  ['cafcass-service-manager', 'cafcass', []],
  ['chief-executive', 'council', []],
  ['bcu-commander', 'police', []],
  ['communications', 'council', []],
  ['service-operations', 'council', []],
  ['child-death-nurse', 'icb', []],
  ['ward-sister', 'acute-trust', []],
  ['police-sergeant', 'police', []],
  ['head-teacher', 'schools', ['overview', 'decision-letter/agencies']],
];

const pathOf = (page: string, agency: string): string => {
  const own = page.replace('OWN', agency);
  if (page === 'overview') return `/cases/${caseId}`;
  return DOCUMENTS.includes(page) || page.startsWith('return/')
    ? `/documents/${caseId}/${own}`
    : `/cases/${caseId}/${own}`;
};
const readsOf = async ({ person }: Holder): Promise<number> =>
  (await office.ports.ledger.reads(caseId)).filter((read) => read.person === person).length;
const titleOf = ({ html }: Seen): string => /<title>([^<]*)/.exec(html)?.[1] ?? '';

describe('a case that has gone to the Panel, page by page', () => {
  it.each(PEOPLE)(
    '%s of %s is given what is theirs, each look is recorded, and a refusal says nothing',
    async (post, agency, gets) => {
      const who = await office.holder(post);
      const given: string[] = [];
      for (const page of EVERYTHING) {
        office.clock.move(1000);
        const before = await readsOf(who);
        const seen = await who.get(pathOf(page, agency));
        if (seen.status === 200) {
          given.push(page);
          expect([page, await readsOf(who)]).toEqual([page, before + 1]);
          continue;
        }
        expect([page, [403, 404].includes(seen.status)]).toEqual([page, true]);
        expect([page, seen.html]).not.toEqual([page, expect.stringMatching(/Written-by|A Child|DFE-12345|BRE-\w{4}-/)]);
        expect(titleOf(seen)).not.toMatch(/BRE-\w{4}|A Child/);
        expect(seen.location).toBe('');
      }
      expect(given.sort()).toEqual([...gets].sort());
    },
  );

  it('no agency meets another’s words, whichever page or form it opens', async () => {
    for (const [post, agency] of [
      ['named-gp', 'primary-care'],
      ['head-of-housing-needs', 'housing'],
      ['head-of-probation', 'probation'],
    ] as const) {
      const who = await office.holder(post);
      const begun = await who.give(`/cases/${caseId}/forms/agency-return?subject=${agency}`);
      const pages = [
        'nil-return',
        'involvement',
        'chronology',
        'chronology/add',
        'analysis',
        'records',
        'sign-off',
        'check',
      ];
      const draft = begun.location.split('/').slice(0, 3).join('/');
      const seen = await Promise.all([
        ...ASKED.map((page) => who.get(pathOf(page, agency))),
        who.get('/tasks'),
        who.get('/cases'),
        ...(draft.startsWith('/drafts') ? pages.map((page) => who.get(`${draft}/${page}`)) : []),
      ]);
      const words = seen.map(({ html }) => html).join('\n');
      const others = [...words.matchAll(/Written-by-([a-z-]+)/g)].map(([, name]) => name);
      expect([post, [...new Set(others)].filter((name) => name !== agency && name !== 'partners')]).toEqual([post, []]);
    }
  });

  it('no agency asks for another’s return, acknowledges for it or determines for a partner', async () => {
    const gp = await office.holder('named-gp');
    for (const path of [
      'agency-return?subject=schools',
      'acknowledge-request?subject=schools',
      'determination?subject=health',
      'not-met-after-all?subject=health',
      'send-report',
      'panel-reply',
      'settle-message',
      'close-case',
    ]) {
      for (const seen of [
        await gp.get(`/cases/${caseId}/forms/${path}`),
        await gp.give(`/cases/${caseId}/forms/${path}`),
      ]) {
        expect([path, [403, 404].includes(seen.status)]).toEqual([path, true]);
        expect(seen.html).not.toContain('Written-by');
      }
    }
  });
});

it('another borough’s session and another borough’s case are not there, on one table or two', async () => {
  const table = await server.freshTable();
  const brent = boroughOffice(table);
  const { ledgerOn } = await import('#functions/adapters/dynamodb/ledger/ledger.ts');
  const barnet = ledgerOn({
    ...table,
    borough: 'barnet',
    pause: () => Promise.resolve(),
    alreadyQueued: () => undefined,
  });
  const there = await brent.given('head-teacher', form('referral'));
  expect(await barnet.load(there.caseId)).toBeUndefined();
  const record = await brent.ports.ledger.load(there.caseId);
  if (record === undefined) return;
  const commit = {
    record,
    expectedVersion: record.version,
    events: [],
    messages: [],
    contracts: [],
    deadlines: { put: [], remove: [] },
    tasks: { put: [], remove: [] },
    registers: { put: [], remove: [] },
    wakeAt: undefined,
    command: brent.ports.ids.secret(),
  };
  const { CommandId } = await import('#shared/kernel/ids.ts');
  expect(() => barnet.commit({ ...commit, command: CommandId.parse(commit.command) })).toThrow('another borough');
  const stranger = await office.holder('business-manager');
  const seen = await brent.ask({ path: `/cases/${there.caseId}`, cookies: { session: stranger.secret } });
  // Two boroughs have two tables: the secret of one is nobody's in the other.
  expect([seen.status, seen.location]).toEqual([303, `/sign-in?returnTo=%2Fcases%2F${there.caseId}`]);
  const manager = await brent.holder('business-manager');
  expect((await manager.get(`/cases/${caseId === there.caseId ? 'c00000000000000000009' : caseId}`)).status).toBe(404);
});

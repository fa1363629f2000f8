import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '#shared/casework/answers.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { FormName } from '#shared/practice-review/commands.ts';
import { publicKeyOf } from '#shared/practice-review/time/registers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { london } from '#test/support/pure-case.ts';
import { boroughOffice } from '../support/borough-office.ts';
import { intact } from '../support/intact.ts';
import * as reviews from '../support/reviews.ts';
import { refusedWith } from '../support/visiting.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => boroughOffice(await server.freshTable(), reviews.DECIDED);

/** The refusal of a form filled in through its pages; it must have changed nothing, and say so in words. */
const refused = async (
  office: reviews.Office,
  caseId: CaseId,
  post: string,
  name: FormName,
  changed: Answers = {},
  subject?: string,
): Promise<string> => {
  const before = await intact(office.ports.ledger, caseId);
  const who = await office.holder(post);
  const path = `/cases/${caseId}/forms/${name}${subject === undefined ? '' : `?subject=${subject}`}`;
  const seen = await refusedWith(who, path, changed);
  expect([name, seen?.status]).toEqual([name, expect.toSatisfy((status) => [400, 403, 404, 409].includes(status))]);
  expect(await intact(office.ports.ledger, caseId)).toEqual(before);
  return seen?.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') ?? '';
};
const sent = async (
  office: reviews.Office,
  caseId: CaseId,
  post: string,
  name: FormName,
  changed: Answers = {},
): Promise<void> => {
  const seen = await refusedWith(await office.holder(post), `/cases/${caseId}/forms/${name}`, changed);
  expect([name, seen?.words]).toEqual([name, undefined]);
};

describe('what the rules forbid, through the pages of its form', () => {
  it('a decision of tomorrow opens nothing, and keeps what was typed', async () => {
    const office = await open();
    const manager = await office.holder(reviews.MANAGER);
    for (const decidedOn of ['2026-01-16', '2027-01-15', '9999-12-31', '1850-01-01']) {
      const seen = await refusedWith(manager, '/new/open-practice-review', {
        decidedOn,
        decisionReasons: 'Typed with care',
      });
      expect([decidedOn, seen?.status]).toEqual([decidedOn, 400]);
      expect(seen?.text).toContain(`value="${decidedOn.slice(0, 4)}"`);
    }
    expect((await office.ports.ledger.cases('open', 10)).rows).toEqual([]);
    expect(await refusedWith(manager, '/new/open-practice-review', { decidedOn: '2026-01-15' })).toBeUndefined();
  });

  it('publishing early, alone, twice, with a comment open or a proceeding that holds it', async () => {
    const office = await open();
    const caseId = await reviews.noticed(office);
    const { MANAGER, CHAIR } = reviews;
    expect(await refused(office, caseId, MANAGER, 'publish-report')).toContain(
      'The first day possible is 25 June 2026',
    );
    office.clock.set(london('2026-06-24T23:59'));
    expect(await refused(office, caseId, MANAGER, 'publish-report')).toContain(
      'The first day possible is 25 June 2026',
    );
    office.clock.set(london('2026-06-29T23:59'));
    expect(await refused(office, caseId, CHAIR, 'publish-report')).toContain('planned for 30 June 2026');
    office.clock.set(london('2026-06-30T00:00'));
    await sent(office, caseId, MANAGER, 'publication-comment', { commentOn: '2026-06-29' });
    expect(await refused(office, caseId, CHAIR, 'publish-report')).toContain('has not been answered');
    await reviews.reviewed(office, CHAIR, 'answer-comment', {}, { caseId, subject: 'c1' });
    const holding = { proceedings: [{ proceedingKind: 'cps', proceedingOpen: 'yes', holdsPublication: 'yes' }] };
    await reviews.reviewed(office, CHAIR, 'parallel-proceedings', holding, { caseId });
    expect(await refused(office, caseId, CHAIR, 'publish-report')).toContain('still open');
    await reviews.reviewed(office, CHAIR, 'parallel-proceedings', {}, { caseId });
    await sent(office, caseId, CHAIR, 'publish-report');
    expect(await refused(office, caseId, CHAIR, 'publish-report')).toContain('A second, different person signs');
    expect((await office.ask({ path: `/published/${publicKeyOf(caseId)}` })).status).toBe(404);
    await sent(office, caseId, MANAGER, 'publish-report');
    expect(await refused(office, caseId, CHAIR, 'publish-report')).toContain('moved on');
    expect(await refused(office, caseId, MANAGER, 'withdraw-publication')).toContain('until the end of 30 June 2027');
  });

  it('a publication moved after copies were sent: told again, other copies, seven new days, and the old signature void', async () => {
    const office = await open();
    const caseId = await reviews.noticed(office);
    const { MANAGER, CHAIR } = reviews;
    const told = async (template: string): Promise<number> =>
      (await office.ports.ledger.messages(caseId)).filter(({ intent }) => intent.template === template).length;
    office.clock.set(london('2026-06-30T09:00'));
    await sent(office, caseId, MANAGER, 'publish-report');
    expect(await reviews.tried(office, MANAGER, 'move-publication', { newPublishOn: '2026-07-09' }, { caseId })).toBe(
      'too-soon',
    );
    await sent(office, caseId, MANAGER, 'move-publication', { newPublishOn: '2026-07-10' });
    expect([await told('publication-moved'), await told('copy-before-publication')]).toEqual([3, 3]);
    expect(await refused(office, caseId, CHAIR, 'publish-report')).toContain('not yet come');
    await sent(office, caseId, MANAGER, 'send-copies');
    expect(await told('copy-before-publication')).toBe(6);
    office.clock.set(london('2026-07-09T23:59'));
    expect(await refused(office, caseId, CHAIR, 'publish-report')).toContain('10 July 2026');
    office.clock.set(london('2026-07-10T00:00'));
    await sent(office, caseId, CHAIR, 'publish-report');
    expect((await office.ask({ path: `/published/${publicKeyOf(caseId)}` })).status).toBe(404);
    await sent(office, caseId, MANAGER, 'publish-report');
    expect((await office.ask({ path: `/published/${publicKeyOf(caseId)}` })).status).toBe(200);
  });

  it('a report without recommendations is not accepted, nor one with a protected name, whatever stands between its letters', async () => {
    const office = await open();
    const caseId = await reviews.drafting(office);
    const version = (change: Answers) => reviews.reviewed(office, reviews.MANAGER, 'review-report', change, { caseId });
    await version({ recommendations: [] });
    expect(await refused(office, caseId, reviews.CHAIR, 'accept-report')).toContain('makes no recommendation');
    for (const named of [
      'QUILLMARROW  \n\n   secretname’s',
      'Quill\u200Bmarrow\u00A0Secretname',
      'Quillmarrow-Secretname',
    ]) {
      await version({ findings: `It was ${named} who` });
      expect(await refused(office, caseId, reviews.CHAIR, 'accept-report')).toContain(
        'A protected name stands in the report: Findings',
      );
    }
    await version({});
    await sent(office, caseId, reviews.CHAIR, 'accept-report');
  });

  it('handed to another partnership, nothing more is done here, and what was given stays', async () => {
    const office = await open();
    const caseId = await reviews.drafting(office);
    await sent(office, caseId, reviews.MANAGER, 'hand-to-another-area');
    const forms: readonly (readonly [string, FormName, string?])[] = [
      ['police-review-officer', 'agency-analysis', 'police'],
      [reviews.CHAIR, 'accept-report'],
      [reviews.MANAGER, 'review-report'],
      [reviews.MANAGER, 'explain-delay'],
      [reviews.MANAGER, 'hand-to-another-area'],
    ];
    for (const [post, name, subject] of forms)
      expect([name, await refused(office, caseId, post, name, {}, subject)]).toEqual([
        name,
        expect.stringContaining('moved on'),
      ]);
    const manager = await office.holder(reviews.MANAGER);
    expect((await manager.get(`/cases/${caseId}/answers/agency-analysis?subject=police`)).html).toContain(
      'Written-by-police',
    );
    const outsider = await office.outsider(reviews.REVIEWER);
    expect((await outsider.get(`/cases/${caseId}`)).status).toBe(403);
    await reviews.come(office, '2026-12-01T10:00', caseId);
    const later = (await office.ports.ledger.messages(caseId)).filter(({ at }) => at > london('2026-05-06T00:00'));
    expect(later).toEqual([]);
  });
});

const ODD = [
  '=HYPERLINK("http://elsewhere.example")',
  '\t=1+1',
  '@SUM(A1)',
  '+44',
  '-1',
  '<script>alert(1)</script>',
  '"><img src=x>',
  "'; --",
  '${7*7}',
  '{{7*7}}',
  '%00',
  '٠١٢',
  '\u{1F600}'.repeat(20),
  'a'.repeat(120),
];

describe('odd answers', () => {
  it('in an action come out of the file and the pages as what was typed, and never as a formula or a script', async () => {
    const office = await open();
    const caseId = await reviews.preparing(office);
    const row = {
      actRecommendation: 'r1',
      actOutcome: 'x',
      actMeasure: 'x',
      actAgency: 'police',
      actDue: '2026-12-31',
      actConfidential: 'no',
    };
    const actions = ODD.map((odd) => ({ ...row, actWhat: odd, actOfficer: odd }));
    await reviews.reviewed(office, reviews.CHAIR, 'action-plan', { actions }, { caseId });
    const manager = await office.holder(reviews.MANAGER);
    const { html: file } = await manager.get('/actions.csv');
    for (const cell of file.match(/"(?:[^"]|"")*"/g) ?? []) expect(cell).not.toMatch(/^"\s*[=+\-@]/);
    for (const path of [
      '/actions',
      `/cases/${caseId}/actions`,
      `/cases/${caseId}`,
      `/documents/${caseId}/action-plan`,
      `/cases/${caseId}/timeline`,
    ]) {
      const { html, status } = await manager.get(path);
      expect([path, status, /<script>alert|<img src=x/.test(html)]).toEqual([path, 200, false]);
    }
    expect((await manager.get(`/documents/${caseId}/action-plan.docx`)).status).toBe(200);
    await intact(office.ports.ledger, caseId);
  });

  it('posted to a page are refused in words, or kept; never an error, and never another answer', async () => {
    const office = await open();
    const caseId = await reviews.preparing(office);
    const manager = await office.holder(reviews.MANAGER);
    const begun = await manager.give(`/cases/${caseId}/forms/publication-plan`);
    const before = await intact(office.ports.ledger, caseId);
    const odd: readonly Readonly<Record<string, string | readonly string[]>>[] = [
      { publishWhat: ['report', 'improvements'] },
      { publishWhat: '__proto__' },
      { publishWhat: 'constructor', 'publishOn-day': '1e9', 'publishOn-month': '-1', 'publishOn-year': '١٢' },
      { 'publishOn-day': ['1', '2'], 'publishOn-month': '13', 'publishOn-year': '99999999999999999999' },
      { publishWhat: 'improvements', withholdReason: 'a\u0000b', improvementText: 'Sam\u202Eple' },
      { publishWhat: 'improvements', improvementText: 'x'.repeat(200_000) },
      { __proto__: 'x', 'constructor[prototype]': 'y', 'publishOn[$gt]': '' },
    ];
    for (const fields of odd) {
      const { status } = await manager.give(begun.location, { rev: '1', ...fields });
      expect([fields, [303, 400, 409, 413].includes(status)]).toEqual([fields, true]);
    }
    expect((await manager.get(`${begun.location.split('/').slice(0, 3).join('/')}/check`)).status).toBeLessThan(500);
    expect(await intact(office.ports.ledger, caseId)).toEqual(before);
  });

  it('sixty events and names of every kind: all kept, searched for quickly, and no name with signs of a pattern runs away', async () => {
    const office = await open();
    const caseId = await reviews.gathering(office);
    const chronology = Array.from({ length: 60 }, (_, index) => ({
      eventOn: index % 2 === 0 ? '2025-03-01' : '',
      eventOnCertainty: index % 2 === 0 ? 'about' : 'not-known',
      eventWhat: ODD[index % ODD.length] ?? '',
      eventSource: 'A record',
    }));
    await reviews.reviewed(
      office,
      'police-review-officer',
      'agency-analysis',
      { chronology },
      { caseId, subject: 'police' },
    );
    expect(
      await reviews.tried(
        office,
        'police-review-officer',
        'agency-analysis',
        { chronology: [...chronology, ...chronology.slice(0, 1)] },
        { caseId, subject: 'police' },
      ),
    ).not.toMatchObject({ caseId });
    const names = ['(a+)+$', '.*', '[A-Z]', 'Will', '李小龙', 'Ñandú', 'محمد', 'X Æ A-12', '\\\\', 'aa'.repeat(40)].map(
      (protectedName) => ({ protectedName, nameOf: 'child' }),
    );
    await reviews.reviewed(office, reviews.MANAGER, 'protected-names', { names }, { caseId });
    await reviews.reviewed(
      office,
      reviews.MANAGER,
      'review-report',
      { findings: `${'a'.repeat(19_000)}!`, summary: 'It will be so', background: 'محمد came', whatHappened: 'NANDU' },
      { caseId },
    );
    const { state } = (await office.ports.ledger.load(caseId)) ?? {};
    expect(state).toMatchObject({ draft: { namesIn: ['Summary', 'Background', 'What happened'] } });
    const manager = await office.holder(reviews.MANAGER);
    for (const path of ['', '/chronology', '/timeline'])
      expect((await manager.get(`/cases/${caseId}${path}`)).status).toBe(200);
    await intact(office.ports.ledger, caseId);
  });
});

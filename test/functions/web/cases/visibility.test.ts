import { beforeAll, describe, expect, it } from 'vitest';
import { casesFor } from '#functions/web/cases/handler.ts';
import { documentsFor } from '#functions/web/documents/handler.ts';
import { OFFICER, type OfficeCase, sentCase } from '#test/functions/rapid-review/office-case.ts';
import { form } from '#test/support/answers.ts';
import { askAs, portsOf } from './desk.ts';

let office: OfficeCase;
let at: (path: string) => string;
let ask: ReturnType<typeof askAs>;
let askDocument: ReturnType<typeof askAs>;
beforeAll(async () => {
  office = await sentCase();
  at = (path) => `/cases/${office.id()}${path}`;
  ask = askAs(office, casesFor(portsOf(office)));
  askDocument = askAs(
    office,
    documentsFor({ ...portsOf(office), formNamed: (name) => portsOf(office).formNamed(name)?.form }),
  );
});

const PAGES = [
  '',
  '/chronology',
  '/messages',
  '/timeline',
  '/linked',
  '/reads',
  '/answers/notification',
  '/answers/agency-return?subject=schools',
  '/answers/agency-return?subject=primary-care',
  '/answers/report',
] as const;
const ALL = PAGES.map(() => 200);

describe('who sees what of a case', () => {
  it.each([
    ['front-door-manager', ALL],
    ['business-manager', ALL],
    ['director-of-childrens-services', [200, 200, 200, 200, 200, 403, 200, 200, 200, 200]],
    ['independent-convenor', [200, 200, 200, 200, 200, 403, 200, 200, 200, 200]],
    ['police-safeguarding-superintendent', [200, 200, 200, 200, 200, 403, 200, 200, 200, 200]],
    ['named-gp', [200, 403, 403, 403, 403, 403, 403, 403, 200, 403]],
    ['education-safeguarding-lead', [200, 200, 200, 200, 200, 403, 200, 200, 200, 200]],
    ['head-teacher', [200, 403, 403, 403, 403, 403, 403, 403, 403, 403]],
    ['ward-sister', PAGES.map(() => 403)],
    ['communications', PAGES.map(() => 403)],
    ['service-operations', PAGES.map(() => 403)],
  ])('%s', async (post, statuses) => {
    const seen = await Promise.all(PAGES.map(async (path) => (await ask(post, at(path))).status));
    expect(Object.fromEntries(PAGES.map((path, index) => [path, seen[index]]))).toEqual(
      Object.fromEntries(PAGES.map((path, index) => [path, statuses[index]])),
    );
  });

  it.each([
    ['copy-sheet', 'front-door-manager', 200],
    ['copy-sheet', 'named-gp', 403],
    ['copy-sheet', 'head-teacher', 403],
    ['report', 'independent-scrutineer', 403],
    ['report', 'chief-executive', 403],
    ['report.docx', 'business-manager', 200],
    ['report.docx', 'named-gp', 403],
    ['return/primary-care', 'named-gp', 200],
    ['return/schools', 'named-gp', 403],
    ['decision-letter/agencies', 'head-teacher', 200],
    ['no-such-thing', 'business-manager', 404],
  ])('the document %s, for %s: %i', async (name, post, status) => {
    expect((await askDocument(post, `/documents/${office.id()}/${name}`)).status).toBe(status);
  });

  it('the referrer sees how far it is and why it was decided, and nothing of anyone’s work', async () => {
    const { html } = await ask('head-teacher', at(''));
    expect(html).toContain('A local child safeguarding practice review');
    expect(html).toContain('A review would show how bruises are shared.');
    expect(html).not.toMatch(/Petra|Samplewick|DFE-12345|fracture|An audit will do|Requests to agencies|Clocks/);
  });

  it('an agency sees its own return in the overview, and no other agency', async () => {
    const { html } = await ask('named-gp', at(''));
    expect(html).toContain('subject=primary-care');
    expect(html).not.toMatch(/subject=schools|Central London Community|Petra|Health’s view|An audit will do/);
  });

  it('someone of the group who has not agreed confidentiality is led to where they do', async () => {
    const { status, html } = await ask('independent-scrutineer', at(''));
    expect(status).toBe(403);
    expect(html).toContain('/forms/take-part');
    expect(html).not.toMatch(/Gathering|Petra/);
  });

  it('a conflict of interest hides everything, even the case in the lists', async () => {
    const conflicted = await sentCase();
    await conflicted.by('business-manager', form('take-part', { conflict: 'yes', conflictNature: 'Knows them' }));
    const asking = askAs(conflicted, casesFor(portsOf(conflicted)));
    await conflicted.by('independent-convenor', form('take-part', { conflict: 'yes', conflictNature: 'Knows them' }));
    for (const post of ['business-manager', 'independent-convenor']) {
      for (const path of PAGES) {
        const seen = await asking(post, `/cases/${conflicted.id()}${path}`);
        expect([path, seen.status]).toEqual([path, 403]);
        expect(seen.html).toContain('conflict of interest');
        expect(seen.html).not.toMatch(/Waiting for the Panel|Petra/);
      }
      for (const list of ['/tasks', '/cases']) expect((await asking(post, list)).html).not.toContain(conflicted.id());
    }
  });

  it('what is not there, is another borough’s or is no id is not found, in the same words', async () => {
    const known = (await ask(OFFICER, '/cases/c00000000000000000009')).html;
    for (const path of ['/cases/x', '/cases/__proto__', at('/nowhere'), at('/timeline/more'), at('/answers/nothing')]) {
      const { status, html } = await ask(OFFICER, path);
      expect([path, status]).toEqual([path, 404]);
      expect(html.replaceAll(/<nav[\s\S]*?<\/nav>/g, '')).toBe(known.replaceAll(/<nav[\s\S]*?<\/nav>/g, ''));
    }
  });
});

describe('reading', () => {
  it('is recorded by part, whoever reads, and changes nothing else', async () => {
    const fresh = await sentCase();
    const asking = askAs(fresh, casesFor(portsOf(fresh)));
    const before = await fresh.record();
    for (const path of ['', '/timeline', '/answers/agency-return?subject=schools'])
      await asking(OFFICER, `/cases/${fresh.id()}${path}`);
    await asking('ward-sister', `/cases/${fresh.id()}`);
    const reads = await fresh.ports.ledger.reads(fresh.id());
    expect(reads.map(({ what, post }) => [what, post]).sort()).toEqual([
      ['answers:agency-return:schools', OFFICER],
      ['overview', OFFICER],
      ['timeline', OFFICER],
    ]);
    expect(await fresh.record()).toEqual(before);
    const { html } = await asking(OFFICER, `/cases/${fresh.id()}/reads`);
    expect(html).toContain('Answers: Agency return (schools)');
  });
});

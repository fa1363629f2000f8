import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeOn, textOf } from '#test/functions/web/forms/office.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { begun, filledIn, PAGES, raised } from './walking.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
/** Brent, on Monday 15 June 2026 at 10:00. */
const open = async () => officeOn(await server.freshTable());

describe('raising a disagreement', () => {
  it('is five pages and a check; the last page says whom an e-mail goes to, and until when', async () => {
    const office = await open();
    const done = await raised(await office.signIn('head-teacher'));
    expect(textOf(done)).toContain('Your disagreement has been raised');
    expect(textOf(done)).toMatch(/An e-mail goes to/);
    expect(textOf(done)).toMatch(/23 June 2026|22 June 2026/);
    expect(textOf(done)).toContain('Involving your line manager');
  });

  it('keeps what was typed when something is wrong, and says what to do beside each question', async () => {
    const office = await open();
    const head = await office.signIn('head-teacher');
    const draft = await begun(head);
    const seen = await head.post(`${draft}/safety`, { immediateRisk: 'yes', sooner: 'yes', 'settleBy-day': '1' });
    expect(seen.status).toBe(400);
    expect(textOf(seen)).toContain('Enter what has been done to make them safe');
    expect(seen.html).toMatch(/name="settleBy-day"[^>]*value="1"/);
    const typed = { receivingAgency: 'nobody', cases: 'open', worker: 'A worker with a long name' };
    const other = await head.post(`${draft}/other-agency`, typed);
    expect([other.status, other.html.includes('A worker with a long name')]).toEqual([400, true]);
  });

  it('offers neither one’s own agency nor another’s in one’s own name', async () => {
    const office = await open();
    const head = await office.signIn('head-teacher');
    const { draft } = await filledIn(head);
    const you = await head.get(`${draft}/you`);
    expect(you.html).toMatch(/<option value="schools" selected/);
    expect(you.html).not.toContain('<option value="police"');
    const other = await head.get(`${draft}/other-agency`);
    expect(other.html).toContain('<option value="another-area"');
    expect(other.html).not.toContain('<option value="schools"');
    expect((await head.post(`${draft}/other-agency`, { receivingAgency: 'schools', cases: 'open' })).status).toBe(400);
  });

  it('asks for the area of an agency elsewhere, and says that its own procedure is followed', async () => {
    const office = await open();
    const head = await office.signIn('head-teacher');
    const draft = await begun(head);
    for (const [page, fields] of PAGES.slice(0, 3)) await head.post(`${draft}/${page}`, fields);
    const seen = await head.post(`${draft}/other-agency`, { receivingAgency: 'another-area', cases: 'neither' });
    expect(seen.location).toBe(`${draft}/other-area`);
    expect(textOf(await head.get(seen.location))).toContain("That area's own procedure is followed");
  });
});

describe('the same matter raised twice', () => {
  it('is led to the one that is open, and goes no further without a reason', async () => {
    const office = await open();
    const first = textOf(await raised(await office.signIn('head-teacher')));
    const reference = /BRE-\w{4}-\w{4}/.exec(first)?.[0] ?? 'none';
    const again = await office.signIn('head-teacher');
    const { draft, led } = await filledIn(again, {
      about: { concerns: 'child', about: 'pupil-77', level: 'not-known' },
    });
    expect(led).toBe(`${draft}/already-raised`);
    const page = textOf(await again.get(led));
    expect(page).toContain(reference);
    expect(page).toContain('write in the one that is open');
    const sent = await again.post(`${draft}/check`);
    expect(sent.status).toBe(400);
    const refused = await again.post(led, {});
    expect(textOf(refused)).toContain('Enter how it is a different matter');
    const on = await again.post(led, { different: 'It is about another decision' });
    expect(on.location).toBe(`${draft}/check`);
    const done = await again.get((await again.post(on.location)).location);
    expect(textOf(done)).toContain('Your disagreement has been raised');
    expect(textOf(done)).not.toContain(reference);
  });

  it('is found too when the reference is put right at the end', async () => {
    const office = await open();
    await raised(await office.signIn('head-teacher'));
    const again = await office.signIn('head-teacher');
    const other = { concerns: 'child', about: 'Pupil 78', level: 'not-known' };
    const { draft, led } = await filledIn(again, { about: other });
    expect(led).toBe(`${draft}/check`);
    await again.post(`${draft}/about?from=check`, { ...other, about: 'Pupil 77' });
    const sent = await again.post(`${draft}/check`);
    expect(sent.status).toBe(400);
    expect(textOf(sent)).toContain('Enter how it is a different matter');
  });

  it('is not the same button pressed twice: that is sent once', async () => {
    const office = await open();
    const head = await office.signIn('head-teacher');
    const { led } = await filledIn(head);
    const rev = /name="rev" value="(\d+)"/.exec((await head.get(led)).html)?.[1] ?? '';
    const [one, two] = [await head.post(led, {}, rev), await head.post(led, {}, rev)];
    expect(two.location).toBe(one.location);
    const [first, second] = [await head.get(one.location), await head.get(two.location)];
    expect(textOf(second)).toBe(textOf(first));
    expect((await office.ports.ledger.cases('open', 10)).rows).toHaveLength(1);
  });

  it('is another matter with another agency', async () => {
    const office = await open();
    await raised(await office.signIn('head-teacher'));
    const again = await office.signIn('head-teacher');
    const { draft, led } = await filledIn(again, { 'other-agency': { receivingAgency: 'police', cases: 'open' } });
    expect(led).toBe(`${draft}/check`);
  });
});

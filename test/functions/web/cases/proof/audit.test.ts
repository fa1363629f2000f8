import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { casesFor } from '#functions/web/cases/handler.ts';
import { readExport } from '#shared/casework/wholeness/read-export.ts';
import { MANAGER, OFFICER, type OfficeCase, sentCase } from '#test/functions/rapid-review/office-case.ts';
import { form } from '#test/support/answers.ts';
import { askAs, portsOf } from '../desk.ts';

const asking = (office: OfficeCase) => {
  const ask = askAs(office, casesFor(portsOf(office)));
  return (post: string, path: string) => ask(post, `/cases/${office.id()}${path}`);
};
const text = (body: string | Uint8Array | undefined): string => (typeof body === 'string' ? body : '');

let office: OfficeCase;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  office = await sentCase();
  ask = asking(office);
});

describe('the audit page of a case', () => {
  it('says that the record is whole as of now, where it ends, and what it is held to', async () => {
    const { status, html } = await ask(MANAGER, '/audit');
    const { version, hash } = await office.record();
    expect(status).toBe(200);
    expect(html).toMatch(/The record of this case is whole as of \d+ June 2026 at/);
    expect(html).toContain(`Its ${version} events stand as they were written`);
    expect(html).toContain(hash);
    expect(html).toContain('Working Together to Safeguard Children 2026 (WT2026)');
    expect(html).toContain('Brent, version 2, in force from 1 July 2022');
    expect(html).toContain(`href="/cases/${office.id()}/audit.jsonl"`);
    expect(html).not.toMatch(/Petra|not whole/);
  });

  it.each([
    ['director-of-childrens-services', 200],
    ['independent-convenor', 200],
    [OFFICER, 200],
    ['named-gp', 403],
    ['head-teacher', 403],
    ['independent-scrutineer', 403],
    ['communications', 403],
    ['service-operations', 403],
  ])('is for whoever sees the timeline, and offers %s no file (%i)', async (post, status) => {
    const seen = await ask(post, '/audit');
    expect([seen.status, seen.html.includes('audit.jsonl')]).toEqual([status, false]);
  });

  it('names what was altered, whatever else still works, and says what to do', async () => {
    const tampered = await sentCase();
    const events = tampered.stores.kept.cases.get(tampered.id())?.events ?? [];
    const [, second] = events;
    if (second === undefined) throw new Error('There is one');
    events[1] = { ...second, by: { ...second.by, name: 'Petra' } };
    const { html } = await asking(tampered)(MANAGER, '/audit');
    expect(html).toContain('The record of this case is not whole.');
    expect(html).toContain('Event 2 was altered');
    expect(html).toContain('Change nothing in this case');
    expect(html).not.toMatch(/Petra|as they were written/);
    const { body } = await asking(tampered)(MANAGER, '/audit.jsonl');
    expect(readExport(text(body)).faults).toMatchObject([{ what: 'altered', event: 2 }]);
  });

  it('sees a state that was changed under its events', async () => {
    const tampered = await sentCase();
    const kept = tampered.stores.kept.cases.get(tampered.id());
    if (kept === undefined) throw new Error('There is one');
    kept.record = { ...kept.record, state: { ...Object(kept.record.state), stage: 'closed' } };
    expect((await asking(tampered)(MANAGER, '/audit')).html).toContain('They differ in: stage.');
  });
});

describe('the record as a file', () => {
  it('is whole, names the case, the rules and the post, and holds every event', async () => {
    const { status, headers, body } = await ask(MANAGER, '/audit.jsonl');
    const { reference, version, hash } = await office.record();
    expect([status, headers]).toEqual([
      200,
      {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="${reference.toLowerCase()}-version-${version}.jsonl"`,
      },
    ]);
    expect(readExport(text(body))).toEqual({
      header: {
        file: 'case ledger',
        format: 1,
        borough: 'brent',
        reference,
        workflow: 'rapid-review',
        workflowVersion: 1,
        edition: 'WT2026',
        arrangementVersion: 2,
        count: version,
        headHash: hash,
        exportedAt: office.clock.now(),
        exportedBy: MANAGER,
        seal: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      faults: [],
    });
    expect(text(body).split('\n')).toHaveLength(version + 2);
    expect(text(body)).toContain('Petra');
  });

  it.each([
    OFFICER,
    'director-of-childrens-services',
    'independent-convenor',
    'police-safeguarding-superintendent',
    'education-safeguarding-lead',
    'named-gp',
    'head-teacher',
    'independent-scrutineer',
    'service-operations',
  ])('is not for %s, who does not see every part', async (post) => {
    const { status, html } = await ask(post, '/audit.jsonl');
    expect([status, html.includes('Petra')]).toEqual([403, false]);
  });

  it('is not for a business manager with a conflict of interest', async () => {
    const conflicted = await sentCase();
    await conflicted.by(MANAGER, form('take-part', { conflict: 'yes', conflictNature: 'Knows them' }));
    for (const path of ['/audit', '/audit.jsonl', '/decisions'])
      expect([path, (await asking(conflicted)(MANAGER, path)).status]).toEqual([path, 403]);
  });

  it('and the page are recorded as reads, by post; a refusal is none', async () => {
    const fresh = await sentCase();
    const there = asking(fresh);
    const before = await fresh.record();
    for (const [post, path] of [
      [MANAGER, '/audit'],
      [MANAGER, '/audit.jsonl'],
      [MANAGER, '/decisions'],
      [OFFICER, '/audit.jsonl'],
      ['named-gp', '/audit'],
    ] as const)
      await there(post, path);
    const reads = await fresh.ports.ledger.reads(fresh.id());
    expect(reads.map(({ what, post }) => [what, post]).sort()).toEqual([
      ['audit', MANAGER],
      ['audit.jsonl', MANAGER],
      ['decisions', MANAGER],
    ]);
    expect(await fresh.record()).toEqual(before);
    expect((await there(MANAGER, '/reads')).html).toContain('The whole record, as a file');
  });

  it('goes packed when it is longer than an answer may be', async () => {
    const long = await sentCase();
    await long.by(MANAGER, form('report', { summary: 'x'.repeat(20_000) }));
    const events = long.stores.kept.cases.get(long.id())?.events ?? [];
    const last = events.at(-1);
    if (last === undefined) throw new Error('There is one');
    events[events.length - 1] = { ...last, event: { ...Object(last.event), more: 'x'.repeat(2_000_000) } };
    const { headers, body } = await asking(long)(MANAGER, '/audit.jsonl');
    expect(headers?.['content-disposition']).toMatch(/\.jsonl\.gz"$/);
    if (!(body instanceof Uint8Array)) throw new Error('Bytes');
    expect(readExport(gunzipSync(body).toString('utf8')).faults).toMatchObject([
      { what: 'altered', event: events.length },
    ]);
  });
});

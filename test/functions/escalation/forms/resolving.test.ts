import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseId } from '#shared/kernel/ids.ts';
import { type Browser, type Fields, officeOn, textOf } from '#test/functions/web/forms/office.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { raised } from './walking.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());

/** Raised in Brent on Monday 15 June 2026 by a head teacher with the council's children's services. */
const open = async () => {
  const office = officeOn(await server.freshTable());
  const head = await office.signIn('head-teacher');
  const done = await raised(head);
  const caseId = /href="\/cases\/(c[0-9a-z]{20})"/.exec(done.html)?.[1] ?? 'none';
  return { office, head, caseId };
};

/** Begins a form of the case, or takes it up; its address. */
const begun = async (browser: Browser, caseId: string, form: string, subject?: string): Promise<string> => {
  const path = `/cases/${caseId}/forms/${form}${subject === undefined ? '' : `?subject=${subject}`}`;
  const { location, status, html } = await browser.send(path, { csrf: browser.csrf });
  const draft = /^\/drafts\/[^/]+/.exec(location)?.[0];
  if (draft === undefined) throw new Error(`${path} was answered ${status}: ${textOf({ html, status, location })}`);
  return draft;
};

const fill = async (browser: Browser, draft: string, pages: readonly (readonly [string, Fields])[]) => {
  for (const [page, fields] of pages) {
    const seen = await browser.post(`${draft}/${page}`, fields);
    if (seen.status !== 303) throw new Error(`${page} was answered ${seen.status}: ${textOf(seen).slice(-800)}`);
  }
};
const sent = async (browser: Browser, draft: string) => {
  const seen = await browser.post(`${draft}/check`);
  return seen.status === 303 ? browser.get(seen.location) : seen;
};

const NOT_SETTLED: readonly (readonly [string, Fields])[] = [
  [
    'discussion',
    {
      how: 'phone',
      ...{ 'heldAt-day': '15', 'heldAt-month': '6', 'heldAt-year': '2026' },
      ...{ 'heldAt-hour': '9', 'heldAt-minute': '30' },
    },
  ],
  ['participants/add', { name: 'A manager', role: 'Team manager', agency: 'elsewhere' }],
  ['participants', { another: 'no' }],
  ['views', { raisingView: 'It cannot wait' }],
  ['settled', { settled: 'no' }],
  ['outstanding', { outstanding: 'Whether the threshold is met' }],
];

describe('resolving a disagreement through its forms', () => {
  it('a stage answered after it moved up is kept, and settles nothing', async () => {
    const { office, head, caseId } = await open();
    const talk = await begun(head, caseId, 'record-discussion', 'stage-1');
    const [first, ...rest] = NOT_SETTLED;
    if (first !== undefined) await fill(head, talk, [first]);

    const up = await begun(head, caseId, 'move-up');
    const choice = await head.get(`${up}/move-up`);
    expect(textOf(choice)).toContain('Stage 2: Involving the worker from the other agency');
    expect(textOf(choice)).not.toContain('Stage 3:');
    await fill(head, up, [['move-up', { to: 'stage-2', why: 'other', reasons: 'My manager agrees' }]]);
    expect(textOf(await sent(head, up))).toMatch(/Moved up[\s\S]*Stage two: Involving the worker/);

    expect(textOf(await head.get(`${talk}/discussion`))).toContain('no longer at this stage');
    const late = rest.map(([page, fields]): readonly [string, Fields] =>
      page === 'settled' ? [page, { settled: 'yes' }] : [page, fields],
    );
    await fill(head, talk, late.slice(0, -1));
    await fill(head, talk, [
      ['outcome', { outcome: 'They visit', outcomeKind: 'plan-agreed' }],
      ['steps', { another: 'no' }],
      ['outstanding', { outstanding: 'Nothing', howPursued: 'Nothing is open' }],
    ]);
    expect(textOf(await sent(head, talk))).toContain('Discussion recorded');
    const { rows } = await office.ports.ledger.cases('open', 10);
    expect(rows.map(({ stage }) => stage)).toEqual(['stage-2']);
    const events = await office.ports.ledger.events(CaseId.parse(caseId));
    expect(events.at(-1)?.event).toMatchObject({ type: 'DiscussionRecorded', stage: 1, settled: true, late: true });
  });

  it('asks no view of the other side of a talk with one’s own manager, and asks it at the next stage', async () => {
    const { head, caseId } = await open();
    const talk = await begun(head, caseId, 'record-discussion');
    await fill(head, talk, NOT_SETTLED);
    expect(textOf(await sent(head, talk))).toContain('Discussion recorded');
    const up = await begun(head, caseId, 'move-up');
    await fill(head, up, [['move-up', { to: 'stage-2', why: 'not-settled', reasons: 'It cannot wait' }]]);
    await sent(head, up);
    const next = await begun(head, caseId, 'record-discussion');
    await fill(head, next, NOT_SETTLED.slice(0, 3));
    const wrong = await head.post(`${next}/views`, { raisingView: 'It cannot wait' });
    expect(wrong.status).toBe(400);
    expect(textOf(wrong)).toContain('Enter the view of the other side');
    expect(wrong.html).toContain('It cannot wait');
  });

  it('is nothing for somebody who has no part in it', async () => {
    const { office, caseId } = await open();
    const stranger = await office.signIn('police-sergeant');
    for (const form of ['record-discussion', 'move-up', 'confirm-outcome?subject=raising', 'answer-disagreement']) {
      const seen = await stranger.get(`/cases/${caseId}/forms/${form}`);
      expect([form, [403, 404].includes(seen.status)]).toEqual([form, true]);
    }
  });

  it('is answered by the other side, which is shown what it is about and who is meant to answer', async () => {
    const { office, caseId } = await open();
    const other = await office.signIn('head-of-safeguarding');
    const draft = await begun(other, caseId, 'answer-disagreement');
    const page = await other.get(`${draft}/answer`);
    expect(textOf(page)).toContain('It meets the threshold');
    await fill(other, draft, [
      ['answer', { view: 'We look again tomorrow' }],
      ['contact', { contactName: 'Head of Safeguarding' }],
    ]);
    expect(textOf(await sent(other, draft))).toContain('Answer sent');
  });
});

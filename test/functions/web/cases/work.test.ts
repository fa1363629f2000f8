import { describe, expect, it } from 'vitest';
import { act } from '#functions/casework/act.ts';
import { openYearly } from '#functions/casework/yearly.ts';
import { alike } from '#functions/rapid-review/pages/overview/near.ts';
import { logFor } from '#functions/runtime/log.ts';
import { casesFor } from '#functions/web/cases/handler.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { CaseId, CommandId } from '#shared/kernel/ids.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import {
  decidedCase,
  gatheredCase,
  MANAGER,
  notifiedCase,
  OFFICER,
  officeCase,
  sentCase,
} from '#test/functions/rapid-review/office-case.ts';
import { form } from '#test/support/answers.ts';
import { disagreementAnswers } from '#test/support/disagreement-answers.ts';
import { askAs, portsOf } from './desk.ts';

const referred = async () => {
  const office = officeCase();
  await office.by('head-teacher', form('referral'));
  return { office, ask: askAs(office, casesFor(portsOf(office))), path: `/cases/${office.id()}` };
};

describe('a work list', () => {
  it('is empty in words, and offers what this person may start', async () => {
    const { ask } = await referred();
    const sister = (await ask('ward-sister', '/tasks')).html;
    expect(sister).toContain('You have nothing to do here at the moment');
    expect(sister).toContain('href="/new/referral"');
    expect(sister).not.toContain('/new/open-incident');
    expect((await ask(OFFICER, '/tasks')).html).toContain('/new/open-incident');
  });

  it('leads an officer to the referral, with the days left', async () => {
    const { ask, path, office } = await referred();
    const { html } = await ask(OFFICER, '/tasks');
    expect(html).toContain('Consider a referral');
    expect(html).toContain(`href="${path}"`);
    expect(html).toContain('Due Monday 22 June 2026');
    expect(html).toContain('5 working days left');
    office.clock.set((await office.record()).openedAt);
    await office.until('2026-06-24T09:00');
    expect((await ask(OFFICER, '/tasks')).html).toContain('2 working days late');
  });

  it('shows an agency its own tasks alone, through the agreement first', async () => {
    const office = await notifiedCase();
    await office.until('2026-06-18T12:00');
    const ask = askAs(office, casesFor(portsOf(office)));
    const before = (await ask('named-gp', '/tasks')).html;
    expect(before).toContain('Agree confidentiality, then: Acknowledge the request for information');
    expect(before).not.toContain('/forms/acknowledge-request');
    await office.by('named-gp', form('take-part'));
    const after = (await ask('named-gp', '/tasks')).html;
    expect(after).toContain('/forms/acknowledge-request?subject=primary-care');
    // A head teacher is of an agency that was asked, and answers for it in no way.
    expect((await ask('head-teacher', '/tasks')).html).not.toContain('Acknowledge');
  });

  it('takes up what was begun, but not on a case that a conflict of interest has shut', async () => {
    const office = await gatheredCase(['schools']);
    const ports = portsOf(office);
    const ask = askAs(office, casesFor(ports));
    const lead = office.actor('education-safeguarding-lead');
    const draft = { formVersion: 1, startedBy: lead.person, startedAt: office.clock.now() };
    const command = (id: string) => ({ id, command: CommandId.parse(`draft-${id}`) });
    await ports.drafts.start({ ...draft, ...command('new-one'), form: 'referral' });
    const about = { form: 'agency-return', caseId: office.id(), subject: 'schools' };
    await ports.drafts.start({ ...draft, ...command('case-one'), ...about });
    const begun = (await ask('education-safeguarding-lead', '/tasks')).html;
    expect(begun).toContain('Carry on where you left off');
    expect(begun).toContain('href="/drafts/new-one"');
    expect(begun).toContain('href="/drafts/case-one"');
    await office.by('education-safeguarding-lead', form('take-part', { conflict: 'yes', conflictNature: 'x' }));
    const after = (await ask('education-safeguarding-lead', '/tasks')).html;
    expect(after).toContain('href="/drafts/new-one"');
    expect(after).not.toContain('case-one');
    expect(after).not.toContain(office.id());
  });

  it('goes on from page to page', async () => {
    const { office, ask } = await referred();
    for (let count = 0; count < 30; count += 1) {
      await act(office.ports, rapidReviewShelf, {
        command: form('referral'),
        commandId: CommandId.parse(`another-${count}`),
        actor: office.actor('head-teacher'),
      });
    }
    const first = (await ask(OFFICER, '/tasks')).html;
    const next = /href="(\/tasks\?after=[^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = (await ask(OFFICER, next)).html;
    expect((first + second).match(/Consider a referral/g)).toHaveLength(31);
    const listed = (await ask(OFFICER, '/cases')).html;
    expect(listed).toContain('Serious incident</td>');
    expect(listed.match(/BRE-/g)).toHaveLength(25);
    expect(listed).toContain('rel="next"');
  });
});

describe('the list of cases', () => {
  it('calls the yearly review of a protocol what it is, while it is open and when it is closed', async () => {
    const office = officeCase();
    const ask = askAs(office, casesFor(portsOf(office)));
    expect(await openYearly({ ...office.ports, log: logFor('test', () => undefined) })).toBeGreaterThan(0);
    const listed = (await ask(MANAGER, '/cases')).html;
    expect(listed).toContain('Review of the protocol</td>');
    expect(listed).not.toContain('Professional disagreement</td>');
    const [caseId = ''] = /(?<=\/cases\/)c[a-z0-9]+/.exec(listed) ?? [];
    const done = await act(office.ports, escalationShelf, {
      caseId: CaseId.parse(caseId),
      command: { type: 'review-protocol', answers: disagreementAnswers['review-protocol'] ?? {} },
      commandId: CommandId.parse('the-review'),
      actor: office.actor(MANAGER),
    });
    expect(done).toMatchObject({ ok: true, value: { stage: 'closed' } });
    expect((await ask(MANAGER, '/cases?show=closed')).html).toContain('Review of the protocol</td>');
  });

  it('is the borough’s for the office, and only what is asked of anyone else', async () => {
    const office = await gatheredCase(['primary-care']);
    const ask = askAs(office, casesFor(portsOf(office)));
    for (const post of [OFFICER, MANAGER, 'director-of-childrens-services', 'named-gp'])
      expect([post, (await ask(post, '/cases')).html.includes(office.id())]).toEqual([post, true]);
    for (const post of ['designated-nurse', 'ward-sister', 'communications'])
      expect([post, (await ask(post, '/cases')).html.includes(office.id())]).toEqual([post, false]);
    expect((await ask(OFFICER, '/cases?show=closed')).html).toContain('There are none.');
  });
});

describe('taking a referral up', () => {
  it('is once, however often the button is pressed', async () => {
    const { office, ask, path } = await referred();
    const page = (await ask(OFFICER, path)).html;
    const command = /name="command" value="([^"]+)"/.exec(page)?.[1] ?? '';
    for (let press = 0; press < 3; press += 1) {
      const done = await ask(OFFICER, `${path}/take-up`, { command, csrf: 'token' });
      expect([done.status, done.location]).toEqual([303, path]);
    }
    expect((await office.record()).version).toBe(2);
    expect((await ask(OFFICER, `${path}/take-up`, { command: 'another-press' })).status).toBe(409);
    expect((await ask(OFFICER, path)).html).not.toContain('Take up the referral');
  });

  it('is an officer’s alone, and never a GET', async () => {
    const { office, ask, path } = await referred();
    expect((await ask(MANAGER, `${path}/take-up`, { command: 'a-command' })).status).toBe(409);
    expect((await ask('head-teacher', `${path}/take-up`, { command: 'a-command' })).status).toBe(409);
    expect((await ask(OFFICER, `${path}/take-up`)).status).toBe(404);
    expect((await ask(OFFICER, `${path}/take-up`, {})).status).toBe(400);
    expect((await ask(OFFICER, path, {})).status).toBe(404);
    expect((await office.record()).version).toBe(1);
  });
});

describe('the overview', () => {
  it('shows the clock with its rule, source and the days it skips, and whom it waits for', async () => {
    const office = await gatheredCase(['schools']);
    const { html } = await askAs(office, casesFor(portsOf(office)))(OFFICER, `/cases/${office.id()}`);
    expect(html).toContain('Tuesday 7 July 2026');
    expect(html).toContain('Aim for 7 July 2026 at 5:00pm');
    expect(html).toMatch(/15 working days/);
    expect(html).toContain('Saturday 20 June 2026');
    expect(html).toContain('Waiting for Schools and colleges in Brent');
    expect(html).toContain('Nil return');
  });

  it('shows dissent, a meeting without its quorum, and who has not determined', async () => {
    const office = await decidedCase();
    const { html } = await askAs(office, casesFor(portsOf(office)))(OFFICER, `/cases/${office.id()}`);
    expect(html).toContain('The police think it an accident.');
    expect(html).toContain('Not quorate');
    expect(html).toContain('Dissents from the decision');
    expect(html).toContain('A review adds nothing that an audit would not.');
    const waiting = await gatheredCase();
    await waiting.until('2026-06-26T16:00');
    expect((await askAs(waiting, casesFor(portsOf(waiting)))(OFFICER, `/cases/${waiting.id()}`)).html).toContain(
      'Waiting for the chair',
    );
  });

  it('escapes what people wrote', async () => {
    const office = officeCase();
    await office.by('head-teacher', form('referral', { whatHappened: '<script>alert(1)</script>' }));
    const ask = askAs(office, casesFor(portsOf(office)));
    const { html } = await ask(OFFICER, `/cases/${office.id()}/answers/referral`);
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toContain('<script>alert');
  });

  it('warns of another open case that may be the same incident, as long as that can help', async () => {
    const { office, ask, path } = await referred();
    expect((await ask(OFFICER, path)).html).not.toContain('already open here');
    const twice = await act(office.ports, rapidReviewShelf, {
      command: form('referral', { incidentDate: '2026-06-11' }),
      commandId: CommandId.parse('the-other-one'),
      actor: office.actor('ward-sister'),
    });
    const other = twice.ok ? twice.value.reference : 'none';
    const { html } = await ask(OFFICER, path);
    expect(html).toContain('already open here');
    expect(html).toContain(other);
    expect((await ask('head-teacher', path)).html).not.toContain(other);
  });
});

describe('accounts of one incident', () => {
  const child = { childName: 'Ann  Sample', childBirthDate: '2020-01-01' };
  it.each([
    [{ children: [child] }, { children: [{ ...child, childName: 'ann sample' }] }, true],
    [{ children: [child] }, { children: [{ ...child, childBirthDate: '2020-01-02' }] }, false],
    [{ children: [{ childName: 'Ann Sample' }] }, { children: [{ childName: 'Ann Sample' }] }, false],
    [
      { incidentDate: '2026-06-10', incidentArea: 'in-borough' },
      { incidentDate: '2026-06-11', incidentArea: 'in-borough' },
      true,
    ],
    [
      { incidentDate: '2026-06-10', incidentArea: 'in-borough' },
      { incidentDate: '2026-06-12', incidentArea: 'in-borough' },
      false,
    ],
    [
      { incidentDate: '2026-06-10', incidentArea: 'in-borough' },
      { incidentDate: '2026-06-10', incidentArea: 'outside-england' },
      false,
    ],
    [{}, {}, false],
  ])('%j and %j: %s', (one, other, same) => {
    expect(alike(one, other) !== undefined).toBe(same);
  });
});

describe('the timeline', () => {
  it('tells everything, or one sort of thing, by post', async () => {
    const office = await sentCase();
    const ask = askAs(office, casesFor(portsOf(office)));
    const path = `/cases/${office.id()}/timeline`;
    const { html } = await ask(OFFICER, path);
    expect(html.match(/app-timeline__item/g)).toHaveLength((await office.dossier()).events.length);
    expect(html).toContain('by the service itself, when its time came');
    const agencies = (await ask(OFFICER, `${path}?show=agencies`)).html;
    expect(agencies).toContain('Nil return sent');
    expect(agencies).not.toContain('Decision taken by the three partners');
  });

  it('shows the case as it stood at the end of a London day', async () => {
    const office = await sentCase();
    const ask = askAs(office, casesFor(portsOf(office)));
    const path = `/cases/${office.id()}/timeline`;
    const then = (await ask(OFFICER, `${path}?asAt=2026-06-16`)).html;
    expect(then).toContain('the case stood at: Gathering information and meeting');
    expect(then).toContain('Notified to the Panel');
    expect(then).not.toContain('Agencies asked for information');
    expect((await ask(OFFICER, `${path}?asAt=2026-06-01`)).html).toContain('there was no such case yet');
    const wrong = (await ask(OFFICER, `${path}?asAt=yesterday"><b>`)).html;
    expect(wrong).toContain('There is a problem');
    expect(wrong).not.toContain('<b>');
  });
});

describe('the messages of a case', () => {
  it('say to whom, what and how far each got, and put trouble first', async () => {
    const office = await sentCase();
    const [row] = await office.ports.ledger.messages(office.id());
    const troubled = { key: row?.key ?? '', milestone: 'M4', audience: 'panel', status: 'BOUNCED' };
    await act(office.ports, rapidReviewShelf, {
      caseId: office.id(),
      command: { type: 'message-troubled', ...troubled },
      commandId: CommandId.parse('trouble-one'),
      actor: { person: office.actor(MANAGER).person, name: 'x', address: '', posts: [] },
    });
    const ask = askAs(office, casesFor(portsOf(office)));
    const { html } = await ask(MANAGER, `/cases/${office.id()}/messages`);
    expect(html).toContain('Waiting to be sent');
    expect(html).toContain('request for information');
    expect(html).not.toMatch(/Your code|\/shared\//);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeStock } from '#functions/casework/take-stock.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { actingFor } from '#shared/boroughs/people.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import {
  done,
  MANAGER,
  movedTo,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
  WARD_LEAD,
} from '#test/support/disagreement-story.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { type PureDisagreement, somebody } from '#test/support/pure-disagreement.ts';
import { london } from '#test/support/pure-workflow.ts';
import { boroughOffice } from '../support/borough-office.ts';
import * as story from '../support/disagreements.ts';
import { incidentBeside } from '../support/linked-incident.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async (start: string = story.RAISED) => boroughOffice(await server.freshTable(), start);

const RISK = { immediateRisk: 'yes', riskAction: story.wrote('risk') };

/** One in which nearly everything happens that anybody is written to about. */
const eventful = async (office: story.Office): Promise<CaseId> => {
  const caseId = await story.agreed(office, {
    ...RISK,
    worker: 'Zebedee Quillmarrow',
    workerAddress: 'z.worker@brent.example',
  });
  const told = story.teller(office, caseId);
  await told(story.OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: story.wrote('confirming') }, 'receiving');
  await told(story.RAISER, 'move-up', {
    to: 'stage-5',
    why: 'other',
    skippedWhy: 'It burns',
    reasons: story.wrote('moving'),
  });
  await told(story.RAISER, 'make-representation', { representation: story.wrote('asking') }, 'raising');
  await story.come(office, '2026-06-20T10:00', caseId);
  await told(
    story.RAISER,
    'record-discussion',
    { heldAt: '2026-06-20T09:30', outcome: story.wrote('outcome'), steps: [] },
    'stage-5',
  );
  await story.come(office, '2026-07-20T10:00', caseId);
  await told(story.RAISER, 'confirm-outcome', {}, 'raising');
  await told(story.OTHER_LEAD, 'confirm-outcome', {}, 'receiving');
  await story.come(office, '2026-08-20T10:00', caseId);
  return caseId;
};

describe('what a disagreement writes to anybody', () => {
  it('is a reference, a task, a day and a link: nobody’s words, no name, no agency, no kind, no reference of a child', async () => {
    const office = await open();
    const caseId = await eventful(office);
    const messages = await office.ports.ledger.messages(caseId);
    expect(new Set(messages.map(({ intent }) => intent.template)).size).toBeGreaterThan(15);
    for (const { subject, text, html, intent } of messages) {
      const words = `${subject}\n${text}\n${html}`;
      expect([intent.template, words]).not.toEqual([
        intent.template,
        expect.stringMatching(/Written-in|Quillmarrow|Zebedee|RF ?1234|ward sister|named worker/i),
      ]);
      expect([intent.template, words]).not.toEqual([
        intent.template,
        expect.stringMatching(
          /@|\bhospital\b|social care|\bpolice\b(?!\.|: do)|levels? of need|threshold|child in need|\bharm\b/i,
        ),
      ]);
      const links = [...words.matchAll(/https?:\/\/[^\s"<]+/g)].map(([url]) => new URL(url).pathname);
      for (const link of links) expect(link).toMatch(/^\/(cases\/c[0-9a-z]{20}|)$/);
    }
  });

  it('goes to listed work addresses alone, and none of it by a link that opens without signing in', async () => {
    const office = await open();
    const caseId = await eventful(office);
    await office.dispatch({ caseId });
    const { allowedDomains } = office.arrangement();
    for (const { text, intent } of office.mail.sent) {
      expect(allowedDomains).toContain(intent.recipient.address.split('@')[1]);
      expect(text).not.toContain('/shared/');
    }
    const each = office.mail.sent.map(({ intent }) => `${intent.recipient.address.toLowerCase()} ${intent.occurrence}`);
    expect(new Set(each).size).toBe(each.length);
  });
});

describe('a mail twice, or to nobody', () => {
  const told = (disagreement: PureDisagreement, template: string) =>
    disagreement.messages
      .filter((one) => one.template === template)
      .map(({ recipient }) => recipient.address.toLowerCase());

  it('is not written to one person at their typed address and at the same address of their post', () => {
    const post = raised().arrangement.posts.find(({ id }) => id === OTHER_LEAD);
    const twice = raised({ ...RISK, worker: 'W', workerAddress: (post?.address ?? '').toUpperCase() });
    expect(told(twice, 'raised-with-you-today').filter((one) => one === post?.address)).toHaveLength(1);
    movedTo(twice, 3);
    for (const at of new Set(twice.messages.map((one) => one.at))) {
      const sent = twice.messages
        .filter((one) => one.at === at)
        .map(({ template, recipient, occurrence }) => `${template} ${recipient.address.toLowerCase()} ${occurrence}`);
      expect(new Set(sent).size).toBe(sent.length);
    }
  });

  const empty =
    (...posts: readonly string[]) =>
    (arrangement: Arrangement): Arrangement => ({
      ...arrangement,
      posts: arrangement.posts.map((one) =>
        posts.includes(one.id) ? { ...one, until: LondonDate.parse('2026-05-01') } : one,
      ),
    });

  it('of immediate risk is always written to somebody, whoever is not there', () => {
    const disagreement = raised(RISK, { arranged: empty(WARD_LEAD, OTHER_LEAD) });
    for (const template of ['immediate-risk', 'raised-with-you-today']) {
      const addresses = told(disagreement, template);
      expect([template, addresses.length > 0]).toEqual([template, true]);
    }
    disagreement.until('2026-05-20T12:00');
    expect(told(disagreement, 'head-of-safeguarding').length).toBeGreaterThan(0);
  });

  it('goes to whoever holds a post on the day it is written, not to whoever held it when it came in', () => {
    const change = (arrangement: Arrangement): Arrangement => ({
      ...arrangement,
      posts: arrangement.posts.map((one) =>
        one.id === 'mash-team-manager' ? { ...one, until: LondonDate.parse('2026-05-21') } : one,
      ),
    });
    const disagreement = movedTo(raised({ cases: 'new' }, { arranged: change }), 2);
    const before = disagreement.messages.length;
    disagreement.until('2026-06-03T10:00');
    const later = disagreement.messages.slice(before).map(({ recipient }) => recipient.post);
    expect(later).toContain('mash-manager');
    expect(later).not.toContain('mash-team-manager');
    expect(actingFor(disagreement.arrangement, 'mash-team-manager', londonDate(disagreement.now))?.id).toBe(
      'mash-manager',
    );
  });

  it('asks for a record from the side that owes one, and not from the side that keeps none', () => {
    const disagreement = settled(raised(), { steps: [] });
    done(disagreement, WARD, 'confirm-outcome', {}, 'raising');
    done(disagreement, OTHER_LEAD, 'confirm-outcome', {}, 'receiving');
    done(disagreement, WARD, 'placed-on-record', { holdsRecord: 'no', whyNot: 'We keep none' }, 'raising');
    disagreement.until('2026-06-10T10:00');
    const asked = told(disagreement, 'record-overdue');
    const owing = disagreement.arrangement.posts.find(({ id }) => id === OTHER_LEAD)?.address;
    expect(new Set(asked)).toEqual(new Set([owing]));
  });

  it('of another area’s outcome is written to whoever here speaks with that area', () => {
    const disagreement = raised({ receivingAgency: 'another-area', area: 'Wexmoor', areaAgency: 'Its police' });
    done(disagreement, WARD, 'record-discussion', { heldAt: '2026-05-20T10:00' }, 'other-area');
    const manager = disagreement.arrangement.posts.find(({ id }) => id === MANAGER)?.address;
    expect(told(disagreement, 'outcome-reached')).toContain(manager);
    disagreement.until('2026-06-10T10:00');
    expect(told(disagreement, 'confirm-overdue')).toContain(manager);
    expect(disagreement.messages.every(({ recipient }) => !/wexmoor/i.test(recipient.address))).toBe(true);
  });
});

describe('a disagreement about whether to notify', () => {
  it('is linked only by somebody who may see the incident, and stops, starts and changes none of its clocks', async () => {
    const office = await open('2026-06-15T09:00:00.000Z');
    const { incident, reference, clocks } = await incidentBeside(office);
    const before = await clocks();
    const about = {
      category: 'whether-to-notify',
      linkedReference: ` ${reference.toLowerCase()} `,
      raisingAgency: 'childrens-social-care',
      receivingAgency: 'police',
    };
    const by = await story.raised(office, about, 'front-door-manager');
    const stranger = await story.raised(office, { ...about, raisingAgency: 'acute-trust', about: 'Another' });
    await takeStock(office.ports, incident);
    expect(await clocks()).toEqual(before);
    const stateOf = async (caseId: CaseId) => (await office.ports.ledger.load(caseId))?.state;
    expect(await stateOf(by)).toMatchObject({ links: [{ kind: 'disagreement', here: incident }] });
    expect(await stateOf(stranger)).toMatchObject({ links: [] });
    office.clock.set(london('2026-06-15T10:05'));
    await story.teller(office, by)(
      'front-door-manager',
      'record-discussion',
      { heldAt: '2026-05-20T10:00', steps: [] },
      'stage-1',
    );
    expect(await clocks()).toEqual(before);
  });

  it('names the incident to its two sides and no more: not where it stands, not why, to nobody who may not see it', async () => {
    const office = await open('2026-06-15T09:00:00.000Z');
    const { incident, reference } = await incidentBeside(office);
    const about = {
      category: 'whether-to-notify',
      linkedReference: reference,
      raisingAgency: 'childrens-social-care',
      receivingAgency: 'police',
    };
    const by = await story.raised(office, about, 'front-door-manager');
    const other = await office.holder('police-review-officer');
    const linked = await other.get(`/cases/${by}/linked`);
    expect([linked.status, linked.html.includes(reference), linked.html.includes(incident)]).toEqual([
      200,
      true,
      false,
    ]);
    for (const page of ['', '/timeline', '/decisions', '/audit'])
      expect([page, (await other.get(`/cases/${by}${page}`)).html.includes(reference)]).toEqual([page, false]);
    // What else somebody linked is no matter of the two sides: neither which it is, nor why.
    await story.given(
      office,
      story.MANAGER,
      'link-case',
      { linkKind: 'sibling', heldBy: 'here', ourReference: reference, linkReason: story.wrote('kin') },
      { caseId: by },
    );
    await story.given(office, story.MANAGER, 'unlink-case', {}, { caseId: by, subject: 'link-2' });
    const kin = await other.get(`/cases/${by}/linked`);
    expect([kin.html.includes(reference), /Written-in/.test(kin.html)]).toEqual([false, false]);
    expect((await (await office.holder(story.MANAGER)).get(`/cases/${by}/linked`)).html).toContain(reference);
    const third = await office.outsider(somebody('a.stranger@brent.example'));
    expect((await third.get(`/cases/${by}/linked`)).html).not.toContain(reference);
  });
});

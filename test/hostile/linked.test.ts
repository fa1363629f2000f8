import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '#functions/casework/act.ts';
import { takeUpContracts } from '#functions/casework/contracts.ts';
import { logFor } from '#functions/runtime/log.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { type CaseId, CommandId } from '#shared/kernel/ids.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { form } from '#test/support/answers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { holderOf } from '#test/support/pure-case.ts';
import { reviewAnswers } from '#test/support/review-answers.ts';
import { DELEGATES } from '#test/support/stories.ts';
import { boroughOffice, type Fields, type Holder } from './support/borough-office.ts';
import { intact } from './support/intact.ts';
import * as reviews from './support/reviews.ts';
import { determining, filled } from './support/stories.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());

type Office = ReturnType<typeof boroughOffice>;
const open = async (): Promise<Office> => boroughOffice(await server.freshTable());
const MANAGER = 'business-manager';
const OFFICER = 'front-door-manager';
const DIRECTOR = 'director-of-childrens-services';
const conflict = form('take-part', { conflict: 'yes', conflictNature: 'Knows them' });

/** A rapid review whose partners have decided on a local review, and the practice review begun from it. */
const begun = async (office: Office): Promise<{ readonly rapid: CaseId; readonly review: CaseId }> => {
  const rapid = await determining(office);
  for (const [partner, post] of Object.entries(DELEGATES))
    await office.given(post, form('determination', {}, partner), rapid);
  await takeUpContracts({ ...office.ports, log: logFor('hostile', () => undefined) }, 10);
  const { rows } = await office.ports.ledger.cases('open', 10);
  const review = rows.find(({ workflow }) => workflow === 'practice-review')?.caseId;
  if (review === undefined) throw new Error('No review was begun');
  return { rapid, review };
};

const inReview = async (office: Office, post: string, type: string, answers: Answers, caseId: CaseId) => {
  const done = await act(office.ports, practiceReviewShelf, {
    caseId,
    command: { type, answers },
    commandId: CommandId.parse(`given-${office.ports.ids.secret()}`),
    actor: holderOf(office.arrangement(), post, office.clock.now()),
  });
  return done.ok ? done.value.stage : done.error.reason;
};

const referenceOf = async (office: Office, caseId: CaseId): Promise<string> =>
  (await office.ports.ledger.load(caseId))?.reference ?? '';

const LISTS = ['/cases', '/cases?show=closed', '/tasks', '/actions', '/actions.csv', '/actions/reviews.csv'];
const PAGES = ['', '/linked', '/timeline', '/messages', '/reads', '/chronology', '/actions', '/answers/notification'];
const DOCUMENTS = ['report', 'report.docx', 'copy-sheet', 'decision', 'terms', 'action-plan'];

/** Whatever of a case somebody is still given, and every list in which it is still named. */
const stillGiven = async (office: Office, who: Holder, caseId: CaseId, forms: readonly string[]) => {
  const reference = await referenceOf(office, caseId);
  const paths = [
    ...PAGES.map((page) => `/cases/${caseId}${page}`),
    ...forms.map((name) => `/cases/${caseId}/forms/${name}`),
    ...DOCUMENTS.map((name) => `/documents/${caseId}/${name}`),
  ];
  const given: string[] = [];
  for (const path of paths) {
    const { status, html } = await who.get(path);
    if (status === 200 || html.includes(reference)) given.push(path);
  }
  for (const list of LISTS) {
    const { html } = await who.get(list);
    if (html.includes(caseId) || html.includes(reference)) given.push(list);
  }
  return given;
};

describe('a conflict of interest declared in a rapid review after its practice review has begun', () => {
  const forms = ['propose-reviewer', 'protected-names', 'link-case', 'settle-message', 'take-part'];

  it('shuts the practice review at once: pages, forms, documents, lists and commands', async () => {
    const office = await open();
    const { rapid, review } = await begun(office);
    const who = await office.holder(MANAGER);
    expect(await stillGiven(office, who, review, forms)).toContain('/cases');
    const started = await who.give(`/cases/${review}/forms/protected-names`);
    expect(started.status).toBe(303);
    await office.given(MANAGER, conflict, rapid);
    expect(await stillGiven(office, who, review, forms)).toEqual([]);
    const draft = started.location.split('/').slice(0, 3).join('/');
    for (const path of [draft, started.location, `${draft}/check`, `${draft}/done`])
      expect([path, [403, 404].includes((await who.get(path)).status)]).toEqual([path, true]);
    const names = { names: [{ protectedName: 'Somebody', nameOf: 'child' }] };
    expect(await inReview(office, MANAGER, 'protected-names', names, review)).toBe('conflict-of-interest');
    // Nobody else is shut out, and nothing of it was written into the review.
    expect(await inReview(office, OFFICER, 'settle-message', {}, review)).toBe('not-permitted');
    expect((await (await office.holder('head-of-safeguarding')).get(`/cases/${review}`)).status).toBe(200);
    expect(await intact(office.ports.ledger, review)).toEqual(['ReviewInitiated']);
  });

  it('and one declared in the practice review shuts the rapid review it began from', async () => {
    const office = await open();
    const { rapid, review } = await begun(office);
    const who = await office.holder(MANAGER);
    expect((await who.get(`/cases/${rapid}`)).status).toBe(200);
    await inReview(office, MANAGER, 'take-part', { conflict: 'yes', conflictNature: 'Knows them' }, review);
    const rapidForms = ['report', 'send-report', 'link-case', 'take-part'];
    expect(await stillGiven(office, who, rapid, rapidForms)).toEqual([]);
    const report = act(office.ports, rapidReviewShelf, {
      caseId: rapid,
      command: form('report'),
      commandId: CommandId.parse('report-in-conflict'),
      actor: holderOf(office.arrangement(), MANAGER, office.clock.now()),
    });
    expect(await report).toMatchObject({ error: { reason: 'conflict-of-interest' } });
    await intact(office.ports.ledger, rapid);
  });

  it('is not kept in a case that somebody else changes meanwhile', async () => {
    const office = await open();
    const { rapid, review } = await begun(office);
    await office.given(MANAGER, conflict, rapid);
    await inReview(office, 'head-of-safeguarding', 'take-part', { conflict: 'no' }, review);
    expect(await intact(office.ports.ledger, review)).toEqual(['ReviewInitiated', 'ConfidentialityAgreed']);
    expect((await office.ports.ledger.load(review))?.state).toMatchObject({ conflicted: [] });
  });
});

describe('the shared plan of a review whose origin somebody declared a conflict in', () => {
  it('and its files, documents and recommendations are not theirs, and stay everybody else’s', async () => {
    const office = boroughOffice(await server.freshTable(), reviews.DECIDED);
    const review = await reviews.published(office);
    const { caseId: rapid } = await office.given(OFFICER, form('open-incident'));
    const plan = async (post: string): Promise<readonly boolean[]> => {
      const who = await office.holder(post);
      const lists = await Promise.all(['/actions', '/actions.csv'].map(async (path) => (await who.get(path)).html));
      return lists.map((html) => html.includes('Written-by-police'));
    };
    const linking = {
      linkKind: 'began-from',
      heldBy: 'here',
      ourReference: await referenceOf(office, rapid),
      linkReason: 'The partners decided on it.',
    };
    await office.given(MANAGER, conflict, rapid);
    expect(await plan(MANAGER)).toEqual([true, true]);
    expect(await inReview(office, OFFICER, 'link-case', linking, review)).toBe('changing');
    expect(await plan(MANAGER)).toEqual([false, false]);
    expect(await plan(reviews.CHAIR)).toEqual([true, true]);
    const who = await office.holder(MANAGER);
    expect(await stillGiven(office, who, review, ['action-progress?subject=a1', 'close-action?subject=a1'])).toEqual(
      [],
    );
    expect((await who.get(`/documents/${review}/action-plan`)).status).toBe(403);
  });
});

describe('a review opened by hand from a case here', () => {
  const opened = async (office: Office, post: string, linkedReference: string) => {
    const done = await act(office.ports, practiceReviewShelf, {
      command: { type: 'open-practice-review', answers: { ...OPENED, linkedReference } },
      commandId: CommandId.parse(`given-${office.ports.ids.secret()}`),
      actor: holderOf(office.arrangement(), post, office.clock.now()),
    });
    return done.ok ? done.value.caseId : done.error;
  };
  const OPENED = { ...reviewAnswers['open-practice-review'], decidedOn: '2026-06-12' };

  it('is linked to it, and is shut to whoever declared a conflict there', async () => {
    const office = await open();
    const { caseId: first } = await office.given(OFFICER, form('open-incident'));
    await office.given(MANAGER, conflict, first);
    const reference = await referenceOf(office, first);
    const review = await opened(office, OFFICER, reference);
    if (typeof review !== 'string') throw new Error(review.reason);
    expect(await intact(office.ports.ledger, review)).toEqual(['ReviewInitiated', 'CaseLinked']);
    expect((await (await office.holder(MANAGER)).get(`/cases/${review}`)).status).toBe(403);
    const who = await office.holder(OFFICER);
    expect((await who.get(`/cases/${review}/linked`)).html).toContain(reference);
    expect((await who.get(`/cases/${first}/linked`)).html).toContain(await referenceOf(office, review));
  });

  it('is not opened from a case that is not here, or that they may not see', async () => {
    const office = await open();
    const { caseId: first } = await office.given(OFFICER, form('open-incident'));
    await office.given(MANAGER, conflict, first);
    const refused = { reason: 'no-such-case-here', field: 'linkedReference' };
    expect(await opened(office, OFFICER, 'BRE-2222-3333')).toMatchObject(refused);
    expect(await opened(office, MANAGER, await referenceOf(office, first))).toMatchObject(refused);
  });
});

/** Links one case to another by the pages of the form. The page that came of it. `rev`: how often it was refused before. */
const link = async (who: Holder, from: CaseId, reference: string, kind = 'sibling', rev = '0') => {
  const pages: readonly (readonly [string, Fields])[] = [
    ['link', { rev, linkKind: kind }],
    ['holder', { rev, heldBy: 'here' }],
    ['here', { rev, ourReference: reference, linkReason: 'One household, says the health visitor.' }],
  ];
  const { draft, rev: read } = await filled(who, `/cases/${from}/forms/link-case`, pages);
  return who.give(`${draft}/check`, { rev: read });
};

/** Takes away the first link that a case's page offers to take away. */
const unlink = async (who: Holder, from: CaseId, reason: Fields) => {
  const { html } = await who.get(`/cases/${from}/linked`);
  const [way = ''] = /\/cases\/\w+\/forms\/unlink-case\?subject=link-\d+/.exec(html) ?? [];
  const breach: readonly (readonly [string, Fields])[] =
    reason['unlinkReason'] === 'another-family' ? [['breach', { breachTold: 'no' }]] : [];
  const pages: readonly (readonly [string, Fields])[] = [
    ['reason', { ...reason, unlinkWords: 'A slip of one letter' }],
    ...breach,
  ];
  const { draft, rev } = await filled(who, way, pages);
  return who.give(`${draft}/check`, { rev });
};

/** Two serious incidents: the first in full course, the second only just recorded. */
const two = async (office: Office) => {
  const first = await determining(office);
  const { caseId: second } = await office.given(OFFICER, form('open-incident'));
  return { first, second, refFirst: await referenceOf(office, first), refSecond: await referenceOf(office, second) };
};

describe('cases that people link', () => {
  it('show it on both sides, with a way to the other for whoever may see it, and a look at it is on record', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    const before = (await office.ports.ledger.load(second))?.version;
    const who = await office.holder(OFFICER);
    expect((await link(who, first, ` ${refSecond.toLowerCase()} `)).status).toBe(303);
    const ours = (await who.get(`/cases/${first}/linked`)).html;
    expect(ours).toContain(`<a class="govuk-link" href="/cases/${second}">${refSecond}</a>`);
    expect(ours).toContain('One household, says the health visitor.');
    expect(ours).toMatch(/unlink-case\?subject=link-\d+/);
    const theirs = (await who.get(`/cases/${second}/linked`)).html;
    expect(theirs).toContain(`<a class="govuk-link" href="/cases/${first}">${refFirst}</a>`);
    expect(theirs).toContain('Brothers, sisters and other children of the household');
    // Why it was made is the first case's to know, and the second case's ledger has not been touched.
    expect(theirs).not.toContain('One household');
    expect(theirs).not.toContain('unlink-case');
    expect((await office.ports.ledger.load(second))?.version).toBe(before);
    const reads = await office.ports.ledger.reads(second);
    expect(reads.some(({ what, person }) => what === 'named-in-links' && person === who.person)).toBe(true);
    expect((await (await office.holder(MANAGER)).get(`/cases/${second}/reads`)).html).toContain(
      'Its stage, among the linked cases of another case',
    );
  });

  it('tell somebody who may not see the other its reference and how it is linked, and nothing more', async () => {
    const office = await open();
    const { first, second, refSecond } = await two(office);
    await link(await office.holder(OFFICER), first, refSecond);
    const member = await office.holder(DELEGATES.police);
    expect((await member.get(`/cases/${second}`)).status).toBe(403);
    const { html } = await member.get(`/cases/${first}/linked`);
    expect(html).toContain(refSecond);
    expect(html).toContain('Not shown to you');
    expect(html).not.toContain(second);
    expect(html).not.toContain('Deciding');
    expect((await member.get(`/cases/${second}/linked`)).status).toBe(403);
    for (const list of LISTS) expect((await member.get(list)).html).not.toContain(refSecond);
    const reads = await office.ports.ledger.reads(second);
    expect(reads.filter(({ person }) => person === member.person)).toEqual([]);
  });

  it('tell agencies, referrers and strangers nothing of each other', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    await link(await office.holder(OFFICER), first, refSecond);
    for (const post of ['head-teacher', 'police-review-officer', 'named-gp', 'communications', 'service-operations']) {
      const who = await office.holder(post);
      for (const path of [first, second].map((caseId) => `/cases/${caseId}/linked`)) {
        const { status, html } = await who.get(path);
        expect([post, [403, 404].includes(status), html.includes(refFirst) || html.includes(refSecond)]).toEqual([
          post,
          true,
          false,
        ]);
      }
      for (const list of LISTS) expect((await who.get(list)).html).not.toContain(refSecond);
    }
  });

  it('are refused in the same words for a reference that is nobody’s and for one that is not theirs to know', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    await office.given(MANAGER, conflict, second);
    const who = await office.holder(MANAGER);
    const wrong = await link(who, first, 'BRE-2222-3333');
    const hidden = await link(who, first, refSecond, 'duplicate', '1');
    for (const seen of [wrong, hidden]) {
      expect(seen.status).toBe(400);
      expect(seen.html).toContain('There is no case with this reference here that you may see.');
    }
    expect((await link(who, first, refFirst, 'sibling', '2')).html).toContain(
      'This is the reference of this case itself.',
    );
  });

  it('are linked once, however often it is sent', async () => {
    const office = await open();
    const { first, refSecond } = await two(office);
    const [one, other] = [await office.holder(OFFICER), await office.holder(MANAGER)];
    expect((await link(one, first, refSecond)).status).toBe(303);
    const again = await link(other, first, refSecond);
    expect([again.status, again.html.includes('are linked in this way already')]).toEqual([400, true]);
    const types = await intact(office.ports.ledger, first);
    expect(types.filter((type) => type === 'CaseLinked')).toHaveLength(1);
  });

  it('that were another family’s are unlinked on both sides, and the record keeps why', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    const who = await office.holder(OFFICER);
    await link(who, first, refSecond);
    const [way = ''] =
      /\/cases\/\w+\/forms\/unlink-case\?subject=link-\d+/.exec((await who.get(`/cases/${first}/linked`)).html) ?? [];
    expect((await unlink(who, first, { unlinkReason: 'another-family' })).status).toBe(303);
    expect((await who.get(`/cases/${first}/linked`)).html).not.toContain(refSecond);
    expect((await who.get(`/cases/${second}/linked`)).html).not.toContain(refFirst);
    expect((await who.get(`/cases/${first}/timeline`)).html).toContain('It led to a case of another family.');
    // It is not there to be taken away again.
    expect((await who.get(way)).status).toBe(404);
  });
});

describe('a conflict of interest in a case linked by hand', () => {
  const ASKED = 'You have declared a conflict of interest in a case that is linked to this one.';

  it('bars nobody from the other, and asks until they have said that they have none there', async () => {
    const office = await open();
    const { first, second, refFirst, refSecond } = await two(office);
    await link(await office.holder(OFFICER), first, refSecond);
    const who = await office.holder(MANAGER);
    expect((await who.get(`/cases/${first}`)).html).not.toContain(ASKED);
    office.clock.move(60_000);
    await office.given(MANAGER, conflict, second);
    for (const page of ['', '/linked']) {
      const { status, html } = await who.get(`/cases/${first}${page}`);
      expect([page, status, html.includes(ASKED), html.includes('/forms/take-part')]).toEqual([page, 200, true, true]);
      expect(html).not.toContain(refSecond);
      expect(html).not.toContain(second);
    }
    office.clock.move(60_000);
    await office.given(MANAGER, form('take-part'), first);
    expect((await who.get(`/cases/${first}`)).html).not.toContain(ASKED);
    // From the side that is named, too: it is the link that counts, not who made it.
    await office.given('head-of-safeguarding', conflict, first);
    const other = await office.holder('head-of-safeguarding');
    expect((await other.get(`/cases/${second}`)).html).toContain(ASKED);
    expect((await other.get(`/cases/${second}/linked`)).html).not.toContain(refFirst);
  });

  it('bars from a case that is said to have begun from it, and not once that link is taken away', async () => {
    const office = await open();
    const { first, second, refSecond } = await two(office);
    await office.given(DIRECTOR, conflict, second);
    const who = await office.holder(DIRECTOR);
    expect((await who.get(`/cases/${first}`)).status).toBe(200);
    await link(await office.holder(OFFICER), first, refSecond, 'began-from');
    expect((await who.get(`/cases/${first}`)).status).toBe(403);
    const stranger = await office.holder(MANAGER);
    expect((await stranger.get(`/cases/${first}`)).status).toBe(200);
    expect((await unlink(await office.holder(OFFICER), first, { unlinkReason: 'not-so' })).status).toBe(303);
    expect((await who.get(`/cases/${first}`)).status).toBe(200);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '#functions/casework/act.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { form } from '#test/support/answers.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { holderOf } from '#test/support/pure-case.ts';
import { reviewAnswers } from '#test/support/review-answers.ts';
import { boroughOffice } from '../support/borough-office.ts';
import { intact } from '../support/intact.ts';
import { begun, conflict, inReview, MANAGER, OFFICER, referenceOf, stillGiven } from '../support/linking.ts';
import * as reviews from '../support/reviews.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => boroughOffice(await server.freshTable());
type Office = ReturnType<typeof boroughOffice>;

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

  it('stops every letter of the review to whoever declared it, and their deputy is written to instead', async () => {
    const office = await open();
    const { rapid, review } = await begun(office);
    const director = 'director-of-childrens-services';
    await office.given(director, conflict, rapid);
    const reviewer = { ...reviewAnswers['propose-reviewer'], reviewerAddress: reviews.REVIEWER.address };
    expect(await inReview(office, MANAGER, 'propose-reviewer', reviewer, review)).toBe('commissioning');
    const told = (await office.ports.ledger.messages(review))
      .filter(({ intent }) => intent.template === 'reviewer-approval')
      .map(({ intent }) => intent.recipient.post);
    expect(told).toContain('deputy-director');
    expect(told).not.toContain(director);
    expect(told).toHaveLength(3);
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

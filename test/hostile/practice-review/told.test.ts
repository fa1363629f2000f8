import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { latestSending, mayPublishFrom, practiceReviewClock } from '#shared/practice-review/time/clocks.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { london } from '#test/support/pure-case.ts';
import { PureReview } from '#test/support/pure-review.ts';
import { DELEGATES } from '#test/support/stories.ts';
import { boroughOffice, encoded } from '../support/borough-office.ts';
import * as reviews from '../support/reviews.ts';

let server: DynamoServer;
beforeAll(async () => {
  server = await startDynamo();
});
afterAll(() => server.stop());
const open = async () => boroughOffice(await server.freshTable(), reviews.DECIDED);

/** A review in which, on one day, nearly everything has happened that the national bodies are told of. */
const busy = async (office: reviews.Office): Promise<CaseId> => {
  const caseId = await reviews.preparing(office);
  const given = reviews.teller(office, caseId);
  await given(reviews.CHAIR, 'ask-reviewer', { question: reviews.wrote('question') });
  await given(reviews.REVIEWER, 'reviewer-reply', { replyWords: reviews.wrote('question') }, 'q1');
  await given(reviews.MANAGER, 'new-information', { newInformation: reviews.wrote('news') });
  await given(reviews.MANAGER, 'panel-on-national', { panelAnsweredOn: '2026-06-15' });
  await given(reviews.MANAGER, 'send-copies');
  await given(reviews.MANAGER, 'publication-comment', {
    commentOn: '2026-06-15',
    commentWords: reviews.wrote('comment'),
  });
  await given(reviews.CHAIR, 'answer-comment', { commentAnswer: reviews.wrote('comment') }, 'c1');
  await given(reviews.MANAGER, 'move-publication', { newPublishOn: '2026-07-01', moveReason: reviews.wrote('moving') });
  await given(reviews.MANAGER, 'send-copies');
  await given(reviews.MANAGER, 'explain-delay', { delayReasons: reviews.wrote('delay') });
  return caseId;
};

/** … which is published, and then time passes. */
const eventful = async (office: reviews.Office): Promise<CaseId> => {
  const caseId = await busy(office);
  const given = reviews.teller(office, caseId);
  office.clock.set(london('2026-07-01T10:00'));
  await given(reviews.MANAGER, 'publish-report');
  await given(DELEGATES.police, 'publish-report');
  await reviews.come(office, '2027-01-20T10:00', caseId);
  return caseId;
};

/** Whose words each document says that can be opened from a mail of a story, today. */
const behindLinks = async (story: (office: reviews.Office) => Promise<CaseId>) => {
  const office = await open();
  const caseId = await story(office);
  await office.dispatch({ caseId });
  const sent = office.mail.sent.flatMap(({ text, intent }) => {
    const [, secret] = /\/shared\/([0-9a-z]+)/.exec(text) ?? [];
    return secret === undefined ? [] : [{ secret, document: intent.document, audience: intent.audience }];
  });
  const met = new Map<string, Set<string>>();
  for (const { secret, document = '' } of sent) {
    const cookies = { shared: 'reader' };
    const give = (fields: Record<string, string>) =>
      office.ask({ path: `/shared/${secret}`, cookies, body: encoded({ csrf: 'reader', ...fields }) });
    await give({ step: 'code' });
    const code = /Your code is (\d{6})/.exec(office.mail.sent.at(-1)?.text ?? '')?.[1] ?? '';
    const { status, html } = await give({ step: 'open', code });
    // A link of January is over in June.
    if (status === 404) continue;
    const words = [...html.matchAll(/Written-by-([a-z-]+)|(Secretname)/gi)].map(
      ([, name, secretName]) => name ?? secretName ?? '',
    );
    met.set(document, new Set([...(met.get(document) ?? []), ...words]));
  }
  return Object.fromEntries([...met].map(([document, words]) => [document, [...words].sort()]));
};

describe('what a review writes to anybody', () => {
  it('is a reference, a task, a day and a link: nobody’s words, no name, no agency, no address', async () => {
    const office = await open();
    const caseId = await eventful(office);
    const messages = await office.ports.ledger.messages(caseId);
    expect(new Set(messages.map(({ intent }) => intent.template)).size).toBeGreaterThan(20);
    for (const { subject, text, html, intent } of messages) {
      const words = `${subject}\n${text}\n${html}`;
      expect([intent.template, words]).not.toEqual([
        intent.template,
        expect.stringMatching(/Written-by|Secretname|Sample|independent reviewer\b/i),
      ]);
      expect([intent.template, words]).not.toEqual([
        intent.template,
        expect.stringMatching(/@|\bpolice\b|\bhousing\b|Mary-Jane/i),
      ]);
      const links = [...words.matchAll(/https?:\/\/[^\s"<]+/g)].map(([url]) => new URL(url).pathname);
      for (const link of links) expect(link).toMatch(/^\/(cases\/c[0-9a-z]{20}|shared\/[0-9a-z]+|)$/);
    }
    const addressed = messages.filter(({ intent }) => intent.path.includes('shared') || intent.document !== undefined);
    expect(new Set(addressed.map(({ intent }) => intent.recipient.address.split('@')[1]))).toEqual(
      new Set(['national-bodies.example']),
    );
  });

  it('and what stands behind the links is for the body it was sent to: the text, the reasons, and nothing of an agency', async () => {
    expect(await behindLinks(reviews.gathering)).toEqual({ decision: [], reviewer: [] });
    expect(await behindLinks(busy)).toEqual({
      copy: ['public'],
      delay: ['delay'],
      moved: ['moving'],
      national: ['news'],
    });
  });

  it('about an action goes to whose it now is, and to nobody whose it was', async () => {
    const office = await open();
    const caseId = await reviews.published(office);
    const change = { newDue: '2026-12-31', newAgency: 'primary-care', newOfficer: 'Practice lead' };
    await reviews.reviewed(office, reviews.CHAIR, 'change-action', change, { caseId, subject: 'a2' });
    const before = office.clock.now();
    for (const day of ['2026-12-17', '2027-01-04', '2027-02-01', '2027-04-01'])
      await reviews.come(office, `${day}T10:00`, caseId);
    const later = (await office.ports.ledger.messages(caseId)).filter(
      ({ at, intent }) => at > before && /^action|progress/.test(intent.template),
    );
    const addresses = new Set(later.map(({ intent }) => intent.recipient.address));
    expect(addresses).toContain('named.gp@nwl-icb.example');
    expect(addresses).not.toContain('housing.needs@brent.example');
    for (const who of ['head-of-housing-needs', 'named-gp']) {
      const { html } = await (await office.holder(who)).get('/actions');
      expect([who, html.includes('Written-by-housing')]).toEqual([who, who === 'named-gp']);
    }
  });
});

describe('days', () => {
  const review = (start = '2026-01-15T10:00') => new PureReview('brent', start);
  it.each([
    ['2026-06-15T23:59', '2026-06-25'],
    ['2026-06-16T00:01', '2026-06-26'],
    ['2027-03-24T23:59', '2027-04-07'], // Good Friday, the change to summer time and Easter Monday between
    ['2027-03-25T00:01', '2027-04-08'],
    ['2026-12-18T23:59', '2027-01-01'], // Christmas Day, and Boxing Day on the Monday
    ['2026-12-21T09:00', '2027-01-05'],
    ['2026-10-24T23:59', '2026-11-04'], // a Saturday, and winter time begins in the night
    ['2026-10-25T00:30', '2026-11-04'],
  ])('copies sent at %s in London open publication on %s', (sent, first) => {
    expect(mayPublishFrom(londonDate(london(sent)), review().context())).toBe(first);
    const sendBy = latestSending(LondonDate.parse(first), review().context());
    expect(mayPublishFrom(sendBy, review().context()) <= first).toBe(true);
  });

  it.each([
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-08-29', '2027-02-28'],
    ['2026-11-30', '2027-05-30'],
    ['2026-03-31', '2026-09-30'],
    ['2028-02-29', '2028-08-29'],
    ['2026-10-25', '2027-04-25'],
  ])('six months from a decision of %s end on %s, to the last second of it', (decidedOn, due) => {
    const opened = review(`${decidedOn}T23:59`);
    opened.form(reviews.MANAGER, 'open-practice-review', {
      source: 'partners',
      decidedOn,
      partnersAgree: ['local-authority', 'police', 'health'],
      reviewerNamed: 'no',
    });
    const clock = practiceReviewClock(opened.state, opened.context());
    expect(clock?.dueDate).toBe(due);
    expect(londonDate(clock?.due ?? opened.now)).toBe(due);
    expect(clock?.due).toMatch(/:59\.999Z$/);
  });
});

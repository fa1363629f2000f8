import { describe, expect, it } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { moveTo } from './acting/case-by-post.ts';
import { answerInWindow, press, send, sendInWindow } from './acting/in-window.ts';
import { mailTo } from './acting/mail.ts';
import { usePeople } from './acting/people.ts';
import { CHAIR, MANAGER, PRESS, REVIEWER, type ReviewByPost, reviewByPost, today } from './acting/review-by-post.ts';
import { delegates } from './acting/who.ts';

const there = useStack({ clock: '2026-07-01T10:00' });
const people = usePeople(there);
/** The same people, in a browser that runs no script. */
const plain = usePeople(there, { javaScript: false });

const DIRECTOR = 'director-of-childrens-services';
const POLICE = 'police-review-officer';
const NATIONAL = ['panel', 'ofsted', 'secretary.of.state'].map((body) => `${body}@national-bodies.example`);

let path = '';
let review: ReviewByPost;

type Seen = Awaited<ReturnType<typeof people.at>>;
const words = (window: Seen): Promise<string> => window.locator('main').innerText();
const read = async (post: string, where = '', by = people): Promise<string> =>
  words(await by.at(post, `${path}${where}`));
const give = async (window: Seen, form: string, changed = {}): Promise<void> =>
  sendInWindow(window, form, today(there, form, changed));
/** The public list as somebody sees it who has never looked: a browser keeps what is public for a minute. */
const publicList = async (): Promise<string> => {
  const window = await plain.stranger();
  await window.goto('/published');
  const says = await words(window);
  await window.close();
  return says;
};

describe('a practice review, from the decision to the public page', () => {
  it('the business manager begins it, and proposes a reviewer', async () => {
    const window = await people.at(MANAGER, '/tasks');
    await press(window, 'Begin a practice review');
    await give(window, 'open-practice-review');
    await press(window, /case/);
    path = new URL(window.url()).pathname;
    review = reviewByPost(there, path);
    await review.agree();
    await people.at(MANAGER, path);
    await press(window, 'Continue');
    expect(await window.locator('h1').innerText()).toBe('Propose a reviewer');
    await give(window, 'propose-reviewer');
    expect(await read(MANAGER)).toContain('Proposed');
    for (const body of [...NATIONAL.slice(0, 2), 'dfe@national-bodies.example'])
      expect(mailTo(there, body, 'decided')).toContain('/shared/');
  });

  it('the reviewer sees nothing until all three partners have approved, and then writes by right of their address', async () => {
    const [last, ...others] = delegates;
    for (const { partner, post } of others) await review.answer(post, 'approve-reviewer', {}, partner);
    const window = await plain.at(REVIEWER, path);
    expect(await words(window)).not.toContain('Commissioning the review');
    const third = await plain.at(last?.post ?? '', '/tasks');
    await press(third, /reviewer/);
    await give(third, 'approve-reviewer');
    await plain.at(REVIEWER, path);
    expect(await words(window)).toContain('Commissioning the review');
    expect(await words(window)).not.toContain('approves');
  });

  it('the terms set the timetable, and the agencies are asked', async () => {
    await moveTo(there, '2026-07-13T10:00');
    const chair = await people.at(CHAIR, path);
    await press(chair, 'Continue');
    await give(chair, 'terms-of-reference');
    await review.answer(MANAGER, 'protected-names');
    await review.answer(MANAGER, 'parallel-proceedings');
    await review.answer(MANAGER, 'request-information');
    const says = await read(MANAGER);
    expect(says).toContain('Timetable, counted back from publication');
    expect(says).toContain('£9,000 in all');
    await review.eachAgency('agency-analysis');
    expect(await read(CHAIR, '/chronology')).toContain('A missed appointment');
  });

  it('the reviewer submits a draft without a script, and an agency corrects its facts', async () => {
    await moveTo(there, '2026-07-20T10:00');
    const window = await plain.at(REVIEWER, path);
    await press(window, 'Continue');
    await give(window, 'review-report');
    const police = await people.at(POLICE, '/tasks');
    await press(police, /facts/i);
    await give(police, 'fact-check', { factsRight: 'corrections', corrections: 'The visit was on a Tuesday.' });
    expect(await read(MANAGER, '/answers/fact-check?subject=police')).toContain('The visit was on a Tuesday.');
    expect(await read('education-safeguarding-lead')).not.toContain('The visit was on a Tuesday.');
  });

  it('the chair accepts it, and it is approved when the third partner has', async () => {
    await moveTo(there, '2026-07-22T10:00');
    const chair = await people.at(CHAIR, path);
    await press(chair, 'Accept the final report');
    await give(chair, 'accept-report');
    const [last, ...others] = delegates;
    for (const { partner, post } of others) await review.answer(post, 'approve-report', {}, partner);
    expect(await read(MANAGER)).toContain('Three partners approve the report Now');
    const third = await plain.at(last?.post ?? '', path);
    await press(third, 'Continue');
    await give(third, 'approve-report');
    expect(await read(MANAGER)).toContain('Preparing to publish Now');
  });

  it('plan, impact, media and names come before the copies, and the page says which are missing', async () => {
    const window = await people.at(MANAGER, path);
    expect(await words(window)).toContain('what publishing may mean for the child and family');
    await review.answer(CHAIR, 'impact-on-family');
    await give(await people.at(MANAGER, `${path}/forms/publication-plan`), 'publication-plan', {
      publishOn: '2026-08-06',
    });
    const office = await people.at(PRESS, path);
    await press(office, 'Plan for the media');
    await give(office, 'media-plan');
    await review.answer(CHAIR, 'redaction-check');
    await moveTo(there, '2026-07-24T10:00');
    await people.at(MANAGER, path);
    await press(window, 'Continue');
    await give(window, 'send-copies');
    await there.stack.settle();
    for (const body of NATIONAL) expect(mailTo(there, body, 'what will be published')).toContain('/shared/');
  });

  it('one body opens its copy with the code that comes to its mailbox', async () => {
    const [panel = ''] = NATIONAL;
    const window = await plain.stranger();
    await window.goto(/\/shared\/\S+/.exec(mailTo(there, panel, 'what will be published'))?.[0] ?? '');
    await press(window, 'Send me a code');
    await window.getByLabel('Code').fill(/code is (\d{6})/.exec(mailTo(there, panel, 'code is'))?.[1] ?? '');
    await press(window, 'Open the document');
    expect(await words(window)).toContain('A child seen by many');
    await window.close();
  });

  it('what it says is recorded and answered before anybody signs', async () => {
    const window = await people.at(MANAGER, path);
    await give(await people.at(MANAGER, `${path}/forms/publication-comment`), 'publication-comment');
    const chair = await plain.at(CHAIR, path);
    await press(chair, 'Continue');
    await give(chair, 'answer-comment');
    await people.at(MANAGER, path);
    expect(await words(window)).toContain('It stands under improvements.');
  });

  it('until seven full working days have passed and the day has come, signing is refused and says the day', async () => {
    expect(await read(MANAGER)).toContain('Publishing is locked until Thursday 6 August 2026.');
    for (const [when, why] of [
      ['2026-08-04T10:00', 'The first day possible is 5 August 2026.'],
      ['2026-08-05T10:00', 'Publication is planned for 6 August 2026'],
    ] as const) {
      await moveTo(there, when);
      const window = await people.at(MANAGER, `${path}/forms/publish-report`);
      await answerInWindow(window, 'publish-report', today(there, 'publish-report'));
      await send(window);
      expect(await words(window)).toContain(why);
    }
    expect(await publicList()).toContain('No review is published here at the moment.');
  });

  it('the first signature publishes nothing, and the same person cannot give the second', async () => {
    await moveTo(there, '2026-08-06T10:00');
    const window = await people.at(MANAGER, '/tasks');
    await press(window, 'Release the publication');
    await answerInWindow(window, 'publish-report', today(there, 'publish-report'));
    await send(window);
    expect(window.url()).toMatch(/\/done$/);
    expect(await words(window)).toContain('You have signed first');
    expect(await words(window)).toContain('Somebody else must sign before the report is published.');
    expect(await publicList()).toContain('No review is published here at the moment.');
    const again = await people.at(MANAGER, `${path}/forms/publish-report`);
    await answerInWindow(again, 'publish-report', today(there, 'publish-report'));
    await send(again);
    expect(await words(again)).toContain('A second, different person signs');
    expect(await publicList()).toContain('No review is published here at the moment.');
  });

  it('with the second it is public, for anybody, with a script or without', async () => {
    const window = await plain.at(DIRECTOR, path);
    await press(window, 'Continue');
    await give(window, 'publish-report');
    expect(await words(window)).toMatch(
      /Both have signed; the report is public at \/published\/[0-9a-f]{12} since 6 August 2026/,
    );
    await there.stack.settle();
    const [stranger, another] = [await plain.stranger(), await people.stranger()];
    for (const who of [stranger, another]) {
      await who.goto('/published');
      await press(who, 'A child seen by many');
      const says = await words(who);
      expect(says).toContain('Available here until');
      expect(says).toContain('See missed appointments together');
      expect(says).not.toContain('BRE-');
      await who.close();
    }
    expect(await read(DIRECTOR, '', plain)).toContain('read what is published');
  });
});

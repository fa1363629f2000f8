import { describe, expect, it } from 'vitest';
import { casesFor } from '#functions/web/cases/handler.ts';
import { pagesOf } from '#test/functions/practice-review/looking.ts';
import { report } from '#test/functions/rapid-review/full-answers.ts';
import { CHAIR, decidedCase, MANAGER, OFFICER } from '#test/functions/rapid-review/office-case.ts';
import { at, drafted, fill, POLICE, MANAGER as REVIEW_MANAGER, REVIEWER, SCHOOLS } from '#test/support/review-story.ts';
import { askAs, portsOf } from '../desk.ts';

describe('a serious incident as it stood on a past day', () => {
  const TEXT = Object.keys(report).find((question) => typeof report[question] === 'string') ?? '';
  /** The report was completed on 30 June and again on 2 July, in other words. */
  const twice = async () => {
    const office = await decidedCase();
    for (const [time, words] of [
      ['2026-06-30T10:00', 'The words of June'],
      ['2026-07-02T10:00', 'The words of July'],
    ] as const) {
      await office.until(time);
      await office.by(MANAGER, { type: 'report', answers: { ...report, [TEXT]: words } });
    }
    const ask = askAs(office, casesFor(portsOf(office)));
    return { ask: (post: string, path: string) => ask(post, `/cases/${office.id()}${path}`) };
  };

  it('lists what had been recorded then, and reads it in the words of then', async () => {
    const { ask } = await twice();
    const then = await ask(OFFICER, '/timeline?asAt=2026-06-30');
    expect(then.html).toContain('What had been recorded');
    // Of the fifteen working days from Tuesday 16 June, five were left on the last day of the month.
    expect(then.html).toMatch(/Report to the Panel[\s\S]*?5 working days left/);
    expect(then.html).toContain('/answers/report?asAt=2026-06-30');
    expect((await ask(OFFICER, '/timeline?asAt=2026-06-29')).html).not.toContain('/answers/report?');
    const june = (await ask(OFFICER, '/answers/report?asAt=2026-06-30')).html;
    expect(june).toContain('The words of June');
    expect(june).toContain('as they stood at the end of Tuesday 30 June 2026');
    expect(june).not.toContain('The words of July');
    const now = (await ask(OFFICER, '/answers/report')).html;
    expect(now).toContain('The words of July');
    expect(now).not.toMatch(/as they stood|The words of June/);
  });

  it('has nothing before it was recorded, and takes no day that is none', async () => {
    const { ask } = await twice();
    for (const day of ['2026-06-29', '2026-02-30', 'yesterday"><b>', ''])
      expect([day, (await ask(OFFICER, `/answers/report?asAt=${encodeURIComponent(day)}`)).status]).toEqual([day, 404]);
    expect((await ask(OFFICER, '/answers/report?asAt=2030-01-01')).html).toContain('The words of July');
  });

  it('opens nothing to whoever may not read it today', async () => {
    const { ask } = await twice();
    for (const path of [
      '/answers/report?asAt=2026-06-30',
      '/timeline?asAt=2026-06-30',
      '/answers/agency-return?subject=schools&asAt=2026-06-30',
    ])
      expect([path, (await ask('named-gp', path)).status]).toEqual([path, 403]);
    const own = await ask('named-gp', '/answers/agency-return?subject=primary-care&asAt=2026-06-30');
    expect(own.status).toBe(200);
  });

  it('is there for every part of those who take part', async () => {
    const { ask } = await twice();
    const { html } = await ask(CHAIR, '/timeline?asAt=2026-06-26');
    expect(html).toContain('the case stood at: Gathering information and meeting');
    expect(html).toContain('/answers/agency-return?subject=schools&amp;asAt=2026-06-26');
  });
});

describe('a practice review as it stood on a past day', () => {
  const story = () => {
    const review = drafted();
    fill(review, POLICE, 'agency-analysis', { analysis: 'The police account' }, 'police');
    fill(review, SCHOOLS, 'agency-analysis', { analysis: 'The schools account' }, 'schools');
    at(review, '2026-06-01T10:00');
    fill(review, REVIEWER, 'review-report', { changesSince: 'Words about June' });
    return pagesOf(review);
  };

  it('stands at its stage of then, with the agencies and the record of then', async () => {
    const { ask } = story();
    const early = await ask(REVIEW_MANAGER, '/timeline?asAt=2026-01-20');
    expect(early.text).toContain('the case stood at: Commissioning');
    expect(early.text).toMatch(/Publish within six months .*? working days left/);
    expect(early.html).not.toContain('/answers/review-report?');
    const later = await ask(REVIEW_MANAGER, '/timeline?asAt=2026-05-05');
    expect(later.html).toContain('/answers/review-report?asAt=2026-05-05');
    expect(later.html).toContain('Agencies');
    expect((await ask(REVIEW_MANAGER, '/answers/review-report?asAt=2026-05-05')).text).not.toContain(
      'Words about June',
    );
    expect((await ask(REVIEW_MANAGER, '/answers/review-report')).text).toContain('Words about June');
    expect((await ask(REVIEW_MANAGER, '/timeline?asAt=2026-01-01')).text).toContain('there was no such case yet');
  });

  it('lists to each what they may read today, and opens nothing else', async () => {
    const { ask } = story();
    const asAt = 'asAt=2026-05-05';
    // A group member does not read what the partners weighed of a reviewer, then or now.
    const member = await ask(SCHOOLS, `/timeline?${asAt}`);
    expect(member.status).toBe(200);
    expect(member.html).not.toContain('/answers/propose-reviewer');
    expect(member.html).toContain('/answers/review-report?');
    for (const path of [
      `/timeline?${asAt}`,
      `/answers/propose-reviewer?${asAt}`,
      `/answers/agency-analysis?subject=schools&${asAt}`,
    ])
      expect([path, (await ask(POLICE, path)).status]).toEqual([path, 403]);
    expect((await ask(POLICE, `/answers/agency-analysis?subject=police&${asAt}`)).text).toContain('The police account');
  });
});

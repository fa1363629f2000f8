import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REASONS as OF_DISAGREEMENTS } from '#functions/escalation/dossier/reasons.ts';
import { REASONS as OF_REVIEWS } from '#functions/practice-review/dossier/reasons.ts';
import { REASONS as OF_INCIDENTS } from '#functions/rapid-review/documents/dossier/reasons.ts';
import { REASONS as OF_KEEPING } from '#functions/retention/dossier/reasons.ts';
import { casesFor } from '#functions/web/cases/handler.ts';
import { pagesOf } from '#test/functions/practice-review/looking.ts';
import { MANAGER, OFFICER, officeCase, sentCase } from '#test/functions/rapid-review/office-case.ts';
import { form } from '#test/support/answers.ts';
import {
  CHAIR,
  drafted,
  fill,
  opened,
  POLICE,
  MANAGER as REVIEW_MANAGER,
  SCHOOLS,
} from '#test/support/review-story.ts';
import { askAs, portsOf } from '../desk.ts';

const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');

describe('the decisions of a serious incident', () => {
  it('are each told with who, when, why and what they were made under, the latest first', async () => {
    const office = await sentCase();
    const ask = askAs(office, casesFor(portsOf(office)));
    const { status, html } = await ask(OFFICER, `/cases/${office.id()}/decisions`);
    expect(status).toBe(200);
    const told = words(html);
    expect(told).toContain('Rules Serious incident, version 1 Guidance Working Together to Safeguard Children 2026');
    expect(told).toContain('Arrangements Brent, version 2, in force from 1 July 2022');
    expect(told).toMatch(/Health determined .* Why An audit will do\. A review adds nothing that an audit would not\./);
    expect(told).toContain('Made under Rules version 1, guidance WT2026, arrangements version 2');
    expect(told).toMatch(
      /Decision taken by the three partners What .*? By .*? Why It followed from: Health determined\./,
    );
    expect(told.indexOf('Report sent to the Panel')).toBeLessThan(told.indexOf('Decided to notify'));
    expect(told).not.toMatch(/Nil return sent|Confidentiality agreed/);
  });

  it('say nothing to whoever does not see the timeline, and that there are none yet', async () => {
    const office = officeCase();
    await office.by('head-teacher', form('referral'));
    const ask = askAs(office, casesFor(portsOf(office)));
    expect(words((await ask(MANAGER, `/cases/${office.id()}/decisions`)).html)).toContain(
      'Nothing has been decided yet',
    );
    for (const post of ['head-teacher', 'named-gp', 'service-operations'])
      expect((await ask(post, `/cases/${office.id()}/decisions`)).status).toBe(403);
  });
});

describe('the decisions of a practice review', () => {
  it('are told with their reasons to whoever reads the answers they stand in', async () => {
    const review = drafted();
    fill(review, CHAIR, 'stand-reviewer-down', { standDownReason: 'other', standDownWords: 'Words of the weighing' });
    const { ask } = pagesOf(review);
    const asked = async (who: string) => (await ask(who, '/decisions')).text;
    expect(await asked(REVIEW_MANAGER)).toMatch(/Reviewer stood down .* Why [^.]+ Words of the weighing/);
    expect(await asked(REVIEW_MANAGER)).toContain('Rules version 1, guidance');
    // A group member sees the timeline, and nothing of what the partners weighed of a reviewer.
    const member = await asked(SCHOOLS);
    expect(member).toContain('Reviewer stood down');
    expect(member).toContain('In answers that your post does not read.');
    expect(member).not.toContain('Words of the weighing');
    expect((await ask(POLICE, '/decisions')).status).toBe(403);
  });

  it('begun by a contract have no reasons of their own', async () => {
    const { text } = await pagesOf(opened()).ask(REVIEW_MANAGER, '/decisions');
    expect(text).toContain('Review begun');
  });
});

describe('where reasons stand', () => {
  it.each([
    ['rapid-review', OF_INCIDENTS],
    ['practice-review', OF_REVIEWS],
    ['escalation', OF_DISAGREEMENTS],
    ['retention', OF_KEEPING],
  ])('every question of %s that says why is asked by one of its forms', (workflow, reasons) => {
    const forms = globSync(`forms/${workflow}/**/*.yaml`).map((file) => readFileSync(file, 'utf8'));
    const asked = new Set(forms.flatMap((text) => [...text.matchAll(/^ +id: (\S+)$/gm)].map(([, id]) => id)));
    expect(
      Object.values(reasons)
        .flat()
        .filter((question) => !asked.has(question)),
    ).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/casework/actor.ts';
import { reviewer } from '#test/support/pure-review.ts';
import { at, CHAIR, fill, MANAGER, POLICE, published } from '#test/support/review-story.ts';
import { caseIdOf, kept, planOf, referenceOf } from './kept.ts';
import { noting, OFFICE, SCHOOLS_LEAD, two, withActions } from './plans.ts';

describe('the shared plan', () => {
  it('is one list across reviews, soonest due first, with what each comes to', async () => {
    const [one, other] = two();
    const ask = planOf(await kept([one, other]), one);
    const { status, text } = await ask(OFFICE, '/actions');
    expect(status).toBe(200);
    const places = ['Police call', 'Police again', 'Schools call'].map((what) => text.indexOf(what));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    for (const words of [
      '3 actions are open',
      '1 theme comes back in more than one review',
      'Sharing information</a>: 2 reviews',
      'Confidential for now',
      'Detective Inspector, Review Team',
      'Not started',
      'Completion: not yet',
      referenceOf(0),
      referenceOf(1),
      `href="/cases/${caseIdOf(1)}"`,
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Overdue</strong>');
  });

  it('marks what is overdue and chased, and puts it first for those who chase', async () => {
    const [one, other] = two();
    at(one, '2026-07-01T08:00');
    one.until('2026-09-20T10:00');
    other.now = one.now;
    const ask = planOf(await kept([one, other]), one);
    const { text } = await ask(CHAIR, '/actions');
    expect(text).toMatch(/3 are overdue, of which 2 have been chased/);
    expect(text).toMatch(/Chased (once|\d+ times)/);
    // The other review's clock has not run: its action is overdue, unchased, and after those that were.
    const places = ['Police call', 'Schools call', 'Police again'].map((what) => text.indexOf(what));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const delegate = (await ask('police-head-of-safeguarding', '/actions')).text;
    expect(delegate.indexOf('Police again')).toBeLessThan(delegate.indexOf('Schools call'));
  });

  it('is narrowed by agency, theme, overdue, repeats and one’s own', async () => {
    const repeated = published(
      {},
      {
        recommendations: [
          {
            recWhat: 'Again',
            recAgency: 'police',
            recBy: '2026-12-31',
            recTheme: 'training',
            recRepeat: 'tst-0000-0009-r1',
          },
        ],
      },
    );
    const [one] = two();
    const other = withActions([{ actWhat: 'Learn again', actDue: '2026-12-01' }], repeated);
    const ask = planOf(await kept([one, other]), one);
    const shown = async (query: string, who = OFFICE) => {
      const { text } = await ask(who, `/actions?${query}`);
      return ['Police call', 'Schools call', 'Learn again'].filter((what) => text.includes(what));
    };
    expect(await shown('')).toEqual(['Police call', 'Schools call', 'Learn again']);
    expect(await shown('agency=schools')).toEqual(['Schools call']);
    expect(await shown('theme=training')).toEqual(['Learn again']);
    expect(await shown('repeats=yes')).toEqual(['Learn again']);
    expect(await shown('overdue=yes')).toEqual([]);
    expect(await shown('mine=yes', 'police-head-of-safeguarding')).toEqual(['Police call', 'Learn again']);
    expect(await shown('show=closed')).toEqual([]);
    expect(await shown('agency=%3Cscript%3E&after=%00&skip=99999')).toEqual([]);
    expect((await ask(OFFICE, '/actions?repeats=yes')).text).toContain('Repeat</strong>');
  });

  it('goes on page by page, twenty-five at a time, and misses none', async () => {
    const many = (from: number) =>
      withActions(
        Array.from({ length: 30 }, (_, index) => ({
          actWhat: `Number ${from + index}.`,
          actDue: `2027-0${1 + (index % 3)}-${String(1 + Math.floor(index / 3)).padStart(2, '0')}`,
          actAgency: index % 2 === 0 ? 'police' : 'schools',
        })),
      );
    const reviews = [many(100), many(200), many(300), many(400)];
    const [one] = reviews;
    if (one === undefined) throw new Error('No reviews');
    const ask = planOf(await kept(reviews), one);
    const walk = async (who: string | Actor, address: string) => {
      const pages: number[] = [];
      const found: string[] = [];
      for (let next: string | undefined = address; next !== undefined && pages.length < 20; ) {
        const { text }: { text: string } = await ask(who, next);
        const rows = [...text.matchAll(/Number (\d+)\./g)].map(([, number]) => number ?? '');
        pages.push(rows.length);
        found.push(...rows);
        next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      }
      return { pages, found };
    };
    const all = await walk(OFFICE, '/actions');
    expect(all.pages).toEqual([25, 25, 25, 25, 20]);
    expect(new Set(all.found).size).toBe(120);
    const schools = await walk(OFFICE, '/actions?agency=schools');
    expect(schools.pages).toEqual([25, 25, 10]);
    expect(new Set(schools.found).size).toBe(60);
    const own = await walk(SCHOOLS_LEAD, '/actions');
    expect([...own.found].sort()).toEqual([...schools.found].sort());
  });

  it('looks at a bounded number of rows, and says that there are more', async () => {
    const [one] = two();
    const ledger = await kept([one]);
    const { rows } = await ledger.register('actions', 1);
    const [row] = rows;
    if (row === undefined) throw new Error('No row');
    let asked = 0;
    const endless = {
      ...ledger,
      register: async (_: string, limit: number) => {
        asked += limit;
        return { rows: Array.from({ length: limit }, () => row), next: String(asked) };
      },
    };
    const { text } = await planOf(endless, one)(OFFICE, '/actions?agency=schools');
    expect(asked).toBeLessThanOrEqual(400);
    expect(text).toContain('There are none among the 400 actions looked at here');
    expect(text).toContain('Of the 400 open actions due soonest, you may see 400');
    expect(text).toContain('There are more open actions than these numbers count');
  });
});

describe('who sees an action', () => {
  it('of every review: the office and the group; an agency its own alone; others none', async () => {
    const [one, other] = two();
    const { ledger, reads } = noting(await kept([one, other]));
    const ask = planOf(ledger, one);
    const shown = async (who: Parameters<typeof ask>[0]) => {
      const files = await Promise.all(['/actions', '/actions.csv'].map((address) => ask(who, address)));
      const found = files.map(({ text }) =>
        ['Police call', 'Schools call', 'Police again'].filter((what) => text.includes(what)),
      );
      expect(found[0]).toEqual(found[1]);
      return found[0];
    };
    for (const who of [MANAGER, CHAIR, 'police-head-of-safeguarding'])
      expect([who, await shown(who)]).toEqual([who, ['Police call', 'Schools call', 'Police again']]);
    expect(await shown(POLICE)).toEqual(['Police call', 'Police again']);
    expect(await shown(SCHOOLS_LEAD)).toEqual(['Schools call']);
    expect(reads.length).toBeGreaterThan(0);
    const before = reads.length;
    expect(await shown(reviewer('stranger@elsewhere.example'))).toEqual([]);
    expect(await shown(reviewer('reviewer@barnet-partnership.example'))).toEqual([]);
    expect(reads).toHaveLength(before);
  });

  it('is nobody who has not agreed confidentiality there, or has declared a conflict of interest', async () => {
    const [one, other] = two();
    expect(
      fill(one, CHAIR, 'take-part', { confidentialityAgreed: 'yes', conflict: 'yes', conflictDetails: 'A friend' }),
    ).not.toBe('');
    other.state = { ...other.state, confidential: [] };
    const ask = planOf(await kept([one, other]), one);
    const { text } = await ask(CHAIR, '/actions');
    for (const what of ['Police call', 'Schools call', 'Police again', referenceOf(0), referenceOf(1)])
      expect(text).not.toContain(what);
    expect(text).toContain('0 actions are open');
    expect((await ask(POLICE, '/actions.csv')).text).not.toContain('Police again');
    expect((await ask(MANAGER, '/actions')).text).toContain('Police again');
  });

  it('is recorded once a case and request, and not for cases of which no row is shown', async () => {
    const [one, other] = two();
    const { ledger, reads } = noting(await kept([one, other]));
    const ask = planOf(ledger, one);
    await ask(OFFICE, '/actions');
    expect(reads.map(({ caseId, what, post }) => [caseId, what, post])).toEqual([
      [caseIdOf(0), 'action-plan', OFFICE],
      [caseIdOf(1), 'action-plan', OFFICE],
    ]);
    await ask(OFFICE, '/actions?agency=schools');
    expect(reads.slice(2).map(({ caseId }) => caseId)).toEqual([caseIdOf(0)]);
  });

  it('is asked by reading alone', async () => {
    const [one] = two();
    const ask = planOf(await kept([one]), one);
    for (const address of ['/actions', '/actions.csv', '/actions/reviews.csv'])
      expect((await ask(OFFICE, address, 'POST')).status).toBe(404);
    expect((await ask(OFFICE, '/actions/other.csv')).status).toBe(404);
  });
});

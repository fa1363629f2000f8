import { describe, expect, it } from 'vitest';
import { replyOf } from '#functions/runtime/http-reply.ts';
import { published } from '#functions/web/published/handler.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { Ledger } from '#shared/casework/ledger.ts';
import type { Recorded } from '#shared/casework/workflow.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import { publicKeyOf } from '#shared/practice-review/time/registers.ts';
import { caseIdOf, kept } from '#test/functions/web/actions/kept.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { action } from '#test/support/review-answers.ts';
import { at, CHAIR, commissioned, fill, MANAGER, published as publishedReview } from '#test/support/review-story.ts';

const MARKER = 'KEEP-THIS-INSIDE';
const recommendation = {
  recWhat: 'Share what is known before each visit',
  recAgency: 'police',
  recBy: '2026-12-31',
  recTheme: 'information-sharing',
  recRepeat: 'none',
};

const REPORT: Answers = {
  reportTitle: 'A review. Child B',
  authorNames: 'An independent reviewer',
  summary: 'What was learned.\n\nIn two paragraphs,\nand a line.',
  background: 'Why and how.',
  childsExperience: 'Days at home.',
  whatHappened: 'What people met.',
  findings: 'What was found.',
  goodPractice: 'What was done well.',
  systemicReasons: 'Why it could happen.',
  improvements: 'What should change.',
  changesSince: MARKER,
  recommendations: [{ ...recommendation, recRepeat: `${MARKER}-r1`, recTheme: 'professional-curiosity' }],
};

const KEY = publicKeyOf(caseIdOf(0));

/** The public pages over some reviews, on a ledger that can be asked for nothing else. */
const pagesOver = async (reviews: readonly [PureReview, ...PureReview[]]) => {
  const ledger = await kept(reviews);
  const asked: string[] = [];
  const only: Pick<Ledger, 'register' | 'event'> = {
    register: (name, limit, after) => {
      asked.push(name.replace(/:.*/, ':'));
      return ledger.register(name, limit, after);
    },
    event: (caseId, seq) => {
      asked.push('event');
      return ledger.event(caseId, seq);
    },
  };
  const [{ now }] = reviews;
  const serve = published({
    ledger: only,
    clock: { now: () => now },
    arrangements: arrangements(),
    borough: 'barnet',
    training: false,
  });
  const ask = async (path: string, method = 'GET') => {
    const url = new URL(path, 'https://cases.barnet.example');
    const response = await serve({
      id: 'test',
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      cookies: { session: 'somebody’s' },
      form: {},
      headers: {},
    });
    const reply = replyOf(response);
    return { ...reply, html: reply.body, cookies: reply.cookies };
  };
  return { ask, asked };
};

/** Every text of every event but the published one says the marker too, and so does whoever did it. */
const marked = (review: PureReview): PureReview => {
  const textSeq = review.state.published?.textSeq;
  const mark = (value: unknown): unknown => {
    if (typeof value === 'string') return /^[\dT:.Z-]+$/.test(value) ? value : `${value} ${MARKER}`;
    if (Array.isArray(value)) return value.map(mark);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mark(inner)]));
  };
  const events = review.events.map((recorded): Recorded<PracticeReviewEvent> => {
    const by = { ...recorded.by, name: MARKER };
    if (recorded.seq === textSeq || !('answers' in recorded.event)) return { ...recorded, by };
    return {
      ...recorded,
      by,
      event: PracticeReviewEvent.parse({ ...recorded.event, answers: mark(recorded.event.answers) }),
    };
  });
  review.events.splice(0, review.events.length, ...events);
  return review;
};

const whole = (): PureReview => {
  const review = publishedReview({}, REPORT);
  fill(review, CHAIR, 'action-plan', {
    actions: [{ ...action, actWhat: MARKER, actOfficer: MARKER }],
  });
  return marked(review);
};

describe('the page of a published report', () => {
  it('says all that is public of it, in the order in which it is read', async () => {
    const { ask } = await pagesOver([whole()]);
    const { statusCode, html } = await ask(`/published/${KEY}`);
    expect(statusCode).toBe(200);
    const said = [
      'A review. Child B</h1>',
      'By An independent reviewer',
      'Published on Tuesday 30 June 2026. Available here until Wednesday 30 June 2027 at least.',
      'id="summary"',
      'What was learned.</p>',
      'In two paragraphs,<br>and a line.</p>',
      'Why and how.',
      'Days at home.',
      'What people met.',
      'What was found.',
      'What was done well.',
      'Why it could happen.',
      'What should change.',
      'id="recommendations"',
      'Share what is known before each visit',
      'by Thursday 31 December 2026',
      'In another format or language',
    ];
    const places = said.map((words) => html.indexOf(words));
    expect(said.filter((_, index) => places[index] === -1)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(html).toMatch(/<strong>[A-Z][^<]*[Pp]olice[^<]*<\/strong>, by/);
    expect(html).toContain('<html lang="en-GB"');
    expect(html.match(/<h1/g)).toHaveLength(1);
    for (const [, id] of html.matchAll(/href="#([a-z-]+)"/g)) expect(html).toContain(`id="${id}"`);
  });

  it('shows nothing else of the review in any byte of any answer', async () => {
    const review = whole();
    expect(JSON.stringify(review.events).split(MARKER).length).toBeGreaterThan(60);
    expect(JSON.stringify(review.state)).toContain(MARKER);
    const { ask, asked } = await pagesOver([review]);
    for (const path of ['/published', `/published/${KEY}`, `/published/${KEY}/report`, '/published/000000000000']) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const answer = JSON.stringify(await ask(path, method));
        expect(answer).not.toContain(MARKER);
        for (const inside of ['TST-0000', caseIdOf(0), 'Mary-Jane', 'Professional curiosity', 'professional-curiosity'])
          expect(answer).not.toContain(inside);
      }
    }
    expect(new Set(asked)).toEqual(new Set(['published', 'published:', 'event']));
  });

  it('sets no cookie, needs no session, is kept a minute at most and runs nobody’s script', async () => {
    const { ask } = await pagesOver([whole()]);
    const { headers, cookies, html } = await ask(`/published/${KEY}`);
    expect(cookies).toEqual([]);
    expect(headers['cache-control']).toBe('public, max-age=60');
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(html).not.toMatch(/<script(?! type="module" src="\/)|style=|onclick|Sign out|csrf/);
  });

  it('answers HEAD with the same head and no body', async () => {
    const { ask } = await pagesOver([whole()]);
    const [got, head] = [await ask(`/published/${KEY}`), await ask(`/published/${KEY}`, 'HEAD')];
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers).toEqual(got.headers);
    expect((await ask('/published/no-such', 'HEAD')).statusCode).toBe(404);
    expect((await ask(`/published/${KEY}`, 'POST')).statusCode).toBe(405);
  });

  it('is text, whatever was typed', async () => {
    const hostile = '</p><script>alert(1)</script>\r\n\r\n"\' onmouseover=x <img src=x onerror=y> {{ 7 }} ${8} &lt;';
    const answers = Object.fromEntries(
      Object.entries(REPORT).map(([name, value]) => [name, typeof value === 'string' ? hostile : value]),
    );
    const { ask } = await pagesOver([
      publishedReview({}, { ...answers, recommendations: [{ ...recommendation, recWhat: hostile }] }),
    ]);
    for (const path of ['/published', `/published/${KEY}`]) {
      const { html } = await ask(path);
      expect(html).not.toMatch(/<script>|<img|" onmouseover/);
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(html).toContain('&amp;lt;');
    }
  });

  it('of improvements says those alone, and nothing of the report that is withheld', async () => {
    const plan = {
      publishWhat: 'improvements',
      withholdReason: MARKER,
      improvementTitle: 'What we are improving',
      improvementText: 'Visits are made with what is known.',
      publishOn: '2026-06-30',
    };
    const report = Object.fromEntries(
      Object.entries(REPORT).map(([name, value]) => [name, typeof value === 'string' ? MARKER : value]),
    );
    const { ask } = await pagesOver([publishedReview(plan, report)]);
    const { statusCode, html } = await ask(`/published/${KEY}`);
    expect(statusCode).toBe(200);
    expect(html).toContain('What we are improving</h1>');
    expect(html).toContain('Visits are made with what is known.');
    expect(html).toContain('published instead of the report');
    expect(html).not.toMatch(/Share what is known|Recommendations|By An/);
    expect(html).not.toContain(MARKER);
    expect((await ask('/published')).html).toContain('Information about improvements, published on');
  });

  it('says when it has been withdrawn, and no more', async () => {
    const review = at(publishedReview({}, REPORT), '2027-07-01T10:00');
    expect(fill(review, MANAGER, 'withdraw-publication')).toEqual(['PublicationWithdrawn']);
    const { ask, asked } = await pagesOver([review]);
    const { statusCode, html, headers } = await ask(`/published/${KEY}`);
    expect(statusCode).toBe(410);
    expect(html).toContain('took it down on Thursday 1 July 2027');
    expect(html).not.toContain('What was learned');
    expect(headers['cache-control']).toBe('no-store');
    expect((await ask('/published')).html).toContain('No review is published here at the moment');
    expect(asked).not.toContain('event');
  });

  it.each([
    '/published/000000000000',
    '/published/',
    `/published/${KEY.toUpperCase()}x`,
    `/published/${KEY}/x`,
    '/published/__proto__',
    '/published/x%2f..',
    `/published/${'a'.repeat(40)}`,
  ])('is not found at %s', async (path) => {
    const { ask } = await pagesOver([publishedReview({}, REPORT)]);
    const { statusCode, html } = await ask(path);
    expect(statusCode).toBe(404);
    expect(html).toContain('There is no published review here');
  });

  it('is not there before publication', async () => {
    const { ask } = await pagesOver([commissioned()]);
    expect((await ask(`/published/${KEY}`)).statusCode).toBe(404);
  });

  it('is an alarm, never a page that says it is not there, when its text cannot be read', async () => {
    const review = publishedReview({}, REPORT);
    review.events.splice(0, review.events.length);
    const { ask } = await pagesOver([review]);
    await expect(ask(`/published/${KEY}`)).rejects.toThrow('cannot be read');
  });
});

/** A day of June. */
const ON = (place: number) => LondonDate.parse(`2026-06-${String(place + 1).padStart(2, '0')}`);

describe('the list of published reviews', () => {
  it('is newest first, twenty a page, and takes any page number', async () => {
    const reviews = Array.from({ length: 23 }, (_, place) => {
      const review = publishedReview({}, { ...REPORT, reportTitle: `Review ${place + 1}` });
      const { published: one } = review.state;
      if (one !== undefined) review.state = { ...review.state, published: { ...one, on: ON(place) } };
      return review;
    });
    const [first, ...others] = reviews;
    if (first === undefined) throw new Error('No reviews');
    const { ask } = await pagesOver([first, ...others]);
    const titles = async (path: string) =>
      [...(await ask(path)).html.matchAll(/Review (\d+)<\/a>/g)].map(([, number]) => Number(number));
    expect(await titles('/published')).toEqual(Array.from({ length: 20 }, (_, index) => 23 - index));
    expect(await titles('/published?page=2')).toEqual([3, 2, 1]);
    expect(await titles('/published?page=99')).toEqual([3, 2, 1]);
    expect(await titles('/published?page=-1')).toHaveLength(20);
    expect((await ask('/published')).html).toContain('href="/published?page=2"');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/casework/actor.ts';
import { reviewer } from '#test/support/pure-review.ts';
import {
  at,
  CHAIR,
  drafted,
  fill,
  MANAGER,
  opened,
  POLICE,
  published,
  REVIEWER,
  SCHOOLS,
} from '#test/support/review-story.ts';
import { pagesOf } from '../looking.ts';

/** A review in which everything that one person may see and another not has been said. */
const told = (review = drafted()) => {
  fill(review, POLICE, 'agency-analysis', { analysis: 'The police account' }, 'police');
  fill(review, SCHOOLS, 'agency-analysis', { analysis: 'The schools account' }, 'schools');
  fill(review, POLICE, 'fact-check', { factsRight: 'corrections', corrections: 'A date is wrong' }, 'police');
  fill(review, MANAGER, 'parallel-proceedings', {
    proceedings: [
      { proceedingKind: 'cps', proceedingOpen: 'yes', holdsPublication: 'no', holdsBack: 'Held back words' },
    ],
  });
  fill(review, CHAIR, 'supervision-check', { checkOn: '2026-05-05', checkWords: 'Check words' });
  fill(review, CHAIR, 'ask-reviewer', { question: 'A written question' });
  fill(review, CHAIR, 'family-involvement', { familyWishes: 'Family words' });
  return review;
};

const PAGES = [
  '',
  '/chronology',
  '/actions',
  '/messages',
  '/timeline',
  '/linked',
  '/reads',
  '/report/1',
  '/answers/propose-reviewer',
  '/answers/terms-of-reference',
  '/answers/parallel-proceedings',
  '/answers/protected-names',
  '/answers/agency-analysis?subject=police',
  '/answers/agency-analysis?subject=schools',
  '/answers/fact-check?subject=police',
  '/answers/family-involvement',
  '/answers/supervision-check',
  '/answers/ask-reviewer?subject=q1',
  '/answers/review-report',
] as const;
type Page = (typeof PAGES)[number];

const MANAGERS: readonly Page[] = PAGES;
const GROUP: readonly Page[] = PAGES.filter((page) => page !== '/reads');
/** Sees what was gathered and written, and nothing of what the partners weighed of a reviewer. */
const MEMBER: readonly Page[] = GROUP.filter(
  (page) => !['/answers/propose-reviewer', '/answers/terms-of-reference', '/answers/supervision-check'].includes(page),
);
const DIRECTOR: readonly Page[] = GROUP;
const AGENCY: readonly Page[] = [
  '',
  '/actions',
  '/report/1',
  '/answers/agency-analysis?subject=police',
  '/answers/fact-check?subject=police',
];
const REVIEWERS: readonly Page[] = MEMBER.filter(
  (page) => !['/actions', '/messages', '/timeline', '/linked'].includes(page),
);

const seenBy = async (ask: ReturnType<typeof pagesOf>['ask'], who: string | Actor): Promise<readonly string[]> => {
  const statuses = await Promise.all(PAGES.map(async (page) => [page, (await ask(who, page)).status] as const));
  expect(statuses.filter(([, status]) => status !== 200 && status !== 403)).toEqual([]);
  return statuses.filter(([, status]) => status === 200).map(([page]) => page);
};

describe('who sees what while the report is written', () => {
  let ask: ReturnType<typeof pagesOf>['ask'];
  beforeAll(() => {
    ({ ask } = pagesOf(told()));
  });

  it.each<readonly [string, readonly Page[]]>([
    [MANAGER, MANAGERS],
    [CHAIR, GROUP],
    ['director-of-childrens-services', DIRECTOR],
    ['icb-chief-nurse', GROUP],
    [SCHOOLS, MEMBER],
    [POLICE, AGENCY],
    ['named-gp', []],
    ['independent-scrutineer', []],
    ['communications', []],
    ['head-teacher', []],
    ['service-operations', []],
  ])('%s', async (post, pages) => {
    expect(await seenBy(ask, post)).toEqual(pages);
  });

  it('the reviewer, who holds no post', async () => {
    expect(await seenBy(ask, REVIEWER)).toEqual(REVIEWERS);
  });

  it('nobody whom no post and no contract connects with it', async () => {
    expect(await seenBy(ask, reviewer('stranger@barnet-partnership.example'))).toEqual([]);
  });

  it('an agency reads of its own return and checks, and of no other agency, partner or proceeding', async () => {
    const { text } = await ask(POLICE, '');
    expect(text).toContain('Metropolitan Police');
    expect(text).toContain('corrections');
    expect(text).not.toMatch(
      /Schools and colleges|Held back|Check words|written question|Family|Approve the reviewer|£|Interests|Who has looked/,
    );
  });

  it('what changed since the version before, which may say what an agency corrected, is not shown to an agency', async () => {
    const review = drafted({ changesSince: 'The schools put a date right' });
    for (const [who, shown] of [
      [POLICE, false],
      [CHAIR, true],
    ] as const)
      for (const path of ['/report/1', '/answers/review-report'])
        expect([who, path, (await pagesOf(review).ask(who, path)).html.includes('put a date right')]).toEqual([
          who,
          path,
          shown,
        ]);
  });

  it('another agency’s corrections are not shown to an agency', async () => {
    const review = drafted();
    fill(review, SCHOOLS, 'fact-check', { factsRight: 'corrections', corrections: 'Words' }, 'schools');
    const seen = await pagesOf(review).ask(POLICE, '');
    expect(seen.text).toContain('Versions of the report');
    expect(seen.text).not.toContain('corrections');
  });

  it('the reviewer reads questions and what may not be shared, and not what the partners weighed', async () => {
    const { text } = await ask(REVIEWER, '');
    expect(text).toMatch(/A written question/);
    expect(text).toMatch(/Held back words/);
    expect(text).not.toMatch(/Check words|£|Interests|approves/);
  });

  it('names the protected names to nobody but those who read them in the record', async () => {
    for (const who of [MANAGER, CHAIR, POLICE, REVIEWER]) {
      expect((await ask(who, '')).html).not.toContain('Mary-Jane');
    }
    expect((await ask(MANAGER, '/timeline')).html).not.toContain('Mary-Jane');
  });
});

describe('a reviewer’s access', () => {
  it('begins with the third approval, not with the proposal', async () => {
    const review = at(opened(), '2026-01-26T10:00');
    fill(review, MANAGER, 'propose-reviewer');
    expect((await pagesOf(review).ask(REVIEWER, '')).status).toBe(403);
  });

  it('ends with its last day, to the midnight', async () => {
    const review = drafted();
    fill(review, MANAGER, 'reviewer-access', { accessUntil: '2026-06-10' });
    at(review, '2026-06-10T23:59');
    expect((await pagesOf(review).ask(REVIEWER, '')).status).toBe(200);
    at(review, '2026-06-11T00:00');
    for (const page of PAGES) expect([page, (await pagesOf(review).ask(REVIEWER, page)).status]).toEqual([page, 403]);
  });

  it('ends when they are stood down', async () => {
    const review = drafted();
    fill(review, CHAIR, 'stand-reviewer-down', { standDownReason: 'conflict' });
    expect((await pagesOf(review).ask(REVIEWER, '')).status).toBe(403);
  });
});

describe('who sees what once it is published', () => {
  const planned = () => {
    const review = published();
    const action = {
      actRecommendation: 'r1',
      actOutcome: 'O',
      actMeasure: 'M',
      actOfficer: 'A post',
      actDue: '2026-12-31',
    };
    fill(review, CHAIR, 'action-plan', {
      actions: [
        { ...action, actWhat: 'What the police do', actAgency: 'police', actConfidential: 'yes' },
        { ...action, actWhat: 'What schools do', actAgency: 'schools', actConfidential: 'no' },
      ],
    });
    fill(review, POLICE, 'action-progress', { progressWords: 'Police progress' }, 'a1');
    return review;
  };

  it('an agency sees its own actions, confidential or not, and no other agency’s', async () => {
    const { ask } = pagesOf(planned());
    for (const page of ['', '/actions']) {
      const { status, text } = await ask(POLICE, page);
      expect([page, status]).toEqual([page, 200]);
      expect(text).toMatch(/What the police do Confidential for now/);
      expect(text).not.toContain('What schools do');
    }
    expect((await ask(POLICE, '/answers/action-progress?subject=a1')).text).toContain('Police progress');
    expect((await ask(POLICE, '/answers/action-plan')).status).toBe(403);
  });

  it('those of the group and the office see the whole plan, and confidential actions marked', async () => {
    const { ask } = pagesOf(planned());
    for (const who of [MANAGER, CHAIR, 'director-of-childrens-services', 'mash-manager']) {
      const { text } = await ask(who, '');
      expect(text).toMatch(/What the police do Confidential for now/);
      expect(text).toContain('What schools do');
    }
  });

  it('communications see how it is published, and neither returns, report nor plan', async () => {
    const review = planned();
    fill(review, 'communications', 'take-part');
    const { ask } = pagesOf(review);
    const { status, text } = await ask('communications', '');
    expect(status).toBe(200);
    expect(text).toContain('Public until at least');
    expect(text).not.toMatch(/What the police do|Versions of the report|Requests to agencies|£/);
    expect((await ask('communications', '/actions')).status).toBe(403);
    expect((await ask('communications', '/answers/media-plan')).status).toBe(200);
    expect((await ask('communications', '/answers/review-report')).status).toBe(403);
  });

  it('the reviewer is done, and sees only what anybody does', async () => {
    expect((await pagesOf(planned()).ask(REVIEWER, '')).status).toBe(403);
  });

  it('everybody who sees the review is led to what is public', async () => {
    const { ask } = pagesOf(planned());
    for (const who of [MANAGER, POLICE]) expect((await ask(who, '')).html).toMatch(/href="\/published\/[0-9a-f]{12}"/);
  });
});

describe('a conflict of interest', () => {
  it('hides every page, whatever posts are held', async () => {
    const review = told();
    for (const who of [MANAGER, CHAIR]) fill(review, who, 'take-part', { conflict: 'yes', conflictNature: 'Kin' });
    const { ask } = pagesOf(review);
    for (const who of [MANAGER, CHAIR]) {
      for (const page of PAGES) {
        const { status, html } = await ask(who, page);
        expect([page, status]).toEqual([page, 403]);
        expect(html).not.toMatch(/Writing the report|police account/);
      }
    }
  });
});

describe('looking', () => {
  it('is recorded by part, and nothing is where it is refused', async () => {
    const { ask, reads } = pagesOf(told());
    for (const page of ['', '/chronology', '/actions', '/report/1'] as const) await ask(MANAGER, page);
    await ask('head-teacher', '');
    expect(reads.map(({ what }) => what)).toEqual(['overview', 'chronology', 'actions', 'answers:review-report:1']);
    const { text } = await ask(MANAGER, '/reads');
    expect(text).toContain('Action plan');
    expect(text).toContain('Answers: Report of the review (1)');
  });

  it('finds no version that is none, and no page that is none', async () => {
    const { ask } = pagesOf(told());
    for (const page of ['/report/9', '/report/1x', '/report', '/nowhere', '/answers/nothing'])
      expect([page, (await ask(MANAGER, page)).status]).toEqual([page, 404]);
  });
});

describe('the ways to reviews', () => {
  it('to the shared plan stands over every page for those who follow it', async () => {
    const { ask } = pagesOf(told());
    for (const who of [MANAGER, CHAIR, POLICE, 'icb-chief-nurse', 'independent-scrutineer'])
      expect((await ask(who, '')).html).toContain('href="/actions"');
    for (const who of ['head-teacher', 'communications', REVIEWER])
      expect((await ask(who, '')).html).not.toContain('href="/actions"');
  });

  it('to begin one stands on the tasks of the business manager', async () => {
    const { askAt } = pagesOf(told());
    expect((await askAt(MANAGER, '/tasks')).html).toContain('href="/new/open-practice-review"');
    expect((await askAt(CHAIR, '/tasks')).html).not.toContain('open-practice-review');
  });
});

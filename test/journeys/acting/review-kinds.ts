import type { Page as Window } from 'playwright-core';
import { Answers } from '#shared/casework/answers.ts';
import type { TestStack } from '#test/support/stack.ts';
import { itemsOf } from './answers.ts';
import { moveTo } from './case-by-post.ts';
import { answerInWindow, send } from './in-window.ts';
import type { People } from './people.ts';
import { CHAIR, MANAGER, PRESS, publishedByPost, REVIEWER, repeatedByPost, reviewAt, today } from './review-by-post.ts';

const SCHOOL = 'education-safeguarding-lead';
const POLICE = 'police-review-officer';

/** A review and the stack it is in. `published` is its public address, once it has one. */
export interface LaidReview {
  readonly there: TestStack;
  readonly path: string;
  readonly published: string;
}

type Reach = (people: People, laid: LaidReview) => Promise<Window>;
/** `main`: to be looked at without its script too. */
type Kind = readonly [kind: string, reach: Reach, main?: 'main'];

const signed =
  (post: string, where: string): Reach =>
  (people, { path }) =>
    people.at(post, where.startsWith('/') ? where : `${path}${where === '' ? '' : `/${where}`}`);
const document =
  (name: string): Reach =>
  (people, { path }) =>
    people.at(MANAGER, `${path.replace('cases', 'documents')}/${name}`);
const start = (post: string, form: string, query = ''): Reach => signed(post, `forms/${form}${query}`);
const begun =
  (
    post: string,
    form: string,
    then: (window: Window, laid: LaidReview) => Promise<void> = async () => {},
    query = '',
  ): Reach =>
  async (people, laid) => {
    const window = await start(post, form, query)(people, laid);
    await send(window);
    await then(window, laid);
    return window;
  };
/** Throws when a form has led elsewhere than to the page that is to be looked at. */
const mustBeAt = (window: Window, page: RegExp): void => {
  const { pathname } = new URL(window.url());
  if (!page.test(pathname)) throw new Error(`The page is ${pathname}, and not ${String(page)}.`);
};
/** The start page of a form, and the first page of its questions. */
const both = (post: string, form: string, query = ''): readonly Kind[] => [
  [`${form}: its start`, start(post, form, query)],
  [
    `${form}: its first questions`,
    begun(post, form, async (window) => mustBeAt(window, /^\/drafts\/[^/]+\/(?!check$)/), query),
  ],
];
/** A form answered as far as a page of it. */
const upTo = (post: string, form: string, page: RegExp, changed: Answers = {}, query = ''): Reach =>
  begun(
    post,
    form,
    async (window, { there }) => {
      await answerInWindow(window, form, today(there, form, changed), (at) => page.test(new URL(at.url()).pathname));
      mustBeAt(window, page);
    },
    query,
  );
/** One action more, due when others are overdue already. */
const onceMore = Answers.parse({ actions: itemsOf('action-plan', 'actions').slice(0, 1) });

/** The stages at which pages are looked at, in their order. */
export const lookedAt = ['commissioning', 'gathering', 'drafting', 'preparing', 'notice-given', 'changing'] as const;
export type LookedAt = (typeof lookedAt)[number];

/** The kinds of page of a practice review, by the stage at which somebody first meets them. */
export const reviewKinds: Readonly<Record<LookedAt, readonly Kind[]>> = {
  commissioning: [
    ['beginning a review: its start', signed(MANAGER, '/new/open-practice-review')],
    [
      'beginning a review: its first questions',
      async (people) => {
        const window = await people.at(MANAGER, '/new/open-practice-review');
        await send(window);
        return window;
      },
    ],
    ...both(MANAGER, 'propose-reviewer'),
    ...both(CHAIR, 'terms-of-reference'),
  ],
  gathering: [
    ['a review that gathers', signed(MANAGER, ''), 'main'],
    ['the same for its reviewer', signed(REVIEWER, '')],
    ['the same for an agency', signed(SCHOOL, '')],
    ...both(SCHOOL, 'agency-analysis', '?subject=schools'),
    ['an event', upTo(SCHOOL, 'agency-analysis', /\/chronology\/(add|\d+)$/, {}, '?subject=schools')],
    ['a list of events', upTo(SCHOOL, 'agency-analysis', /\/chronology$/, {}, '?subject=schools')],
    ...both(REVIEWER, 'review-report'),
    ['a recommendation', upTo(REVIEWER, 'review-report', /\/recommendations\/(add|\d+)$/), 'main'],
    ['the list of recommendations', upTo(REVIEWER, 'review-report', /\/recommendations$/)],
    ['the terms of reference', document('terms')],
  ],
  drafting: [
    ['a review that is drafted', signed(CHAIR, '')],
    ['the chronology', signed(CHAIR, 'chronology'), 'main'],
    ['a version of the report', signed(MANAGER, 'report/1'), 'main'],
    ['the report', document('report')],
  ],
  preparing: [
    ...both(MANAGER, 'publication-plan'),
    ...both(MANAGER, 'send-copies'),
    [
      'another review, which repeats a recommendation',
      async (people, { there, path }) => {
        const window = await people.at(CHAIR, await repeatedByPost(there, path));
        const table = window.getByRole('table', { name: 'Recommendations' });
        await table.getByText('Repeats an earlier recommendation').waitFor();
        // Its other recommendation is of the same theme and agency as another: that is said, and left to whoever reads it.
        await table.getByText('May repeat an earlier one').waitFor();
        return window;
      },
    ],
  ],
  'notice-given': [
    ['a review whose notice is given', signed(MANAGER, '')],
    ...both(MANAGER, 'publish-report'),
    [
      'publishing too early',
      begun(MANAGER, 'publish-report', async (window, { there }) => {
        await answerInWindow(window, 'publish-report', today(there, 'publish-report'));
        await send(window);
      }),
      'main',
    ],
    ['the copy', document('copy')],
    ['the reasons for delay', document('delay')],
    ['nothing published', signed('', '/published')],
  ],
  changing: [
    ['a review that is published', signed(MANAGER, ''), 'main'],
    ['the action plan of a review', signed(MANAGER, 'actions'), 'main'],
    ['the same for the owner of an action', signed(POLICE, '')],
    ['the public list', signed('', '/published'), 'main'],
    ['a public report', (people, { published }) => people.at('', published), 'main'],
    ['no such public report', signed('', '/published/000000000000')],
    ['the shared plan', signed(MANAGER, '/actions'), 'main'],
    ['what is closed of it', signed(MANAGER, '/actions?show=closed')],
    ['the shared plan, narrowed', signed(MANAGER, '/actions?agency=schools&theme=voice-of-the-child&overdue=yes')],
    ['an action', upTo(CHAIR, 'action-plan', /\/actions\/(add|\d+)$/, onceMore)],
    ['checking what was agreed', upTo(CHAIR, 'action-plan', /\/check$/, onceMore), 'main'],
    ...both(SCHOOL, 'action-progress', '?subject=a2'),
  ],
};

/** Brings a review to the stage at which some pages are looked at. */
export const bringTo = async (stage: LookedAt, laid: LaidReview, from: LookedAt | undefined): Promise<LaidReview> => {
  const { there } = laid;
  const path = from === undefined ? undefined : laid.path;
  if (stage === 'preparing') await moveTo(there, '2026-12-01T10:00');
  if (stage !== 'changing') {
    const review = await reviewAt(there, stage, path, from === 'changing' ? undefined : from);
    if (stage === 'notice-given') await review.answer(MANAGER, 'explain-delay');
    return { ...laid, path: review.path };
  }
  const review = await reviewAt(there, 'notice-given', path, 'notice-given');
  await publishedByPost(there, review);
  const list = await (await there.as(PRESS)).get('/published');
  const [published = ''] = /\/published\/[0-9a-f]{12}/.exec(list.text) ?? [];
  return { ...laid, published };
};

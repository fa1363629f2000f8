import type { Page as Window } from 'playwright-core';
import type { TestStack } from '#test/support/stack.ts';
import { answerByPost } from './by-post.ts';
import { casePathIn, gathering, moveTo, reviewed } from './case-by-post.ts';
import { answerInWindow, press, send } from './in-window.ts';
import { mailTo } from './mail.ts';
import type { People } from './people.ts';

/** What there must be before every kind of page can be looked at. */
export interface Laid {
  /** A case whose report has gone to the Panel. */
  readonly path: string;
  /** A referral waiting to be read. */
  readonly referral: string;
  /** A one-time link. */
  readonly link: string;
}

const OFFICER = 'front-door-manager';
const MANAGER = 'business-manager';

export const lay = async (there: TestStack): Promise<Laid> => {
  const referred = await answerByPost(await there.as('head-teacher'), '/new/referral');
  const one = await gathering(there);
  await moveTo(there, '2026-06-29T16:00');
  await one.agree('education-safeguarding-lead');
  await one.answer('education-safeguarding-lead', 'agency-return', {}, 'schools');
  await reviewed(one);
  const sibling = casePathIn(referred.text);
  const [ourReference = ''] = /BRE-\w{4}-\w{4}/.exec((await (await there.as(OFFICER)).get(sibling)).text) ?? [];
  await one.answer(OFFICER, 'link-case', {
    linkKind: 'sibling',
    heldBy: 'here',
    ourReference,
    linkReason: 'One home.',
  });
  await there.stack.settle();
  const link = /\/shared\/\S+/.exec(mailTo(there, 'panel@national-bodies.example', '/shared/'))?.[0] ?? '';
  return { path: one.path, referral: sibling, link };
};

type Reach = (people: People, laid: Laid) => Promise<Window>;
const open =
  (path: string): Reach =>
  async (people) => {
    const window = await people.at('', path);
    return window;
  };
const signed =
  (post: string, path: string | ((laid: Laid) => string)): Reach =>
  (people, laid) =>
    people.at(post, typeof path === 'string' ? path : path(laid));
const documents = (name: string): Reach =>
  signed(MANAGER, ({ path }) => `${path.replace('cases', 'documents')}/${name}`);
/** A new draft of a form, and then whatever is done in it. */
const begun =
  (post: string, start: string, then: (window: Window) => Promise<void>): Reach =>
  async (people) => {
    const window = await people.at(post, start);
    await send(window);
    await then(window);
    return window;
  };
const referral = (then: (window: Window) => Promise<void>): Reach => begun('ward-sister', '/new/referral', then);
const shared =
  (then: (window: Window) => Promise<void>): Reach =>
  async (people, { link }) => {
    const window = await people.at('', link);
    await then(window);
    return window;
  };
const nothing = async (): Promise<void> => {};

/** Every kind of page there is, and how somebody comes to it. */
export const kinds: readonly (readonly [kind: string, reach: Reach])[] = [
  ['the start page', open('/')],
  ['accessibility', open('/accessibility')],
  ['privacy', open('/privacy')],
  ['help', open('/help')],
  ['a page that is not there', open('/nowhere')],
  ['signed out', open('/signed-out')],
  ['a session that has ended', open('/session/ended')],
  ['a sign-in that went wrong', open('/sign-in/callback?code=x&state=y')],
  ['staying signed in', signed(MANAGER, '/session')],
  ['no tasks', signed('police-sergeant', '/tasks')],
  ['tasks', signed(OFFICER, '/tasks')],
  ['cases', signed(MANAGER, '/cases')],
  ['a case', signed(MANAGER, ({ path }) => path)],
  ['a referral to consider', signed(OFFICER, ({ referral: path }) => path)],
  ['the chronology', signed(MANAGER, ({ path }) => `${path}/chronology`)],
  ['linked cases', signed(MANAGER, ({ path }) => `${path}/linked`)],
  ['where another case names it', signed(OFFICER, ({ referral: path }) => `${path}/linked`)],
  [
    'taking a link away',
    async (people, { path }) => {
      const window = await people.at(MANAGER, `${path}/linked`);
      await press(window, 'Take away');
      await send(window);
      return window;
    },
  ],
  ['messages', signed(MANAGER, ({ path }) => `${path}/messages`)],
  ['the timeline', signed(MANAGER, ({ path }) => `${path}/timeline`)],
  ['the timeline at a wrong date', signed(MANAGER, ({ path }) => `${path}/timeline?asAt=never`)],
  ['the timeline as it stood', signed(MANAGER, ({ path }) => `${path}/timeline?asAt=2026-06-15`)],
  ['decisions', signed(MANAGER, ({ path }) => `${path}/decisions`)],
  ['the audit', signed(MANAGER, ({ path }) => `${path}/audit`)],
  ['who has looked', signed(MANAGER, ({ path }) => `${path}/reads`)],
  ['answers', signed(MANAGER, ({ path }) => `${path}/answers/notification`)],
  ['answers as they stood', signed(MANAGER, ({ path }) => `${path}/answers/notification?asAt=2026-06-15`)],
  ['how far a referral is', signed('head-teacher', ({ referral: path }) => path)],
  ['what one may not see', signed('police-sergeant', ({ path }) => path)],
  ['confidentiality first', signed('designated-nurse', ({ path }) => path)],
  ['a form’s start', signed(OFFICER, '/new/open-incident')],
  ['a page of questions', referral(nothing)],
  ['its errors', referral(send)],
  [
    'an item of a list',
    referral((window) => answerInWindow(window, 'referral', {}, (at) => at.url().endsWith('/children/add'))),
  ],
  ['a list', referral((window) => answerInWindow(window, 'referral', {}, (at) => at.url().endsWith('/children')))],
  [
    'taking an item out',
    referral(async (window) => {
      await answerInWindow(window, 'referral', {}, (at) => at.url().endsWith('/children'));
      await press(window, 'Remove');
    }),
  ],
  ['checking answers', referral((window) => answerInWindow(window, 'referral'))],
  [
    'it is sent',
    referral(async (window) => {
      await answerInWindow(window, 'referral');
      await send(window);
    }),
  ],
  ['the copy sheet', signed(OFFICER, ({ path }) => `${path.replace('cases', 'documents')}/copy-sheet`)],
  ['the report', documents('report')],
  ['the family’s letter', documents('decision-letter')],
  ['the agencies’ letter', documents('decision-letter/agencies')],
  ['a document that has been shared', shared(nothing)],
  ['its code', shared((window) => press(window, 'Send me a code'))],
  [
    'a wrong code',
    shared(async (window) => {
      await press(window, 'Send me a code');
      await window.getByLabel('Code').fill('1');
      await press(window, 'Open the document');
    }),
  ],
  ['a link that has ended', open('/shared/gone')],
];

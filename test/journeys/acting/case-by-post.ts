import type { Answers } from '#forms/engine/definition.ts';
import { instantOfLondon } from '#shared/kernel/london.ts';
import { LondonTime } from '#shared/kernel/time.ts';
import type { TestStack } from '#test/support/stack.ts';
import { answerByPost, press } from './by-post.ts';
import { signedInOnce } from './signed-in-once.ts';
import { delegates } from './who.ts';

/** Moves the clock to a London time, letting everything due on the way happen. */
export const moveTo = ({ stack }: TestStack, time: string): Promise<void> =>
  stack.moveTo(instantOfLondon(LondonTime.parse(time)));

/** The path of the case that a confirmation, or any page with a link to it, is about. */
export const casePathIn = (html: string): string => /\/cases\/c[a-z0-9]+/.exec(html)?.[0] ?? '';

/** A case that is moved on without a window, for what a journey is not about. */
export const caseByPost = (there: TestStack, path: string) => {
  const known = signedInOnce(there);
  /** Somebody answers a form of the case, by the post they hold. */
  const answer = async (post: string, form: string, changed: Answers = {}, subject?: string) =>
    answerByPost(
      await known.as(post),
      `${path}/forms/${form}${subject === undefined ? '' : `?subject=${subject}`}`,
      changed,
    );
  return {
    path,
    answer,
    takeUp: async (post: string) => press(await known.as(post), path, `${path}/take-up`),
    /** People agree to keep it confidential, and declare no conflict. */
    agree: async (...posts: readonly string[]) => {
      for (const post of posts) await answer(post, 'take-part');
    },
    determine: async (changed: Answers = {}, except: readonly string[] = []) => {
      for (const { partner, post } of delegates.filter((one) => !except.includes(one.partner)))
        await answer(post, 'determination', changed, partner);
    },
  };
};
export type CaseByPost = ReturnType<typeof caseByPost>;

/** A new case, opened by a notifying officer, decided, notified to the Panel and gathering. */
export const gathering = async (there: TestStack, children?: Answers): Promise<CaseByPost> => {
  const opened = await answerByPost(await there.as('front-door-manager'), '/new/open-incident');
  const one = caseByPost(there, casePathIn(opened.text));
  await one.answer('front-door-manager', 'notification-decision');
  await one.answer('front-door-manager', 'notification', children);
  await moveTo(there, '2026-06-16T12:00');
  await one.answer('front-door-manager', 'dfe-reference');
  await there.stack.settle();
  return one;
};

/** From gathering to a report that is sent: the chair, the partners and the business manager, without a window. */
export const reviewed = async (one: CaseByPost, determination: Answers = {}): Promise<void> => {
  await one.agree('independent-convenor', ...delegates.map(({ post }) => post));
  await one.answer('independent-convenor', 'meeting');
  await one.answer('independent-convenor', 'analysis');
  await one.determine(determination);
  await one.answer('business-manager', 'report');
  await one.answer('business-manager', 'send-report');
};

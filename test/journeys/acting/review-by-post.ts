import { onTheDay } from '#infra/local/simulation/scenario.ts';
import { Answers } from '#shared/casework/answers.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { TestStack } from '#test/support/stack.ts';
import { itemsOf, usual } from './answers.ts';
import { answerByPost } from './by-post.ts';
import { caseByPost, casePathIn, moveTo } from './case-by-post.ts';
import { delegates } from './who.ts';

export const MANAGER = 'business-manager';
export const CHAIR = 'independent-convenor';
export const REVIEWER = 'independent-reviewer';
export const PRESS = 'communications';
/** The agencies that the usual request goes to, with who answers for each. */
export const asked = [
  { agency: 'police', post: 'police-review-officer' },
  { agency: 'schools', post: 'education-safeguarding-lead' },
  { agency: 'acute-trust', post: 'acute-named-nurse' },
] as const;

/** What people usually answer on this day, with what a journey answers differently. */
export const today = ({ stack }: TestStack, form: string, changed: Answers = {}): Answers =>
  onTheDay({ ...usual[form], ...changed }, londonDate(stack.now()));

/** A practice review that is moved on without a window. */
export const reviewByPost = (there: TestStack, path: string) => {
  const { answer: give } = caseByPost(there, path);
  const answer = (post: string, form: string, changed: Answers = {}, subject?: string) =>
    give(post, form, today(there, form, changed), subject);
  const eachPartner = async (form: string): Promise<void> => {
    for (const { partner, post } of delegates) await answer(post, form, {}, partner);
  };
  const eachAgency = async (form: string): Promise<void> => {
    for (const { agency, post } of asked) await answer(post, form, {}, agency);
  };
  return {
    path,
    answer,
    eachPartner,
    eachAgency,
    agree: async (): Promise<void> => {
      for (const post of [CHAIR, PRESS, ...delegates.map((one) => one.post), ...asked.map((one) => one.post)])
        await answer(post, 'take-part');
    },
  };
};
export type ReviewByPost = ReturnType<typeof reviewByPost>;

/** The stages of a review, in their order, each with what brings a review from the one before to it. */
const STAGES = {
  commissioning: async () => {},
  gathering: async (review: ReviewByPost) => {
    await review.answer(MANAGER, 'propose-reviewer');
    await review.eachPartner('approve-reviewer');
    await review.answer(CHAIR, 'terms-of-reference');
    await review.answer(MANAGER, 'protected-names');
    await review.answer(MANAGER, 'parallel-proceedings', {
      proceedings: [
        {
          proceedingKind: 'coroner',
          proceedingContact: 'The coroner’s officer',
          proceedingOpen: 'yes',
          holdsPublication: 'no',
          holdsBack: 'The post-mortem report, until the inquest',
        },
      ],
    });
    await review.answer(MANAGER, 'request-information');
    await review.answer('police-review-officer', 'answer-request', {}, 'police');
  },
  drafting: async (review: ReviewByPost) => {
    await review.eachAgency('agency-analysis');
    await review.answer(CHAIR, 'supervision-check');
    await review.answer(CHAIR, 'ask-reviewer');
    await review.answer(REVIEWER, 'family-involvement');
    await review.answer(REVIEWER, 'practitioner-involvement');
    await review.answer(REVIEWER, 'review-report');
    await review.answer('police-review-officer', 'fact-check', {}, 'police');
  },
  approving: async (review: ReviewByPost) => {
    await review.answer(CHAIR, 'accept-report');
  },
  preparing: async (review: ReviewByPost) => {
    await review.eachPartner('approve-report');
  },
  'notice-given': async (review: ReviewByPost) => {
    await review.answer(CHAIR, 'impact-on-family');
    await review.answer(MANAGER, 'publication-plan');
    await review.answer(PRESS, 'media-plan');
    await review.answer(CHAIR, 'redaction-check');
    await review.answer(MANAGER, 'send-copies');
  },
} as const;
type Reached = keyof typeof STAGES;

/** A new review on the partners' own decision, brought to a stage today. */
export const reviewAt = async (
  there: TestStack,
  stage: Reached,
  path?: string,
  from?: Reached,
): Promise<ReviewByPost> => {
  const opened =
    path ??
    casePathIn(
      (await answerByPost(await there.as(MANAGER), '/new/open-practice-review', today(there, 'open-practice-review')))
        .text,
    );
  const review = reviewByPost(there, opened);
  if (path === undefined) await review.agree();
  const names = Object.keys(STAGES);
  for (const [name, bring] of Object.entries(STAGES).slice(from === undefined ? 0 : names.indexOf(from) + 1)) {
    await bring(review);
    if (name === stage) break;
  }
  await there.stack.settle();
  return review;
};

/** A second review on the same day, written at once, whose first recommendation repeats the first one of the other. */
export const repeatedByPost = async (there: TestStack, first: string): Promise<string> => {
  const { text } = await (await there.as(MANAGER)).get(first);
  const [reference = ''] = /BRE-\w{4}-\w{4}/.exec(text) ?? [];
  const review = await reviewAt(there, 'commissioning');
  await review.answer(MANAGER, 'propose-reviewer');
  await review.eachPartner('approve-reviewer');
  await review.answer(CHAIR, 'terms-of-reference');
  const [repeats, ...others] = itemsOf('review-report', 'recommendations');
  const recommendations = [{ ...repeats, recRepeat: `${reference.toLowerCase()}-r1` }, ...others];
  await review.answer(REVIEWER, 'review-report', Answers.parse({ recommendations }));
  await there.stack.settle();
  return review.path;
};

/** From copies sent on 1 December to publication on the 15th, by two people. */
export const publishedByPost = async (there: TestStack, review: ReviewByPost): Promise<void> => {
  await moveTo(there, '2026-12-15T10:00');
  await review.answer(MANAGER, 'publish-report');
  await review.answer('director-of-childrens-services', 'publish-report');
  await there.stack.settle();
};

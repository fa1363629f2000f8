import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { FormName } from '#shared/practice-review/commands.ts';
import { london } from './pure-case.ts';
import { PureReview, reviewer } from './pure-review.ts';
import { reviewAnswers } from './review-answers.ts';

export const MANAGER = 'business-manager';
export const CHAIR = 'independent-chair';
export const REVIEWER = reviewer('reviewer@barnet-partnership.example');
/** Each partner with the post of its delegate, in Barnet from July 2022. */
export const DELEGATES = [
  ['local-authority', 'director-of-childrens-services'],
  ['police', 'police-head-of-safeguarding'],
  ['health', 'icb-chief-nurse'],
] as const;
export const POLICE = 'police-review-officer';
export const SCHOOLS = 'education-safeguarding-lead';

type Who = Parameters<PureReview['by']>[0];

/** A form filled in as usual, but for what a test changes. */
export const fill = (
  review: PureReview,
  who: Who,
  form: FormName,
  change: Answers = {},
  subject?: string,
): string | readonly string[] => review.form(who, form, { ...reviewAnswers[form], ...change }, subject);

/** The same, where it must work for the story to go on. */
const done = (...filled: Parameters<typeof fill>): void => {
  const answer = fill(...filled);
  if (typeof answer === 'string') throw new Error(`${filled[2]} was refused: ${answer}`);
};

/** The clock is set, and nothing that time would do is done. */
export const at = (review: PureReview, time: string): PureReview => {
  review.now = london(time);
  return review;
};

/** Opened on the day of the decision, with everyone's confidentiality agreed: at `commissioning`. */
export const opened = (change?: (arrangement: Arrangement) => Arrangement, open: Answers = {}): PureReview => {
  const review = new PureReview('barnet', '2026-01-15T10:00', change);
  done(review, MANAGER, 'open-practice-review', open);
  for (const who of [CHAIR, POLICE, SCHOOLS, ...DELEGATES.map(([, post]) => post)]) done(review, who, 'take-part');
  return review;
};

/** Reviewer appointed and terms set: at `gathering`. */
export const commissioned = (...change: Parameters<typeof opened>): PureReview => {
  const review = opened(...change);
  at(review, '2026-01-26T10:00');
  done(review, MANAGER, 'propose-reviewer');
  for (const [partner, post] of DELEGATES) done(review, post, 'approve-reviewer', {}, partner);
  done(review, CHAIR, 'terms-of-reference');
  return review;
};

/** Agencies asked, names listed and a first version of the report submitted: at `drafting`. */
export const drafted = (report: Answers = {}, ...change: Parameters<typeof opened>): PureReview => {
  const review = commissioned(...change);
  done(review, MANAGER, 'request-information');
  done(review, MANAGER, 'protected-names');
  at(review, '2026-05-05T10:00');
  done(review, REVIEWER, 'review-report', report);
  return review;
};

/** A final report accepted: at `approving`. */
export const accepted = (...change: Parameters<typeof drafted>): PureReview => {
  const review = drafted(...change);
  done(review, CHAIR, 'accept-report');
  return review;
};

/** Approved by the three partners: at `preparing`. */
export const approved = (...change: Parameters<typeof drafted>): PureReview => {
  const review = accepted(...change);
  for (const [partner, post] of DELEGATES) done(review, post, 'approve-report', {}, partner);
  return review;
};

/** Everything there but the copies. */
export const prepared = (plan: Answers = {}, ...change: Parameters<typeof drafted>): PureReview => {
  const review = at(approved(...change), '2026-06-15T10:00');
  done(review, CHAIR, 'impact-on-family');
  done(review, MANAGER, 'publication-plan', plan);
  done(review, CHAIR, 'media-plan');
  done(review, CHAIR, 'redaction-check');
  return review;
};

/** Copies sent on 15 June 2026 for 30 June: at `notice-given`. */
export const noticed = (...change: Parameters<typeof prepared>): PureReview => {
  const review = prepared(...change);
  done(review, MANAGER, 'send-copies');
  return review;
};

/** Published on 30 June 2026: at `changing`. */
export const published = (...change: Parameters<typeof prepared>): PureReview => {
  const review = at(noticed(...change), '2026-06-30T10:00');
  done(review, MANAGER, 'publish-report');
  done(review, CHAIR, 'publish-report');
  return review;
};

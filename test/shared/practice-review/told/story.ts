import { type Arrangement, PartnerId } from '#shared/boroughs/arrangement.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { PureReview, reviewer } from '#test/support/pure-review.ts';

export const DELEGATES = {
  'local-authority': 'director-of-childrens-services',
  police: 'police-safeguarding-superintendent',
  health: 'icb-director-of-nursing',
} as const satisfies Record<PartnerId, string>;
export const CHAIR = 'independent-convenor';
export const MANAGER = 'business-manager';
export const REVIEWER = reviewer('reviewer@brent-partnership.example');
const LEADS = { police: 'police-review-officer', 'acute-trust': 'acute-named-nurse' } as const;

/** A story goes on only where each of its acts was allowed. */
const done = (given: string | readonly string[]): void => {
  if (typeof given === 'string') throw new Error(`Refused: ${given}`);
};

/** Acts in turn, each at its minute; time's own doings come in between. */
export const at = (
  story: PureReview,
  time: string,
  ...acts: readonly (readonly [...Parameters<PureReview['form']>])[]
) => {
  story.until(time);
  for (const act of acts) done(story.form(...act));
  return story;
};

export const PROPOSAL: Answers = {
  reviewerName: 'A Reviewer',
  reviewerAddress: 'reviewer@brent-partnership.example',
  knowsPractice: 'yes',
  knowsResearch: 'yes',
  recognisesComplexity: 'yes',
  avoidsHindsight: 'yes',
  communicates: 'yes',
  interests: 'none',
  agreementSigned: 'yes',
  accessUntil: '2027-01-29',
};
const APPROVE: Answers = { approves: 'approve', knowsUndeclared: 'no' };

/** Brent, decided on Monday 1 June 2026: the six months end on 1 December. */
export const opened = (change?: (arrangement: Arrangement) => Arrangement): PureReview => {
  const story = new PureReview('brent', '2026-06-01T10:00', change);
  return at(
    story,
    '2026-06-01T10:00',
    [
      MANAGER,
      'open-practice-review',
      {
        source: 'partners',
        decidedOn: '2026-06-01',
        decisionReasons: 'Reasons',
        partnersAgree: [...PartnerId.options],
        reviewerNamed: 'no',
      },
    ],
    ...[CHAIR, ...Object.values(DELEGATES), ...Object.values(LEADS)].map(
      (post) => [post, 'take-part', { confidentialityAgreed: 'yes', conflict: 'no' }] as const,
    ),
  );
};

export const approvedBy = (story: PureReview, time: string) =>
  at(
    story,
    time,
    ...PartnerId.options.map((partner) => [DELEGATES[partner], 'approve-reviewer', APPROVE, partner] as const),
  );

/** … a reviewer proposed on 3 June and appointed on 5 June. */
export const appointed = (story = opened()): PureReview =>
  approvedBy(at(story, '2026-06-03T10:00', [MANAGER, 'propose-reviewer', PROPOSAL]), '2026-06-05T10:00');

const TERMS: Answers = {
  periodFrom: '2024-01-01',
  periodTo: '2026-05-01',
  periodReason: 'Reasons',
  questions: 'Questions',
  method: 'silp',
  budgetTotal: 900,
  shareLocalAuthority: 300,
  sharePolice: 300,
  shareHealth: 300,
  publishOn: '2026-11-20',
};

/** … terms that aim at 20 November, names listed, and two agencies asked. */
export const asked = (story = appointed()): PureReview =>
  at(
    at(
      story,
      '2026-06-08T10:00',
      [MANAGER, 'terms-of-reference', TERMS],
      [MANAGER, 'protected-names', { names: [{ protectedName: 'Somebody', nameOf: 'child' }] }],
    ),
    '2026-06-09T10:00',
    [
      MANAGER,
      'request-information',
      {
        requestAgencies: ['police', 'acute-trust'],
        requestQuestions: 'Questions',
        requestReplyBy: '2026-06-16',
        requestReturnBy: '2026-07-14',
        underDuty: 'yes',
      },
    ],
  );

const ANALYSIS: Answers = {
  holds: 'yes',
  analysis: 'Why',
  signedBy: 'A senior',
  signedPost: 'Director',
  signedOn: '2026-07-09',
  signedSenior: 'yes',
};
const check = (on: string): Answers => ({
  checkOn: on,
  progress: 'on-time',
  quality: 'satisfactory',
  checkWords: 'Words',
});

/** … both answer in time; checks are made on the day each is due; the reviewer is a day late with an answer. */
export const gathered = (story = asked()): PureReview => {
  for (const agency of ['police', 'acute-trust'] as const)
    at(story, '2026-06-12T10:00', [
      LEADS[agency],
      'answer-request',
      { reply: 'will-answer', replyContact: 'A contact' },
      agency,
    ]);
  at(story, '2026-07-03T10:00', [MANAGER, 'supervision-check', check('2026-07-03')]);
  for (const agency of ['police', 'acute-trust'] as const)
    at(story, '2026-07-10T10:00', [LEADS[agency], 'agency-analysis', ANALYSIS, agency]);
  at(story, '2026-07-31T10:00', [MANAGER, 'supervision-check', check('2026-07-31')]);
  at(story, '2026-08-28T10:00', [MANAGER, 'supervision-check', check('2026-08-28')]);
  at(story, '2026-09-01T10:00', [MANAGER, 'ask-reviewer', { question: 'A question', questionReplyBy: '2026-09-08' }]);
  return at(story, '2026-09-09T10:00', [
    REVIEWER,
    'reviewer-reply',
    { replyWords: 'An answer' },
    story.state.questions[0]?.id,
  ]);
};

export const REPORT: Answers = {
  reportTitle: 'A report',
  authorNames: 'A Reviewer',
  summary: 'A summary',
  systemicReasons: 'Reasons',
  improvements: 'Improvements',
  recommendations: [
    { recWhat: 'Do better', recAgency: 'police', recBy: '2027-06-01', recTheme: 'supervision-and-management' },
  ],
};
export const partnerApproves = (story: PureReview, time: string, partner: PartnerId) =>
  at(story, time, [DELEGATES[partner], 'approve-report', { approval: 'approve' }, partner]);

/** … a draft three days late, its facts checked, accepted on 1 October; the police approve on 8 October, a reminder later. */
export const approved = (story = gathered()): PureReview => {
  at(story, '2026-09-14T10:00', [REVIEWER, 'review-report', REPORT]);
  for (const agency of ['police', 'acute-trust'] as const)
    at(story, '2026-09-16T10:00', [LEADS[agency], 'fact-check', { factsRight: 'right' }, agency]);
  at(story, '2026-09-28T10:00', [MANAGER, 'supervision-check', check('2026-09-28')]);
  at(story, '2026-10-01T10:00', [CHAIR, 'accept-report', { acceptReads: 'yes' }]);
  partnerApproves(story, '2026-10-01T11:00', 'local-authority');
  partnerApproves(story, '2026-10-01T11:00', 'health');
  return partnerApproves(story, '2026-10-08T10:00', 'police');
};

const BY_LINK: Answers = { copiesHow: 'secure-link' };

export const sendCopies = (story: PureReview, time: string, copies = BY_LINK) =>
  at(story, time, [CHAIR, 'redaction-check', { redactionRead: 'yes' }], [MANAGER, 'send-copies', copies]);

/** … planned, and copies sent on 6 November. */
export const noticed = (plan: Answers = {}, story = approved(), copies = BY_LINK): PureReview =>
  sendCopies(
    at(
      story,
      '2026-10-12T10:00',
      [MANAGER, 'impact-on-family', { impactWords: 'Words', familySeen: 'yes', supportOffered: 'Support' }],
      [
        MANAGER,
        'media-plan',
        {
          mediaExpected: 'yes',
          spokesperson: 'The chair',
          mediaAgreed: ['chair', 'director', 'communications'],
          trialPending: 'no',
        },
      ],
      [MANAGER, 'publication-plan', { publishWhat: 'report', publishOn: '2026-11-20', ...plan }],
    ),
    '2026-11-06T10:00',
    copies,
  );

export const WITHHELD: Answers = {
  publishWhat: 'improvements',
  withholdReason: 'Reasons',
  improvementTitle: 'What has improved',
  improvementText: 'Improvements',
};

/** … released by two people, an hour apart. */
export const released = (story: PureReview, day: string): PureReview =>
  at(at(story, `${day}T10:00`, [MANAGER, 'publish-report', { releaseAgreed: 'yes' }]), `${day}T11:00`, [
    CHAIR,
    'publish-report',
    { releaseAgreed: 'yes' },
  ]);

/** … one comment, answered, and published on the day. */
export const published = (story = noticed()): PureReview => {
  at(story, '2026-11-12T10:00', [
    MANAGER,
    'publication-comment',
    { commentFrom: 'panel', commentOn: '2026-11-12', commentWords: 'Words' },
  ]);
  at(story, '2026-11-13T10:00', [
    MANAGER,
    'answer-comment',
    { commentAnswer: 'An answer', changesReport: 'no' },
    story.state.comments[0]?.id,
  ]);
  return released(story, '2026-11-20');
};

export const PLANNED = {
  actRecommendation: 'none',
  actWhat: 'Something',
  actOutcome: 'An outcome',
  actMeasure: 'A measure',
  actAgency: 'police',
  actOfficer: 'A named post',
  actDue: '2027-01-29',
  actConfidential: 'no',
};

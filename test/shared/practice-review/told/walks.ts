import { LondonDate } from '#shared/kernel/time.ts';
import { PureReview } from '#test/support/pure-review.ts';
import {
  appointed,
  approved,
  approvedBy,
  asked,
  at,
  CHAIR,
  DELEGATES,
  gathered,
  MANAGER,
  noticed,
  opened,
  PLANNED,
  PROPOSAL,
  published,
  REPORT,
  REVIEWER,
  released,
  sendCopies,
  WITHHELD,
} from './story.ts';

const later = (story: PureReview, time: string): PureReview => {
  story.until(time);
  return story;
};

export const onTime = () => later(published(), '2028-06-01T10:00');

/** Decided in a rapid review, which told the national bodies itself. */
export const fromRapidReview = () => {
  const story = new PureReview('brent', '2026-06-01T10:00');
  story.beginFrom({
    caseId: 'c00000000000000000001',
    decidedOn: LondonDate.parse('2026-06-01'),
    source: 'rapid-review',
    arrangementVersion: story.arrangement.version,
    reviewer: 'to-be-appointed',
    conflicted: [],
    tooNear: [],
  });
  return story;
};

const delay = (expected: string, review: string) => ({
  delayCause: 'trial',
  delayReasons: 'Reasons',
  delayExpectedOn: expected,
  delayReviewOn: review,
});
/** Nothing happens but that a delay is explained, and once renewed; then the day expected passes too. */
export const late = () => {
  const story = at(opened(), '2026-11-25T10:00', [MANAGER, 'explain-delay', delay('2027-02-26', '2027-01-15')]);
  at(story, '2027-01-18T10:00', [MANAGER, 'explain-delay', delay('2027-03-31', '2027-03-05')]);
  return later(story, '2027-04-14T12:00');
};

export const withheld = () => noticed(WITHHELD);

/** Moved to the last day of the six months; copies go again at once. */
export const moved = () => {
  const story = at(noticed(), '2026-11-16T10:00', [
    MANAGER,
    'move-publication',
    { newPublishOn: '2026-12-01', moveReason: 'A reason' },
  ]);
  return released(sendCopies(story, '2026-11-16T11:00'), '2026-12-01');
};

/** The day moves while nobody outside has been told of it. */
export const movedBefore = () =>
  at(
    approved(),
    '2026-10-12T10:00',
    [MANAGER, 'publication-plan', { publishWhat: 'report', publishOn: '2026-11-20' }],
    [MANAGER, 'move-publication', { newPublishOn: '2026-11-24', moveReason: 'A reason' }],
    [CHAIR, 'reopen-report', { reopenReason: 'Words' }],
  );

/** Stood down for a conflict; the next is refused; a third is appointed late, and loses access owing an answer. */
export const replaced = () => {
  const story = at(
    appointed(),
    '2026-07-01T10:00',
    [MANAGER, 'stand-reviewer-down', { standDownReason: 'conflict', standDownWords: 'Words' }],
    [
      MANAGER,
      'supervision-check',
      { checkOn: '2026-07-01', progress: 'behind', quality: 'concerns', checkWords: 'Words' },
    ],
  );
  at(story, '2026-07-02T10:00', [MANAGER, 'propose-reviewer', PROPOSAL]);
  at(story, '2026-07-02T11:00', [
    DELEGATES.police,
    'approve-reviewer',
    { approves: 'approve', knowsUndeclared: 'yes', refusalReason: 'An interest' },
    'police',
  ]);
  at(story, '2026-07-03T10:00', [MANAGER, 'propose-reviewer', PROPOSAL]);
  approvedBy(story, '2026-07-10T10:00');
  at(story, '2026-07-13T10:00', [MANAGER, 'reviewer-access', { accessUntil: '2026-07-31', accessReason: 'A reason' }]);
  at(story, '2026-07-30T10:00', [MANAGER, 'ask-reviewer', { question: 'Words', questionReplyBy: '2026-08-03' }]);
  return later(story, '2026-08-04T12:00');
};

/** Neither agency says a word; one is asked again, and again says none. */
export const silent = () => {
  const story = at(asked(), '2026-07-23T10:00', [
    MANAGER,
    'request-information',
    {
      requestAgencies: ['police'],
      requestQuestions: 'Questions',
      requestReplyBy: '2026-07-30',
      requestReturnBy: '2026-08-13',
      underDuty: 'yes',
    },
  ]);
  return later(story, '2026-07-31T12:00');
};

const answered = () => {
  const story = asked();
  for (const [agency, lead] of [
    ['police', 'police-review-officer'],
    ['acute-trust', 'acute-named-nurse'],
  ] as const)
    at(story, '2026-06-12T10:00', [lead, 'answer-request', { reply: 'will-answer', replyContact: 'A post' }, agency]);
  return story;
};

/** The Panel takes it up nationally, and the three partners stop. */
export const national = () => {
  const story = at(answered(), '2026-06-15T10:00', [
    REVIEWER,
    'new-information',
    { newInformation: 'Words', suggestsNational: 'yes', whyNational: 'Words' },
  ]);
  at(
    story,
    '2026-06-22T10:00',
    [MANAGER, 'panel-on-national', { panelAnswer: 'national', panelAnsweredOn: '2026-06-22' }],
    [
      MANAGER,
      'stop-review',
      { stopReason: 'national-review', stopWords: 'Words', partnersAgree: ['local-authority', 'police', 'health'] },
    ],
  );
  return later(story, '2027-06-01T10:00');
};

/** The chair stands aside on the day it was opened, and their deputy is written to. */
export const standingAside = () =>
  later(
    at(opened(), '2026-06-01T11:00', [CHAIR, 'take-part', { conflict: 'yes', conflictNature: 'Words' }]),
    '2026-07-01T10:00',
  );

export const handedOver = () =>
  later(
    at(appointed(), '2026-06-15T10:00', [
      MANAGER,
      'hand-to-another-area',
      { otherPartnership: 'Another', handReason: 'Words', handAgreed: 'yes' },
    ]),
    '2027-06-01T10:00',
  );

export const reopened = () => at(noticed(), '2026-11-09T10:00', [CHAIR, 'reopen-report', { reopenReason: 'Words' }]);

/** Accepted before its facts were checked; the police send it back; a second version follows. */
export const sentBack = () => {
  const story = at(gathered(), '2026-09-14T10:00', [REVIEWER, 'review-report', REPORT]);
  at(story, '2026-10-01T10:00', [CHAIR, 'accept-report', { acceptReads: 'yes' }]);
  at(story, '2026-10-02T10:00', [
    DELEGATES.police,
    'approve-report',
    { approval: 'send-back', sendBackReason: 'Words' },
    'police',
  ]);
  return at(story, '2026-10-05T10:00', [REVIEWER, 'review-report', REPORT]);
};

/** Two actions of one agency, before anything is written; then one of them goes to another. */
export const reassigned = () => {
  const story = at(appointed(), '2026-06-08T10:00', [MANAGER, 'action-plan', { actions: [PLANNED, PLANNED] }]);
  return at(story, '2026-06-09T10:00', [
    MANAGER,
    'change-action',
    { newDue: '2027-01-29', newAgency: 'acute-trust', newOfficer: 'A named post', changeReason: 'Words' },
    'a1',
  ]);
};

/** Two agencies' actions after publication: one is closed with its impact, one lies for a year. */
export const overdue = () => {
  const story = at(published(), '2026-12-01T10:00', [
    MANAGER,
    'action-plan',
    { actions: [PLANNED, { ...PLANNED, actAgency: 'acute-trust' }] },
  ]);
  at(
    story,
    '2026-12-15T10:00',
    [
      'acute-named-nurse',
      'action-progress',
      { progressStatus: 'embedded', progressWords: 'Words', completionEvidence: 'Done', impactEvidence: 'Better' },
      'a2',
    ],
    [CHAIR, 'audit-action', { auditOn: '2026-12-14', auditResult: 'met', auditWords: 'Words' }, 'a2'],
    [CHAIR, 'close-action', { assuredBy: 'The group', assuredOn: '2026-12-15', assuranceWords: 'Words' }, 'a2'],
  );
  return later(story, '2028-02-01T10:00');
};

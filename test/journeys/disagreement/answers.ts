import type { Answers } from '#forms/engine/definition.ts';

/** Who is in the story: a school and Barnet’s front door, on Wednesday 20 May 2026 in office hours. */
export const HEAD = 'head-teacher';
export const SCHOOL_LEAD = 'education-safeguarding-lead';
export const WORKER = 'mash-social-worker';
export const TEAM_MANAGER = 'mash-team-manager';
export const MANAGER = 'business-manager';

export const DISPUTED = 'The referral was closed with advice, and what worried the school has not changed.';
export const WANTED = 'A strategy discussion this week.';

const steps = [{ what: 'Hold a strategy discussion', side: 'receiving', owner: 'The team manager', due: '2026-05-22' }];
const talk: Answers = {
  how: 'phone',
  heldAt: '2026-05-20T10:00',
  participants: [
    { name: 'Sample Head', role: 'Head teacher', agency: 'schools' },
    { name: 'Sample Worker', role: 'Social worker', agency: 'family-services' },
  ],
  raisingView: 'He is afraid to go home at weekends.',
  receivingView: 'It was looked at, and the school can give the help there is.',
  settled: 'no',
  outstanding: 'Whether a strategy discussion is held.',
};

/** What is answered in each form of the story. Everybody in it is invented. */
export const answers = {
  'raise-disagreement': {
    immediateRisk: 'no',
    sooner: 'no',
    concerns: 'child',
    about: 'Pupil 4471',
    level: 'child-in-need',
    raisingAgency: 'schools',
    connection: 'no',
    support: 'no',
    receivingAgency: 'family-services',
    cases: 'new',
    category: 'levels-of-need',
    disputed: DISPUTED,
    outcomeWanted: WANTED,
  },
  'answer-disagreement': {
    view: 'What was known then was met by advice.',
    willDo: 'We can speak today.',
    contactName: 'Sample Worker',
  },
  'record-discussion': talk,
  settled: {
    ...talk,
    settled: 'yes',
    outcome: 'A strategy discussion on Friday.',
    outcomeKind: 'action-changed',
    steps,
    outstanding: 'Nothing is open.',
    howPursued: 'Nothing is open.',
  },
  'move-up': { to: 'stage-2', why: 'not-settled', reasons: 'We have spoken and see the risk differently.' },
  'immediate-risk': { found: 'He has been threatened.', riskAction: 'He is kept at school.' },
  'confirm-outcome': { agrees: 'yes', what: 'A strategy discussion is held on Friday.', satisfaction: '4' },
  'placed-on-record': { holdsRecord: 'yes', on: '2026-05-20', by: 'The safeguarding office' },
  'outcome-action': { done: 'yes', note: 'It was held.' },
  'close-disagreement': { themes: ['thresholds'], lessons: 'Speak sooner.', policyGap: 'no' },
} satisfies Readonly<Record<string, Answers>>;

import { ASKED, BEGUN, COMMISSIONED, copies, NEAR, near, published, REPORTED, USUAL } from './review-letters.ts';

/** What a scenario must come to, worked out by hand from the messages table, the borough's intervals and a calendar. */
export interface Expected {
  readonly state: string;
  readonly refused?: readonly string[];
  /** By clock: the last day, and working days late. */
  readonly clocks: Readonly<Record<string, readonly [string, number]>>;
  readonly letters: readonly string[];
  /** Still public at the end: day, what, and until when at least. */
  readonly public?: readonly (readonly [string, string, string])[];
}

const OPEN = { 'practice-review': ['2027-01-01', 0] } as const;
const PUBLISHED = {
  ...OPEN,
  'pre-publication': ['2026-12-03', 0],
  availability: ['2027-12-15', 0],
} as const;

export const EXPECTED: Readonly<Record<string, Expected>> = {
  'published-on-time': {
    state: 'changing',
    refused: ['recommendations-first', 'before-the-day', 'second-person-needed'],
    clocks: PUBLISHED,
    letters: [
      // The rapid review told the national bodies of the decision, so this case does not.
      '2026-07-01 M5 review-begun: business-managers',
      ...USUAL.filter((letter) => !BEGUN.includes(letter)),
      '2026-09-04 M9 question-asked: reviewer',
      '2026-09-08 M9 question-answered: business-managers',
      // A second version, so that the facts are to be checked again, after the timetable's day for it.
      '2026-11-02 M9 draft-submitted: business-managers',
      '2026-11-02 M9 facts-to-check: agencies-to-check-facts ×3',
    ],
    public: [['2026-12-15', 'report', '2027-12-15']],
  },
  'late-for-a-trial': {
    state: 'changing',
    refused: ['explain-delay-first', 'proceedings-hold'],
    // 20 working days in January, 20, 21 (Easter), 22, and 11 to 18 May.
    clocks: {
      'practice-review': ['2027-01-01', 94],
      'pre-publication': ['2027-05-06', 0],
      availability: ['2028-05-18', 0],
    },
    letters: [
      ...BEGUN,
      ...COMMISSIONED,
      ...ASKED,
      ...REPORTED,
      ...NEAR.slice(2),
      // Each before the six months end, or before the day told last; nothing is said of lateness in between.
      ...['2026-11-20', '2027-01-19', '2027-03-16'].flatMap((day) => [
        `${day} M8 reasons-for-delay: panel, secretary-of-state`,
        `${day} M8 delay-explained: delegates ×3`,
      ]),
      ...['2027-01-18', '2027-03-15', '2027-05-10'].map((day) => `${day} M8 delay-review: business-managers`),
      // Ten working days before 29 January.
      '2027-01-15 M5 access-ending: business-managers, reviewer',
      copies('2027-04-30'),
      ...published('2027-05-18'),
    ],
    public: [['2027-05-18', 'report', '2028-05-18']],
  },
  withheld: {
    state: 'changing',
    refused: ['names-in-text'],
    clocks: PUBLISHED,
    letters: [
      ...USUAL,
      '2026-11-30 M10 reasons-for-not-publishing: panel, secretary-of-state',
      '2026-12-03 M9 comment-recorded: chair',
    ],
    public: [['2026-12-15', 'improvements', '2027-12-15']],
  },
  'national-review-midway': {
    state: 'stopped',
    refused: ['panel-first', 'three-partners', 'not-permitted'],
    clocks: {},
    letters: [
      ...BEGUN,
      ...COMMISSIONED,
      ...ASKED,
      '2026-09-07 M6 national-review-suggested: panel',
      '2026-09-14 M6 national-review-suggested: panel',
      '2026-09-22 M5 local-review-ended: dfe, ofsted, panel',
      '2026-09-22 M5 review-ended-here: agencies-that-took-part ×3, delegates ×3',
      '2026-09-22 M5 reviewer-released: reviewer',
    ],
  },
  'reviewer-replaced': {
    state: 'drafting',
    refused: ['reviewer-blocked', 'stand-down-first', 'not-permitted'],
    clocks: OPEN,
    letters: [
      ...BEGUN,
      ...['2026-07-06', '2026-07-09', '2026-09-16'].map((day) => `${day} M5 reviewer-approval: delegates ×3`),
      '2026-07-07 M5 reviewer-refused: business-managers',
      ...['2026-07-13', '2026-09-18'].flatMap((day) => [
        `${day} M5 reviewer-appointed: reviewer`,
        `${day} M5 reviewer-named: dfe, ofsted, panel`,
      ]),
      '2026-07-14 M3 information-request: asked-agencies ×3',
      '2026-09-14 M5 reviewer-stood-down: business-managers, chair',
      '2026-10-05 M9 draft-submitted: business-managers',
      '2026-10-05 M9 facts-to-check: agencies-to-check-facts ×3',
    ],
  },
  'decided-on-31-august': {
    state: 'changing',
    refused: ['incomplete', 'late-reason-required'],
    clocks: {
      'practice-review': ['2027-02-28', 0],
      'pre-publication': ['2027-02-16', 0],
      availability: ['2028-02-26', 0],
    },
    letters: [
      '2026-09-01 M5 local-review-decided: dfe, ofsted, panel',
      '2026-09-01 M5 review-begun: business-managers',
      '2026-09-03 M5 reviewer-approval: delegates ×3',
      '2026-09-07 M5 reviewer-appointed: reviewer',
      '2026-09-07 M5 reviewer-named: dfe, ofsted, panel',
      '2026-09-09 M3 information-request: asked-agencies ×3',
      '2026-12-01 M9 draft-submitted: business-managers',
      '2026-12-01 M9 facts-to-check: agencies-to-check-facts ×3',
      '2027-01-08 M9 report-approval: delegates ×3',
      '2027-01-12 M9 report-approved: business-managers, chair',
      // 28 February is a Sunday: ten working days before it is Monday 15; Christmas and New Year lie before the sixtieth.
      ...['2026-12-02', '2027-01-18', '2027-02-15'].map(near),
      copies('2027-02-10'),
      ...published('2027-02-26'),
    ],
    public: [['2027-02-26', 'report', '2028-02-26']],
  },
  'moved-after-copies': {
    state: 'changing',
    refused: ['too-soon', 'not-at-this-stage', 'too-soon', 'impact-first'],
    clocks: { ...OPEN, 'pre-publication': ['2026-12-17', 0], availability: ['2027-12-31', 0] },
    letters: [
      ...BEGUN,
      ...COMMISSIONED,
      ...ASKED,
      ...REPORTED,
      ...NEAR.slice(2),
      ...['2026-11-30', '2026-12-03', '2026-12-15'].map(copies),
      ...['2026-12-02', '2026-12-08'].map((day) => `${day} M9 publication-moved: ofsted, panel, secretary-of-state`),
      '2026-12-08 M9 comment-recorded: chair',
      '2026-12-08 M9 report-reopened: business-managers, reviewer',
      // Opened again after its timetable's days, and a month after a check would have been due.
      '2026-12-08 M9 check-due: business-managers, chair',
      '2026-12-11 M9 check-due: business-managers, chair',
      ...['2026-12-08', '2026-12-15'].map((day) => `${day} M9 timetable-step: business-managers, reviewer`),
      '2026-12-10 M9 draft-submitted: business-managers',
      '2026-12-10 M9 facts-to-check: agencies-to-check-facts ×3',
      '2026-12-11 M9 report-approval: delegates ×3',
      '2026-12-14 M9 report-approved: business-managers, chair',
      ...published('2026-12-31'),
    ],
    public: [['2026-12-31', 'report', '2027-12-31']],
  },
  'handed-to-another-area': {
    state: 'closed',
    refused: ['not-at-this-stage'],
    clocks: {},
    letters: [
      ...BEGUN,
      ...COMMISSIONED,
      ...ASKED,
      '2026-07-30 M5 local-review-ended: dfe, ofsted, panel',
      '2026-07-30 M5 review-ended-here: agencies-that-took-part ×3, delegates ×3',
      '2026-07-30 M5 reviewer-released: reviewer',
    ],
  },
  'partners-own-decision': {
    state: 'commissioning',
    refused: ['three-partners'],
    clocks: OPEN,
    letters: [
      ...BEGUN,
      '2026-07-06 M5 reviewer-approval: delegates ×3',
      ...['2026-07-13', '2026-07-20'].map((day) => `${day} M5 reviewer-approval-overdue: delegates-who-owe`),
      '2026-07-21 M5 reviewer-appointed: reviewer',
      '2026-07-21 M5 reviewer-named: dfe, ofsted, panel',
    ],
  },
  'panels-letter': {
    state: 'gathering',
    clocks: OPEN,
    letters: [
      ...BEGUN,
      ...COMMISSIONED,
      ...ASKED,
      // The trust alone says nothing; the police have said that they cannot, and are not chased.
      ...['2026-07-21', '2026-07-28', '2026-08-04', '2026-08-11'].flatMap((day) => [
        `${day} M3 reply-overdue: late-agencies`,
        `${day} M3 agency-silent: delegates-of-late-agencies`,
      ]),
      '2026-08-11 M3 return-soon: late-agencies ×2',
      '2026-08-17 M3 return-overdue: late-agencies',
      '2026-08-17 M3 agency-overdue: delegates-of-late-agencies',
      '2026-08-17 M9 timetable-step: business-managers, reviewer',
    ],
  },
  'action-plan-eighteen-months': {
    state: 'closed',
    refused: ['impact-evidence-first', 'year-not-over', 'actions-open'],
    clocks: PUBLISHED,
    letters: [
      ...USUAL,
      '2026-12-17 M11 actions-agreed: owners ×2',
      // The schools' action was due on 31 March: chased every 20 working days, with its partner from the second time.
      '2027-03-15 M11 action-soon: owners',
      ...['2027-04-01', '2027-04-29', '2027-05-28'].map((day) => `${day} M11 action-overdue: owners`),
      '2027-04-01 M11 actions-behind: chair',
      ...['2027-04-29', '2027-05-28'].map((day) => `${day} M11 actions-behind: chair, delegates-of-late-owners`),
      '2027-06-01 M11 action-changed: owners',
      ...['2027-06-16', '2027-09-16'].map((day) => `${day} M11 action-soon: owners`),
      // Every 60 working days from when each was agreed or last reported on: the schools', the trust's, and both.
      ...['2027-03-16', '2027-05-10', '2027-06-14', '2027-09-07', '2027-09-20', '2028-03-09'].map(
        (day) => `${day} M11 progress-due: owners`,
      ),
      '2027-12-13 M11 progress-due: owners ×2',
      '2027-12-16 M11 year-over: business-managers',
    ],
  },
};

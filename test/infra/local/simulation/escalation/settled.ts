import {
  ALL_CLOSED,
  ALL_CONFIRMED,
  ALL_SETTLED,
  ALL_TALKED,
  BOARD,
  BOARD_KNOWS,
  CLOSED,
  CONFIRMED,
  DECIDER,
  type Expected,
  SETTLED,
  SOON,
  START,
  TALKED,
  UP,
  UP_TO_BOTH,
} from './letters.ts';

/** Scenarios that are settled on the way, and what is not a disagreement. */
export const SETTLED_EARLY: Readonly<Record<string, Expected>> = {
  'answered-after-it-moved-up': {
    state: 'closed',
    refused: ['not-at-this-stage'],
    clocks: { disagreement: ['2026-06-08', 0] },
    letters: {
      '2026-06-01': [...START],
      '2026-06-02': [SOON, 'moved-up: raiser, those-before', 'moved-to-you: newcomers'],
      '2026-06-03': [TALKED],
      '2026-06-04': [SETTLED],
      '2026-06-05': [CONFIRMED, CLOSED],
    },
  },
  'barnet-settled-on-the-second-line': {
    state: 'closed',
    clocks: { disagreement: ['2026-06-08', 0] },
    letters: {
      '2026-06-01': [...START],
      '2026-06-02': [SOON, 'moved-to-you: newcomers ×2', 'moved-up: raiser, those-before'],
      '2026-06-03': ['moved-up: raiser, those-before ×2', 'moved-to-you: newcomers ×2'],
      '2026-06-04': ['outcome-reached: raiser, receiving ×2'],
      '2026-06-05': ['outcome-confirmed: raiser, receiving ×2', 'disagreement-closed: raiser, receiving ×2'],
    },
  },
  'brent-settled-between-workers': {
    state: 'closed',
    clocks: { disagreement: ['2026-06-08', 0] },
    letters: {
      '2026-06-01': [...START, ...UP, TALKED],
      '2026-06-02': [SOON, SETTLED],
      '2026-06-03': [CONFIRMED, CLOSED],
    },
  },
  'brent-settled-by-line-managers': {
    state: 'closed',
    clocks: { disagreement: ['2026-06-08', 0] },
    letters: {
      '2026-06-01': [...START, ...UP, TALKED],
      '2026-06-02': [...UP, TALKED, SOON],
      '2026-06-05': [SOON, SETTLED],
      '2026-06-08': [CONFIRMED, CLOSED],
    },
  },
  'brent-settled-by-mediation': {
    state: 'closed',
    clocks: { disagreement: ['2026-06-08', 0] },
    letters: {
      '2026-06-01': [...START, ...UP, TALKED],
      '2026-06-02': [...UP, TALKED, SOON],
      '2026-06-04': [...UP_TO_BOTH, TALKED],
      '2026-06-08': [...UP_TO_BOTH, ALL_TALKED, DECIDER, BOARD],
      '2026-06-15': [ALL_SETTLED],
      '2026-06-16': [ALL_CONFIRMED, BOARD_KNOWS, ALL_CLOSED],
    },
  },
  'brent-settled-by-safeguarding-leads': {
    state: 'closed',
    clocks: { disagreement: ['2026-06-08', 0] },
    letters: {
      '2026-06-01': [...START, ...UP, TALKED],
      '2026-06-02': [...UP, TALKED, SOON],
      '2026-06-04': [...UP_TO_BOTH, TALKED],
      '2026-06-09': [ALL_SETTLED],
      '2026-06-10': [ALL_CONFIRMED, ALL_CLOSED],
    },
  },
  'brent-settled-with-own-manager': {
    state: 'closed',
    clocks: { disagreement: ['2026-06-08', 0] },
    letters: {
      '2026-06-01': [...START, SETTLED],
      '2026-06-02': [CONFIRMED, CLOSED],
    },
  },
  'disputed-then-moved-up': {
    state: 'closed',
    refused: ['incomplete'],
    clocks: { disagreement: ['2026-05-28', 0] },
    letters: {
      '2026-05-20': [...START, SETTLED],
      '2026-05-21': [...UP, TALKED, 'returned: raiser, receiving'],
      '2026-05-22': [SETTLED],
      '2026-06-02': ['confirm-overdue: sides-to-confirm'],
      '2026-06-04': ['confirm-overdue: sides-to-confirm'],
      '2026-06-05': [CONFIRMED],
      '2026-06-15': ['record-overdue: sides-to-place ×2'],
      '2026-06-17': [CLOSED, 'record-overdue: sides-to-place ×2'],
    },
  },
  'hour-that-comes-twice': {
    state: 'closed',
    clocks: { disagreement: ['2026-10-25', 0] },
    letters: {
      '2026-10-25': [
        'raised-receipt: raiser',
        'raised-with-you-today: receiving ×2',
        'immediate-risk: raising-lead',
        'head-told-for-you: raising-lead',
        'head-of-safeguarding: head-of-safeguarding',
        'answered: raiser',
        'outcome-reached: raiser, receiving ×2',
        'outcome-confirmed: raiser, receiving ×2',
        'disagreement-closed: raiser, receiving ×2',
      ],
    },
  },
  'immediate-risk-found-later': {
    state: 'closed',
    clocks: { disagreement: ['2026-06-02', 0] },
    letters: {
      '2026-06-01': [...START],
      '2026-06-02': [
        SOON,
        'immediate-risk: raising-lead',
        'risk-found: raiser',
        'raised-with-you-today: receiving ×2',
        'head-of-safeguarding: head-of-safeguarding',
        'outcome-reached: raiser, receiving ×2',
      ],
      '2026-06-03': ['disagreement-closed: raiser, receiving ×2', 'outcome-confirmed: raiser, receiving ×2'],
    },
  },
  'merton-settled-by-the-partners': {
    state: 'closed',
    clocks: {},
    letters: {
      '2026-06-01': [...START, DECIDER],
      '2026-06-09': [SETTLED],
      '2026-06-10': [CONFIRMED, CLOSED],
    },
  },
  'protocol-review': {
    state: 'closed',
    clocks: {},
    letters: {
      '2026-10-05': ['protocol-review: business-managers'],
      '2026-11-02': ['protocol-review-overdue: business-managers, gaps-post'],
    },
  },
  'settled-at-the-first-stage': {
    state: 'closed',
    refused: ['not-at-this-stage', 'not-permitted', 'steps-open'],
    clocks: { disagreement: ['2026-05-28', 0] },
    letters: {
      '2026-05-20': [...START, SETTLED, 'answered: raiser'],
      '2026-05-21': [CONFIRMED],
      '2026-06-03': [CLOSED],
    },
  },
  'too-near-to-go-on': {
    state: 'closed',
    refused: ['incomplete', 'conflict-of-interest', 'incomplete'],
    clocks: { disagreement: ['2026-06-08', 0] },
    letters: {
      '2026-06-01': [
        'raised-with-you: receiving',
        'carry-for-a-colleague: raising-lead',
        'support-wanted: raising-lead',
        'outcome-reached: raising, receiving',
      ],
      '2026-06-02': ['outcome-confirmed: raising, receiving', 'disagreement-closed: raising, receiving'],
    },
  },
};

import { describe, expect, it } from 'vitest';
import { LondonDate } from '#shared/kernel/time.ts';
import { consequences } from '#shared/practice-review/messages/consequences.ts';
import { messageTable } from '#shared/practice-review/messages/table.ts';
import { london } from '#test/support/pure-case.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { tableIsWalked, type Walk } from '#test/support/walked.ts';
import {
  ACCEPTED,
  APPOINTED,
  APPROVED,
  ASKED,
  COPIED,
  check,
  drafted,
  GATHERED,
  type Line,
  linesOf,
  NATIONAL,
  NOTICED,
  named,
  near,
  OPENED,
  PUBLISHED,
  releasedOn,
  step,
  to,
} from './told/schedule.ts';
import { appointed, at, MANAGER as MANAGER_POST } from './told/story.ts';
import * as walks from './told/walks.ts';

const MANAGER = 'business-managers';
const YEAR_OVER = to('2027-11-22T09:00', 'M11', 'year-over', MANAGER);
const ended = (at: string, ...inside: readonly string[]) => [
  ...to(at, 'M5', 'review-ended-here', ...inside),
  ...to(at, 'M5', 'reviewer-released', 'reviewer'),
  ...to(at, 'M5', 'local-review-ended', ...NATIONAL),
];
const explained = (at: string) => [
  ...to(at, 'M8', 'reasons-for-delay', 'panel', 'secretary-of-state'),
  ...to(at, 'M8', 'delay-explained', 'delegates×3'),
];
const unanswered = (day: string, many: number) => [
  ...to(`${day}T09:00`, 'M3', 'reply-overdue', `late-agencies×${many}`),
  ...to(`${day}T09:00`, 'M3', 'agency-silent', `delegates-of-late-agencies×${many}`),
];
const unreturned = (day: string, many: number) => [
  ...to(`${day}T09:00`, 'M3', 'return-overdue', `late-agencies×${many}`),
  ...to(`${day}T09:00`, 'M3', 'agency-overdue', `delegates-of-late-agencies×${many}`),
];
/** Every twenty working days from the day after it was due. */
const OVERDUE = [
  ...['2027-03-01', '2027-03-31', '2027-04-28', '2027-05-27', '2027-06-25', '2027-07-23', '2027-08-20'],
  ...['2027-09-20', '2027-10-18', '2027-11-15', '2027-12-13', '2028-01-13'],
];
/** Every twenty working days from the decision. */
const CHECKS = [
  ...['2026-06-29', '2026-07-27', '2026-08-24', '2026-09-22', '2026-10-20', '2026-11-17', '2026-12-15'],
  ...['2027-01-15', '2027-02-12', '2027-03-12', '2027-04-13'],
];

const WALKS: readonly Walk<PureReview, Line>[] = [
  ['published on time', walks.onTime, [...PUBLISHED, ...YEAR_OVER]],
  ['announced elsewhere already', walks.fromRapidReview, to('2026-06-01T10:00', 'M5', 'review-begun', MANAGER)],
  [
    'late, explained twice, and late again',
    walks.late,
    [
      ...OPENED,
      ...CHECKS.flatMap(check),
      ...['2026-09-08', '2026-10-20', '2026-11-17'].flatMap(near),
      ...explained('2026-11-25T10:00'),
      ...to('2027-01-15T09:00', 'M8', 'delay-review', MANAGER),
      ...explained('2027-01-18T10:00'),
      ...to('2027-03-05T09:00', 'M8', 'delay-review', MANAGER),
      ...to('2027-04-07T09:00', 'M8', 'six-months-over', MANAGER, 'director', 'leads×3'),
      ...to('2027-04-14T09:00', 'M8', 'six-months-over', MANAGER, 'director', 'leads×3'),
    ],
  ],
  [
    'the report is withheld',
    walks.withheld,
    [...NOTICED, ...to('2026-11-06T10:00', 'M10', 'reasons-for-not-publishing', 'panel', 'secretary-of-state')],
  ],
  [
    'publication is moved after copies were sent',
    walks.moved,
    [
      ...NOTICED,
      ...to('2026-11-16T10:00', 'M9', 'publication-moved', ...COPIED),
      ...to('2026-11-16T11:00', 'M9', 'copy-before-publication', ...COPIED),
      ...releasedOn('2026-12-01'),
    ],
  ],
  [
    'publication is moved and the report reopened before any copies were sent',
    walks.movedBefore,
    [...APPROVED, ...to('2026-10-12T10:00', 'M9', 'report-reopened', MANAGER, 'reviewer')],
  ],
  [
    'the reviewer is replaced, and the next loses access owing an answer',
    walks.replaced,
    [
      ...APPOINTED,
      ...to('2026-07-01T10:00', 'M5', 'reviewer-stood-down', MANAGER, 'chair'),
      ...to('2026-07-02T10:00', 'M5', 'reviewer-approval', 'delegates×3'),
      ...to('2026-07-02T11:00', 'M5', 'reviewer-refused', MANAGER),
      ...to('2026-07-03T10:00', 'M5', 'reviewer-approval', 'delegates×3'),
      ...to('2026-07-10T09:00', 'M5', 'reviewer-approval-overdue', 'delegates-who-owe×3'),
      ...named('2026-07-10T10:00'),
      ...to('2026-07-17T09:00', 'M5', 'access-ending', MANAGER, 'reviewer'),
      ...check('2026-07-29'),
      ...to('2026-07-30T10:00', 'M9', 'question-asked', 'reviewer'),
      ...to('2026-08-04T09:00', 'M9', 'question-overdue', MANAGER),
    ],
  ],
  [
    'agencies are silent, and one is asked again',
    walks.silent,
    [
      ...ASKED,
      ...['2026-06-17', '2026-06-24', '2026-07-01', '2026-07-08'].flatMap((day) => unanswered(day, 2)),
      ...check('2026-07-03'),
      ...to('2026-07-09T09:00', 'M3', 'return-soon', 'late-agencies×2'),
      ...unreturned('2026-07-15', 2),
      ...unreturned('2026-07-22', 2),
      ...step('2026-07-23'),
      ...to('2026-07-23T10:00', 'M3', 'information-request', 'asked-agencies'),
      ...unreturned('2026-07-29', 1),
      ...unanswered('2026-07-31', 1),
      ...check('2026-07-31'),
    ],
  ],
  [
    'a national review takes its place',
    walks.national,
    [
      ...ASKED,
      ...to('2026-06-15T10:00', 'M6', 'national-review-suggested', 'panel'),
      ...ended('2026-06-22T10:00', 'delegates×3', 'agencies-that-took-part×2'),
    ],
  ],
  [
    'the chair stands aside',
    walks.standingAside,
    [...OPENED, ...to('2026-06-01T11:00', 'M9', 'conflict-declared', MANAGER), ...check('2026-06-29')],
  ],
  ['another partnership leads', walks.handedOver, [...APPOINTED, ...ended('2026-06-15T10:00', 'delegates×3')]],
  [
    'the report is reopened after copies were sent',
    walks.reopened,
    [
      ...NOTICED,
      ...to('2026-11-09T10:00', 'M9', 'report-reopened', MANAGER, 'reviewer'),
      ...to('2026-11-09T10:00', 'M9', 'publication-moved', ...COPIED),
    ],
  ],
  [
    'a partner sends the report back',
    walks.sentBack,
    [
      ...ACCEPTED,
      ...step('2026-09-29'),
      ...to('2026-10-02T10:00', 'M9', 'report-sent-back', MANAGER, 'reviewer'),
      ...drafted('2026-10-05T10:00'),
    ],
  ],
  [
    'one agency has two actions and loses one',
    walks.reassigned,
    [
      ...APPOINTED,
      ...to('2026-06-08T10:00', 'M11', 'actions-agreed', 'owners'),
      ...to('2026-06-09T10:00', 'M11', 'action-changed', 'owners'),
    ],
  ],
  [
    'an action is overdue for a year',
    walks.overdue,
    [
      ...PUBLISHED,
      ...YEAR_OVER,
      ...to('2026-12-01T10:00', 'M11', 'actions-agreed', 'owners×2'),
      ...to('2027-01-15T09:00', 'M11', 'action-soon', 'owners'),
      ...['2027-02-01', ...OVERDUE].flatMap((day) => [
        ...to(`${day}T09:00`, 'M11', 'action-overdue', 'owners'),
        ...to(`${day}T09:00`, 'M11', 'actions-behind', 'chair'),
      ]),
      ...OVERDUE.flatMap((day) => to(`${day}T09:00`, 'M11', 'actions-behind', 'delegates-of-late-owners')),
      ...['2027-02-26', '2027-05-26', '2027-08-19', '2027-11-12'].flatMap((day) =>
        to(`${day}T09:00`, 'M11', 'progress-due', 'owners'),
      ),
    ],
  ],
];

describe('the whole message table, walked on a moved clock', () => {
  tableIsWalked(WALKS, linesOf, messageTable);

  it('nobody is told the same twice at one moment but for each agency that is theirs', () => {
    for (const [name, story] of WALKS) {
      const told = story().messages.map(
        ({ at, template, recipient, occurrence }) =>
          `${at} ${template} ${recipient.address} ${/police|acute-trust|local-authority|health/.exec(occurrence)?.[0] ?? ''}`,
      );
      expect(new Set(told).size, name).toBe(told.length);
    }
  });
});

describe('a reviewer whose last day has gone', () => {
  it('is told nothing more, even where time has not yet ended their access', () => {
    const story = at(appointed(), '2026-06-08T10:00', [
      MANAGER_POST,
      'reviewer-access',
      { accessUntil: '2026-06-30', accessReason: 'Words' },
    ]);
    const tellsReviewer = (now: string) => {
      const event = { type: 'ReviewerAsked' as const, id: 'q1', replyBy: LondonDate.parse('2026-07-06'), answers: {} };
      const recorded = { seq: 99, at: london(now), by: { person: 'x', name: 'X' }, command: 'x', event };
      const context = { ...story.context(), now: london(now) };
      return consequences(story.state, [recorded], story.state, context).messages.length;
    };
    expect(story.state.reviewer?.accessEnded).toBe(false);
    expect(tellsReviewer('2026-06-30T23:59')).toBe(1);
    expect(tellsReviewer('2026-07-01T00:00')).toBe(0);
  });
});

/** The day each letter names. Where nothing is written, none: a letter about two things cannot name one day. */
const DAYS: readonly (readonly [string, () => PureReview, readonly string[]])[] = [
  [
    'published on time',
    walks.onTime,
    [
      'information-request 2026-06-16',
      'return-soon 2026-07-14',
      'question-asked 2026-09-08',
      'question-overdue 2026-09-08',
      'six-months-near 2026-12-01',
      'publish-today 2026-11-20',
      'second-signature 2026-11-20',
    ],
  ],
  [
    'late',
    walks.late,
    ['six-months-near 2026-12-01', 'delay-review 2027-01-15', 'delay-review 2027-03-05', 'six-months-over 2026-12-01'],
  ],
  [
    'silent',
    walks.silent,
    [
      'information-request 2026-06-16',
      'reply-overdue 2026-06-16',
      'agency-silent 2026-06-16',
      'return-soon 2026-07-14',
      'return-overdue 2026-07-14',
      'agency-overdue 2026-07-14',
      'information-request 2026-07-30',
      'reply-overdue 2026-07-30',
      'agency-silent 2026-07-30',
    ],
  ],
  ['two actions, then one', walks.reassigned, ['action-changed 2027-01-29']],
];

describe('the day a letter names', () => {
  it.each(DAYS)('%s', (_, story, expected) => {
    const named = story().messages.flatMap(({ template, dueDate }) =>
      dueDate === undefined ? [] : [`${template} ${dueDate}`],
    );
    expect([...new Set(named)]).toEqual(expect.arrayContaining([...expected]));
    expect(new Set(named).size).toBe(expected.length);
  });
});

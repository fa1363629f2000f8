import { describe, expect, it } from 'vitest';
import { londonTimeOf } from '#shared/kernel/london.ts';
import { messageTable } from '#shared/rapid-review/messages/table.ts';
import { form } from '#test/support/answers.ts';
import { PureCase } from '#test/support/pure-case.ts';
import { DELEGATES, determined, gathered, notified, recommended, sent } from '#test/support/stories.ts';
import { tableIsWalked, type Walk } from '#test/support/walked.ts';

/** London minute, milestone, audience, template, how many: written down by hand from the plan and the guidance. */
type Line = readonly [string, string, string, string, number];

const linesOf = (story: PureCase): readonly Line[] => {
  const counted = new Map<string, number>();
  for (const { at, milestone, audience, template } of story.messages) {
    const key = [londonTimeOf(at), milestone, audience, template].join(' ');
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return [...counted].map(([key, many]) => {
    const [at = '', milestone = '', audience = '', template = ''] = key.split(' ');
    return [at, milestone, audience, template, many];
  });
};

const officers = 2;
const partners = 3;
const agencies = 12;

/** Nobody does anything after DfE's reference is recorded: time alone speaks, each thing once and on its day. */
const silence = (): PureCase => {
  const story = notified();
  story.until('2026-09-30T12:00');
  return story;
};

const unnotified = (): PureCase => {
  const story = new PureCase('brent', '2026-06-15T10:00');
  story.by('front-door-manager', form('open-incident', { toldAt: '2026-06-15T09:00' }));
  story.by(
    'front-door-manager',
    form('notification-decision', {
      otherAreas: [
        { areaAuthority: 'Next borough', areaRole: 'residence', areaAddress: 'partnership@brent-partnership.example' },
      ],
    }),
  );
  story.until('2026-09-30T12:00');
  return story;
};

const wholeReview = (determination: string): PureCase => {
  const story = sent(determined(recommended(gathered(notified())), determination));
  story.until('2026-07-21T10:00');
  return story;
};

const disagreed = (): PureCase => {
  const story = wholeReview('other-learning');
  story.by('business-manager', form('panel-reply', { panelView: 'disagrees' }));
  story.until('2026-07-31T10:00');
  return story;
};

const withNotices = (): PureCase =>
  notified({}, (arrangement) => ({
    ...arrangement,
    rapidReview: { ...arrangement.rapidReview, noticeOnNotification: ['panel', 'ofsted'] },
  }));

const standingAside = (): PureCase => {
  const story = notified();
  story.until('2026-06-17T12:00');
  for (const post of ['independent-convenor', DELEGATES.police])
    story.by(post, form('take-part', { conflict: 'yes', conflictNature: 'Knows them' }));
  story.until('2026-07-08T10:00');
  return story;
};

const unmet = (): PureCase => {
  const story = notified();
  story.until('2026-06-17T12:00');
  for (const post of Object.values(DELEGATES)) story.by(post, form('take-part'));
  for (const [partner, post] of Object.entries(DELEGATES)) story.by(post, form('not-met-after-all', {}, partner));
  story.until('2026-09-30T12:00');
  return story;
};

const referredAnd = (then: (story: PureCase) => void): PureCase => {
  const story = new PureCase('brent', '2026-06-15T10:00');
  story.by('head-teacher', form('referral'));
  then(story);
  story.until('2026-09-30T12:00');
  return story;
};
const takenUp = (decision: Parameters<typeof form>[1]) =>
  referredAnd((story) => {
    story.by('front-door-manager', { type: 'take-up-referral' });
    story.by('front-door-manager', form('notification-decision', decision));
  });

const REFERRED: Line = ['2026-06-15T10:00', 'M1', 'notifying-officers', 'referral-received', officers];
const ANSWERED: Line = ['2026-06-15T10:00', 'M7', 'referrer', 'referral-answered', 1];
const TOLD: Line = ['2026-06-16T12:00', 'M2', 'delegates', 'incident-notified', partners];
const ASKED: Line = ['2026-06-17T09:00', 'M3', 'asked-agencies', 'information-request', agencies];
const CHASED: Line = ['2026-06-18T09:00', 'M3', 'late-agencies', 'acknowledgement-chased', agencies];

const UNANSWERED: readonly Line[] = [
  CHASED,
  ['2026-06-19T09:00', 'M3', 'late-agencies', 'acknowledgement-chased', agencies],
  ['2026-06-24T09:00', 'M3', 'late-agencies', 'return-nudged', agencies],
  ['2026-06-26T17:00', 'M3', 'late-agencies', 'return-overdue', agencies],
  ['2026-06-26T17:00', 'M3', 'delegates-of-late-agencies', 'agency-overdue', agencies],
  ['2026-06-30T09:00', 'M4', 'business-managers', 'pack-due', 1],
  ['2026-07-02T09:00', 'M4', 'chair', 'meeting-due', 1],
  ['2026-07-06T09:00', 'M4', 'undetermined-delegates', 'determination-due', partners],
  ['2026-07-07T12:00', 'M4', 'business-managers', 'report-due', 1],
  ['2026-07-07T12:00', 'M4', 'director', 'report-due', 1],
];

const WALKS: readonly Walk<PureCase, Line>[] = [
  ['nobody answers', silence, [REFERRED, TOLD, ASKED, ...UNANSWERED]],
  [
    'a chair and a delegate stand aside, and others are written to for them',
    standingAside,
    [REFERRED, TOLD, ASKED, ['2026-06-17T12:00', 'M3', 'business-managers', 'conflict-declared', 2], ...UNANSWERED],
  ],
  [
    'nobody records the notification',
    unnotified,
    [
      ['2026-06-18T09:00', 'M1', 'director', 'notification-outstanding', 1],
      ['2026-06-19T09:00', 'M1', 'delegates', 'notification-outstanding', partners],
      ['2026-06-22T09:00', 'M2', 'delegates', 'incident-notified', partners],
      ['2026-06-22T09:00', 'M2', 'other-areas', 'other-area-concerned', 1],
      ['2026-06-22T17:00', 'M1', 'leads', 'notification-outstanding', partners],
    ],
  ],
  [
    'a local review, and the Panel is slow',
    () => wholeReview('local-review'),
    [
      REFERRED,
      TOLD,
      ASKED,
      CHASED,
      ['2026-06-29T16:00', 'M5', 'panel', 'local-review-decided', 1],
      ['2026-06-29T16:00', 'M5', 'ofsted', 'local-review-decided', 1],
      ['2026-06-29T16:00', 'M5', 'dfe', 'local-review-decided', 1],
      ['2026-06-29T16:00', 'M4', 'panel', 'rapid-review-report', 1],
      ['2026-06-29T16:00', 'M7', 'agencies-that-took-part', 'decision-made', agencies],
      ['2026-06-29T16:00', 'M7', 'referrer', 'decision-made', 1],
      ['2026-07-21T09:00', 'M4', 'business-managers', 'panel-not-replied', 1],
    ],
  ],
  [
    'a national review is suggested',
    () => wholeReview('national-review'),
    [
      REFERRED,
      TOLD,
      ASKED,
      CHASED,
      ['2026-06-29T16:00', 'M4', 'panel', 'rapid-review-report', 1],
      ['2026-06-29T16:00', 'M6', 'panel', 'national-review-suggested', 1],
      ['2026-06-29T16:00', 'M7', 'agencies-that-took-part', 'decision-made', agencies],
      ['2026-06-29T16:00', 'M7', 'referrer', 'decision-made', 1],
      ['2026-07-21T09:00', 'M4', 'business-managers', 'panel-not-replied', 1],
    ],
  ],
  [
    'the Panel disagrees, and the partners are slow to determine again',
    disagreed,
    [
      REFERRED,
      TOLD,
      ASKED,
      CHASED,
      ['2026-06-29T16:00', 'M4', 'panel', 'rapid-review-report', 1],
      ['2026-06-29T16:00', 'M7', 'agencies-that-took-part', 'decision-made', agencies],
      ['2026-06-29T16:00', 'M7', 'referrer', 'decision-made', 1],
      ['2026-07-21T09:00', 'M4', 'business-managers', 'panel-not-replied', 1],
      ['2026-07-21T10:00', 'M4', 'delegates', 'decision-reopened', partners],
      ['2026-07-28T09:00', 'M4', 'undetermined-delegates', 'determination-due', partners],
    ],
  ],
  [
    'the criteria are not met after all',
    unmet,
    [
      REFERRED,
      TOLD,
      ASKED,
      ['2026-06-17T12:00', 'M4', 'panel', 'criteria-not-met', 1],
      ['2026-06-17T12:00', 'M7', 'agencies-that-took-part', 'review-ended', agencies],
      ['2026-06-17T12:00', 'M7', 'referrer', 'review-ended', 1],
    ],
  ],
  [
    'the borough wants notices to Panel and Ofsted',
    withNotices,
    [
      REFERRED,
      ['2026-06-16T12:00', 'M1', 'panel-if-wanted', 'notice-of-notification', 1],
      ['2026-06-16T12:00', 'M1', 'ofsted-if-wanted', 'notice-of-notification', 1],
      TOLD,
    ],
  ],
  [
    'a referral is declined',
    () => referredAnd((story) => story.by('front-door-manager', form('decline-referral'))),
    [REFERRED, ANSWERED],
  ],
  [
    'a referral does not meet the criteria',
    () => takenUp({ outcome: 'neither', decision: 'do-not-notify', localConsideration: 'none' }),
    [REFERRED, ANSWERED],
  ],
  [
    'another authority leads',
    () => takenUp({ where: 'elsewhere-in-england', leadAuthority: 'Next borough', decision: 'another-authority' }),
    [REFERRED, ANSWERED],
  ],
  [
    'the partners choose a local review where the criteria are not met',
    () => {
      const story = takenUp({ outcome: 'neither', decision: 'do-not-notify', localConsideration: 'near-miss' });
      story.by('business-manager', form('local-consideration', { localOutcome: 'local-review' }));
      return story;
    },
    [
      REFERRED,
      ANSWERED,
      ['2026-09-30T12:00', 'M5', 'panel', 'local-review-decided', 1],
      ['2026-09-30T12:00', 'M5', 'ofsted', 'local-review-decided', 1],
      ['2026-09-30T12:00', 'M5', 'dfe', 'local-review-decided', 1],
    ],
  ],
  [
    'a looked after child’s death without abuse',
    () =>
      referredAnd((story) => {
        story.by('front-door-manager', { type: 'take-up-referral' });
        story.by(
          'front-door-manager',
          form('notification-decision', { abuseOrNeglect: 'neither', outcome: 'died', lookedAfter: 'yes' }),
        );
        story.by('front-door-manager', form('notification'));
        story.until('2026-06-16T12:00');
        story.by('front-door-manager', form('dfe-reference'));
      }),
    [REFERRED, ['2026-06-16T12:00', 'M7', 'referrer', 'referral-answered', 1], TOLD],
  ],
  [
    'an agency is added',
    () => {
      const story = notified();
      story.until('2026-06-17T12:00');
      story.by('business-manager', form('add-agency', { agencyAddress: 'lead@community-health.example' }));
      return story;
    },
    [REFERRED, TOLD, ASKED, ['2026-06-17T12:00', 'M3', 'added-agency', 'information-request', 1]],
  ],
];

describe('the whole message table, walked on a moved clock', () => {
  tableIsWalked(WALKS, linesOf, messageTable);
});

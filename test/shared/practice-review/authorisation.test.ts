import { describe, expect, it } from 'vitest';
import { Actor } from '#shared/casework/actor.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';
import { standingOf } from '#shared/practice-review/authorisation.ts';
import type { FormName } from '#shared/practice-review/commands.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { Stage } from '#shared/practice-review/stages.ts';
import { newReview, PracticeReview } from '#shared/practice-review/state/state.ts';
import { reviewer } from '#test/support/pure-review.ts';
import { appointed, at, MANAGER, PLANNED, PROPOSAL, published, REVIEWER } from './told/story.ts';

const ADDRESS = 'reviewer@brent-partnership.example';
const HOLDS = {
  name: 'A Reviewer',
  address: ADDRESS,
  standing: 'appointed',
  accessEnded: false,
  approvals: {},
  appointedAt: '2026-06-05T09:00:00.000Z',
  proposedAt: '2026-06-03T09:00:00.000Z',
  seq: 2,
};
const reviewed = (change: object = {}, stage: Stage = 'gathering', state: object = {}): PracticeReview =>
  PracticeReview.parse({
    ...newReview,
    ...state,
    stage,
    reviewer: { ...HOLDS, accessUntil: '2026-07-31', ...change },
  });
const moment = (iso: string): Instant => Instant.parse(iso);
const has = (state: PracticeReview, iso: string, who = REVIEWER): boolean =>
  standingOf(state, who, moment(iso)).isReviewer === true;

describe('a reviewer’s access ends by date, at midnight in London', () => {
  it.each([
    ['on the day of appointment', '2026-06-05T09:00:00.000Z', true],
    ['on the last day, its first minute', '2026-07-30T23:00:00.000Z', true],
    ['on the last day, its last millisecond, which is summer time', '2026-07-31T22:59:59.999Z', true],
    ['at the midnight after, when it is still the last day in UTC', '2026-07-31T23:00:00.000Z', false],
    ['long after', '2027-01-01T09:00:00.000Z', false],
  ])('%s', (_, iso, may) => {
    expect(has(reviewed(), iso)).toBe(may);
  });

  it.each([
    ['the last millisecond', '2026-12-31T23:59:59.999Z', true],
    ['midnight', '2027-01-01T00:00:00.000Z', false],
  ])('in winter, %s', (_, iso, may) => {
    expect(has(reviewed({ accessUntil: '2026-12-31' }), iso)).toBe(may);
  });

  it('there is none where the moment is not said', () => {
    expect(standingOf(reviewed(), REVIEWER).isReviewer).toBe(false);
    expect(standingOf(reviewed(), REVIEWER).confidential).toBe(false);
  });

  it.each([
    ['who is only proposed', { standing: 'proposed' }],
    ['who is blocked', { standing: 'blocked' }],
    ['who was stood down', { standing: 'stood-down' }],
    ['whose access was ended', { accessEnded: true }],
  ])('nor for one %s', (_, change) => {
    expect(has(reviewed(change), '2026-07-01T09:00:00.000Z')).toBe(false);
  });

  it('is for the address, however its letters are typed, and for no other, least of all for none', () => {
    const now = '2026-07-01T09:00:00.000Z';
    expect(has(reviewed(), now, reviewer('Reviewer@Brent-Partnership.example'))).toBe(true);
    expect(has(reviewed({ address: 'Reviewer@Brent-Partnership.example' }), now)).toBe(true);
    expect(has(reviewed(), now, reviewer('another@brent-partnership.example'))).toBe(false);
    expect(has(reviewed({ address: '' }), now, reviewer(''))).toBe(false);
    expect(has(newReview, now)).toBe(false);
  });
});

describe('what the reviewer may do and see', () => {
  const now = moment('2026-07-01T09:00:00.000Z');
  const parts = [
    'overview',
    'commissioning',
    'returns',
    'own-return',
    'report',
    'publication',
    'media',
    'actions',
    'own-actions',
  ];
  const seen = (state: PracticeReview, when = now): readonly string[] =>
    [...parts, 'timeline', 'reads'].filter(
      (part) => practiceReviewShelf.mayView(state, REVIEWER, part, 'police', when).ok,
    );
  const submits = (state: PracticeReview, type: FormName, when?: Instant): string => {
    const may = practiceReviewShelf.mayAct(state, REVIEWER, { type, answers: {} }, when);
    return may.ok ? 'ok' : may.error.reason;
  };

  it('sees the overview, what agencies returned and the report; not how they were commissioned, nor who looked', () => {
    for (const stage of ['commissioning', 'gathering', 'drafting', 'approving', 'preparing', 'notice-given'] as const)
      expect(seen(reviewed({}, stage)), stage).toEqual(['overview', 'returns', 'report']);
  });

  it('sees nothing once it is published, led elsewhere, stopped or closed', () => {
    for (const stage of ['changing', 'led-elsewhere', 'stopped', 'closed'] as const)
      expect(seen(reviewed({}, stage)), stage).toEqual([]);
  });

  it('sees nothing the day after, and nothing with a conflict declared', () => {
    expect(seen(reviewed(), moment('2026-07-31T23:00:00.000Z'))).toEqual([]);
    const conflicted = reviewed({}, 'gathering', { conflicted: [REVIEWER.person] });
    expect(seen(conflicted)).toEqual([]);
    expect(submits(conflicted, 'review-report', now)).toBe('conflict-of-interest');
  });

  it('writes until the last day; then is a stranger, as where no moment is said', () => {
    expect(submits(reviewed(), 'review-report', now)).toBe('ok');
    expect(submits(reviewed(), 'review-report', moment('2026-07-31T22:59:59.999Z'))).toBe('ok');
    expect(submits(reviewed(), 'review-report', moment('2026-07-31T23:00:00.000Z'))).toBe('not-permitted');
    expect(submits(reviewed(), 'review-report')).toBe('not-permitted');
    expect(submits(reviewed({}, 'approving'), 'review-report', now)).toBe('not-at-this-stage');
  });

  it('neither accepts nor approves nor publishes what they wrote', () => {
    for (const [type, stage] of [
      ['accept-report', 'drafting'],
      ['approve-report', 'approving'],
      ['approve-reviewer', 'commissioning'],
      ['reviewer-access', 'gathering'],
      ['supervision-check', 'gathering'],
      ['publish-report', 'notice-given'],
      ['redaction-check', 'preparing'],
    ] as const)
      expect(submits(reviewed({}, stage), type, now), type).toBe('not-permitted');
  });
});

describe('through the whole of a story', () => {
  it('stood down, the reviewer is shut out in that minute; appointed again, let in', () => {
    const story = at(appointed(), '2026-07-01T10:00', [
      MANAGER,
      'stand-reviewer-down',
      { standDownReason: 'conflict', standDownWords: 'Words' },
    ]);
    expect(story.sees(REVIEWER, 'overview')).toBe('not-permitted');
    at(story, '2026-07-01T11:00', [MANAGER, 'propose-reviewer', PROPOSAL]);
    expect(story.sees(REVIEWER, 'overview')).toBe('not-permitted');
  });

  it('access ends by itself at the midnight after its last day, and can be given again', () => {
    const story = at(appointed(), '2026-06-08T10:00', [
      MANAGER,
      'reviewer-access',
      { accessUntil: '2026-06-30', accessReason: 'Words' },
    ]);
    story.until('2026-06-30T23:59');
    expect(story.sees(REVIEWER, 'overview')).toBe(true);
    story.until('2026-07-01T00:00');
    expect(story.sees(REVIEWER, 'overview')).toBe('not-permitted');
    expect(story.events.filter(({ event }) => event.type === 'ReviewerAccessEnded')).toHaveLength(1);
    at(story, '2026-07-01T10:00', [MANAGER, 'reviewer-access', { accessUntil: '2026-07-31', accessReason: 'Words' }]);
    expect(story.sees(REVIEWER, 'overview')).toBe(true);
  });

  it('publication ends it, whatever the date said', () => {
    const story = published();
    expect(story.state.reviewer?.accessUntil).toBe(LondonDate.parse('2027-01-29'));
    expect(story.sees(REVIEWER, 'report')).toBe('not-permitted');
  });

  it('an action is its owner’s, and goes with it to another agency', () => {
    const progress = { progressStatus: 'in-progress', progressWords: 'Words' };
    const story = at(published(), '2026-12-01T10:00', [MANAGER, 'action-plan', { actions: [PLANNED] }]);
    expect(story.form('acute-named-nurse', 'action-progress', progress, 'a1')).toBe('not-permitted');
    expect(story.form('police-review-officer', 'action-progress', progress, 'a1')).toEqual(['ActionProgressed']);
    at(story, '2026-12-02T10:00', [
      MANAGER,
      'change-action',
      { newDue: '2027-01-29', newAgency: 'acute-trust', newOfficer: 'A post', changeReason: 'Words' },
      'a1',
    ]);
    expect(story.form('police-review-officer', 'action-progress', progress, 'a1')).toBe('not-permitted');
    expect(story.form('acute-named-nurse', 'action-progress', progress, 'a1')).toEqual(['ActionProgressed']);
    expect(story.form('acute-named-nurse', 'action-progress', progress, 'a9')).toBe('not-permitted');
  });

  it('an agency that only owns an action sees the overview once it has agreed, and not the report', () => {
    const story = at(published(), '2026-12-01T10:00', [
      MANAGER,
      'action-plan',
      { actions: [{ ...PLANNED, actAgency: 'housing' }] },
    ]);
    expect(story.sees('head-of-housing-needs', 'overview')).toBe('confidentiality-first');
    expect(story.sees('named-gp', 'overview')).toBe('not-permitted');
    at(story, '2026-12-01T11:00', [
      'head-of-housing-needs',
      'take-part',
      { confidentialityAgreed: 'yes', conflict: 'no' },
    ]);
    expect(story.sees('head-of-housing-needs', 'overview')).toBe(true);
    expect(story.sees('head-of-housing-needs', 'own-return', 'police')).toBe('not-permitted');
    expect(story.sees('head-of-housing-needs', 'report')).toBe('not-permitted');
    expect(story.sees('police-review-officer', 'report')).toBe(true);
  });

  it('a stranger with no post sees nothing and a person of the service’s operations no review', () => {
    const story = published();
    const stranger = Actor.parse({ person: 'nobody', name: 'Nobody', address: 'nobody@brent.example', posts: [] });
    for (const part of ['overview', 'report', 'returns', 'actions', 'timeline']) {
      expect(story.sees(stranger, part), part).toBe('not-permitted');
      expect(story.sees('service-operations', part), part).toBe('not-permitted');
    }
  });
});

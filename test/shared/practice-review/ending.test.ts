import { describe, expect, it } from 'vitest';
import type { Answers } from '#shared/casework/answers.ts';
import type { FormName } from '#shared/practice-review/commands.ts';
import { action } from '#test/support/review-answers.ts';
import {
  at,
  CHAIR,
  commissioned,
  DELEGATES,
  fill,
  MANAGER,
  noticed,
  opened,
  POLICE,
  published,
  REVIEWER,
  SCHOOLS,
} from '#test/support/review-story.ts';

describe('stopping', () => {
  it('is the decision of all three partners, and for a national review the Panel’s answer comes first', () => {
    const review = commissioned();
    const stop = (change: object = {}) => fill(review, MANAGER, 'stop-review', { ...change });
    expect(stop({ partnersAgree: ['police', 'health'] })).toBe('three-partners');
    expect(stop()).toBe('panel-first');
    fill(review, CHAIR, 'new-information');
    expect(stop()).toBe('panel-first');
    fill(review, MANAGER, 'panel-on-national');
    expect(stop()).toBe('panel-first');
    fill(review, MANAGER, 'panel-on-national', { panelAnswer: 'national' });
    expect(stop({ stopWords: '' })).toBe('incomplete');
    expect(stop()).toContain('ReviewStopped');
    expect(review.state).toMatchObject({ stage: 'stopped', reviewer: { accessEnded: true } });
    expect(stop()).toBe('not-at-this-stage');
    expect(fill(review, REVIEWER, 'review-report')).toBe('not-permitted');
  });

  it('for another reason needs no Panel, but is too late once published', () => {
    expect(fill(noticed(), MANAGER, 'stop-review', { stopReason: 'other' })).toContain('ReviewStopped');
    expect(fill(published(), MANAGER, 'stop-review', { stopReason: 'other' })).toBe('not-at-this-stage');
  });
});

describe('handing to another partnership', () => {
  it('is agreed with it, and ends what is done here', () => {
    const review = commissioned();
    expect(fill(review, MANAGER, 'hand-to-another-area', { handAgreed: false })).toBe('incomplete');
    expect(fill(review, MANAGER, 'hand-to-another-area')).toContain('LedByAnother');
    expect(review.state).toMatchObject({ stage: 'led-elsewhere', ledBy: 'Another partnership' });
    expect(fill(review, MANAGER, 'hand-to-another-area')).toBe('not-at-this-stage');
    expect(fill(review, CHAIR, 'terms-of-reference')).toBe('not-at-this-stage');
    review.service({ type: 'message-troubled', key: 'k', milestone: 'M5', audience: 'panel', status: 'BOUNCED' });
    expect(fill(review, MANAGER, 'close-review')).toBe('messages-first');
    fill(review, MANAGER, 'settle-message', {}, 'k');
    expect(fill(review, MANAGER, 'close-review')).toEqual(['ReviewClosed']);
  });
});

describe('closing', () => {
  it('waits for every action, for the year and for every message', () => {
    const review = published();
    const close = () => fill(review, MANAGER, 'close-review');
    expect(close()).toBe('action-plan-first');
    fill(review, CHAIR, 'action-plan', { actions: [action, action] });
    expect(close()).toBe('actions-open');
    expect(review.refusals.at(-1)?.message).toContain('2 actions are');
    for (const id of ['a1', 'a2']) {
      fill(review, POLICE, 'action-progress', {}, id);
      fill(review, CHAIR, 'audit-action', {}, id);
    }
    fill(review, CHAIR, 'close-action', {}, 'a1');
    expect(close()).toBe('actions-open');
    expect(review.refusals.at(-1)?.message).toContain('One action is');
    fill(review, CHAIR, 'close-action', {}, 'a2');
    expect(fill(at(review, '2027-06-30T23:59'), MANAGER, 'close-review')).toBe('year-not-over');
    at(review, '2027-07-01T09:00');
    review.service({ type: 'message-troubled', key: 'k', milestone: 'M11', audience: 'panel', status: 'BOUNCED' });
    expect(close()).toBe('messages-first');
    fill(review, MANAGER, 'settle-message', {}, 'k');
    expect(close()).toEqual(['ReviewClosed']);
    expect(review.state.stage).toBe('closed');
    expect(close()).toBe('not-at-this-stage');
    expect(fill(review, CHAIR, 'action-plan')).toBe('not-at-this-stage');
  });

  it('is not for a review that has not been published', () => {
    for (const review of [opened(), commissioned(), noticed()]) {
      expect(fill(review, MANAGER, 'close-review')).toBe('not-at-this-stage');
    }
  });
});

describe('a whole review', () => {
  it('from the decision to the last evidence of impact, with time running', () => {
    const review = opened();
    const must = (who: Parameters<typeof fill>[1], form: FormName, change: Answers = {}, subject?: string) => {
      const answer = fill(review, who, form, change, subject);
      if (typeof answer === 'string') throw new Error(`${form} was refused at ${review.now}: ${answer}`);
    };
    review.until('2026-01-20T10:00');
    must(MANAGER, 'propose-reviewer');
    for (const [partner, post] of DELEGATES) must(post, 'approve-reviewer', {}, partner);
    must(CHAIR, 'terms-of-reference');
    review.until('2026-01-26T10:00');
    must(CHAIR, 'parallel-proceedings');
    must(MANAGER, 'protected-names');
    must(MANAGER, 'request-information');
    review.until('2026-02-20T10:00');
    must(POLICE, 'answer-request', {}, 'police');
    must(SCHOOLS, 'answer-request', { reply: 'holds-nothing' }, 'schools');
    must(POLICE, 'agency-analysis', { signedOn: '2026-02-20' }, 'police');
    must(REVIEWER, 'practitioner-involvement');
    must(CHAIR, 'family-involvement');
    must(CHAIR, 'supervision-check');
    must(CHAIR, 'ask-reviewer');
    must(REVIEWER, 'reviewer-reply', {}, 'q1');
    review.until('2026-05-05T10:00');
    must(REVIEWER, 'review-report', { recommendations: [] });
    must(POLICE, 'fact-check', {}, 'police');
    must(REVIEWER, 'review-report');
    must(CHAIR, 'accept-report');
    for (const [partner, post] of DELEGATES) must(post, 'approve-report', {}, partner);
    review.until('2026-06-15T10:00');
    must(CHAIR, 'impact-on-family');
    must(MANAGER, 'publication-plan');
    must(CHAIR, 'media-plan');
    must(CHAIR, 'redaction-check');
    must(MANAGER, 'send-copies');
    review.until('2026-06-18T10:00');
    must(MANAGER, 'publication-comment');
    must(CHAIR, 'answer-comment', {}, 'c1');
    must(CHAIR, 'action-plan');
    review.until('2026-06-30T10:00');
    must(MANAGER, 'publish-report');
    must('icb-chief-nurse', 'publish-report');
    review.until('2027-09-01T10:00');
    must(POLICE, 'action-progress', {}, 'a1');
    must(CHAIR, 'audit-action', {}, 'a1');
    must(CHAIR, 'close-action', {}, 'a1');
    must(CHAIR, 'share-learning');
    review.until('2027-12-15T10:00');
    must(MANAGER, 'withdraw-publication');
    must(MANAGER, 'close-review');
    expect(review.state).toMatchObject({ stage: 'closed', troubles: [], published: { daysLate: 0 } });
    expect(review.replayed()).toEqual(review.state);
    expect(review.refusals).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { at, CHAIR, commissioned, fill, MANAGER, opened, POLICE, REVIEWER } from '#test/support/review-story.ts';

describe('supervision', () => {
  it('looks at progress and quality on a day that has come', () => {
    const review = commissioned();
    const check = (change: object) => fill(review, CHAIR, 'supervision-check', { ...change });
    expect(check({})).toEqual(['SupervisionChecked']);
    expect(check({ checkOn: '2026-01-27' })).toBe('in-the-future');
    expect(check({ checkOn: '1999-01-27' })).toBe('too-long-ago');
    check({ quality: 'concerns' });
    check({ progress: 'behind' });
    expect(review.state.checks.map(({ satisfactory }) => satisfactory)).toEqual([true, false, false]);
  });

  it('asks the reviewer in writing, and each question is answered once', () => {
    expect(fill(opened(), CHAIR, 'ask-reviewer')).toBe('no-reviewer');
    const review = commissioned();
    expect(fill(review, CHAIR, 'ask-reviewer', { questionReplyBy: '2026-01-26' })).toBe('not-in-the-future');
    expect(fill(review, CHAIR, 'ask-reviewer', { question: ' ' })).toBe('incomplete');
    expect(fill(review, CHAIR, 'ask-reviewer')).toEqual(['ReviewerAsked']);
    expect(fill(review, CHAIR, 'ask-reviewer')).toEqual(['ReviewerAsked']);
    expect(fill(review, REVIEWER, 'reviewer-reply', {}, 'q2')).toEqual(['ReviewerReplied']);
    expect(fill(review, REVIEWER, 'reviewer-reply', {}, 'q2')).toBe('already-answered');
    expect(fill(review, REVIEWER, 'reviewer-reply', {}, 'q3')).toBe('no-such-part');
    expect(review.state.questions.map(({ answeredAt }) => answeredAt !== undefined)).toEqual([false, true]);
  });
});

describe('a national review', () => {
  it('is suggested to the Panel, whose answer is recorded', () => {
    const review = commissioned();
    expect(fill(review, CHAIR, 'new-information', { suggestsNational: false })).toBe('incomplete');
    expect(fill(review, REVIEWER, 'new-information')).toContain('NationalReviewSuggested');
    expect(fill(review, MANAGER, 'panel-on-national', { panelAnsweredOn: '2026-01-25' })).toBe('before-suggested');
    expect(fill(review, MANAGER, 'panel-on-national', { panelAnsweredOn: '2026-01-27' })).toBe('in-the-future');
    expect(fill(review, MANAGER, 'panel-on-national')).toEqual(['PanelAnsweredOnNational']);
    expect(fill(review, MANAGER, 'panel-on-national')).toBe('already-recorded');
    expect(fill(review, CHAIR, 'new-information')).toContain('NationalReviewSuggested');
    expect(review.state.national?.answer).toBeUndefined();
    expect(fill(review, MANAGER, 'panel-on-national', { panelAnswer: 'national' })).toEqual([
      'PanelAnsweredOnNational',
    ]);
    expect(fill(review, CHAIR, 'new-information')).toBe('panel-decided-national');
  });

  it('may be the Panel’s own idea', () => {
    expect(fill(commissioned(), MANAGER, 'panel-on-national', { panelAnswer: 'national' })).toEqual([
      'PanelAnsweredOnNational',
    ]);
  });
});

describe('a delay', () => {
  it('is explained with a day expected and a day to look again, not too far ahead', () => {
    const review = at(commissioned(), '2026-06-01T10:00');
    const explain = (change: object) => fill(review, MANAGER, 'explain-delay', { ...change });
    expect(explain({})).toContain('DelayExplained');
    expect(explain({ delayReasons: '' })).toBe('incomplete');
    expect(explain({ delayExpectedOn: '2026-06-01' })).toBe('not-in-the-future');
    expect(explain({ delayReviewOn: '2026-06-01' })).toBe('not-in-the-future');
    expect(explain({ delayExpectedOn: '2999-01-01' })).toBe('too-far-ahead');
    // 40 working days after Monday 1 June.
    expect(explain({ delayReviewOn: '2026-07-27' })).toContain('DelayExplained');
    expect(explain({ delayReviewOn: '2026-07-28' })).toBe('review-sooner');
    expect(review.refusals.at(-1)).toMatchObject({
      field: 'delayReviewOn',
      message: expect.stringContaining('27 July 2026'),
    });
  });
});

describe('taking part', () => {
  it('agrees confidentiality, or shuts the review to somebody with a conflict', () => {
    const review = commissioned();
    expect(fill(review, 'head-of-probation', 'take-part')).toEqual(['ConfidentialityAgreed']);
    expect(fill(review, POLICE, 'take-part', { conflict: 'yes' })).toEqual(['ConflictDeclared']);
    expect(fill(review, POLICE, 'answer-request', {}, 'police')).toBe('conflict-of-interest');
  });
});

describe('a message in trouble', () => {
  it('is told once, and settled once', () => {
    const review = commissioned();
    const trouble = {
      type: 'message-troubled',
      key: 'k',
      milestone: 'M5',
      audience: 'panel',
      status: 'BOUNCED',
    } as const;
    expect(review.service(trouble)).toEqual(['MessageTroubled']);
    expect(review.service(trouble)).toEqual([]);
    expect(review.service({ ...trouble, status: 'COMPLAINED' })).toEqual(['MessageTroubled']);
    expect(review.state.troubles).toHaveLength(1);
    expect(fill(review, MANAGER, 'settle-message', {}, 'another')).toBe('no-such-part');
    expect(fill(review, MANAGER, 'settle-message', {}, 'k')).toEqual(['MessageSettled']);
    expect(fill(review, MANAGER, 'settle-message', {}, 'k')).toBe('no-such-part');
  });
});

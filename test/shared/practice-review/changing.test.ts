import { describe, expect, it } from 'vitest';
import { MOST_ACTIONS } from '#shared/practice-review/decide/change.ts';
import { action } from '#test/support/review-answers.ts';
import { CHAIR, fill, MANAGER, opened, POLICE, published, SCHOOLS } from '#test/support/review-story.ts';

const planned = () => {
  const review = published();
  fill(review, CHAIR, 'action-plan');
  return review;
};

describe('an action plan', () => {
  const agree = (change: object) => fill(published(), CHAIR, 'action-plan', { actions: [{ ...action, ...change }] });

  it('says what, for what outcome, measured how, by whom and by when', () => {
    expect(agree({})).toEqual(['ActionsAgreed']);
    for (const missing of ['actWhat', 'actOutcome', 'actMeasure', 'actOfficer']) {
      expect(agree({ [missing]: ' ' })).toBe('incomplete');
    }
    expect(agree({ actAgency: 'the-moon' })).toBe('no-such-agency');
    expect(agree({ actRecommendation: 'r2' })).toBe('no-such-recommendation');
    expect(agree({ actRecommendation: 'none' })).toEqual(['ActionsAgreed']);
    expect(agree({ actDue: '2026-06-29' })).toBe('in-the-past');
    expect(agree({ actDue: '2999-06-29' })).toBe('too-far-ahead');
    expect(agree({ actDue: '2026-06-30' })).toEqual(['ActionsAgreed']);
    expect(fill(published(), CHAIR, 'action-plan', { actions: [] })).toBe('incomplete');
  });

  it('grows, and its numbers go on', () => {
    const review = planned();
    fill(review, CHAIR, 'action-plan', { actions: [action, { ...action, actConfidential: 'yes' }] });
    expect(review.state.actions.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3']);
    expect(review.state.actions.map(({ confidential }) => confidential)).toEqual([false, false, true]);
    expect(review.state.actions[0]?.recommendation).toBe('r1');
  });

  it('holds a hundred actions, and says how many more there is room for', () => {
    const review = published();
    const agree = (count: number) => fill(review, CHAIR, 'action-plan', { actions: Array(count).fill(action) });
    for (let times = 0; times < 3; times += 1) expect(agree(30)).toEqual(['ActionsAgreed']);
    expect(agree(11)).toBe('plan-full');
    expect(review.refusals.at(-1)).toMatchObject({ field: 'actions', message: expect.stringContaining('10 more') });
    expect(agree(9)).toEqual(['ActionsAgreed']);
    expect(agree(2)).toBe('plan-full');
    expect(review.refusals.at(-1)?.message).toContain('room for one more');
    expect(agree(1)).toEqual(['ActionsAgreed']);
    expect(agree(1)).toBe('plan-full');
    expect(review.refusals.at(-1)?.message).toContain('It is full');
    expect(review.state.actions).toHaveLength(MOST_ACTIONS);
  });

  it('may begin before any report is accepted, for no recommendation yet', () => {
    const review = opened();
    expect(fill(review, CHAIR, 'action-plan')).toBe('no-such-recommendation');
    expect(fill(review, CHAIR, 'action-plan', { actions: [{ ...action, actRecommendation: 'none' }] })).toEqual([
      'ActionsAgreed',
    ]);
    expect(review.state.actions[0]?.recommendation).toBeUndefined();
  });
});

describe('progress', () => {
  it('is reported by the agency that owns the action, and nothing is done that nothing shows', () => {
    const review = planned();
    const report = (change: object, who = POLICE) => fill(review, who, 'action-progress', { ...change }, 'a1');
    expect(report({}, SCHOOLS)).toBe('not-permitted');
    expect(report({ progressStatus: 'done', completionEvidence: '', impactEvidence: '' })).toBe('reason-required');
    expect(report({ progressStatus: 'in-progress', completionEvidence: 'Minutes', impactEvidence: '' })).toEqual([
      'ActionProgressed',
    ]);
    expect(report({ progressStatus: 'embedded', completionEvidence: '', impactEvidence: '' })).toEqual([
      'ActionProgressed',
    ]);
    expect(review.state.actions[0]).toMatchObject({ status: 'embedded', completion: true, impact: false });
    expect(fill(review, MANAGER, 'action-progress', {}, 'a9')).toBe('no-such-part');
  });
});

describe('changing an action', () => {
  it('gives it another day, owner or officer, with a reason', () => {
    const review = planned();
    const change = (given: object) => fill(review, CHAIR, 'change-action', { ...given }, 'a1');
    const same = { newDue: action['actDue'], newAgency: 'police', newOfficer: action['actOfficer'] };
    expect(change(same)).toBe('nothing-changed');
    expect(change({ changeReason: '' })).toBe('incomplete');
    expect(change({ newAgency: 'the-moon' })).toBe('no-such-agency');
    expect(change({ newDue: '2026-06-29' })).toBe('in-the-past');
    expect(change({})).toEqual(['ActionChanged']);
    expect(review.state.actions[0]).toMatchObject({ agency: 'schools', due: '2027-03-31' });
    expect(fill(review, POLICE, 'action-progress', {}, 'a1')).toBe('not-permitted');
    expect(fill(review, SCHOOLS, 'action-progress', {}, 'a1')).toEqual(['ActionProgressed']);
    expect(fill(review, CHAIR, 'change-action', {}, 'a9')).toBe('no-such-part');
  });
});

describe('closing an action', () => {
  it('needs evidence that it is done, evidence of impact, and an audit that is met', () => {
    const review = planned();
    const close = (change: object = {}) => fill(review, CHAIR, 'close-action', { ...change }, 'a1');
    const audit = (change: object) => fill(review, CHAIR, 'audit-action', { ...change }, 'a1');
    expect(close()).toBe('completion-first');
    fill(review, POLICE, 'action-progress', { impactEvidence: '' }, 'a1');
    expect(close()).toBe('impact-evidence-first');
    fill(review, POLICE, 'action-progress', {}, 'a1');
    expect(close()).toBe('audit-first');
    expect(audit({ auditOn: '2026-07-01' })).toBe('in-the-future');
    expect(audit({ auditResult: 'partly-met' })).toEqual(['ActionAudited']);
    expect(close()).toBe('audit-first');
    audit({});
    expect(close({ assuredOn: '2026-07-01' })).toBe('in-the-future');
    expect(close({ assuranceWords: '' })).toBe('incomplete');
    expect(close()).toEqual(['ActionClosed']);
    expect(close()).toBe('closed-already');
    expect(audit({})).toBe('closed-already');
    expect(fill(review, POLICE, 'action-progress', {}, 'a1')).toBe('closed-already');
    expect(fill(review, CHAIR, 'change-action', {}, 'a1')).toBe('closed-already');
  });
});

describe('sharing learning', () => {
  it('is recorded on a day that has come', () => {
    const review = planned();
    expect(fill(review, CHAIR, 'share-learning', { sharedOn: '2026-07-01' })).toBe('in-the-future');
    expect(fill(review, CHAIR, 'share-learning', { sharedWith: '' })).toBe('incomplete');
    expect(fill(review, CHAIR, 'share-learning')).toEqual(['LearningShared']);
    expect(review.state.learningShared).toBe(1);
  });
});

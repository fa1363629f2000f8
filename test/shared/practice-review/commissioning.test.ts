import { describe, expect, it } from 'vitest';
import { LocalReviewDecided } from '#shared/contracts/local-review-decided.ts';
import { PureReview, reviewer } from '#test/support/pure-review.ts';
import { CHAIR, commissioned, DELEGATES, fill, MANAGER, opened } from '#test/support/review-story.ts';

const unopened = () => new PureReview('barnet', '2026-01-15T10:00');
const contract = {
  caseId: 'c00000000000000000001',
  decidedOn: '2026-01-14',
  source: 'rapid-review',
  arrangementVersion: 1,
  reviewer: 'to-be-appointed',
  conflicted: ['person-police-review-officer'],
} as const;
const parsed = (change: object = {}) => LocalReviewDecided.parse({ ...contract, ...change });

describe('how a review begins', () => {
  it('from the partners’ own decision, once', () => {
    const review = unopened();
    expect(fill(review, MANAGER, 'open-practice-review')).toContain('ReviewInitiated');
    expect(review.state).toMatchObject({ stage: 'commissioning', source: 'partners', decidedOn: '2026-01-15' });
    expect(fill(review, MANAGER, 'open-practice-review')).toBe('not-at-this-stage');
  });

  it('not from a day that has not come or cannot be counted, nor from two partners', () => {
    const open = (change: object) => fill(unopened(), MANAGER, 'open-practice-review', { ...change });
    expect(open({ decidedOn: '2026-01-16' })).toBe('in-the-future');
    expect(open({ decidedOn: '1999-12-31' })).toBe('too-long-ago');
    expect(open({ partnersAgree: ['local-authority', 'police'] })).toBe('three-partners');
    expect(open({ source: 'panel', panelLetterOn: '2026-01-16' })).toBe('in-the-future');
    expect(open({ source: 'rapid-review' })).toBe('incomplete');
    expect(open({ source: 'panel', panelLetterOn: '2026-01-12' })).toContain('ReviewInitiated');
  });

  it('from another workflow’s contract, with the conflicts declared there, and only at the start', () => {
    const review = unopened();
    expect(review.beginFrom(parsed())).toContain('ReviewInitiated');
    expect(review.events[0]?.event).toMatchObject({
      announced: true,
      linkedCase: contract.caseId,
      reviewerNamed: false,
    });
    expect(fill(review, 'police-review-officer', 'take-part')).toBe('conflict-of-interest');
    expect(review.beginFrom(parsed())).toBe('not-at-this-stage');
    expect(unopened().beginFrom(parsed({ decidedOn: '2026-02-01' }))).toBe('in-the-future');
  });
});

describe('a reviewer', () => {
  const propose = (change: object) => fill(opened(), MANAGER, 'propose-reviewer', { ...change });

  it('is considered on the six points, with interests asked about, declared and mitigated', () => {
    expect(propose({})).toEqual(['ReviewerProposed']);
    expect(propose({ interests: 'not-asked' })).toBe('interests-not-asked');
    expect(propose({ interests: 'declared', mitigation: 'Another reads it' })).toBe('reason-required');
    expect(propose({ interests: 'declared', interestList: 'Worked here once' })).toBe('reason-required');
    expect(propose({ interests: 'declared', interestList: 'Worked here', mitigation: 'Another reads it' })).toEqual([
      'ReviewerProposed',
    ]);
    expect(propose({ avoidsHindsight: 'no' })).toBe('reason-required');
    expect(propose({ avoidsHindsight: 'no', pointsReason: 'A mentor is found' })).toEqual(['ReviewerProposed']);
    expect(propose({ agreementSigned: 'no' })).toBe('agreement-first');
  });

  it('has access for 24 months at most, at an address that mail may go to', () => {
    expect(propose({ accessUntil: '2026-01-14' })).toBe('in-the-past');
    expect(propose({ accessUntil: '2028-01-15' })).toEqual(['ReviewerProposed']);
    expect(propose({ accessUntil: '2028-01-16' })).toBe('access-too-long');
    expect(propose({ accessUntil: '2999-01-01' })).toBe('too-far-ahead');
    expect(propose({ reviewerAddress: 'somebody@elsewhere.example' })).toBe('address-not-allowed');
    expect(propose({ reviewerAddress: 'nobody' })).toBe('address-not-allowed');
  });

  it('is appointed by the third partner’s approval, and each approves once', () => {
    const review = opened();
    expect(fill(review, 'police-head-of-safeguarding', 'approve-reviewer', {}, 'police')).toBe('no-reviewer');
    fill(review, MANAGER, 'propose-reviewer');
    expect(fill(review, 'police-head-of-safeguarding', 'approve-reviewer', {}, 'health')).toBe('not-permitted');
    expect(fill(review, 'police-head-of-safeguarding', 'approve-reviewer', {}, 'police')).toEqual([
      'PartnerApprovedReviewer',
    ]);
    expect(fill(review, 'police-head-of-safeguarding', 'approve-reviewer', {}, 'police')).toBe('already-approved');
    fill(review, 'icb-chief-nurse', 'approve-reviewer', {}, 'health');
    expect(review.state.reviewer?.standing).toBe('proposed');
    expect(fill(review, 'director-of-childrens-services', 'approve-reviewer', {}, 'local-authority')).toEqual(
      expect.arrayContaining(['PartnerApprovedReviewer', 'ReviewerAppointed']),
    );
    expect(fill(review, 'icb-chief-nurse', 'approve-reviewer', {}, 'health')).toBe('already-appointed');
    expect(review.state.stage).toBe('commissioning');
    expect(fill(review, MANAGER, 'propose-reviewer')).toBe('stand-down-first');
  });

  it('is not approved for two partners by one person', () => {
    const review = opened((arrangement) => ({
      ...arrangement,
      posts: arrangement.posts.map((post) =>
        post.id === 'icb-chief-nurse' ? { ...post, address: 'head.of.safeguarding@met-police.example' } : post,
      ),
    }));
    fill(review, MANAGER, 'propose-reviewer');
    expect(fill(review, 'police-head-of-safeguarding', 'approve-reviewer', {}, 'police')).toEqual([
      'PartnerApprovedReviewer',
    ]);
    expect(fill(review, 'police-head-of-safeguarding', 'approve-reviewer', {}, 'health')).toBe('three-people');
  });

  it('is not approved by themselves', () => {
    const review = opened();
    fill(review, MANAGER, 'propose-reviewer', { reviewerAddress: 'chief.nurse@ncl-icb.example' });
    expect(fill(review, 'icb-chief-nurse', 'approve-reviewer', {}, 'health')).toBe('own-appointment');
  });

  it('is blocked by an undeclared interest whatever else is answered, also by one who had approved', () => {
    const review = opened();
    fill(review, MANAGER, 'propose-reviewer');
    const approve = (change: object) => fill(review, 'icb-chief-nurse', 'approve-reviewer', { ...change }, 'health');
    expect(approve({})).toEqual(['PartnerApprovedReviewer']);
    expect(approve({ knowsUndeclared: 'yes' })).toBe('reason-required');
    expect(approve({ knowsUndeclared: 'yes', refusalReason: 'Managed the team' })).toEqual(['PartnerRefusedReviewer']);
    expect(review.state.reviewer).toMatchObject({ standing: 'blocked', approvals: {} });
    expect(fill(review, 'police-head-of-safeguarding', 'approve-reviewer', {}, 'police')).toBe('reviewer-blocked');
    expect(fill(review, MANAGER, 'propose-reviewer')).toEqual(['ReviewerProposed']);
    expect(review.state.reviewerRound).toBe(2);
    expect(approve({ approves: 'refuse', refusalReason: 'Too busy' })).toEqual(['PartnerRefusedReviewer']);
  });

  it('who is stood down can do nothing more, and another takes over', () => {
    const review = commissioned();
    const first = reviewer('reviewer@barnet-partnership.example');
    expect(fill(review, first, 'review-report')).toContain('DraftSubmitted');
    expect(fill(review, CHAIR, 'stand-reviewer-down')).toContain('ReviewerStoodDown');
    expect(fill(review, first, 'review-report')).toBe('not-permitted');
    expect(fill(review, CHAIR, 'stand-reviewer-down')).toBe('no-reviewer');
    expect(fill(review, MANAGER, 'reviewer-access')).toBe('not-appointed');
    fill(review, MANAGER, 'propose-reviewer', { reviewerAddress: 'second@barnet-partnership.example' });
    for (const [partner, post] of DELEGATES) fill(review, post, 'approve-reviewer', {}, partner);
    expect(review.state).toMatchObject({ stage: 'drafting', reviewer: { standing: 'appointed' } });
    expect(fill(review, reviewer('second@barnet-partnership.example'), 'review-report')).toContain('DraftSubmitted');
  });

  it('keeps access by its date, changed with a reason', () => {
    const review = commissioned();
    expect(fill(review, MANAGER, 'reviewer-access', { accessUntil: '2026-01-25' })).toBe('in-the-past');
    expect(fill(review, MANAGER, 'reviewer-access', { accessUntil: '2028-02-26' })).toBe('access-too-long');
    expect(fill(review, MANAGER, 'reviewer-access', { accessReason: '' })).toBe('incomplete');
    expect(fill(review, MANAGER, 'reviewer-access')).toEqual(['ReviewerAccessChanged']);
    expect(review.state.reviewer?.accessUntil).toBe('2027-03-31');
  });
});

describe('terms of reference', () => {
  const set = (change: object) => fill(opened(), CHAIR, 'terms-of-reference', { ...change });

  it('apportion the whole budget', () => {
    expect(set({})).toEqual(['TermsSet']);
    expect(set({ sharePolice: 2999 })).toBe('shares-do-not-add-up');
    expect(set({ sharePolice: 2000, shareOthers: 1000 })).toEqual(['TermsSet']);
    expect(set({ budgetTotal: 0.3, shareLocalAuthority: 0.1, sharePolice: 0.2, shareHealth: 0 })).toEqual(['TermsSet']);
    expect(set({ sharePolice: -3000, shareHealth: 9000 })).toBe('incomplete');
  });

  it('name a method, a period and a day that is to come', () => {
    expect(set({ method: 'hybrid', hybridOf: ['silp', 'silp'] })).toBe('hybrid-of-two');
    expect(set({ method: 'hybrid', hybridOf: ['silp', 'root-cause-analysis'] })).toEqual(['TermsSet']);
    expect(set({ method: 'intuition' })).toBe('incomplete');
    expect(set({ periodTo: '2023-12-31' })).toBe('period-backwards');
    expect(set({ publishOn: '2026-01-15' })).toBe('not-in-the-future');
    expect(set({ publishOn: '2026-07-15' })).toEqual(['TermsSet']);
    expect(set({ publishOn: '2026-07-16' })).toBe('late-reason-required');
    expect(set({ publishOn: '2026-07-16', publishLateReason: 'A trial' })).toEqual(['TermsSet']);
  });

  it('begin the gathering once a reviewer is appointed, whichever comes last', () => {
    expect(commissioned().state.stage).toBe('gathering');
    const review = opened();
    expect(fill(review, CHAIR, 'terms-of-reference')).toEqual(['TermsSet']);
    fill(review, MANAGER, 'propose-reviewer');
    for (const [partner, post] of DELEGATES) fill(review, post, 'approve-reviewer', {}, partner);
    expect(review.state.stage).toBe('gathering');
    expect(fill(review, CHAIR, 'terms-of-reference')).toEqual(['TermsSet']);
  });
});

describe('proceedings and protected names', () => {
  it('are listed, or said to be none', () => {
    const review = opened();
    const row = { proceedingKind: 'coroner', proceedingOpen: 'yes', holdsPublication: 'yes' };
    expect(fill(review, CHAIR, 'parallel-proceedings')).toEqual(['ProceedingsRecorded']);
    expect(review.form(CHAIR, 'parallel-proceedings', { proceedings: [] })).toBe('say-none');
    expect(fill(review, CHAIR, 'parallel-proceedings', { proceedings: [row] })).toEqual(['ProceedingsRecorded']);
    expect(review.state.proceedings).toEqual([{ id: 'p1', kind: 'coroner', open: true, holdsPublication: true }]);
    expect(fill(review, MANAGER, 'protected-names', { names: [] })).toBe('incomplete');
    expect(fill(review, MANAGER, 'protected-names', { names: [{ protectedName: ' J ', nameOf: 'child' }] })).toBe(
      'incomplete',
    );
    const two = [{ protectedName: 'Jo ' }, { protectedName: 'Jo' }];
    expect(fill(review, MANAGER, 'protected-names', { names: two })).toEqual(['ProtectedNamesListed']);
    expect(review.state).toMatchObject({ protectedNames: ['Jo'], namesRound: 1 });
  });
});

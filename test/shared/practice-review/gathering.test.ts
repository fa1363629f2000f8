import { describe, expect, it } from 'vitest';
import { at, CHAIR, commissioned, fill, MANAGER, POLICE, REVIEWER, SCHOOLS } from '#test/support/review-story.ts';

const asked = () => {
  const review = commissioned();
  fill(review, MANAGER, 'request-information');
  return review;
};

describe('a request for information', () => {
  it('goes to agencies of the borough, in writing, with days for reply and return', () => {
    const ask = (change: object) => fill(commissioned(), MANAGER, 'request-information', { ...change });
    expect(ask({})).toEqual(['InformationRequested']);
    expect(ask({ requestAgencies: [] })).toBe('nobody-asked');
    expect(ask({ requestAgencies: ['police', 'the-moon'] })).toBe('no-such-agency');
    expect(ask({ requestReplyBy: '2026-01-26' })).toBe('not-in-the-future');
    expect(ask({ requestReturnBy: '2999-01-01' })).toBe('too-far-ahead');
    expect(ask({ requestReplyBy: '2026-03-03' })).toBe('reply-after-return');
    expect(ask({ requestReplyBy: '2026-03-02' })).toEqual(['InformationRequested']);
    expect(ask({ requestQuestions: '' })).toBe('incomplete');
  });

  it('may also come from the reviewer, and names whom it was sent to', () => {
    const review = commissioned();
    expect(fill(review, REVIEWER, 'request-information', { requestAgencies: ['police', 'police'] })).toEqual([
      'InformationRequested',
    ]);
    expect(review.state.requests).toHaveLength(1);
    expect(review.state.requests[0]).toMatchObject({ agency: 'police', address: expect.stringContaining('@') });
  });

  it('gets a definite reply, which may change but is not given twice', () => {
    const review = asked();
    const reply = (change: object) => fill(review, POLICE, 'answer-request', { ...change }, 'police');
    expect(reply({})).toEqual(['RequestAnswered']);
    expect(reply({})).toBe('already-answered');
    expect(reply({ reply: 'cannot' })).toBe('reason-required');
    expect(reply({ reply: 'cannot', replyReason: 'The court forbids it' })).toEqual(['RequestAnswered']);
    expect(reply({ reply: 'perhaps' })).toBe('incomplete');
    expect(fill(commissioned(), POLICE, 'answer-request', {}, 'police')).toBe('agency-not-asked');
    expect(fill(review, POLICE, 'answer-request', {}, 'schools')).toBe('not-permitted');
  });

  it('asked again begins again', () => {
    const review = asked();
    fill(review, POLICE, 'answer-request', {}, 'police');
    expect(fill(review, MANAGER, 'request-information', { requestAgencies: ['police'] })).toEqual([
      'InformationRequested',
    ]);
    expect(review.state.requests.find(({ agency }) => agency === 'police')?.reply).toBeUndefined();
  });
});

describe('an agency’s analysis', () => {
  const give = (change: object, agency = 'police') => fill(asked(), POLICE, 'agency-analysis', { ...change }, agency);

  it('is signed off by a named senior', () => {
    expect(give({})).toEqual(['AnalysisReturned']);
    expect(give({ signedSenior: false })).toBe('incomplete');
    expect(give({ signedBy: ' ' })).toBe('incomplete');
    expect(give({ signedOn: '2026-01-27' })).toBe('in-the-future');
  });

  it('says why, or that nothing is held', () => {
    expect(give({ analysis: '' })).toBe('reason-required');
    expect(give({ holds: 'nil', analysis: '' })).toBe('reason-required');
    expect(give({ holds: 'nil', analysis: '', nilStatement: 'Searched by name and address' })).toEqual([
      'AnalysisReturned',
    ]);
  });

  it('has a chronology whose dates may be uncertain but not to come', () => {
    const row = (change: object) =>
      give({ chronology: [{ eventOnCertainty: 'exact', eventWhat: 'A visit', ...change }] });
    expect(row({})).toBe('event-date-required');
    expect(row({ eventOnCertainty: 'about' })).toBe('event-date-required');
    expect(row({ eventOnCertainty: 'not-known' })).toEqual(['AnalysisReturned']);
    expect(row({ eventOnCertainty: 'not-known', eventOn: '' })).toEqual(['AnalysisReturned']);
    expect(row({ eventOn: '2026-01-27' })).toBe('in-the-future');
    expect(row({ eventOn: '1998-04-01', eventOnCertainty: 'month-only' })).toEqual(['AnalysisReturned']);
    expect(give({ chronology: [] })).toEqual(['AnalysisReturned']);
  });

  it('may be put right, and only by an agency that was asked', () => {
    const review = asked();
    expect(fill(review, SCHOOLS, 'agency-analysis', {}, 'schools')).toEqual(['AnalysisReturned']);
    const first = review.state.sections['agency-analysis:schools'];
    expect(fill(review, SCHOOLS, 'agency-analysis', {}, 'schools')).toEqual(['AnalysisReturned']);
    expect(review.state.sections['agency-analysis:schools']).toBeGreaterThan(first ?? Infinity);
    expect(fill(commissioned(), SCHOOLS, 'agency-analysis', {}, 'schools')).toBe('agency-not-asked');
  });
});

describe('practitioners and family', () => {
  it('are involved on a day that has come', () => {
    const review = commissioned();
    expect(fill(review, REVIEWER, 'practitioner-involvement')).toEqual(['PractitionersInvolved']);
    expect(fill(review, CHAIR, 'practitioner-involvement', { involvedOn: '2026-01-27' })).toBe('in-the-future');
  });

  it('and where the family is not, the reason is kept', () => {
    const review = at(commissioned(), '2026-02-02T10:00');
    const involve = (familyStanding: string, familyReason = '') =>
      fill(review, CHAIR, 'family-involvement', { familyStanding, familyReason });
    expect(involve('contributing')).toEqual(['FamilyInvolved']);
    expect(involve('declined')).toEqual(['FamilyInvolved']);
    expect(involve('not-yet')).toBe('reason-required');
    expect(involve('not-possible')).toBe('reason-required');
    expect(involve('not-possible', 'A trial is listed')).toEqual(['FamilyInvolved']);
    expect(review.state.family).toBe('not-possible');
  });
});

import { describe, expect, it } from 'vitest';
import {
  accepted,
  approved,
  at,
  CHAIR,
  fill,
  MANAGER,
  noticed,
  prepared,
  published,
  REVIEWER,
} from '#test/support/review-story.ts';

const IMPROVEMENTS = {
  publishWhat: 'improvements',
  withholdReason: 'It would identify a sibling',
  improvementTitle: 'What has improved',
  improvementText: 'Calls before visits',
};
const trouble = (milestone: string) =>
  ({ type: 'message-troubled', key: 'k', milestone, audience: 'panel', status: 'BOUNCED' }) as const;

describe('a publication plan', () => {
  const plan = (change: object, time = '2026-06-15T10:00') =>
    fill(at(approved(), time), MANAGER, 'publication-plan', { ...change });

  it('leaves seven full working days, counted from today', () => {
    // From Monday 15 June the seven are 16, 17, 18, 19, 22, 23 and 24 June.
    expect(plan({ publishOn: '2026-06-24' })).toBe('too-soon');
    expect(plan({ publishOn: '2026-06-25' })).toEqual(['PublicationPlanned']);
    expect(plan({ publishOn: '2026-06-15' })).toBe('not-in-the-future');
    expect(plan({ publishOn: '2999-06-15' })).toBe('too-far-ahead');
  });

  it('goes past the six months only with a delay explained as far', () => {
    expect(plan({ publishOn: '2026-07-15' })).toEqual(['PublicationPlanned']);
    expect(plan({ publishOn: '2026-07-16' })).toBe('explain-delay-first');
    const review = at(approved(), '2026-06-15T10:00');
    fill(review, MANAGER, 'explain-delay', { delayExpectedOn: '2026-08-31' });
    expect(fill(review, MANAGER, 'publication-plan', { publishOn: '2026-09-01' })).toBe('explain-delay-first');
    expect(fill(review, MANAGER, 'publication-plan', { publishOn: '2026-08-31' })).toEqual(['PublicationPlanned']);
  });

  it('goes by the delay as it was last explained: a year mistyped and put right hides nothing', () => {
    const review = at(approved(), '2026-06-15T10:00');
    fill(review, MANAGER, 'explain-delay', { delayExpectedOn: '2028-08-31' });
    fill(review, MANAGER, 'explain-delay', { delayExpectedOn: '2026-08-31' });
    expect(fill(review, MANAGER, 'publication-plan', { publishOn: '2026-09-01' })).toBe('explain-delay-first');
    expect(fill(review, MANAGER, 'publication-plan', { publishOn: '2026-08-31' })).toEqual(['PublicationPlanned']);
  });

  it('withholds the report only with reasons and with improvement information instead', () => {
    expect(plan({ ...IMPROVEMENTS, withholdReason: '' })).toBe('reason-required');
    expect(plan({ ...IMPROVEMENTS, improvementText: '' })).toBe('reason-required');
    expect(plan(IMPROVEMENTS)).toEqual(['PublicationPlanned']);
  });

  it('comes after approval', () => {
    expect(fill(accepted(), MANAGER, 'publication-plan')).toBe('not-at-this-stage');
  });
});

describe('before copies are sent', () => {
  it('the family is thought of, the media plan agreed and the text checked', () => {
    const review = at(approved(), '2026-06-15T10:00');
    const send = () => fill(review, MANAGER, 'send-copies');
    expect(fill(review, CHAIR, 'redaction-check')).toBe('plan-first');
    expect(send()).toBe('plan-first');
    expect(fill(review, MANAGER, 'move-publication')).toBe('plan-first');
    fill(review, MANAGER, 'publication-plan');
    expect(send()).toBe('impact-first');
    expect(fill(review, CHAIR, 'impact-on-family', { familySeen: 'no' })).toBe('reason-required');
    fill(review, CHAIR, 'impact-on-family', { familySeen: 'no', familySeenReason: 'Not found' });
    expect(send()).toBe('media-first');
    expect(fill(review, 'communications', 'media-plan', { mediaAgreed: ['chair', 'director'] })).toBe(
      'confidentiality-first',
    );
    expect(fill(review, CHAIR, 'media-plan', { mediaAgreed: ['chair', 'director'] })).toBe('media-not-agreed');
    expect(fill(review, CHAIR, 'media-plan', { trialPending: 'yes' })).toBe('reason-required');
    fill(review, CHAIR, 'media-plan', { trialPending: 'yes', beforeTrialReason: 'The court agrees' });
    expect(send()).toBe('redaction-first');
    expect(fill(review, CHAIR, 'redaction-check', { redactionRead: false })).toBe('incomplete');
    expect(fill(review, CHAIR, 'redaction-check')).toEqual(['RedactionChecked']);
    expect(send()).toContain('CopiesSent');
  });

  it('the improvement information is searched for names, and again once more are listed', () => {
    const review = at(approved(), '2026-06-15T10:00');
    fill(review, MANAGER, 'publication-plan', { ...IMPROVEMENTS, improvementTitle: 'After Mary Jane Doe' });
    expect(fill(review, CHAIR, 'redaction-check')).toBe('names-in-text');
    fill(review, MANAGER, 'publication-plan', IMPROVEMENTS);
    expect(fill(review, CHAIR, 'redaction-check')).toEqual(['RedactionChecked']);
    fill(review, MANAGER, 'protected-names', { names: [{ protectedName: 'Kit' }] });
    expect(review.state.redactionChecked).toBe(false);
    expect(fill(review, CHAIR, 'redaction-check')).toBe('names-listed-since');
    fill(review, MANAGER, 'publication-plan', IMPROVEMENTS);
    expect(fill(review, CHAIR, 'redaction-check')).toEqual(['RedactionChecked']);
  });

  it('the report is searched again once more names are listed', () => {
    const review = prepared();
    fill(review, MANAGER, 'protected-names', { names: [{ protectedName: 'Kit' }] });
    expect(fill(review, CHAIR, 'redaction-check')).toBe('names-listed-since');
    expect(fill(review, MANAGER, 'send-copies')).toBe('redaction-first');
    expect(fill(review, CHAIR, 'reopen-report')).toEqual(['ReportReopened']);
  });
});

describe('copies', () => {
  it('leave seven full working days before the day planned', () => {
    const review = at(prepared(), '2026-06-19T10:00');
    expect(fill(review, MANAGER, 'send-copies')).toBe('too-late-for-the-day');
    expect(review.refusals.at(-1)?.message).toContain('1 July 2026');
    expect(fill(at(review, '2026-06-18T23:00'), MANAGER, 'send-copies')).toContain('CopiesSent');
  });

  it('sent by hand need a time and proof, not before there was anything to send', () => {
    const review = prepared();
    const send = (change: object) => fill(review, MANAGER, 'send-copies', { copiesHow: 'by-hand', ...change });
    expect(send({ copiesProof: 'Receipts' })).toBe('proof-required');
    expect(send({ copiesSentAt: '2026-06-15T09:00' })).toBe('proof-required');
    expect(send({ copiesSentAt: '2026-06-15T11:00', copiesProof: 'Receipts' })).toBe('in-the-future');
    expect(send({ copiesSentAt: '2026-05-04T11:00', copiesProof: 'Receipts' })).toBe('before-approval');
    expect(send({ copiesSentAt: '2026-06-12T11:00', copiesProof: 'Receipts' })).toContain('CopiesSent');
    expect(review.state.copies).toMatchObject({ how: 'by-hand', sentAt: '2026-06-12T10:00:00.000Z' });
  });

  it('of improvement information are of what was planned', () => {
    const review = prepared(IMPROVEMENTS);
    const send = (copiesSentAt: string) =>
      fill(review, MANAGER, 'send-copies', { copiesHow: 'by-hand', copiesProof: 'Receipts', copiesSentAt });
    expect(send('2026-06-15T09:59')).toBe('before-plan');
    expect(send('2026-06-15T10:00')).toContain('CopiesSent');
  });

  it('go by link only where the borough does so and knows where to', () => {
    const byHand = prepared({}, {}, (arrangement) => ({
      ...arrangement,
      practiceReview: { ...arrangement.practiceReview, nationalRoute: 'by-hand' },
    }));
    expect(fill(byHand, MANAGER, 'send-copies')).toBe('not-by-link');
    const nowhere = prepared({}, {}, (arrangement) => ({
      ...arrangement,
      recipients: { ...arrangement.recipients, secretaryOfState: null },
    }));
    expect(fill(nowhere, MANAGER, 'send-copies')).toBe('not-by-link');
  });
});

describe('moving publication', () => {
  it('lapses copies that were sent: others, and seven days again', () => {
    const review = at(noticed(), '2026-06-25T10:00');
    const move = (change: object) => fill(review, MANAGER, 'move-publication', { ...change });
    expect(move({ newPublishOn: '2026-06-30' })).toBe('same-day');
    expect(move({ newPublishOn: '2026-06-25' })).toBe('not-in-the-future');
    expect(move({ newPublishOn: '2026-07-06' })).toBe('too-soon');
    expect(move({ newPublishOn: '2026-07-16' })).toBe('explain-delay-first');
    expect(move({ moveReason: '' })).toBe('incomplete');
    expect(move({})).toContain('PublicationMoved');
    expect(review.state).toMatchObject({
      stage: 'preparing',
      copies: undefined,
      noticeRound: 2,
      publishOn: '2026-07-10',
    });
    expect(fill(at(review, '2026-07-10T10:00'), CHAIR, 'publish-report')).toBe('not-at-this-stage');
    const old = { copiesHow: 'by-hand', copiesProof: 'Receipts', copiesSentAt: '2026-06-15T10:00' };
    expect(fill(review, MANAGER, 'send-copies', old)).toBe('copies-lapsed');
    expect(fill(at(review, '2026-06-26T10:00'), MANAGER, 'send-copies')).toContain('CopiesSent');
    expect(fill(at(review, '2026-06-30T10:00'), CHAIR, 'publish-report')).toBe('seven-days');
    expect(fill(at(review, '2026-07-10T10:00'), CHAIR, 'publish-report')).toEqual(['ReleaseSigned']);
  });

  it('before copies only changes the day', () => {
    const review = prepared();
    expect(fill(review, MANAGER, 'move-publication')).toEqual(['PublicationMoved']);
    expect(review.state).toMatchObject({ stage: 'preparing', noticeRound: 1, redactionChecked: true });
  });
});

describe('comments', () => {
  it('are recorded and each answered before anything is published', () => {
    const review = at(noticed(), '2026-06-30T10:00');
    expect(fill(review, MANAGER, 'publication-comment', { commentOn: '2026-07-01' })).toBe('in-the-future');
    fill(review, CHAIR, 'publish-report');
    expect(fill(review, MANAGER, 'publication-comment')).toEqual(['CommentRecorded']);
    expect(review.state.release).toBeUndefined();
    expect(fill(review, CHAIR, 'publish-report')).toBe('comments-first');
    expect(fill(review, CHAIR, 'answer-comment', {}, 'c2')).toBe('no-such-part');
    expect(fill(review, CHAIR, 'answer-comment', {}, 'c1')).toEqual(['CommentAnswered']);
    expect(fill(review, CHAIR, 'answer-comment', {}, 'c1')).toBe('already-answered');
    expect(fill(review, CHAIR, 'publish-report')).toEqual(['ReleaseSigned']);
  });
});

describe('publishing', () => {
  const ready = (...change: Parameters<typeof noticed>) => at(noticed(...change), '2026-06-30T10:00');

  it('takes two different people, and happens once', () => {
    const review = ready();
    expect(fill(review, MANAGER, 'publish-report')).toEqual(['ReleaseSigned']);
    expect(fill(review, MANAGER, 'publish-report')).toBe('second-person-needed');
    expect(fill(review, CHAIR, 'publish-report', { releaseAgreed: false })).toBe('incomplete');
    expect(fill(review, CHAIR, 'publish-report')).toContain('Published');
    const seq = review.events.find(({ event }) => event.type === 'DraftSubmitted')?.seq;
    expect(review.state.published).toMatchObject({ what: 'report', on: '2026-06-30', textSeq: seq, daysLate: 0 });
    expect(review.state.stage).toBe('changing');
    expect(fill(review, 'icb-chief-nurse', 'publish-report')).toBe('not-at-this-stage');
  });

  it('waits for the day, and for the seven days', () => {
    const review = noticed();
    expect(fill(at(review, '2026-06-24T23:00'), CHAIR, 'publish-report')).toBe('seven-days');
    expect(fill(at(review, '2026-06-29T22:59'), CHAIR, 'publish-report')).toBe('before-the-day');
    // Midnight in London is 23:00 UTC the evening before.
    expect(fill(at(review, '2026-06-30T00:00'), CHAIR, 'publish-report')).toEqual(['ReleaseSigned']);
  });

  it('waits for proceedings that hold it, while they are open', () => {
    const review = ready();
    const row = (proceedingOpen: string, holdsPublication: string) => ({
      proceedings: [{ proceedingKind: 'police', proceedingOpen, holdsPublication }],
    });
    fill(review, MANAGER, 'publish-report');
    fill(review, CHAIR, 'parallel-proceedings', row('yes', 'yes'));
    expect(fill(review, CHAIR, 'publish-report')).toBe('proceedings-hold');
    fill(review, CHAIR, 'parallel-proceedings', row('yes', 'no'));
    expect(fill(review, MANAGER, 'publish-report')).toBe('second-person-needed');
    fill(review, CHAIR, 'parallel-proceedings', row('no', 'yes'));
    expect(fill(review, CHAIR, 'publish-report')).toContain('Published');
  });

  it('waits until the copies and the reasons have arrived, and for no other message', () => {
    for (const milestone of ['M9', 'M10']) {
      const review = ready();
      review.service(trouble(milestone));
      expect(fill(review, CHAIR, 'publish-report')).toBe('copies-not-arrived');
      fill(review, MANAGER, 'settle-message', {}, 'k');
      expect(fill(review, CHAIR, 'publish-report')).toEqual(['ReleaseSigned']);
    }
    const review = ready();
    review.service(trouble('M8'));
    expect(fill(review, CHAIR, 'publish-report')).toEqual(['ReleaseSigned']);
  });

  it('is refused once names are listed after the check, until it is moved and checked again', () => {
    const review = ready(IMPROVEMENTS);
    fill(review, MANAGER, 'publish-report');
    fill(review, MANAGER, 'protected-names', { names: [{ protectedName: 'Calls' }] });
    expect(fill(review, CHAIR, 'publish-report')).toBe('redaction-first');
  });

  it('is for those whom the borough names', () => {
    const review = ready({}, {}, (arrangement) => ({
      ...arrangement,
      practiceReview: { ...arrangement.practiceReview, releasedBy: ['chair'] },
    }));
    expect(fill(review, MANAGER, 'publish-report')).toBe('not-a-releaser');
    expect(fill(review, CHAIR, 'publish-report')).toEqual(['ReleaseSigned']);
    expect(fill(review, REVIEWER, 'publish-report')).toBe('not-permitted');
  });

  it('of improvements publishes the text of the plan', () => {
    const review = published(IMPROVEMENTS);
    const seq = review.events.find(({ event }) => event.type === 'PublicationPlanned')?.seq;
    expect(review.state.published).toMatchObject({ what: 'improvements', textSeq: seq });
  });
});

describe('what is published', () => {
  it('stays a year, and is withdrawn once', () => {
    const review = published();
    const withdraw = (time: string) => fill(at(review, time), MANAGER, 'withdraw-publication');
    expect(withdraw('2026-07-01T10:00')).toBe('year-not-over');
    expect(withdraw('2027-06-30T23:59')).toBe('year-not-over');
    expect(withdraw('2027-07-01T00:00')).toEqual(['PublicationWithdrawn']);
    expect(withdraw('2027-07-02T00:00')).toBe('withdrawn-already');
  });
});

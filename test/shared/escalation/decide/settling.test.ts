import { describe, expect, it } from 'vitest';
import { LondonDate } from '#shared/kernel/time.ts';
import {
  confirmed,
  done,
  fill,
  MANAGER,
  movedTo,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
  WARD_LEAD,
} from '#test/support/disagreement-story.ts';
import { PureDisagreement } from '#test/support/pure-disagreement.ts';

const PLACED = { on: '2026-05-20' };
const recording = (): PureDisagreement => confirmed(settled(raised()));
const placed = (): PureDisagreement => {
  const story = done(recording(), WARD, 'placed-on-record', PLACED, 'raising');
  return done(story, OTHER_LEAD, 'placed-on-record', PLACED, 'receiving');
};

describe('confirming in writing (ESC-10)', () => {
  it('takes both sides, the one that recorded it too', () => {
    const story = settled(raised());
    expect(fill(story, WARD, 'confirm-outcome', {}, 'raising')).toEqual(['SideConfirmed']);
    expect(story.state.stage).toBe('confirming');
    expect(fill(story, WARD_LEAD, 'confirm-outcome', {}, 'raising')).toBe('confirmed-already');
    expect(fill(story, OTHER_LEAD, 'confirm-outcome', {}, 'receiving')).toEqual(['SideConfirmed', 'OutcomeConfirmed']);
    expect(story.state.stage).toBe('recording');
  });

  it('is each side’s own, and no stranger’s', () => {
    const story = settled(raised());
    expect(fill(story, WARD, 'confirm-outcome', {}, 'receiving')).toBe('not-permitted');
    expect(fill(story, MANAGER, 'confirm-outcome', {}, 'raising')).toBe('not-permitted');
    expect(fill(story, 'police-sergeant', 'confirm-outcome', {}, 'raising')).toBe('not-permitted');
  });

  it('a side that does not recognise it sends it back, in its own words; the other’s confirmation goes with it', () => {
    const story = settled(movedTo(raised(), 2));
    done(story, WARD, 'confirm-outcome', {}, 'raising');
    expect(fill(story, OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: ' ' }, 'receiving')).toBe(
      'reason-required',
    );
    expect(fill(story, OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: 'We never said so' }, 'receiving')).toEqual(
      ['SideDisputed', 'ReturnedToStage2'],
    );
    expect(story.state).toMatchObject({ stage: 'stage-2', stageNumber: 2, confirmed: [], steps: [], discussed: [] });
    expect(story.state.outcome).toBeUndefined();
    settled(story);
    expect(story.state.outcome).toMatchObject({ round: 2 });
    expect(story.state.steps.map(({ id }) => id)).toEqual(['s2-1']);
  });

  it('one person confirms for one side, whichever they were named for', () => {
    const story = raised();
    const address = story.arrangement.posts.find(({ id }) => id === OTHER_LEAD)?.address ?? '';
    done(story, WARD, 'name-contact', { address }, 'raising');
    settled(story);
    done(story, OTHER_LEAD, 'confirm-outcome', {}, 'raising');
    expect(fill(story, OTHER_LEAD, 'confirm-outcome', {}, 'receiving')).toBe('one-person-one-side');
    expect(story.state.stage).toBe('confirming');
  });
});

describe('the record, the actions, and what was not carried out (ESC-11)', () => {
  it.each([
    ['no day', { on: '' }, 'incomplete'],
    ['a day to come', { on: '2026-05-21' }, 'in-the-future'],
    ['a day before it was raised', { on: '2026-05-19' }, 'before-raised'],
    ['no record, and no reason', { holdsRecord: 'no' }, 'reason-required'],
  ])('is refused with %s', (_, change, reason) => {
    expect(fill(recording(), WARD, 'placed-on-record', { ...PLACED, ...change }, 'raising')).toBe(reason);
  });

  it('a side that keeps none says why, and may still place it later', () => {
    const story = recording();
    done(story, WARD, 'placed-on-record', { holdsRecord: 'no', whyNot: 'An adviser only' }, 'raising');
    expect(story.state).toMatchObject({ noRecord: ['raising'], placed: [] });
    done(story, WARD, 'placed-on-record', PLACED, 'raising');
    expect(story.state).toMatchObject({ noRecord: [], placed: [{ side: 'raising' }] });
  });

  it('an action is reported until it is done, once', () => {
    const story = recording();
    expect(fill(story, OTHER_LEAD, 'outcome-action', { done: 'no' }, 's1-1')).toEqual(['StepReported']);
    expect(story.state.steps[0]?.doneAt).toBeUndefined();
    expect(fill(story, OTHER_LEAD, 'outcome-action', {}, 's1-1')).toEqual(['StepReported']);
    expect(fill(story, OTHER_LEAD, 'outcome-action', {}, 's1-1')).toBe('already-recorded');
    expect(fill(story, OTHER_LEAD, 'outcome-action', {}, 's9-1')).toBe('no-such-part');
  });

  it('what is not carried out opens it again where it was settled, and is placed on record anew', () => {
    const story = placed();
    expect(fill(story, WARD, 'not-carried-out', {}, 'raising')).toEqual(['NotCarriedOut', 'ReturnedToStage1']);
    expect(story.state).toMatchObject({ stage: 'stage-1', placed: [], confirmed: [] });
    expect(story.state.outcome).toBeUndefined();
  });
});

describe('closing', () => {
  it('waits for both records and every action, and keeps themes', () => {
    const story = recording();
    expect(fill(story, MANAGER, 'close-disagreement')).toBe('record-first');
    done(story, WARD, 'placed-on-record', PLACED, 'raising');
    expect(fill(story, MANAGER, 'close-disagreement')).toBe('record-first');
    done(story, OTHER_LEAD, 'placed-on-record', PLACED, 'receiving');
    expect(fill(story, MANAGER, 'close-disagreement')).toBe('steps-open');
    done(story, OTHER_LEAD, 'outcome-action', {}, 's1-1');
    expect(fill(story, MANAGER, 'close-disagreement', { themes: [] })).toBe('incomplete');
    expect(
      fill(story, MANAGER, 'close-disagreement', { themes: ['thresholds', 'thresholds'], policyGap: 'yes' }),
    ).toEqual(['PolicyGapFound', 'DisagreementClosed']);
    expect(story.state).toMatchObject({
      stage: 'closed',
      themes: ['thresholds'],
      gaps: [{ id: 'g1', answered: false }],
    });
    expect(story.replayed()).toEqual(story.state);
  });

  it('waits for a message that has not arrived', () => {
    const story = placed();
    done(story, OTHER_LEAD, 'outcome-action', {}, 's1-1');
    story.service({ type: 'message-troubled', key: 'k', milestone: 'M13', audience: 'raiser', status: 'BOUNCED' });
    expect(fill(story, MANAGER, 'close-disagreement')).toBe('messages-first');
    done(story, MANAGER, 'settle-message', {}, 'k');
    expect(fill(story, MANAGER, 'close-disagreement')).toEqual(['DisagreementClosed']);
  });

  it('a gap in policy is answered by the chair after it has closed, once (ESC-12)', () => {
    const story = done(placed(), WARD, 'policy-gap');
    done(story, OTHER_LEAD, 'outcome-action', {}, 's1-1');
    done(story, MANAGER, 'close-disagreement');
    expect(fill(story, WARD, 'answer-gap', {}, 'g1')).toBe('not-permitted');
    expect(fill(story, 'independent-chair', 'answer-gap', {}, 'g1')).toEqual(['PolicyGapAnswered']);
    expect(fill(story, 'independent-chair', 'answer-gap', {}, 'g1')).toBe('already-answered');
    expect(fill(story, 'independent-chair', 'answer-gap', {}, 'g2')).toBe('no-such-part');
  });
});

describe('withdrawing', () => {
  it('is for the side that raised it, with reasons', () => {
    expect(fill(raised(), OTHER_LEAD, 'withdraw-disagreement', {}, 'receiving')).toBe('no-such-part');
    expect(fill(raised(), OTHER_LEAD, 'withdraw-disagreement', {}, 'raising')).toBe('not-permitted');
    expect(fill(raised(), WARD, 'withdraw-disagreement', { reasons: '' }, 'raising')).toBe('incomplete');
    expect(fill(raised(), WARD, 'withdraw-disagreement', {}, 'raising')).toEqual(['DisagreementWithdrawn']);
  });

  it('undoes nothing that was confirmed, and leaves no danger untold', () => {
    expect(fill(recording(), WARD, 'withdraw-disagreement', {}, 'raising')).toBe('settled-already');
    const urgent = raised({ immediateRisk: 'yes', riskAction: 'Kept' });
    expect(fill(urgent, WARD, 'withdraw-disagreement', {}, 'raising')).toBe('tell-head-first');
    done(urgent, WARD_LEAD, 'tell-head-of-safeguarding', { toldAt: '2026-05-20T10:00' });
    expect(fill(urgent, WARD, 'withdraw-disagreement', {}, 'raising')).toEqual(['DisagreementWithdrawn']);
  });
});

describe('another authority’s agency (ESC-14)', () => {
  const elsewhere = () =>
    raised({ receivingAgency: 'another-area', area: 'Wexmoor', areaAgency: 'Wexmoor social care', worker: 'A Worker' });
  const TALK = { heldAt: '2026-05-20T10:00' };

  it('follows its own procedure: no stage of ours, and nothing to move up', () => {
    const story = elsewhere();
    expect(story.state).toMatchObject({
      stage: 'other-area',
      receiving: { area: 'Wexmoor', name: 'Wexmoor social care' },
    });
    expect(story.state.stageNumber).toBeUndefined();
    expect(fill(story, WARD, 'move-up')).toBe('not-at-this-stage');
    expect(fill(story, WARD, 'record-discussion', TALK, 'stage-1')).toBe('no-such-part');
  });

  it('is settled there, and confirmed for the other side by whoever speaks with it, not by the worker', () => {
    const story = done(elsewhere(), WARD, 'record-discussion', TALK, 'other-area');
    expect(story.state.outcome).toMatchObject({ how: 'other-area', stage: 0, binding: false });
    done(story, WARD, 'confirm-outcome', {}, 'raising');
    expect(fill(story, WARD, 'confirm-outcome', {}, 'receiving')).toBe('not-permitted');
    done(story, MANAGER, 'confirm-outcome', {}, 'receiving');
    expect(story.state.stage).toBe('recording');
  });

  it('or between the two partnerships, by the business manager alone', () => {
    const story = elsewhere();
    const said = { at: '2026-05-20T10:00' };
    expect(fill(story, WARD, 'area-liaison', said)).toBe('not-permitted');
    expect(fill(story, MANAGER, 'area-liaison', { at: '2026-05-20T10:01' })).toBe('in-the-future');
    expect(fill(story, MANAGER, 'area-liaison', said)).toEqual(['AreaLiaisonRecorded']);
    const agreed = { ...said, settled: 'yes', outcome: 'A visit', outcomeKind: 'action-changed' };
    expect(fill(story, MANAGER, 'area-liaison', { ...agreed, outcome: '' })).toBe('incomplete');
    expect(fill(story, MANAGER, 'area-liaison', agreed)).toEqual(['AreaLiaisonRecorded', 'OutcomeReached']);
    done(story, WARD, 'confirm-outcome', { agrees: 'no', what: 'No' }, 'raising');
    expect(story.state.stage).toBe('other-area');
  });
});

describe('the yearly review of a protocol (ESC-13)', () => {
  const review = (protocol: string) => ({
    type: 'protocol-review-due' as const,
    protocol,
    dueOn: LondonDate.parse('2026-11-01'),
  });

  it('is opened by the service for a protocol the borough has, once, and closed by an office', () => {
    const story = new PureDisagreement('brent', '2026-10-05T09:00');
    expect(story.service(review('merton-partners'))).toBe('no-such-protocol');
    expect(story.service(review('brent-inter-agency-convenor'))).toEqual(['ProtocolReviewDue']);
    expect(story.service(review('brent-inter-agency-convenor'))).toEqual([]);
    expect(fill(story, WARD, 'review-protocol')).toBe('not-permitted');
    expect(fill(story, MANAGER, 'review-protocol', { on: '2026-10-06' })).toBe('in-the-future');
    expect(fill(story, MANAGER, 'review-protocol', { on: '2026-10-05' })).toEqual(['ProtocolReviewed']);
    expect(story.state).toMatchObject({ stage: 'closed', review: { on: '2026-10-05' } });
  });
});

import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import {
  BRENT,
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
import { london } from '#test/support/pure-workflow.ts';

const OPEN = { settled: 'no', outstanding: 'The plan', heldAt: '2026-05-20T10:00' };
const RISK = { immediateRisk: 'yes', riskAction: 'Kept on the ward' };

describe('answering', () => {
  it('is for the other side', () => {
    const story = raised();
    expect(fill(story, WARD, 'answer-disagreement', {}, 'raising')).toBe('no-such-part');
    expect(fill(story, WARD, 'answer-disagreement', {}, 'receiving')).toBe('not-permitted');
    expect(fill(story, OTHER_LEAD, 'answer-disagreement', {}, 'receiving')).toEqual(['DisagreementAnswered']);
    expect(story.state.answeredAt).toBe(london('2026-05-20T10:00'));
  });

  it('by somebody without a post leaves a work address, with a name', () => {
    const story = raised();
    const answer = (change: object) => fill(story, OTHER_LEAD, 'answer-disagreement', { ...change }, 'receiving');
    expect(answer({ contactAddress: 'worker@barnet.example' })).toBe('reason-required');
    expect(answer({ contactName: 'W', contactAddress: 'worker@home.example' })).toBe('address-not-allowed');
    expect(answer({ contactName: 'W', contactAddress: 'worker@barnet.example' })).toEqual(['DisagreementAnswered']);
    expect(story.state.people.filter(({ side }) => side === 'receiving')).toMatchObject([
      { title: 'Allocated social worker or lead professional', name: 'W', address: 'worker@barnet.example' },
    ]);
  });
});

describe('naming who acts for a side', () => {
  it('fills a title with somebody, who then acts for that side', () => {
    const story = movedTo(raised(), 2);
    expect(fill(story, WARD, 'name-contact', { address: 'ward.manager@royal-free.example' }, 'raising')).toEqual([
      'ContactNamed',
    ]);
    const named = story.state.people.filter(({ stage, side }) => stage === 2 && side === 'raising');
    expect(named).toMatchObject([
      { title: 'Manager of the worker who raised it', address: 'ward.manager@royal-free.example' },
    ]);
  });

  it('is each side’s own, or the business manager’s; who decides is the business manager’s alone', () => {
    const story = movedTo(raised(), 2);
    expect(fill(story, WARD, 'name-contact', {}, 'receiving')).toBe('not-permitted');
    expect(fill(story, WARD, 'name-contact', {}, 'deciding')).toBe('not-permitted');
    expect(fill(story, MANAGER, 'name-contact', {}, 'deciding')).toEqual(['ContactNamed']);
    expect(fill(story, MANAGER, 'name-contact', { address: 'x@home.example' }, 'raising')).toBe('address-not-allowed');
    expect(fill(story, MANAGER, 'name-contact', {}, 'nobody')).toBe('no-such-part');
  });
});

describe('recording a discussion (ESC-10)', () => {
  it.each([
    ['nobody taking part', { participants: [] }, 'incomplete', 'participants'],
    ['a time still to come', { heldAt: '2026-05-20T10:01' }, 'in-the-future', 'heldAt'],
    ['nothing said of what is open', { ...OPEN, outstanding: '' }, 'reason-required', 'outstanding'],
    ['no view', { raisingView: ' ' }, 'incomplete', 'raisingView'],
    ['no kind of outcome', { outcomeKind: 'nothing' }, 'incomplete', 'outcomeKind'],
    ['no way for what is outstanding', { outstanding: 'Housing' }, 'reason-required', 'howPursued'],
  ])('is refused with %s', (_, change, reason, field) => {
    const story = raised();
    expect(fill(story, WARD, 'record-discussion', { heldAt: '2026-05-20T10:00', ...change }, 'stage-1')).toBe(reason);
    expect(story.refusals.at(-1)?.field).toBe(field);
  });

  it('is refused with an action due yesterday', () => {
    const steps = [{ what: 'Visit', side: 'receiving', owner: 'O', due: '2026-05-19' }];
    const story = raised();
    expect(fill(story, WARD, 'record-discussion', { heldAt: '2026-05-20T10:00', steps }, 'stage-1')).toBe(
      'in-the-past',
    );
  });

  it('that settled nothing leaves it where it is; by either side', () => {
    const story = raised();
    expect(fill(story, OTHER_LEAD, 'record-discussion', OPEN, 'stage-1')).toEqual(['DiscussionRecorded']);
    expect(fill(story, WARD, 'record-discussion', OPEN, 'stage-1')).toEqual(['DiscussionRecorded']);
    expect(story.state).toMatchObject({ stage: 'stage-1', discussed: ['receiving', 'raising'] });
    expect(story.state.outcome).toBeUndefined();
  });

  it('that settled it is confirmed by both before anything closes', () => {
    const story = settled(raised());
    expect(story.state).toMatchObject({
      stage: 'confirming',
      outcome: { stage: 1, how: 'agreed', kind: 'action-changed', binding: false, round: 1 },
      confirmed: [],
    });
    expect(story.state.steps).toMatchObject([{ id: 's1-1', side: 'receiving', due: '2026-06-05' }]);
  });

  it('of a stage it has left is kept and settles nothing, also once it is settled above', () => {
    const story = movedTo(raised(), 2);
    const late = () => fill(story, OTHER_LEAD, 'record-discussion', { heldAt: '2026-05-20T10:00' }, 'stage-1');
    expect(late()).toEqual(['DiscussionRecorded']);
    expect(story.events.at(-1)?.event).toMatchObject({ late: true, settled: true, stage: 1 });
    expect(story.state).toMatchObject({ stage: 'stage-2', discussed: [] });
    settled(story);
    expect(late()).toEqual(['DiscussionRecorded']);
    expect(story.state).toMatchObject({ stage: 'confirming', outcome: { stage: 2 }, outcomes: 1 });
  });

  it('of a stage it has not come to, or of another area, is refused', () => {
    const story = raised();
    for (const subject of ['stage-2', 'stage-6', 'other-area', 'confirming', undefined])
      expect(fill(story, WARD, 'record-discussion', OPEN, subject), subject).toBe('no-such-part');
  });

  it('somebody who is only told cannot write', () => {
    const story = movedTo(raised({ receivingAgency: 'adult-social-care', concerns: 'adult' }), 3);
    expect(fill(story, 'public-health-consultant', 'record-discussion', OPEN, 'stage-3')).toBe('not-permitted');
  });
});

describe('moving up (ESC-2, ESC-4, ESC-7)', () => {
  it.each([
    ['down', { to: 'stage-1' }, 'only-up'],
    ['where it is', { to: 'stage-2' }, 'only-up'],
    ['beyond the protocol', { to: 'stage-4' }, 'no-such-stage'],
    ['to no stage', { to: 'recording' }, 'no-such-stage'],
    ['as not settled, with nothing recorded', { to: 'stage-3', why: 'not-settled' }, 'record-first'],
    ['as out of time, with time left', { to: 'stage-3', why: 'out-of-time' }, 'time-left'],
    ['at immediate risk that nobody marked', { to: 'stage-3', why: 'immediate-risk' }, 'no-immediate-risk'],
    ['with no reasons', { to: 'stage-3', reasons: '' }, 'incomplete'],
  ])('%s is refused', (_, change, reason) => {
    const story = movedTo(raised(), 2);
    expect(fill(story, WARD, 'move-up', change)).toBe(reason);
    expect(story.state.stage).toBe('stage-2');
  });

  it('for no reply is refused once the other side has written at this stage', () => {
    const story = raised();
    done(story, OTHER_LEAD, 'record-discussion', OPEN, 'stage-1');
    expect(fill(story, WARD, 'move-up', { why: 'no-reply' })).toBe('has-replied');
    expect(fill(story, WARD, 'move-up', { why: 'not-settled' })).toEqual(['MovedToStage2']);
  });

  it('as out of time once it is, by either side', () => {
    const story = raised();
    story.until('2026-05-22T00:00');
    expect(fill(story, OTHER_LEAD, 'move-up', { why: 'out-of-time' })).toEqual(['MovedToStage2']);
    expect(story.state.passed).toMatchObject([{ stage: 1, how: 'moved-up' }]);
  });

  it('takes one stage at a time; at immediate risk any, saying why', () => {
    const slow = raised(BRENT, { borough: 'brent' });
    expect(fill(slow, WARD, 'move-up', { to: 'stage-4', skippedWhy: 'Quicker' })).toBe('one-stage-at-a-time');
    const urgent = raised({ ...BRENT, ...RISK }, { borough: 'brent' });
    expect(fill(urgent, WARD, 'move-up', { to: 'stage-4', why: 'immediate-risk' })).toBe('reason-required');
    expect(urgent.refusals.at(-1)?.field).toBe('skippedWhy');
    done(urgent, WARD, 'move-up', { to: 'stage-4', why: 'immediate-risk', skippedWhy: 'Nobody is on duty' });
    expect(urgent.state).toMatchObject({ stage: 'stage-4', stageNumber: 4 });
    expect(urgent.state.passed.map(({ stage, how }) => `${stage} ${how}`)).toEqual([
      '1 moved-up',
      '2 skipped',
      '3 skipped',
    ]);
  });

  it('goes along the lines of a stage, each with its own people, and then no further', () => {
    const story = movedTo(raised({ cases: 'new' }), 2);
    const acting = () =>
      story.state.people
        .filter(({ stage, side, line }) => stage === 2 && side === 'receiving' && line === story.state.line)
        .map(({ post, title }) => post ?? title);
    expect([story.state.line, acting()]).toEqual([1, ['mash-team-manager']]);
    done(story, WARD, 'move-up', { to: 'line' });
    expect([story.state.line, acting()]).toEqual([2, ['mash-manager']]);
    done(story, WARD, 'move-up', { to: 'line' });
    expect([story.state.line, acting()]).toEqual([3, ['director-of-social-work']]);
    expect(story.state.stage).toBe('stage-2');
    expect(fill(story, WARD, 'move-up', { to: 'line' })).toBe('last-line');
    expect(fill(raised(BRENT, { borough: 'brent' }), WARD, 'move-up', { to: 'line' })).toBe('last-line');
  });

  it('ends at the last stage', () => {
    const story = movedTo(raised(), 3);
    expect(fill(story, WARD, 'move-up', { to: 'stage-4' })).toBe('last-stage');
  });

  it('the worker who raised it still sees every stage, and so does whoever acted below', () => {
    const story = movedTo(raised({ cases: 'new' }), 3);
    for (const who of [WARD, WARD_LEAD, OTHER_LEAD, 'mash-social-worker', 'mash-team-manager'])
      for (const part of ['overview', 'record', 'timeline']) expect(story.sees(who, part), `${who} ${part}`).toBe(true);
    for (const who of ['police-sergeant', 'head-teacher', 'mash-manager'])
      expect(story.sees(who, 'record'), who).toBe('not-permitted');
  });
});

describe('a post with nobody in it', () => {
  const left =
    (post: string) =>
    (arrangement: Arrangement): Arrangement => ({
      ...arrangement,
      posts: arrangement.posts.map((one) =>
        one.id === post ? { ...one, until: LondonDate.parse('2026-05-19') } : one,
      ),
    });

  it('leads to its deputy, saying whose place it is, and never to nobody', () => {
    const story = movedTo(raised({ cases: 'new' }, { arranged: left('mash-team-manager') }), 2);
    const [person] = story.state.people.filter(({ stage, side }) => stage === 2 && side === 'receiving');
    expect(person).toMatchObject({ post: 'mash-manager', title: expect.stringMatching(/in place of/) });
    expect(story.state.because.join(' ')).toMatch(/deputy/);
  });
});

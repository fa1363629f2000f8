import { describe, expect, it } from 'vitest';
import { Actor } from '#shared/casework/actor.ts';
import { closing, DIRECTOR, MANAGER, PureRetention } from '#test/support/pure-retention.ts';

/** A record of a case closed on 1 June 2026, 25 years later: its time is over since the end of 1 June 2051. */
const due = (): PureRetention => {
  const record = new PureRetention('merton', '2026-06-01T10:00');
  record.closed(closing('2026-06-01'));
  record.until('2051-06-02T09:00');
  return record;
};

describe('the time of keeping', () => {
  it('begins with the closing and lasts so many calendar years, by the London date', () => {
    const record = new PureRetention('merton', '2026-06-01T10:00');
    expect(record.closed(closing('2026-06-01'))).toEqual(['RecordOpened', 'CaseClosed']);
    expect(record.state).toMatchObject({ stage: 'kept', keepUntil: '2051-06-01', rule: { years: 25, assumed: true } });
    record.until('2051-06-02T08:59');
    expect(record.state.stage).toBe('kept');
    record.until('2051-06-02T09:00');
    expect(record.state.stage).toBe('due');
    expect(record.state).toEqual(record.replayed());
  });

  it('of a case closed on 29 February ends on the last of February where the year has no 29th', () => {
    const record = new PureRetention('merton', '2028-02-29T10:00');
    record.closed(closing('2028-02-29'));
    expect(record.state.keepUntil).toBe('2053-02-28');
  });

  it('is the borough’s by workflow, and for a workflow without a rule what it says otherwise', () => {
    const short = new PureRetention('merton', '2026-06-01T10:00', (arrangement) => ({
      ...arrangement,
      retention: {
        ...arrangement.retention,
        rules: { 'practice-review': { years: 30, source: 'Schedule, line 4', assumed: false } },
        otherwise: { years: 10, source: 'Schedule, line 9', assumed: false },
      },
    }));
    short.closed(closing('2026-06-01', { workflow: 'constructor' }));
    expect(short.state).toMatchObject({
      keepUntil: '2036-06-01',
      rule: { source: 'Schedule, line 9', assumed: false },
    });
  });

  it('is joined, not begun again, by the closing of a case whose record was opened before', () => {
    const record = new PureRetention('merton', '2026-04-10T10:00');
    const { closedOn: _, ...open } = closing('2026-06-01', { conflicted: ['person-a'] });
    expect(record.by(MANAGER, { type: 'open-record', of: open })).toEqual(['RecordOpened']);
    expect(record.state).toMatchObject({ stage: 'open', conflicted: ['person-a'] });
    expect(record.by(MANAGER, { type: 'open-record', of: open })).toBe('not-at-this-stage');
    expect(record.closed(closing('2026-06-01', { conflicted: ['person-b'] }))).toEqual(['CaseClosed']);
    expect(record.closed(closing('2026-06-05'))).toEqual([]);
    expect(record.state).toMatchObject({
      stage: 'kept',
      conflicted: ['person-a', 'person-b'],
      keepUntil: '2051-06-01',
    });
  });

  it('can be made longer with a reason, never shorter, and then comes to its end again', () => {
    const record = due();
    expect(record.form(MANAGER, 'keep-longer', { keepLongerUntil: '2051-06-01' })).toBe('still-to-come');
    expect(record.form(MANAGER, 'keep-longer', { keepLongerReason: ' ' })).toBe('incomplete');
    expect(record.form(MANAGER, 'keep-longer', { keepLongerUntil: '2056-06-01' })).toEqual(['KeptLonger']);
    expect(record.form(MANAGER, 'keep-longer', { keepLongerUntil: '2055-01-01' })).toBe('only-longer');
    expect(record.state).toMatchObject({ stage: 'kept', keepUntil: '2056-06-01', longer: true });
    record.until('2056-06-02T10:00');
    expect(record.state.stage).toBe('due');
  });

  it('is told of once at its end, to the business manager of that day, without content', () => {
    const record = due();
    record.until('2053-01-01T10:00');
    expect(record.messages).toHaveLength(1);
    expect(record.messages[0]).toMatchObject({
      template: 'retention-reached',
      audience: 'business-managers',
      statutory: false,
      recipient: { post: MANAGER },
    });
    record.form(MANAGER, 'keep-longer', { keepLongerUntil: '2054-06-01' });
    record.until('2054-06-02T10:00');
    expect(new Set(record.messages.map(({ occurrence }) => occurrence)).size).toBe(2);
  });
});

describe('a disposal', () => {
  it('is proposed by one and agreed by another, and then called for once', () => {
    const record = due();
    expect(record.form(MANAGER, 'propose-disposal')).toEqual(['DisposalProposed']);
    expect(record.form(DIRECTOR, 'agree-disposal')).toEqual(['DisposalAgreed']);
    expect(record.state.stage).toBe('agreed');
    expect(record.contracts).toEqual([
      { type: 'DisposalAgreed', version: 1, body: { caseId: 'c00000000000000000001' } },
    ]);
    expect(record.service({ type: 'begin-destruction' })).toEqual(['DestructionBegun']);
    expect(record.service({ type: 'begin-destruction' })).toEqual([]);
    const rows = { events: 12, reads: 40 };
    expect(record.service({ type: 'record-disposal', version: 12, hash: 'ab', rows })).toEqual(['RecordDisposed']);
    expect(record.state).toMatchObject({
      stage: 'disposed',
      disposed: { version: 12, hash: 'ab', rows },
      proposed: { post: MANAGER },
      agreed: { post: DIRECTOR },
    });
    expect(record.state).toEqual(record.replayed());
  });

  it('is never one person’s: nobody agrees or refuses what they proposed, whatever posts they hold', () => {
    const record = due();
    const both = Actor.parse({
      person: 'person-both',
      name: 'Holds both',
      address: '',
      posts: [post('business-manager', DIRECTOR)],
    });
    expect(record.form(both, 'propose-disposal')).toEqual(['DisposalProposed']);
    expect(record.form(both, 'agree-disposal')).toBe('second-person-needed');
    expect(record.form(both, 'refuse-disposal')).toBe('second-person-needed');
    // Not even past the door: the rule itself says so.
    expect(record.service({ type: 'agree-disposal', answers: { disposalAgreed: 'yes' } })).toBe('not-an-agreer');
    expect(record.state.stage).toBe('proposed');
  });

  it('is agreed only by an office that the borough has chosen for it, as it is chosen today', () => {
    const record = due();
    record.form(MANAGER, 'propose-disposal');
    expect(record.form('chief-executive', 'agree-disposal')).toBe('not-an-agreer');
    expect(record.form('head-of-safeguarding', 'agree-disposal')).toBe('not-permitted');
    expect(record.form('chief-executive', 'refuse-disposal')).toBe('not-an-agreer');
  });

  it('is not before the last day is over, nor of a case that is open', () => {
    const record = new PureRetention('merton', '2026-06-01T10:00');
    record.closed(closing('2026-06-01'));
    expect(record.form(MANAGER, 'propose-disposal')).toBe('not-at-this-stage');
    record.until('2051-06-01T23:59');
    expect(record.form(MANAGER, 'propose-disposal')).toBe('not-at-this-stage');
    const open = new PureRetention('merton', '2026-04-10T10:00');
    const { closedOn: _, ...of } = closing('2026-06-01');
    open.by(MANAGER, { type: 'open-record', of });
    open.until('2070-01-01T10:00');
    expect(open.state.stage).toBe('open');
    expect(open.form(MANAGER, 'propose-disposal')).toBe('not-at-this-stage');
    expect(open.service({ type: 'begin-destruction' })).toBe('no-longer-agreed');
  });

  it('needs its reason and declaration, and refused is proposed anew', () => {
    const record = due();
    expect(record.form(MANAGER, 'propose-disposal', { disposalReason: '' })).toBe('incomplete');
    expect(record.form(MANAGER, 'propose-disposal', { disposalLookedAt: 'no' })).toBe('incomplete');
    record.form(MANAGER, 'propose-disposal');
    expect(record.form(DIRECTOR, 'agree-disposal', { disposalAgreed: 'no' })).toBe('incomplete');
    expect(record.form(DIRECTOR, 'refuse-disposal')).toEqual(['DisposalRefused']);
    expect(record.state).toMatchObject({ stage: 'due' });
    expect(record.state.proposed).toBeUndefined();
    expect(record.form(DIRECTOR, 'agree-disposal')).toBe('not-at-this-stage');
    expect(record.contracts).toEqual([]);
  });

  it('cannot be stopped, and nothing added, once it has begun', () => {
    const record = due();
    record.form(MANAGER, 'propose-disposal');
    record.form(DIRECTOR, 'agree-disposal');
    record.service({ type: 'begin-destruction' });
    expect(record.form(MANAGER, 'place-hold')).toBe('not-at-this-stage');
    expect(record.form(MANAGER, 'keep-longer')).toBe('not-at-this-stage');
    const early = due();
    expect(early.service({ type: 'record-disposal', version: 1, hash: 'ab', rows: {} })).toBe('not-at-this-stage');
  });
});

describe('a hold', () => {
  it('is placed by one at any time, even on a case that is open, and stops disposal but not the clock', () => {
    const record = new PureRetention('merton', '2026-04-10T10:00');
    const { closedOn: _, ...of } = closing('2026-06-01');
    record.by(MANAGER, { type: 'open-record', of });
    expect(record.form('head-of-safeguarding', 'place-hold')).toEqual(['HoldPlaced']);
    expect(record.form(MANAGER, 'place-hold', { heldFrom: '2026-04-11' })).toBe('in-the-future');
    record.until('2026-06-01T10:00');
    record.closed(closing('2026-06-01'));
    record.until('2051-07-01T10:00');
    expect(record.state.stage).toBe('due');
    expect(record.form(MANAGER, 'propose-disposal')).toBe('held');
  });

  it('puts a proposal aside, and an agreement; nothing is destroyed though it was called for', () => {
    for (const agreed of [false, true]) {
      const record = due();
      record.form(MANAGER, 'propose-disposal');
      if (agreed) record.form(DIRECTOR, 'agree-disposal');
      expect(record.form(MANAGER, 'place-hold')).toEqual(['HoldPlaced']);
      expect(record.state).toMatchObject({ stage: 'due' });
      expect(record.service({ type: 'begin-destruction' })).toBe('no-longer-agreed');
      expect(record.form(DIRECTOR, 'agree-disposal')).toBe('not-at-this-stage');
    }
  });

  it('is lifted by two different people, each hold for itself', () => {
    const record = due();
    record.form(MANAGER, 'place-hold');
    record.form(MANAGER, 'place-hold', { holdKind: 'court', holdName: 'An invented inquest' });
    expect(record.form(MANAGER, 'lift-hold', {}, 'h1')).toEqual(['HoldLiftSigned']);
    expect(record.form(MANAGER, 'lift-hold', {}, 'h1')).toBe('second-person-needed');
    expect(record.form(MANAGER, 'propose-disposal')).toBe('held');
    expect(record.form(DIRECTOR, 'lift-hold', { liftReason: '' }, 'h1')).toBe('incomplete');
    expect(record.form(DIRECTOR, 'lift-hold', {}, 'h1')).toEqual(['HoldLifted']);
    expect(record.form(DIRECTOR, 'lift-hold', {}, 'h1')).toBe('no-such-hold');
    expect(record.form(DIRECTOR, 'lift-hold', {}, 'h9')).toBe('no-such-hold');
    expect(record.form(MANAGER, 'propose-disposal')).toBe('held');
    record.form(DIRECTOR, 'lift-hold', {}, 'h2');
    record.form('head-of-safeguarding', 'lift-hold', {}, 'h2');
    expect(record.form(MANAGER, 'propose-disposal')).toEqual(['DisposalProposed']);
  });

  it('asks the second of two only, and only while it stands', () => {
    const record = due();
    record.form(MANAGER, 'place-hold');
    const asked = () => record.tasks().map(({ form, subject }) => `${form} ${subject ?? ''}`.trim());
    expect(asked()).toEqual([]);
    record.form(MANAGER, 'lift-hold', {}, 'h1');
    expect(new Set(asked())).toEqual(new Set(['lift-hold h1']));
    record.form(DIRECTOR, 'lift-hold', {}, 'h1');
    expect(asked()).toEqual(['propose-disposal']);
  });
});

const post = (...roles: ('business-manager' | 'director-of-childrens-services')[]) => ({
  post: 'a-post',
  title: 'A post',
  agency: 'council',
  roles,
});

import { describe, expect, it } from 'vitest';
import { subjects } from '#functions/escalation/forms/subjects.ts';
import { holderOf } from '#test/support/pure-workflow.ts';
import { worker } from './brought.ts';
import { raised, story } from './story.ts';

const MAY = '2026-05-20T10:00';
const at = (...events: readonly unknown[]) =>
  story(
    'barnet',
    MAY,
    events.map((event) => ({ at: MAY, event })),
  );
const of = (kind: string, told: ReturnType<typeof story>, who: string | ReturnType<typeof worker> = worker()) =>
  subjects(kind, {
    state: told.state,
    actor: typeof who === 'string' ? holderOf(told.arrangement, who, told.now) : who,
    arrangement: told.arrangement,
  });
const up = (stage: number, skipped: readonly number[] = []) => ({
  type: `MovedToStage${stage}`,
  answers: {},
  why: 'not-settled',
  skipped,
  people: [],
});
const reached = {
  type: 'OutcomeReached',
  stage: 2,
  how: 'agreed',
  binding: false,
  outcome: 'plan-agreed',
  steps: [{ id: 's1', what: 'A visit', side: 'receiving', owner: 'A manager', due: '2026-05-22' }],
};

describe('what a form of a disagreement may be about', () => {
  it('is a side: one’s own for whoever acts in it, none for whoever does not', () => {
    const told = at(raised());
    expect(of('side', told)).toEqual({ all: ['raising', 'receiving', 'deciding'], own: 'raising' });
    expect(of('side', told, 'head-of-safeguarding').own).toBe('receiving');
    expect(of('side', told, 'police-review-officer').own).toBe('raising');
    expect(of('side', told, 'business-manager').own).toBeUndefined();
    expect(of('side', at())).toEqual({ all: [] });
  });

  it('is a stage it has been at, the present one unless another is named', () => {
    expect(of('stage', at(raised()))).toEqual({ all: ['stage-1'], own: 'stage-1' });
    expect(of('stage', at(raised(), up(2)))).toEqual({ all: ['stage-1', 'stage-2'], own: 'stage-2' });
    expect(of('stage', at(raised(), up(2), reached)).own).toBe('stage-2');
    expect(of('stage', at(raised())).all).not.toContain('stage-2');
  });

  it('is the stage it came back to once an outcome was disputed', () => {
    const back = { type: 'ReturnedToStage2', why: 'disputed' };
    expect(of('stage', at(raised(), up(2), reached, back))).toEqual({ all: ['stage-1', 'stage-2'], own: 'stage-2' });
  });

  it('is another area’s procedure, which has no stages here', () => {
    const elsewhere = raised({
      type: 'RaisedElsewhere',
      receiving: { area: 'Hertborough', name: 'Services' },
      line: undefined,
    });
    expect(of('stage', at(elsewhere))).toEqual({ all: ['other-area'], own: 'other-area' });
  });

  it('is an agreed action or a gap there is', () => {
    const gap = (id: string) => ({ type: 'PolicyGapFound', answers: {}, id });
    expect(of('step', at(raised(), up(2), reached)).all).toEqual(['s1']);
    expect(of('gap', at(raised(), gap('g1')))).toEqual({ all: ['g1'], own: 'g1' });
    expect(of('gap', at(raised(), gap('g1'), gap('g2'))).own).toBeUndefined();
    const answered = { type: 'PolicyGapAnswered', answers: {}, gap: 'g1' };
    expect(of('gap', at(raised(), gap('g1'), gap('g2'), answered)).own).toBe('g2');
  });

  it('is nothing of a kind that a disagreement does not have, and a message that did not arrive', () => {
    expect(of('comment', at(raised()))).toEqual({ all: [] });
    const troubled = { type: 'MessageTroubled', key: 'k1', milestone: 'M13', audience: 'raiser', status: 'BOUNCED' };
    expect(of('message', at(raised(), troubled)).all).toEqual(['k1']);
  });
});

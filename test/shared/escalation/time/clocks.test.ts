import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { deadlines } from '#shared/escalation/time/clocks.ts';
import { wexmoor } from '#test/shared/boroughs/wexmoor.ts';
import { dates } from '#test/shared/kernel/dates.ts';
import { step, walk } from '#test/shared/kernel/slow-oracle.ts';
import {
  BRENT,
  confirmed,
  done,
  MANAGER,
  movedTo,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
} from '#test/support/disagreement-story.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { london } from '#test/support/pure-workflow.ts';

const deadline = (story: PureDisagreement, clock: string) =>
  deadlines(story.state, story.context()).find((one) => one.clock === clock);
const whole = (story: PureDisagreement) => deadline(story, 'disagreement');
const stage = (story: PureDisagreement) => deadline(story, 'disagreement-stage');
const RISK = { immediateRisk: 'yes', riskAction: 'Kept on the ward' };
/** The last instant of a London date, told without the product's calendar: midnight after it, less a millisecond. */
const endOf = (date: string): string => new Date(Date.parse(london(`${step(date, 1)}T00:00`)) - 1).toISOString();

describe('one working week (ESC-2)', () => {
  it('raised on Wednesday 20 May 2026, over a bank holiday, ends on Thursday 28 May', () => {
    expect(whole(raised())).toMatchObject({ dueDate: '2026-05-28', due: '2026-05-28T22:59:59.999Z', daysLate: 0 });
  });

  it('ends where a calendar walked day by day says, whatever day it is raised', () => {
    fc.assert(
      fc.property(dates(2023, 2035), fc.constantFrom('00:00', '08:30', '17:05', '23:59'), (date, time) => {
        const story = raised({}, { at: `${date}T${time}` });
        expect(whole(story)).toMatchObject({ starts: date, dueDate: walk(date, 5), due: endOf(walk(date, 5)) });
      }),
      { numRuns: 60 },
    );
  });

  it('is counted as the protocol has it, where that is another number of days', () => {
    const ten = (arrangement: Arrangement): Arrangement => ({
      ...arrangement,
      escalation: {
        ...arrangement.escalation,
        protocols: arrangement.escalation.protocols.map((one) => ({
          ...one,
          protocol: { ...one.protocol, weekOf: 10 },
        })),
      },
    });
    const found = whole(raised({}, { arranged: ten }));
    expect(found).toMatchObject({ dueDate: walk('2026-05-20', 10) });
    expect(found?.rule).toMatch(/^10 working days after/);
    expect(found?.skipped.map(({ date }) => date)).toContain('2026-05-31');
  });

  it('has no end between partners, whose protocol sets none', () => {
    const sides = { concerns: 'partners', raisingAgency: 'police', receivingAgency: 'childrens-social-care' };
    const story = raised(sides, { borough: 'merton', who: 'bcu-commander' });
    expect(whole(story)).toBeUndefined();
    expect(stage(story)).toMatchObject({ dueDate: walk('2026-05-20', 10) });
  });
});

describe('a shorter time that keeps somebody safe', () => {
  it('ends at the very minute the raiser gave', () => {
    const story = raised({ sooner: 'yes', settleBy: '2026-05-20T17:00' });
    expect(whole(story)).toMatchObject({ due: london('2026-05-20T17:00'), dueDate: '2026-05-20' });
    expect(stage(story)).toMatchObject({ due: london('2026-05-20T17:00') });
    story.now = london('2026-05-20T17:01');
    expect(whole(story)?.daysLate).toBe(1);
  });

  it('never makes it longer', () => {
    expect(whole(raised({ sooner: 'yes', settleBy: '2026-06-30T17:00' }))?.dueDate).toBe('2026-05-28');
  });

  it('in the hour that comes twice, ends at the first of the two', () => {
    const story = raised({ sooner: 'yes', settleBy: '2026-10-25T01:30' }, { at: '2026-10-24T20:00' });
    expect(whole(story)?.due).toBe('2026-10-25T00:30:00.000Z');
  });

  it.each([
    ['in the morning', '2026-05-20T10:00', '2026-05-20T22:59:59.999Z'],
    ['a minute before midnight', '2026-05-20T23:59', '2026-05-20T22:59:59.999Z'],
    ['at 02:30 on a bank holiday', '2026-05-25T02:30', '2026-05-25T22:59:59.999Z'],
    ['in winter', '2026-12-01T09:00', '2026-12-01T23:59:59.999Z'],
    ['on the day the clocks go back', '2026-10-25T01:30', '2026-10-25T23:59:59.999Z'],
  ])('at immediate risk it is the end of that same London day: %s', (_, at, due) => {
    expect(whole(raised(RISK, { at }))?.due).toBe(due);
  });

  it('a risk found later ends it on the day it was found', () => {
    const story = raised();
    story.until('2026-05-22T15:00');
    done(story, WARD, 'immediate-risk');
    expect(whole(story)).toMatchObject({ due: endOf('2026-05-22') });
    expect(whole(story)?.rule).toMatch(/immediate risk/);
  });

  it('a risk found after the week does not give more time', () => {
    const story = raised();
    story.until('2026-06-02T15:00');
    done(story, WARD, 'immediate-risk');
    expect(whole(story)?.dueDate).toBe('2026-05-28');
  });
});

describe('what meets the week', () => {
  it('an outcome does, and it runs again when a side disputes it', () => {
    const story = settled(raised());
    expect(whole(story)).toMatchObject({ metAt: story.now, waitingFor: 'nobody', daysLate: 0 });
    done(story, OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: 'No' }, 'receiving');
    expect(whole(story)?.metAt).toBeUndefined();
    expect(whole(story)?.dueDate).toBe('2026-05-28');
  });

  it('moving past the last stage inside it does; moving within it does not', () => {
    const story = movedTo(raised(), 2);
    expect(whole(story)?.metAt).toBeUndefined();
    movedTo(story, 3);
    expect(whole(story)?.metAt).toBe(story.now);
    settled(story);
    done(story, OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: 'No' }, 'receiving');
    expect(whole(story)?.metAt).toBe(story.now);
  });

  it('nothing else does: not an answer, not a discussion, not time', () => {
    const story = done(raised(), OTHER_LEAD, 'answer-disagreement', {}, 'receiving');
    done(
      story,
      WARD,
      'record-discussion',
      { settled: 'no', outstanding: 'All', heldAt: '2026-05-20T10:00' },
      'stage-1',
    );
    story.until('2026-06-04T10:00');
    expect(whole(story)?.metAt).toBeUndefined();
    expect(whole(story)?.daysLate).toBe(5);
  });

  it('withdrawn, it is held to no clock; closed, it keeps what met it', () => {
    expect(deadlines(done(raised(), WARD, 'withdraw-disagreement', {}, 'raising').state, raised().context())).toEqual(
      [],
    );
    const story = confirmed(settled(raised()));
    expect(whole(story)?.metAt).toBe(london('2026-05-20T10:00'));
    expect(stage(story)).toBeUndefined();
  });
});

describe('the time of a stage', () => {
  it('is its own limit from when it came to it', () => {
    const story = raised();
    expect(stage(story)).toMatchObject({ dueDate: '2026-05-21', due: endOf('2026-05-21') });
    story.until('2026-05-21T15:00');
    movedTo(story, 2);
    expect(stage(story)).toMatchObject({ starts: '2026-05-21', dueDate: '2026-05-28' });
  });

  it('inside the week never goes beyond the week’s end', () => {
    fc.assert(
      fc.property(dates(2024, 2030), fc.integer({ min: 0, max: 6 }), (date, later) => {
        const story = movedTo(raised({}, { at: `${date}T10:00` }), 1);
        story.until(`${step(date, later)}T11:00`);
        movedTo(story, 2);
        const end = walk(date, 5);
        if (step(date, later) <= end) expect(stage(story)?.dueDate).toBe([walk(step(date, later), 4), end].sort()[0]);
      }),
      { numRuns: 40 },
    );
  });

  it('begun after the week had ended, it has its own time and is not late from its first minute', () => {
    const story = raised();
    story.until('2026-06-01T10:00');
    movedTo(story, 2);
    expect(stage(story)).toMatchObject({ dueDate: walk('2026-06-01', 4), daysLate: 0 });
    expect(whole(story)?.daysLate).toBe(2);
  });

  it('above the week is not bound by it, but always by the time that keeps somebody safe', () => {
    expect(stage(movedTo(raised(BRENT, { borough: 'brent' }), 4))).toMatchObject({ dueDate: walk('2026-05-20', 5) });
    const urgent = raised({ ...BRENT, ...RISK }, { borough: 'brent' });
    done(urgent, WARD, 'move-up', { to: 'stage-5', why: 'immediate-risk', skippedWhy: 'Nobody there' });
    expect(stage(urgent)).toMatchObject({ due: endOf('2026-05-20') });
    expect(whole(urgent)?.metAt).toBe(urgent.now);
  });

  it('starts anew when it is returned', () => {
    const story = settled(raised());
    story.until('2026-05-22T12:00');
    done(story, OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: 'No' }, 'receiving');
    expect(stage(story)).toMatchObject({ starts: '2026-05-22', dueDate: '2026-05-26' });
  });

  it('is not set where it is noted outside, elsewhere or being confirmed', () => {
    const sides = { concerns: 'partners', raisingAgency: 'police', receivingAgency: 'childrens-social-care' };
    expect(
      stage(movedTo(raised(sides, { borough: 'merton', who: 'bcu-commander' }), 4, 'bcu-commander')),
    ).toBeUndefined();
    const elsewhere = raised({ receivingAgency: 'another-area', area: 'W', areaAgency: 'X' });
    expect([stage(elsewhere), whole(elsewhere)?.dueDate]).toEqual([undefined, '2026-05-28']);
    expect(stage(settled(raised()))).toBeUndefined();
  });

  it('of a protocol that counts in days ends at a weekend too', () => {
    const story = raised(
      { raisingAgency: 'schools', receivingAgency: 'police' },
      { at: '2026-05-22T10:00', arranged: () => wexmoor(), who: 'head-teacher' },
    );
    expect(stage(story)).toMatchObject({ due: endOf('2026-05-23'), skipped: [] });
    movedTo(story, 3, 'head-teacher');
    // Wexmoor counts from the working day after: Tuesday, since Monday is a bank holiday.
    expect(stage(story)?.dueDate).toBe(walk('2026-05-26', 5));
  });
});

describe('whom everyone waits for', () => {
  it('is said in words at every stage, of offices and agencies and nobody by name', () => {
    const story = raised(BRENT, { borough: 'brent', at: '2022-05-18T10:00' });
    const waits = (): string | undefined => deadlines(story.state, story.context()).at(-1)?.waitingFor;
    expect(waits()).toBe('the worker and their own manager');
    movedTo(story, 2);
    expect(waits()).toBe('Brent Council, Children and Young People to answer');
    done(story, OTHER_LEAD, 'answer-disagreement', {}, 'receiving');
    expect(waits()).toBe('both sides to discuss it');
    done(
      story,
      WARD,
      'record-discussion',
      { settled: 'no', outstanding: 'All', heldAt: '2022-05-18T10:00' },
      'stage-2',
    );
    expect(waits()).toBe('both sides to settle it or move it up');
    movedTo(story, 5);
    expect(waits()).toBe('the panel to be convened');
    done(story, MANAGER, 'convene-panel', { meetsAt: '2022-05-25T14:00', representationsBy: '2022-05-24' });
    expect(waits()).toBe('the panel to decide');
    const mediated = movedTo(raised(BRENT, { borough: 'brent' }), 5);
    expect(deadlines(mediated.state, mediated.context()).at(-1)?.waitingFor).toBe(
      'Independent Convenor to help both sides agree',
    );
  });
});

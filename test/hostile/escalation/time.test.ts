import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Limit } from '#shared/boroughs/escalation.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { deadlines } from '#shared/escalation/time/clocks.ts';
import { aboutKey, isSameMatter } from '#shared/escalation/time/registers.ts';
import { repeated } from '#shared/escalation/time/steps/series.ts';
import { Instant, plusMilliseconds } from '#shared/kernel/time.ts';
import { dates } from '#test/shared/kernel/dates.ts';
import { step, walk } from '#test/shared/kernel/slow-oracle.ts';
import { confirmed, done, fill, movedTo, OTHER_LEAD, raised, settled, WARD } from '#test/support/disagreement-story.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { london } from '#test/support/pure-workflow.ts';

const { workflow } = escalationShelf;
const deadline = (story: PureDisagreement, clock: string) =>
  deadlines(story.state, story.context()).find((one) => one.clock === clock);
const whole = (story: PureDisagreement) => deadline(story, 'disagreement');
const stage = (story: PureDisagreement) => deadline(story, 'disagreement-stage');
const RISK = { immediateRisk: 'yes', riskAction: 'Kept on the ward' };
/** The last millisecond of a London date: midnight after it, less one. */
const endOf = (date: string): string => new Date(Date.parse(london(`${step(date, 1)}T00:00`)) - 1).toISOString();
/** Stage one, with another limit and no week. */
const limited =
  (limit: Limit) =>
  (arrangement: Arrangement): Arrangement => ({
    ...arrangement,
    escalation: {
      ...arrangement.escalation,
      protocols: arrangement.escalation.protocols.map((one) => ({
        ...one,
        protocol: {
          ...one.protocol,
          weekOf: undefined,
          stages: one.protocol.stages.map((each) => ({ ...each, insideWeek: false, limit })),
        },
      })),
    },
  });

describe('immediate risk', () => {
  it.each([
    ['2026-05-20T23:59', '2026-05-20T22:59:59.999Z'],
    ['2026-05-21T00:00', '2026-05-21T22:59:59.999Z'],
    ['2026-05-25T02:30', '2026-05-25T22:59:59.999Z'], // a bank holiday
    ['2026-12-25T02:30', '2026-12-25T23:59:59.999Z'],
    ['2026-03-28T23:59', '2026-03-28T23:59:59.999Z'], // the night the clocks go forward
    ['2026-03-29T00:30', '2026-03-29T22:59:59.999Z'],
    ['2026-10-24T23:59', '2026-10-24T22:59:59.999Z'], // and back
    ['2026-10-25T01:30', '2026-10-25T23:59:59.999Z'],
  ])('known at %s in London ends with that day, at %s', (at, due) => {
    const story = raised(RISK, { at });
    expect([whole(story)?.due, stage(story)?.due, whole(story)?.dueDate]).toEqual([due, due, at.slice(0, 10)]);
    const heard = story.messages.map(({ template, recipient }) => [template, recipient.post]);
    expect(heard).toContainEqual(['immediate-risk', 'acute-named-nurse']);
    const before = story.messages.length;
    story.until(`${step(at.slice(0, 10), 1)}T00:00`);
    expect(whole(story)?.daysLate).toBe(1);
    expect(story.state.stage).toBe('stage-1');
    expect(story.messages.length).toBeGreaterThanOrEqual(before);
  });

  it('found once the week is over has that same day, though the stage has days of its own left', () => {
    const story = raised();
    story.until('2026-06-01T10:00');
    movedTo(story, 2);
    expect(stage(story)?.dueDate).toBe(walk('2026-06-01', 4));
    story.until('2026-06-02T15:00');
    done(story, WARD, 'immediate-risk');
    expect(stage(story)).toMatchObject({ due: endOf('2026-06-02'), daysLate: 0 });
    expect(workflow.tasks(story.state, story.context()).find(({ form }) => form === 'record-discussion')?.dueDate).toBe(
      '2026-06-02',
    );
    story.until('2026-06-03T00:00');
    expect(
      story.messages.some(({ template, at }) => template === 'stage-over' && at === london('2026-06-03T00:00')),
    ).toBe(true);
  });
});

describe('a time that keeps somebody safe', () => {
  const by = (settleBy: string) => ({ sooner: 'yes', settleBy });

  it.each([
    ['a minute ago', '2026-05-20T09:59'],
    ['this very minute', '2026-05-20T10:00'],
    ['last year', '2025-05-20T17:00'],
  ])('that is %s is refused', (_, settleBy) => {
    expect(() => raised(by(settleBy))).toThrow('not-in-the-future');
  });

  it.each([
    ['2026-05-20T10:01', '2026-05-20T09:01:00.000Z'],
    ['2026-05-21T03:00', '2026-05-21T02:00:00.000Z'],
    ['2026-05-24T12:00', '2026-05-24T11:00:00.000Z'], // a Sunday
    ['2026-05-28T23:59', '2026-05-28T22:59:00.000Z'],
    ['2026-05-29T00:00', '2026-05-28T22:59:59.999Z'], // after the week: the week
    ['2027-05-20T00:00', '2026-05-28T22:59:59.999Z'],
  ])('of %s ends the whole at %s', (settleBy, due) => {
    expect(whole(raised(by(settleBy)))?.due).toBe(due);
  });

  it('is the shorter of it and the day of the risk', () => {
    expect(whole(raised({ ...RISK, ...by('2026-05-20T12:00') }))?.due).toBe(london('2026-05-20T12:00'));
    expect(whole(raised({ ...RISK, ...by('2026-05-22T12:00') }))?.due).toBe(endOf('2026-05-20'));
  });

  it('which an hour that comes twice is, is the first of the two: sooner is safer', () => {
    const story = raised(by('2026-10-25T01:30'), { at: '2026-10-24T22:00' });
    expect(whole(story)?.due).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('the limit of a stage, against a count of its own', () => {
  it('in working days ends with the last of them, whatever the day, the hour and the season', () => {
    fc.assert(
      fc.property(
        dates(2024, 2033),
        fc.constantFrom('00:00', '01:30', '23:59'),
        fc.integer({ min: 1, max: 12 }),
        (date, time, count) => {
          const story = raised({}, { at: `${date}T${time}`, arranged: limited({ count, of: 'working-days' }) });
          expect(stage(story)?.due).toBe(endOf(walk(date, count)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in days ends with the last of them, and in hours at the minute, over the nights the clocks change too', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-12-24', '2028-02-28'),
        fc.constantFrom('00:00', '00:59', '12:00', '23:59'),
        fc.integer({ min: 1, max: 60 }),
        (date, time, count) => {
          const since = london(`${date}T${time}`);
          const days = raised({}, { at: `${date}T${time}`, arranged: limited({ count, of: 'days' }) });
          expect(stage(days)?.due).toBe(endOf(step(date, count)));
          const hours = raised({}, { at: `${date}T${time}`, arranged: limited({ count, of: 'hours' }) });
          expect(stage(hours)?.due).toBe(new Date(Date.parse(since) + count * 3_600_000).toISOString());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not late in its last millisecond, and is in the next', () => {
    const story = raised({}, { arranged: limited({ count: 2, of: 'hours' }) });
    const due = Instant.parse(stage(story)?.due);
    story.now = due;
    expect([stage(story)?.daysLate, fill(story, WARD, 'move-up', { why: 'out-of-time' })]).toEqual([0, 'time-left']);
    story.now = plusMilliseconds(due, 1);
    expect([stage(story)?.daysLate, fill(story, WARD, 'move-up', { why: 'out-of-time' })]).toEqual([
      1,
      ['MovedToStage2'],
    ]);
  });
});

describe('the week', () => {
  it('that was met by moving past it in time stays met in time, whenever it is settled', () => {
    const story = movedTo(raised(), 3);
    const met = story.now;
    story.until('2026-07-30T10:00');
    settled(story, { steps: [] });
    expect(whole(story)).toMatchObject({ metAt: met, daysLate: 0 });
    confirmed(story);
    expect(whole(story)).toMatchObject({ metAt: met, daysLate: 0 });
  });

  it('that was over when it moved past it is late by as much, and by no more once it is settled', () => {
    const story = movedTo(raised(), 2);
    story.until('2026-06-03T10:00');
    movedTo(story, 3);
    const late = whole(story)?.daysLate;
    story.until('2026-07-30T10:00');
    settled(story, { steps: [] });
    expect([late, whole(story)?.daysLate]).toEqual([4, 4]);
  });

  it('runs on for what was settled, disputed, and settled late', () => {
    const story = settled(raised());
    story.until('2026-05-22T12:00');
    done(story, OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: 'No' }, 'receiving');
    story.until('2026-06-01T10:00');
    settled(story, { steps: [] });
    expect(whole(story)?.daysLate).toBe(2);
  });
});

describe('the next moment', () => {
  it('is the truth: nothing has come due a millisecond before it, and something has at it', () => {
    fc.assert(
      fc.property(
        dates(2025, 2027),
        fc.constantFrom('00:10', '09:00', '19:59', '23:59'),
        fc.constantFrom({}, RISK, { receivingAgency: 'another-area', area: 'W', areaAgency: 'X' }),
        fc.constantFrom('stays', 'up', 'settled', 'confirmed'),
        (date, time, change, goes) => {
          const story = raised(change, { at: `${date}T${time}` });
          if (!('area' in change) && goes === 'up') movedTo(story, 3);
          if (goes === 'settled' || goes === 'confirmed') {
            done(story, WARD, 'record-discussion', { heldAt: `${date}T${time}`, steps: [] }, story.state.stage);
          }
          if (goes === 'confirmed' && !('area' in change)) confirmed(story);
          for (let turns = 0; turns < 8; turns += 1) {
            const next = workflow.nextDue(story.state, story.context());
            if (next === undefined) return;
            story.now = plusMilliseconds(next, -1);
            expect(workflow.due(story.state, story.context())).toBeUndefined();
            const before = story.state.stage;
            story.now = next;
            if (workflow.due(story.state, story.context()) === undefined) return; // 300 days with nothing on its plan
            story.until(londonMinute(story.now));
            expect(story.state.stage).toBe(before);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of a reminder that comes again is when one more has come, and not before', () => {
    fc.assert(
      fc.property(
        dates(2025, 2027),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 2, max: 9 }),
        (date, minute, every, n) => {
          const first = plusMilliseconds(london(`${date}T00:00`), minute * 60_000);
          const series = repeated('x', first, every, () => 'stage-over');
          const moment = series.moment(n);
          if (moment === undefined) throw new Error('It comes without end');
          expect([series.count(moment), series.count(plusMilliseconds(moment, -1))]).toEqual([n, n - 1]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The London minute in which an instant falls. */
const londonMinute = (at: Instant): string => {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(Date.parse(at) + 59_999));
  return parts.replace(' ', 'T');
};

describe('raised twice', () => {
  const row = { open: true, raising: 'schools', receiving: 'police', about: aboutKey('barnet', 'LCS 0045/12') };

  it.each([
    ['LCS 0045/12'],
    ['lcs 004512'],
    ['LCS-0045-12'],
    [' L C S  0045–12 '],
    ['ＬＣＳ ００４５／１２'],
    ['LCS\u00a00045\u200b/12'],
    ['LCS 0045\u00ad/12.'],
  ])('is seen however the reference is written: %j', (about) => {
    expect(isSameMatter(row, 'barnet', { raising: 'schools', receiving: 'police', about })).toBe(true);
  });

  it.each([['LCS 0045/13'], ['LCS 00451'], ['']])('and not where it is another: %j', (about) => {
    expect(isSameMatter(row, 'barnet', { raising: 'schools', receiving: 'police', about })).toBe(false);
  });

  it('is not told by a reference of another borough, of another pair of agencies, or of one that is over', () => {
    const about = 'LCS 0045/12';
    expect(isSameMatter(row, 'brent', { raising: 'schools', receiving: 'police', about })).toBe(false);
    expect(isSameMatter(row, 'barnet', { raising: 'police', receiving: 'schools', about })).toBe(false);
    expect(isSameMatter({ ...row, open: false }, 'barnet', { raising: 'schools', receiving: 'police', about })).toBe(
      false,
    );
    expect(JSON.stringify(row)).not.toMatch(/LCS|0045/);
  });
});

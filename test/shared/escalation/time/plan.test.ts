import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { londonTimeOf } from '#shared/kernel/london.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { wexmoor } from '#test/shared/boroughs/wexmoor.ts';
import { step, works } from '#test/shared/kernel/slow-oracle.ts';
import {
  BRENT,
  confirmed,
  done,
  movedTo,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
  WARD_LEAD,
} from '#test/support/disagreement-story.ts';
import { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { london } from '#test/support/pure-workflow.ts';

const RISK = { immediateRisk: 'yes', riskAction: 'Kept on the ward' };

/** What time did, when, by the clock on a London wall: `2026-05-22T09:00 stage-over`. */
const told = (story: PureDisagreement): string[] =>
  story.events.flatMap(({ at, event }) =>
    event.type === 'StepReached'
      ? [`${londonTimeOf(at)} ${event.does}${event.about.map((key) => ` ${key}`).join('')}`]
      : event.type === 'HeadOfSafeguardingTold'
        ? [`${londonTimeOf(at)} head told by ${event.by}`]
        : [],
  );
const lived = (story: PureDisagreement, until: string): string[] => {
  story.until(until);
  return told(story);
};

describe('the time of a stage', () => {
  it('is warned of on the morning of its last day, said to be over on the next, and asked about again and again', () => {
    expect(lived(raised(), '2026-06-02T10:00')).toEqual([
      '2026-05-21T09:00 stage-soon',
      '2026-05-22T09:00 stage-over',
      '2026-05-27T09:00 stage-still-over',
      '2026-05-29T09:00 stage-still-over',
      '2026-05-29T09:00 week-over',
      '2026-06-02T09:00 stage-still-over',
    ]);
  });

  it('that ends with the week is over once, not twice over', () => {
    const story = raised();
    story.until('2026-05-20T15:00');
    movedTo(story, 2);
    // Four working days from the 20th; moved a day later it is the week's own end.
    expect(lived(story, '2026-05-28T08:00')).toEqual(['2026-05-27T09:00 stage-soon']);
    const later = raised();
    later.until('2026-05-21T15:00');
    movedTo(later, 2);
    expect(lived(later, '2026-05-29T10:00').slice(1)).toEqual([
      '2026-05-28T09:00 stage-soon',
      '2026-05-29T09:00 week-over',
    ]);
  });

  it('ends and is warned of nothing once it moved, was settled or withdrawn', () => {
    const story = movedTo(raised(), 3);
    expect(lived(story, '2026-05-26T10:00')).toEqual([]);
    expect(lived(settled(raised()), '2026-05-28T08:00')).toEqual([]);
    expect(lived(done(raised(), WARD, 'withdraw-disagreement', {}, 'raising'), '2026-12-01T10:00')).toEqual([]);
  });

  it('slept through is told once, the latest', () => {
    const story = raised();
    story.now = london('2026-06-10T12:00');
    story.until('2026-06-10T12:00');
    expect(told(story)).toEqual(['2026-06-10T12:00 stage-still-over', '2026-06-10T12:00 week-over']);
  });

  it('starts its reminders anew when it is returned', () => {
    const story = settled(raised());
    story.until('2026-06-01T12:00');
    done(story, OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: 'No' }, 'receiving');
    expect(lived(story, '2026-06-03T10:00').slice(1)).toEqual([
      '2026-06-02T09:00 stage-soon',
      '2026-06-03T09:00 stage-over',
    ]);
  });

  it('counted in days, reminds at a weekend; in working days never', () => {
    const story = raised(
      { raisingAgency: 'schools', receivingAgency: 'police' },
      { at: '2026-05-29T10:00', arranged: () => wexmoor(), who: 'head-teacher' },
    );
    expect(lived(story, '2026-05-31T10:00')).toEqual(['2026-05-30T09:00 stage-soon', '2026-05-31T09:00 stage-over']);
    const friday = lived(raised({}, { at: '2026-05-28T10:00' }), '2026-06-01T10:00');
    expect(friday).toEqual(['2026-05-29T09:00 stage-soon', '2026-06-01T09:00 stage-over']);
  });

  it('closes nothing and moves nothing, however long', () => {
    const story = raised();
    story.until('2027-06-01T10:00');
    expect(story.state).toMatchObject({ stage: 'stage-1', discussed: [], passed: [] });
    // A plan that runs for years keeps only the latest of each series.
    expect(story.state.planDone.length).toBeLessThan(5);
  });

  it('between partners has no week to be over', () => {
    const sides = { concerns: 'partners', raisingAgency: 'police', receivingAgency: 'childrens-social-care' };
    const story = raised(sides, { borough: 'merton', who: 'bcu-commander' });
    expect(lived(story, '2026-06-08T10:00')).toEqual(['2026-06-04T09:00 stage-soon', '2026-06-05T09:00 stage-over']);
    movedTo(story, 4, 'bcu-commander');
    expect(lived(story, '2027-01-01T10:00')).toHaveLength(2);
  });
});

describe('a time that ends within a day', () => {
  it('is warned of when half is left, and over in that minute', () => {
    const story = raised({ sooner: 'yes', settleBy: '2026-05-20T17:00' });
    expect(lived(story, '2026-05-20T18:00')).toEqual(['2026-05-20T13:30 stage-soon', '2026-05-20T17:00 week-over']);
  });

  it('wakes nobody at night', () => {
    const story = raised({ sooner: 'yes', settleBy: '2026-05-21T02:00' }, { at: '2026-05-20T18:00' });
    expect(lived(story, '2026-05-21T10:00')).toEqual(['2026-05-21T09:00 week-over']);
  });
});

describe('immediate risk', () => {
  it('spares nobody the night: 02:30 on a bank holiday', () => {
    const story = raised(RISK, { at: '2026-05-25T02:30' });
    expect(lived(story, '2026-05-26T00:00')).toEqual([
      '2026-05-25T03:30 head-not-told',
      '2026-05-25T03:30 head told by service',
      '2026-05-25T13:14 stage-soon',
      '2026-05-26T00:00 week-over',
    ]);
  });

  it('the service says nothing to the head once the lead has', () => {
    const story = raised(RISK);
    done(story, WARD_LEAD, 'tell-head-of-safeguarding', { toldAt: '2026-05-20T10:00' });
    expect(lived(story, '2026-05-20T20:00')).toEqual([
      '2026-05-20T10:00 head told by designated-lead',
      '2026-05-20T16:59 stage-soon',
    ]);
  });

  it('tells the head though it has been settled meanwhile, and not once it is closed or withdrawn', () => {
    const story = settled(raised(RISK));
    expect(lived(story, '2026-05-20T11:00')).toEqual([
      '2026-05-20T11:00 head-not-told',
      '2026-05-20T11:00 head told by service',
    ]);
  });

  it('found later, has half of what is left of that day', () => {
    const story = raised();
    story.until('2026-05-22T12:00');
    done(story, WARD, 'immediate-risk');
    done(story, WARD_LEAD, 'tell-head-of-safeguarding', { toldAt: '2026-05-22T12:00' });
    // The stage of the 20th was over already: the time of the whole is what is new.
    expect(lived(story, '2026-05-23T00:00').slice(2)).toEqual([
      '2026-05-22T12:00 head told by designated-lead',
      '2026-05-23T00:00 week-over',
    ]);
  });
});

describe('what an outcome asks in writing', () => {
  it('is chased from each side that owes it, in one step for both', () => {
    const story = settled(raised());
    expect(lived(story, '2026-05-29T10:00')).toEqual([
      '2026-05-29T09:00 confirm-overdue confirm:1:raising:1 confirm:1:receiving:1',
    ]);
    done(story, WARD, 'confirm-outcome', {}, 'raising');
    expect(lived(story, '2026-06-02T10:00').slice(1)).toEqual([
      '2026-06-02T09:00 confirm-overdue confirm:1:receiving:2',
    ]);
  });

  it('the record is chased, and actions past their day', () => {
    const story = confirmed(settled(raised()));
    expect(lived(story, '2026-06-08T10:00')).toEqual([
      '2026-05-29T09:00 record-overdue record:1:raising:1 record:1:receiving:1',
      '2026-06-02T09:00 record-overdue record:1:raising:2 record:1:receiving:2',
      '2026-06-04T09:00 record-overdue record:1:raising:3 record:1:receiving:3',
      '2026-06-08T09:00 record-overdue record:1:raising:4 record:1:receiving:4',
      '2026-06-08T09:00 step-overdue step:s1-1:1',
    ]);
    done(story, WARD, 'placed-on-record', { holdsRecord: 'no', whyNot: 'None kept' }, 'raising');
    done(story, OTHER_LEAD, 'outcome-action', {}, 's1-1');
    expect(lived(story, '2026-06-10T10:00').slice(5)).toEqual(['2026-06-10T09:00 record-overdue record:1:receiving:5']);
  });
});

describe('elsewhere, and the protocol itself', () => {
  it('another area’s procedure is asked about when the week is over, and again', () => {
    const story = raised({ receivingAgency: 'another-area', area: 'W', areaAgency: 'X' });
    expect(lived(story, '2026-06-02T10:00')).toEqual([
      '2026-05-29T09:00 week-over',
      '2026-06-02T09:00 stage-still-over',
    ]);
  });

  it('a review of the protocol is chased from the day after it was due', () => {
    const story = new PureDisagreement('brent', '2026-10-05T09:00');
    story.service({
      type: 'protocol-review-due',
      protocol: 'brent-inter-agency-convenor',
      dueOn: LondonDate.parse('2026-11-01'),
    });
    expect(lived(story, '2026-11-30T10:00')).toEqual([
      '2026-11-02T09:00 protocol-review-overdue',
      '2026-11-30T09:00 protocol-review-overdue',
    ]);
  });
});

describe('whenever it is raised', () => {
  it('nothing comes at night, on a day off or twice, unless somebody is at immediate risk', () => {
    const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2030, 11, 1) / 60_000 });
    fc.assert(
      fc.property(
        minutes,
        fc.constantFrom(1, 2, 3, 4, 5),
        fc.constantFrom('brent', 'barnet'),
        (minute, stage, borough) => {
          const at = new Date(minute * 60_000).toISOString().slice(0, 16);
          const story = raised(borough === 'brent' ? BRENT : {}, { at, borough });
          movedTo(story, Math.min(stage, borough === 'brent' ? 5 : 3));
          story.until(`${step(at.slice(0, 10), 45)}T10:00`);
          const lines = told(story);
          expect(new Set(lines).size).toBe(lines.length);
          for (const line of lines) {
            const [date = '', time = ''] = line.slice(0, 16).split('T');
            expect(works(date), line).toBe(true);
            expect(time >= '08:00' && time < '20:00', line).toBe(true);
          }
          expect(story.state.stage).toBe(`stage-${story.state.stageNumber}`);
        },
      ),
      { numRuns: 40 },
    );
  });
});

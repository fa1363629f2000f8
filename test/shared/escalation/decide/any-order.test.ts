import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from '#shared/escalation/stages.ts';
import { deadlines } from '#shared/escalation/time/clocks.ts';
import { nextMoment } from '#shared/escalation/time/plan.ts';
import { tasks } from '#shared/escalation/time/tasks.ts';
import { confirmed, fill, MANAGER, movedTo, raised, settled, WARD } from '#test/support/disagreement-story.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { london } from '#test/support/pure-workflow.ts';
import { BEGINNINGS, brent, deciding, laterBy, play, settling, sides, step } from './acts.ts';

const typesOf = (story: PureDisagreement): readonly string[] => story.events.map(({ event }) => event.type);

describe('whatever is done in whatever order', () => {
  const anything = fc.tuple(fc.constantFrom(...BEGINNINGS), fc.array(step, { maxLength: 25 }));

  it('nothing closes unless both sides have confirmed the outcome that stands, two people, and each has it on record', () => {
    let closed = 0;
    fc.assert(
      fc.property(anything, fc.array(settling, { minLength: 12, maxLength: 40 }), ([begin, steps], then) => {
        const story = play(play(begin(), steps.slice(0, 2)), then);
        expect(story.replayed()).toEqual(story.state);
        const types = typesOf(story);
        if (!types.includes('DisagreementClosed')) return;
        closed += 1;
        const since = story.events.slice(types.lastIndexOf('OutcomeReached'));
        const by = (type: string) => since.filter(({ event }) => event.type === type);
        const sidesOf = (type: string) => by(type).map(({ event }) => ('side' in event ? event.side : ''));
        expect(new Set(sidesOf('SideConfirmed'))).toEqual(new Set(sides));
        expect(new Set(by('SideConfirmed').map((one) => one.by.person)).size).toBe(2);
        expect(by('OutcomeConfirmed')).toHaveLength(1);
        expect(new Set([...sidesOf('PlacedOnRecord'), ...sidesOf('NoRecordHeld')])).toEqual(new Set(sides));
        expect(since.some(({ event }) => event.type.startsWith('Returned'))).toBe(false);
        expect(story.state.steps.every(({ doneAt }) => doneAt !== undefined)).toBe(true);
      }),
      { numRuns: 250 },
    );
    expect(closed).toBeGreaterThan(0);
  });

  it('a panel that is not rightly made up never decides', () => {
    let decided = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(step, deciding, deciding), { maxLength: 25 }), (steps) => {
        const story = play(movedTo(brent(), 5), [
          ...steps,
          {
            act: ['record-decision', { heldAt: '2022-05-18T10:00', steps: [] }],
            by: MANAGER,
            subject: undefined,
            hours: 200,
          },
        ]);
        for (const [index, { event }] of story.events.entries()) {
          if (event.type !== 'DecisionRecorded') continue;
          decided += 1;
          const convened = story.events.slice(0, index).findLast((one) => one.event.type === 'PanelConvened')?.event;
          if (convened?.type !== 'PanelConvened') throw new Error('A panel decided that nobody convened');
          const present = event.answers['decidedBy'];
          if (!Array.isArray(present)) throw new Error('Nobody decided');
          const there = present.flatMap((one) =>
            typeof one === 'object' && 'agency' in one ? [String(one['agency'])] : [],
          );
          expect(new Set(there).size).toBeGreaterThanOrEqual(3);
          for (const agency of there) expect(convened.members.map((one) => one.agency)).toContain(agency);
          for (const concerned of ['acute-trust', 'childrens-social-care'])
            expect([...there, ...convened.concernedLeftOut]).toContain(concerned);
        }
      }),
      { numRuns: 300 },
    );
    expect(decided).toBeGreaterThan(0);
  });

  it('it goes up only, but for a return to where it was settled', () => {
    fc.assert(
      fc.property(anything, ([begin, steps]) => {
        const story = begin();
        let before = story.state;
        play(story, steps, () => {
          const [from, to] = [numberOf(before.stage), numberOf(story.state.stage)];
          if (from !== undefined && to !== undefined) expect(to).toBeGreaterThanOrEqual(from);
          if (before.outcome !== undefined && to !== undefined) expect(to).toBe(before.outcome.stage);
          before = story.state;
        });
      }),
      { numRuns: 200 },
    );
  });

  it('time alone changes no stage, no outcome and no confirmation', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 2000 }), ([begin, steps], hours) => {
        const story = play(begin(), steps);
        const { stage, outcome, confirmed: both, passed, placed } = story.state;
        story.until(laterBy(story, hours));
        expect(story.state).toMatchObject({ stage, confirmed: both, passed, placed });
        expect(story.state.outcome).toEqual(outcome);
        expect(story.replayed()).toEqual(story.state);
      }),
      { numRuns: 60 },
    );
  });

  it('every form can be sent by anybody at any time: refused in words or recorded, and what is asked of people can always be told', () => {
    fc.assert(
      fc.property(anything, ([begin, steps]) => {
        const story = play(begin(), steps);
        for (const { reason, message } of story.refusals) {
          expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
          expect(message).toMatch(/^[A-Z0-9].*\.$/);
        }
        const context = story.context();
        const all = tasks(story.state, context);
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        for (const { waitingFor, daysLate } of deadlines(story.state, context)) {
          expect(waitingFor).not.toBe('');
          expect(daysLate).toBeGreaterThanOrEqual(0);
        }
        const next = nextMoment(story.state, context);
        if (next !== undefined) expect(Date.parse(next)).not.toBeNaN();
        const open = !['closed', 'withdrawn'].includes(story.state.stage);
        // Never silence: an open disagreement always waits for somebody.
        if (open) expect(all.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('pressing twice', () => {
  it('of what is written once is refused, not written again', () => {
    const story = confirmed(settled(raised()));
    story.now = london('2026-05-20T11:00');
    expect(fill(story, WARD, 'confirm-outcome', {}, 'raising')).toBe('not-at-this-stage');
  });
});

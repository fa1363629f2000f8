import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '#shared/casework/answers.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { numberOf } from '#shared/escalation/stages.ts';
import { deadlines } from '#shared/escalation/time/clocks.ts';
import { nextMoment } from '#shared/escalation/time/plan.ts';
import { tasks } from '#shared/escalation/time/tasks.ts';
import {
  BRENT,
  confirmed,
  DIRECTOR,
  fill,
  MANAGER,
  movedTo,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
  WARD_LEAD,
} from '#test/support/disagreement-story.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { london } from '#test/support/pure-workflow.ts';

const PEOPLE = [WARD, WARD_LEAD, OTHER_LEAD, MANAGER, DIRECTOR, 'independent-convenor', 'police-sergeant'];
const SUBJECTS = [
  undefined,
  'raising',
  'receiving',
  'stage-1',
  'stage-2',
  'stage-5',
  's1-1',
  's2-1',
  'g1',
  'other-area',
];

/** Brent while its panel was in force: five stages, a panel at the top. */
const brent = (): PureDisagreement => raised(BRENT, { borough: 'brent', at: '2022-05-18T10:00' });
const TALKED: Answers = { heldAt: '2022-05-18T10:00', steps: [] };
const STEP = { what: 'Visit', side: 'receiving', owner: 'The manager', due: '2022-05-25' };
const BEGINNINGS: readonly (() => PureDisagreement)[] = [
  brent,
  () => movedTo(brent(), 5),
  () => settled(movedTo(brent(), 2), TALKED),
  () => confirmed(settled(brent(), TALKED)),
  () => confirmed(settled(brent(), { ...TALKED, steps: [STEP] })),
  () => raised({ ...BRENT, immediateRisk: 'yes', riskAction: 'Kept' }, { borough: 'brent', at: '2022-05-18T10:00' }),
  () =>
    raised(
      { receivingAgency: 'another-area', area: 'W', areaAgency: 'X' },
      { borough: 'brent', at: '2022-05-18T10:00' },
    ),
];

const sides = ['raising', 'receiving'] as const;
const THERE = {
  'acute-trust': 'A Named Nurse',
  'childrens-social-care': 'A Social Work Lead',
  schools: 'An Education Lead',
  police: 'A Detective',
};
const agencies = fc.uniqueArray(
  fc.constantFrom(...(['acute-trust', 'childrens-social-care', 'schools', 'police'] as const)),
  { maxLength: 4 },
);
const people = agencies.map((chosen) => chosen.map((agency) => ({ agency, name: THERE[agency] })));

/** Acts that go somewhere, with answers that could be right. */
const towards: fc.Arbitrary<readonly [FormName, Answers]> = fc.oneof(
  fc.constantFrom<readonly [FormName, Answers][]>(
    ['record-discussion', { heldAt: '2022-05-18T10:00', steps: [] }],
    ['record-discussion', { heldAt: '2022-05-18T10:00', settled: 'no', outstanding: 'All' }],
    ['confirm-outcome', {}],
    ['confirm-outcome', {}],
    ['confirm-outcome', { agrees: 'no', what: 'Not so' }],
    ['placed-on-record', { on: '2022-05-18' }],
    ['placed-on-record', { holdsRecord: 'no', whyNot: 'None' }],
    ['outcome-action', {}],
    ['close-disagreement', {}],
    ['not-carried-out', {}],
    ['withdraw-disagreement', {}],
    ['area-liaison', { at: '2022-05-18T10:00', settled: 'yes', outcome: 'A visit', outcomeKind: 'other' }],
  ),
  fc
    .record({
      to: fc.constantFrom('line', 'stage-1', 'stage-2', 'stage-3', 'stage-5', 'stage-6'),
      why: fc.constantFrom('other', 'out-of-time', 'immediate-risk'),
    })
    .map((move): readonly [FormName, Answers] => ['move-up', { ...move, skippedWhy: 'It cannot wait' }]),
  fc.tuple(people, fc.boolean()).map(([members, reason]): readonly [FormName, Answers] => [
    'convene-panel',
    {
      members,
      meetsAt: '2022-05-20T14:00',
      representationsBy: '2022-05-20',
      concernedLeftOut: reason ? 'Nobody is free of it' : '',
    },
  ]),
  people.map((decidedBy): readonly [FormName, Answers] => [
    'record-decision',
    { decidedBy, heldAt: '2022-05-18T10:00', steps: [] },
  ]),
);

const step = fc.record({
  act: fc.oneof(
    { weight: 4, arbitrary: towards },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...FormName.options).map((form): readonly [FormName, Answers] => [form, {}]),
    },
  ),
  by: fc.constantFrom(...PEOPLE),
  subject: fc.constantFrom(...SUBJECTS, ...sides, ...sides, 'here', 'here'),
  hours: fc.constantFrom(0, 0, 0, 2, 30, 200),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const play = (story: PureDisagreement, steps: readonly Step[], each?: () => void): PureDisagreement => {
  for (const { act, by, subject, hours } of steps) {
    if (hours > 0) story.until(laterBy(story, hours));
    fill(story, by, act[0], act[1], subject === 'here' ? story.state.stage : subject);
    each?.();
  }
  return story;
};
/** Some hours later, as London's clocks show it. */
const laterBy = (story: PureDisagreement, hours: number): string => {
  const later = new Date(Date.parse(story.now) + hours * 3_600_000 + 3_600_000);
  return later.toISOString().slice(0, 16);
};

/** Somebody with the side they write for, often rightly; what both sides do once it is settled, and what undoes it. */
const settling = fc
  .record({
    act: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom<readonly [FormName, Answers][]>(
          ['confirm-outcome', {}],
          ['placed-on-record', { on: '2022-05-18' }],
        ),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom<readonly [FormName, Answers][]>(
          ['record-discussion', { heldAt: '2022-05-18T10:00', steps: [] }],
          ['close-disagreement', {}],
          ['close-disagreement', {}],
          ['placed-on-record', { holdsRecord: 'no', whyNot: 'None' }],
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom<readonly [FormName, Answers][]>(
          ['confirm-outcome', { agrees: 'no', what: 'Not so' }],
          ['not-carried-out', {}],
        ),
      },
    ),
    who: fc.constantFrom(
      [WARD, 'raising'],
      [OTHER_LEAD, 'receiving'],
      [WARD_LEAD, 'raising'],
      [OTHER_LEAD, 'raising'],
      [MANAGER, 'receiving'],
    ),
    hours: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 40),
  })
  .map(
    ({ act, who: [by = '', side], hours }): Step => ({
      act,
      by,
      subject: act[0] === 'record-discussion' ? 'here' : act[0] === 'close-disagreement' ? undefined : side,
      hours,
    }),
  );

/** A panel convened and made to decide, of whomever. */
const deciding = fc
  .record({
    act: towards.filter(([form]) => form === 'convene-panel' || form === 'record-decision'),
    by: fc.constantFrom(MANAGER, 'independent-convenor'),
    hours: fc.constantFrom(0, 80),
  })
  .map((one): Step => ({ ...one, subject: undefined }));

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

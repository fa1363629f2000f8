import fc from 'fast-check';
import type { Answers } from '#shared/casework/answers.ts';
import { FormName } from '#shared/escalation/commands.ts';
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

/** A form and what a test changes in its usual answers. */
type Act = readonly [form: FormName, change: Answers];

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
export const brent = (): PureDisagreement => raised(BRENT, { borough: 'brent', at: '2022-05-18T10:00' });
const TALKED: Answers = { heldAt: '2022-05-18T10:00', steps: [] };
const STEP = { what: 'Visit', side: 'receiving', owner: 'The manager', due: '2022-05-25' };
export const BEGINNINGS: readonly (() => PureDisagreement)[] = [
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

export const sides = ['raising', 'receiving'] as const;
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
const towards: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>(
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
    .map((move): Act => ['move-up', { ...move, skippedWhy: 'It cannot wait' }]),
  fc.tuple(people, fc.boolean()).map(
    ([members, reason]): Act => [
      'convene-panel',
      {
        members,
        meetsAt: '2022-05-20T14:00',
        representationsBy: '2022-05-20',
        concernedLeftOut: reason ? 'Nobody is free of it' : '',
      },
    ],
  ),
  people.map((decidedBy): Act => ['record-decision', { decidedBy, heldAt: '2022-05-18T10:00', steps: [] }]),
);

/** One act by somebody, rightly or wrongly, some hours after the one before. */
export interface Step {
  readonly act: Act;
  readonly by: string;
  /** `here` is the stage it is at. */
  readonly subject: string | undefined;
  readonly hours: number;
}

export const step: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(
    { weight: 4, arbitrary: towards },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...FormName.options).map((form): Act => [form, {}]),
    },
  ),
  by: fc.constantFrom(...PEOPLE),
  subject: fc.constantFrom(...SUBJECTS, ...sides, ...sides, 'here', 'here'),
  hours: fc.constantFrom(0, 0, 0, 2, 30, 200),
});

export const play = (story: PureDisagreement, steps: readonly Step[], each?: () => void): PureDisagreement => {
  for (const { act, by, subject, hours } of steps) {
    if (hours > 0) story.until(laterBy(story, hours));
    fill(story, by, act[0], act[1], subject === 'here' ? story.state.stage : subject);
    each?.();
  }
  return story;
};
/** Some hours later, as London's clocks show it. */
export const laterBy = (story: PureDisagreement, hours: number): string => {
  const later = new Date(Date.parse(story.now) + hours * 3_600_000 + 3_600_000);
  return later.toISOString().slice(0, 16);
};

/** Somebody with the side they write for, often rightly; what both sides do once it is settled, and what undoes it. */
export const settling = fc
  .record({
    act: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom<Act>(['confirm-outcome', {}], ['placed-on-record', { on: '2022-05-18' }]),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom<Act>(
          ['record-discussion', { heldAt: '2022-05-18T10:00', steps: [] }],
          ['close-disagreement', {}],
          ['close-disagreement', {}],
          ['placed-on-record', { holdsRecord: 'no', whyNot: 'None' }],
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Act>(['confirm-outcome', { agrees: 'no', what: 'Not so' }], ['not-carried-out', {}]),
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
export const deciding = fc
  .record({
    act: towards.filter(([form]) => form === 'convene-panel' || form === 'record-decision'),
    by: fc.constantFrom(MANAGER, 'independent-convenor'),
    hours: fc.constantFrom(0, 80),
  })
  .map((one): Step => ({ ...one, subject: undefined }));

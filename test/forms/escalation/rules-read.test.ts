import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choices } from '#forms/engine/fields.ts';
import { type Actor, TIME } from '#shared/casework/actor.ts';
import { Answers } from '#shared/casework/answers.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { formsIn } from '#test/forms/support/every-form.ts';
import { fillIn } from '#test/forms/support/fill-in.ts';
import * as story from '#test/support/disagreement-story.ts';
import { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { holderOf, london } from '#test/support/pure-workflow.ts';

/** Raised the day before every form is filled in, on 2 April 2026. */
const at = '2026-04-01T10:00';
const heldAt = '2026-04-01T10:00';
const raised = (change: Answers = {}) => story.raised(change, { at });
const confirmed = () => story.confirmed(story.settled(raised(), { heldAt, steps: [] }));
const onRecord = () => {
  const told = confirmed();
  story.done(told, story.WARD, 'placed-on-record', { on: '2026-04-01' }, 'raising');
  return story.done(told, story.OTHER_LEAD, 'placed-on-record', { on: '2026-04-01' }, 'receiving');
};
const COMMANDER = 'bcu-commander';
const betweenPartners = { concerns: 'partners', raisingAgency: 'police', receivingAgency: 'childrens-social-care' };
/** The yearly review of a protocol, which has come due. */
const review = (): PureDisagreement => {
  const due = new PureDisagreement('barnet', at);
  due.service({ type: 'protocol-review-due', protocol: 'barnet-multi-agency', dueOn: LondonDate.parse('2026-04-30') });
  return due;
};

/** A disagreement at each of its stages that asks something of people, with each kind of top. */
const told = [
  new PureDisagreement('barnet', '2026-04-02T10:00'),
  story.done(raised(), story.WARD, 'policy-gap'),
  raised({ immediateRisk: 'yes', riskAction: 'Kept on the ward' }),
  story.movedTo(raised(), 3),
  story.movedTo(raised({ concerns: 'adult', receivingAgency: 'adult-social-care' }), 3),
  story.movedTo(story.raised(story.BRENT, { borough: 'brent', at: '2021-12-01T10:00' }), 5),
  story.movedTo(story.raised(betweenPartners, { borough: 'merton', at, who: COMMANDER }), 4, COMMANDER),
  raised({ receivingAgency: 'another-area', area: 'Elsewhere', areaAgency: 'Its services' }),
  story.settled(raised(), { heldAt }),
  confirmed(),
  onRecord(),
  review(),
];

/** Whoever manages the partnership's business and leads the raising agency: nothing is refused for who it is. */
const both = ({ arrangement, now }: PureDisagreement): Actor => {
  const [manager, lead] = [story.MANAGER, story.WARD_LEAD].flatMap((post) =>
    arrangement.posts.some(({ id }) => id === post) ? [holderOf(arrangement, post, now)] : [],
  );
  return { ...(manager ?? TIME), posts: [...(manager?.posts ?? []), ...(lead?.posts ?? [])] };
};
const DOMAINS = ['council.example'];
/** Just before and just after the moment that is typed wherever one is asked for, be it past or to come. */
const MOMENTS = [london('2026-04-02T09:59'), london('2026-04-02T10:01')];

const OFFERED: Choices = Object.fromEntries(
  Object.entries({
    concerns: ['child', 'adult'],
    agencies: ['acute-trust', 'police', 'schools'],
    'other-agencies': ['family-services', 'another-area'],
    circumstances: ['head-is-designated-lead'],
    'taking-part': ['acute-trust', 'elsewhere'],
    sides: ['raising', 'receiving'],
    posts: ['director-of-childrens-services'],
    'stages-to-move-to': ['line', 'stage-2', 'stage-3', 'stage-6'],
  }).map(([list, values]) => [list, values.map((value) => ({ value, label: value }))]),
);
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  side: ['raising', 'receiving'],
  stage: ['stage-1', 'stage-3', 'other-area'],
  step: ['s1-1'],
  gap: ['g1'],
};
/** A panel takes three people of three agencies, which a form filled in at random does not choose; its answers are read before that. */
const NEVER_AT_RANDOM = ['convene-panel'];

describe('what the rules make of a form that is filled in', () => {
  it.each(formsIn('escalation').map(({ form }) => [form.form, form] as const))(
    '%s: is taken somewhere, may be refused for a reason, and never because its answers cannot be read',
    (name, form) => {
      const type = FormName.parse(name);
      const met = new Set<string>();
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const pick = (below: number): number => gen(fc.nat, Math.max(0, below - 1));
          const answers = Answers.parse(fillIn(form, pick, OFFERED).answers);
          for (const [each, now] of told.flatMap((one) => MOMENTS.map((moment) => [one, moment] as const))) {
            for (const subject of form.subject === undefined ? [undefined] : (SUBJECTS[form.subject] ?? [])) {
              const command = { type, answers, ...(subject === undefined ? {} : { subject }) };
              const context = { ...each.context(both(each)), now, allowedDomains: DOMAINS };
              const decided = escalationShelf.workflow.decide(each.state, command, context);
              met.add(decided.ok ? 'decided' : decided.error.reason);
            }
          }
        }),
        { numRuns: 40, seed: 11 },
      );
      expect(met).not.toContain('incomplete');
      const read = NEVER_AT_RANDOM.includes(name) ? ['too-few-agencies', 'one-person-one-agency'] : ['decided'];
      expect([...met].filter((reason) => read.includes(reason))).not.toEqual([]);
    },
  );
});

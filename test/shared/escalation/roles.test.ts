import { describe, expect, it } from 'vitest';
import { Role } from '#shared/boroughs/arrangement.ts';
import { Actor } from '#shared/casework/actor.ts';
import { authorise, type Standing } from '#shared/casework/authorise.ts';
import { permits } from '#shared/escalation/authorisation.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { Stage } from '#shared/escalation/stages.ts';

const EVERY: readonly Stage[] = Stage.options;
const NUMBERED: readonly Stage[] = ['stage-1', 'stage-2', 'stage-3', 'stage-4', 'stage-5', 'stage-6'];
const RESOLVING: readonly Stage[] = [...NUMBERED, 'other-area'];
const OPEN: readonly Stage[] = [...RESOLVING, 'confirming', 'recording'];
const ALL: readonly Role[] = Role.options;
const OFFICE: readonly Role[] = ['business-manager', 'chair', 'independent-person'];

/** How somebody stands to the disagreement. */
const STANDING = {
  raising: ['raising'],
  receiving: ['receiving'],
  deciding: ['deciding'],
  told: ['told'],
  nobody: [],
} as const;
type Stands = keyof typeof STANDING;

type May = Partial<Record<Stands, readonly [roles: readonly Role[], stages: readonly Stage[]]>>;
const concerned = (roles: readonly Role[], stages: readonly Stage[]): May => ({
  raising: [roles, stages],
  receiving: [roles, stages],
  deciding: [roles, stages],
});
const anyStanding = (roles: readonly Role[], stages: readonly Stage[]): May => ({
  ...concerned(roles, stages),
  told: [roles, stages],
  nobody: [roles, stages],
});

/** The business manager may, whoever they are in it, where those concerned may. */
const orManager = (may: May, stages: readonly Stage[]): May => ({
  ...anyStanding(['business-manager'], stages),
  ...may,
});
const orOffice = (may: May, stages: readonly Stage[]): May => ({ ...anyStanding(OFFICE, stages), ...may });

/** Who may do what, when, by how they stand to it: written by hand from the protocols; these and no others. */
const MAY: Readonly<Record<FormName, May>> = {
  'raise-disagreement': anyStanding(ALL, ['new']),
  'immediate-risk': concerned(ALL, RESOLVING),
  // The business manager in place of a lead who is not there, or too near.
  'tell-head-of-safeguarding': orManager(concerned(['agency-lead', 'business-manager'], OPEN), OPEN),
  'offer-support': orManager(concerned(['agency-lead', 'business-manager'], OPEN), OPEN),

  // Forms of one side are tried with that side as their subject.
  'answer-disagreement': { receiving: [ALL, RESOLVING] },
  'name-contact': { ...anyStanding(['business-manager'], RESOLVING), receiving: [ALL, RESOLVING] },
  'record-discussion': concerned(ALL, OPEN),
  'move-up': concerned(ALL, NUMBERED),

  'convene-panel': anyStanding(OFFICE, NUMBERED),
  'convene-meeting': orOffice(concerned(ALL, NUMBERED), NUMBERED),
  'make-representation': { receiving: [ALL, NUMBERED] },
  'record-decision': orManager(concerned(ALL, NUMBERED), NUMBERED),
  'note-enforcement': orOffice(concerned([...OFFICE, 'partner-lead', 'partner-delegate'], NUMBERED), NUMBERED),
  'area-liaison': anyStanding(['business-manager'], ['other-area']),

  'confirm-outcome': { receiving: [ALL, ['confirming']] },
  'placed-on-record': { receiving: [ALL, ['confirming', 'recording']] },
  'outcome-action': concerned(ALL, ['confirming', 'recording']),
  'not-carried-out': { receiving: [ALL, ['recording']] },
  'policy-gap': orManager(concerned(ALL, OPEN), OPEN),
  'answer-gap': anyStanding(OFFICE, EVERY),
  'close-disagreement': orManager(concerned(ALL, ['recording']), ['recording']),
  'withdraw-disagreement': { receiving: [ALL, OPEN] },

  'review-protocol': anyStanding(OFFICE, ['protocol-review']),
  'take-part': {
    ...concerned(ALL, OPEN),
    told: [ALL, OPEN],
    nobody: [OFFICE, OPEN],
  },
  'settle-message': anyStanding(['business-manager'], EVERY),
  'link-case': anyStanding(['business-manager'], OPEN),
  'unlink-case': anyStanding(['business-manager'], EVERY),
};

const SIDED: readonly FormName[] = [
  'answer-disagreement',
  'name-contact',
  'make-representation',
  'confirm-outcome',
  'placed-on-record',
  'not-carried-out',
  'withdraw-disagreement',
];

const holder = (role: Role): Actor =>
  Actor.parse({
    person: 'somebody',
    name: 'Somebody',
    address: '',
    posts: [{ post: 'a-post', title: 'A post', agency: 'police', roles: [role] }],
  });
const WITHOUT_POST = Actor.parse({ person: 'somebody', name: 'Somebody', address: 'a@wexmoor.example', posts: [] });

const standing = (stage: Stage, stands: Stands, conflicted = false): Standing => ({
  stage,
  conflicted,
  confidential: true,
  isReferrer: false,
  askedAgencies: [],
  sides: STANDING[stands],
});

const STANDS: readonly Stands[] = ['raising', 'receiving', 'deciding', 'told', 'nobody'];
const subjectOf = (form: FormName): string | undefined => (SIDED.includes(form) ? 'receiving' : undefined);
const allowed = (actor: Actor, form: FormName, at: Standing): boolean =>
  authorise(permits, actor, form, at, subjectOf(form)).ok;

describe('each act is for these people at these stages and no others', () => {
  it.each(FormName.options)('%s', (form) => {
    for (const stands of STANDS) {
      const [roles, stages] = MAY[form][stands] ?? [[], []];
      for (const stage of EVERY) {
        const may = ALL.filter((role) => allowed(holder(role), form, standing(stage, stands)));
        expect(may.toSorted(), `${stands} while ${stage}`).toEqual(stages.includes(stage) ? [...roles].toSorted() : []);
        // Everybody signed in is a professional: a post makes no difference where none is asked for.
        expect(allowed(WITHOUT_POST, form, standing(stage, stands)), `${stands}, without a post, while ${stage}`).toBe(
          stages.includes(stage) && roles.length === ALL.length,
        );
      }
    }
  });

  it('a declared conflict beats every role and standing, everywhere', () => {
    for (const form of FormName.options)
      for (const stage of EVERY)
        for (const stands of STANDS)
          for (const role of ALL) expect(allowed(holder(role), form, standing(stage, stands, true)), form).toBe(false);
  });

  it('what is one side’s is for that side alone, also for whoever acts for both', () => {
    for (const form of SIDED)
      for (const stage of EVERY) {
        const asked = (subject: string | undefined) =>
          authorise(permits, holder('agency-lead'), form, standing(stage, 'receiving'), subject).ok;
        expect(asked('raising'), form).toBe(false);
        expect(asked(undefined), form).toBe(false);
      }
  });
});

describe('both sides see the same', () => {
  const sees = (actor: Actor, part: string, stands: Stands): boolean =>
    authorise(permits, actor, `view:${part}`, standing('stage-2', stands)).ok;

  it('the record, the clock and the timeline, whoever was told too; nobody else but the office and the scrutineer', () => {
    for (const part of ['overview', 'record', 'timeline']) {
      for (const stands of ['raising', 'receiving', 'deciding', 'told'] as const)
        for (const role of ALL) expect(sees(holder(role), part, stands), `${stands} ${part}`).toBe(true);
      expect(ALL.filter((role) => sees(holder(role), part, 'nobody')).toSorted()).toEqual(
        [...OFFICE, 'independent-scrutineer'].toSorted(),
      );
    }
  });

  it('who has looked is for the business manager and the leads of the agencies concerned', () => {
    expect(ALL.filter((role) => sees(holder(role), 'reads', 'nobody'))).toEqual(['business-manager']);
    expect(ALL.filter((role) => sees(holder(role), 'reads', 'raising')).toSorted()).toEqual([
      'agency-lead',
      'business-manager',
    ]);
    expect(sees(holder('agency-lead'), 'reads', 'told')).toBe(false);
  });
});

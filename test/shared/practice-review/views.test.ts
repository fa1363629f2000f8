import { describe, expect, it } from 'vitest';
import { Role } from '#shared/boroughs/arrangement.ts';
import { Actor } from '#shared/casework/actor.ts';
import { authorise, type Standing } from '#shared/casework/authorise.ts';
import { type Part, permits } from '#shared/practice-review/authorisation.ts';
import { Stage } from '#shared/practice-review/stages.ts';

const EVERY: readonly Stage[] = Stage.options;
const OFFICE: readonly Role[] = ['business-manager', 'notifying-officer', 'director-of-childrens-services'];
const GROUP: readonly Role[] = [
  'chair',
  'group-member',
  'partner-delegate',
  'independent-person',
  'independent-scrutineer',
];
const WHOLE = [...OFFICE, ...GROUP];
const READ_BY_AGENCY: readonly Stage[] = ['drafting', 'approving', 'preparing', 'notice-given', 'changing'];
const PUBLISHING: readonly Stage[] = ['preparing', 'notice-given', 'changing'];

type Rows = readonly (readonly [roles: readonly Role[], stages: readonly Stage[]])[];
interface Sight {
  /** Whoever holds the role, connected with the review by nothing else. */
  readonly anyone: Rows;
  /** An agency's people, by what connects their agency with it. */
  readonly asked?: readonly Stage[];
  readonly owns?: readonly Stage[];
}

/** Who sees which part, and when: written by hand from what each needs (SHARE-1, SHARE-2). These and no others. */
const SEES: Readonly<Record<Exclude<Part, 'redacted-copies'>, Sight>> = {
  overview: {
    anyone: [
      [WHOLE, EVERY],
      [['communications'], PUBLISHING],
    ],
    asked: EVERY,
    owns: EVERY,
  },
  commissioning: {
    anyone: [
      [
        ['business-manager', 'director-of-childrens-services', 'chair', 'partner-delegate', 'independent-scrutineer'],
        EVERY,
      ],
    ],
  },
  returns: { anyone: [[['business-manager', 'notifying-officer', ...GROUP], EVERY]] },
  // The subject is the agency of whoever asks: its own, whatever connects it.
  'own-return': { anyone: [[['agency-lead', 'agency-author'], EVERY]], asked: EVERY, owns: EVERY },
  // Only an agency that gave information checks and reads it before it is public.
  report: { anyone: [[WHOLE, EVERY]], asked: READ_BY_AGENCY },
  publication: { anyone: [[WHOLE, EVERY]] },
  // What is published, when, and who speaks; not what it means for the family, nor what anybody said of it.
  media: {
    anyone: [
      [WHOLE, EVERY],
      [['communications'], PUBLISHING],
    ],
  },
  actions: { anyone: [[WHOLE, EVERY]] },
  'own-actions': { anyone: [[['agency-lead', 'agency-author'], EVERY]], asked: EVERY, owns: EVERY },
  timeline: { anyone: [[WHOLE, EVERY]] },
  reads: { anyone: [[['business-manager', 'notifying-officer'], EVERY]] },
};

const holder = (role: Role): Actor =>
  Actor.parse({
    person: 'somebody',
    name: 'Somebody',
    address: '',
    posts: [{ post: 'a-post', title: 'A post', agency: 'housing', roles: [role] }],
  });

const standing = (stage: Stage, change: Partial<Standing> = {}): Standing => ({
  stage,
  conflicted: false,
  confidential: true,
  isReferrer: false,
  askedAgencies: [],
  owningAgencies: [],
  isReviewer: false,
  ...change,
});

const sees = (role: Role, part: string, at: Standing): boolean =>
  authorise(permits, holder(role), `view:${part}`, at, 'housing').ok;

describe('each part is seen by these roles at these stages and no others', () => {
  it.each(Object.entries(SEES))('%s', (part, { anyone, asked = [], owns = [] }) => {
    const agency: readonly Role[] = ['agency-lead', 'agency-author'];
    for (const stage of EVERY) {
      const usual = anyone.flatMap(([roles, stages]) => (stages.includes(stage) ? roles : []));
      for (const [connected, stages] of [
        [{}, []],
        [{ askedAgencies: ['housing'] }, asked],
        [{ owningAgencies: ['housing'] }, owns],
      ] as const) {
        const expected = [...new Set([...usual, ...(stages.some((one) => one === stage) ? agency : [])])];
        const may = Role.options.filter((role) => sees(role, part, standing(stage, connected)));
        expect([stage, connected, may.toSorted()]).toEqual([stage, connected, expected.toSorted()]);
      }
    }
  });

  it('nobody with a declared conflict sees any, nor whoever has not agreed to confidentiality but the office', () => {
    for (const part of Object.keys(SEES))
      for (const role of Role.options) {
        expect(sees(role, part, standing('preparing', { conflicted: true })), `${role} ${part}`).toBe(false);
        const unbound = sees(role, part, standing('preparing', { confidential: false, askedAgencies: ['housing'] }));
        if (!OFFICE.includes(role)) expect(unbound, `${role} ${part}`).toBe(false);
      }
  });
});

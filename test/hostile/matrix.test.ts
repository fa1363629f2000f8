import { describe, expect, it } from 'vitest';
import { Role } from '#shared/boroughs/arrangement.ts';
import { Actor } from '#shared/casework/actor.ts';
import { permits } from '#shared/rapid-review/authorisation.ts';
import { FormName } from '#shared/rapid-review/commands.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { Stage } from '#shared/rapid-review/stages.ts';
import { newCase, RapidReview } from '#shared/rapid-review/state/state.ts';

/** Actions a person could try; the last two are time's and the outbox's own and nobody's to ask for. */
const ACTIONS = [...FormName.options, 'take-up-referral'] as const;
const PARTS = [
  'status',
  'overview',
  'notification',
  'returns',
  'own-return',
  'report',
  'timeline',
  'reads',
  'redacted-copies',
  'export',
] as const;
const BOUND = ['notifying-officer', 'business-manager', 'director-of-childrens-services'];
const RELATED = ['own-agency', 'own-partner', 'asked-agency', 'referrer', 'none'] as const;

interface Way {
  readonly role: Role;
  readonly stage: Stage;
  readonly related: (typeof RELATED)[number];
  readonly agreed: boolean;
  readonly conflicted: boolean;
}

const everyWay = (): Way[] =>
  Role.options.flatMap((role) =>
    Stage.options.flatMap((stage) =>
      RELATED.flatMap((related) =>
        [true, false].flatMap((agreed) =>
          [true, false].map((conflicted): Way => ({ role, stage, related, agreed, conflicted })),
        ),
      ),
    ),
  );

const actorOf = ({ role, related }: Way): Actor =>
  Actor.parse({
    person: 'someone',
    name: 'Someone',
    address: 'someone@brent.example',
    posts: [
      {
        post: 'a-post',
        title: 'A post',
        agency: related === 'own-agency' || related === 'asked-agency' ? 'schools' : 'elsewhere',
        ...(related === 'own-partner' ? { partner: 'police' } : {}),
        roles: [role],
      },
    ],
  });

const stateOf = ({ stage, related, agreed, conflicted }: Way): RapidReview => ({
  ...newCase,
  stage,
  ...(related === 'referrer' ? { referrer: { person: 'someone', address: 'someone@brent.example' } } : {}),
  requests: [
    {
      agency: 'schools',
      name: 'Schools',
      address: 'schools@brent.example',
      partner: 'local-authority',
      nil: false,
      overdueTold: false,
    },
  ],
  confidential: agreed ? ['someone'] : [],
  conflicted: conflicted ? ['someone'] : [],
});

/** The subject that goes with each way of being related: what is theirs, and what is another's. */
const subjectsOf = ({ related }: Way): readonly (string | undefined)[] =>
  related === 'own-partner' ? ['police', 'health', undefined] : ['schools', 'housing', undefined];

/** The rule said again, as slowly and plainly as can be, from the rows alone. */
const allowed = (way: Way, action: string, subject: string | undefined): boolean =>
  !way.conflicted &&
  permits.some((row) => {
    if (row.action !== action) return false;
    if (row.stages !== 'every' && !row.stages.includes(way.stage)) return false;
    if (row.confidential && !way.agreed && !BOUND.includes(way.role)) return false;
    if (row.relation === 'referrer') return way.related === 'referrer';
    const everyone = row.roles.includes('professional') && row.relation === 'any';
    if (!everyone && !row.roles.includes(way.role)) return false;
    if (row.relation === 'any') return true;
    if (row.relation === 'own-partner') return way.related === 'own-partner' && subject === 'police';
    const schools = way.related === 'own-agency' || way.related === 'asked-agency';
    return row.relation === 'own-agency' ? schools && subject === 'schools' : schools;
  });

describe('role × action × stage × relation', () => {
  const ways = everyWay();

  it('nobody does what no row permits, and everybody what one does', () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const way of ways) {
      const [state, actor] = [stateOf(way), actorOf(way)];
      for (const action of ACTIONS) {
        for (const subject of action === 'take-up-referral' ? [undefined] : subjectsOf(way)) {
          cells += 1;
          const command =
            action === 'take-up-referral'
              ? { type: action }
              : { type: action, answers: {}, ...(subject === undefined ? {} : { subject }) };
          const may = rapidReviewShelf.mayAct(state, actor, command).ok;
          if (may !== allowed(way, action, subject)) wrong.push(JSON.stringify([way, action, subject, may]));
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(50_000);
  });

  it('nobody sees what no row permits, and everybody what one does', () => {
    const wrong: string[] = [];
    for (const way of ways) {
      const [state, actor] = [stateOf(way), actorOf(way)];
      for (const part of PARTS) {
        for (const subject of subjectsOf(way)) {
          const may = rapidReviewShelf.mayView(state, actor, part, subject).ok;
          if (may !== allowed(way, `view:${part}`, subject)) wrong.push(JSON.stringify([way, part, subject, may]));
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('no role runs time, speaks for the outbox, or sees a part that is not named', () => {
    for (const way of ways.filter(({ conflicted }) => !conflicted)) {
      const [state, actor] = [stateOf(way), actorOf(way)];
      const trouble = {
        type: 'message-troubled',
        key: 'k',
        milestone: 'M1',
        audience: 'a',
        status: 'BOUNCED',
      } as const;
      expect(rapidReviewShelf.mayAct(state, actor, { type: 'time-passed' }).ok).toBe(false);
      expect(rapidReviewShelf.mayAct(state, actor, trouble).ok).toBe(false);
      for (const part of ['', 'everything', 'toString', '__proto__'])
        expect(rapidReviewShelf.mayView(state, actor, part).ok).toBe(false);
    }
  });

  it('a conflict of interest beats every role, relation and stage', () => {
    for (const way of ways.filter(({ conflicted }) => conflicted)) {
      const [state, actor] = [stateOf(way), actorOf(way)];
      for (const part of PARTS) expect(rapidReviewShelf.mayView(state, actor, part, 'schools').ok).toBe(false);
    }
  });

  it('a lead who is not the delegate, operations and communications have no part of any case', () => {
    for (const role of ['partner-lead', 'ops', 'communications'] as const) {
      for (const stage of Stage.options) {
        const way: Way = { role, stage, related: 'own-partner', agreed: true, conflicted: false };
        const [state, actor] = [stateOf(way), actorOf(way)];
        for (const part of PARTS) expect(rapidReviewShelf.mayView(state, actor, part, 'police').ok).toBe(false);
        for (const action of FormName.options.filter((name) => name !== 'referral' || stage !== 'new')) {
          expect(rapidReviewShelf.mayAct(state, actor, { type: action, answers: {}, subject: 'police' }).ok).toBe(
            false,
          );
        }
      }
    }
  });

  it('every row is of a kind of person there is, at a stage there is', () => {
    for (const { roles, stages, action } of permits) {
      expect(roles.length).toBeGreaterThan(0);
      for (const role of roles) expect(Role.options).toContain(role);
      if (stages !== 'every') for (const stage of stages) expect(Stage.options).toContain(stage);
      expect([...ACTIONS.map(String), ...PARTS.map((part) => `view:${part}`)]).toContain(action);
    }
  });
});

import { z } from 'zod';
import { Concern } from '#shared/boroughs/escalation.ts';
import { CaseState, sectionKey } from '#shared/casework/case-state.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';
import { Stage } from '../stages.ts';
import {
  AgreedStep,
  CaseKind,
  Category,
  Level,
  OutcomeKind,
  PanelMember,
  Person,
  Settled,
  Side,
  Theme,
} from './facts.ts';

export { sectionKey };

/** One stage it has been at, from when to when, and how it left it. */
const Passed = z.object({
  stage: z.int(),
  from: Instant,
  to: Instant,
  how: z.enum(['moved-up', 'skipped', 'settled']),
});

/**
 * A disagreement as replay gives it: small facts only, what was said stays in the events. Nothing here names a child or an
 * adult; `about` is the agency's own reference.
 */
export const Disagreement = CaseState.extend({
  stage: Stage,
  concerns: Concern.optional(),
  about: z.string().optional(),
  raisedAt: Instant.optional(),
  raisedBy: z
    .object({
      person: z.string(),
      name: z.string(),
      address: z.string(),
      post: z.string().optional(),
      agency: z.string(),
    })
    .optional(),
  /** The agency, or the other authority's, with which it was raised. */
  receiving: z.object({ agency: z.string().optional(), area: z.string().optional(), name: z.string() }).optional(),
  /** Which protocol of the case's arrangements it goes by. */
  protocol: z.string().optional(),
  category: Category.optional(),
  level: Level.optional(),
  caseKind: CaseKind.optional(),
  circumstances: z.array(z.string()).default([]),
  immediateRiskAt: Instant.optional(),
  headToldAt: Instant.optional(),
  /** The service's own message does not spare the designated lead from speaking to them (ESC-3). */
  headToldBy: z.enum(['designated-lead', 'service']).optional(),
  protectBy: Instant.optional(),
  support: z.enum(['not-wanted', 'wanted', 'offered']).default('not-wanted'),
  /** When it came to the stage it is at; in `confirming` and `recording`, to the stage it was settled at. */
  stageSince: Instant.optional(),
  /** The line of escalation inside the stage, where it has routes. */
  line: z.int().optional(),
  /** The number of the stage it is at, or was settled at. */
  stageNumber: z.int().optional(),
  passed: z.array(Passed).default([]),
  people: z.array(Person).default([]),
  /** Why those who came in last are the right ones, each step in words. */
  because: z.array(z.string()).default([]),
  /** Who is too near to decide: whoever declared it, and a raiser who said so. */
  barred: z
    .array(z.object({ name: z.string(), post: z.string().optional(), address: z.string().optional() }))
    .default([]),
  answeredAt: Instant.optional(),
  /** Sides that have written down a discussion at the stage it is at. */
  discussed: z.array(z.string()).default([]),
  panel: z
    .object({ members: z.array(PanelMember), meetsAt: Instant, concernedLeftOut: z.array(z.string()) })
    .optional(),
  meetingAt: Instant.optional(),
  representations: z.array(Side).default([]),
  enforcementNoted: z.boolean().default(false),
  outcome: z
    .object({
      at: Instant,
      stage: z.int(),
      how: Settled,
      kind: OutcomeKind,
      binding: z.boolean(),
      /** Raised with each outcome, so that a confirmation is of this one. */
      round: z.int(),
    })
    .optional(),
  outcomes: z.int().default(0),
  confirmed: z.array(z.object({ side: Side, at: Instant, person: z.string().optional() })).default([]),
  confirmedAt: Instant.optional(),
  placed: z.array(z.object({ side: Side, on: LondonDate })).default([]),
  /** Sides that keep no record of the child or adult, and said why. */
  noRecord: z.array(Side).default([]),
  linkedReference: z.string().optional(),
  steps: z.array(AgreedStep.extend({ doneAt: Instant.optional() })).default([]),
  gaps: z.array(z.object({ id: z.string(), answered: z.boolean() })).default([]),
  themes: z.array(Theme).default([]),
  endedAt: Instant.optional(),
  /** For the yearly review of a protocol. */
  review: z.object({ protocol: z.string(), dueOn: LondonDate, on: LondonDate.optional() }).optional(),
  planDone: z.array(z.string()).default([]),
});
export type Disagreement = z.infer<typeof Disagreement>;

export const newDisagreement: Disagreement = Disagreement.parse({
  stage: 'new',
  sections: {},
  confidential: [],
  conflicted: [],
  troubles: [],
});

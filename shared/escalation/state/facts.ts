import { z } from 'zod';
import { Instant, LondonDate } from '#shared/kernel/time.ts';

/** The side that raised it, and the side it was raised with. */
export const Side = z.enum(['raising', 'receiving']);
export type Side = z.infer<typeof Side>;
export const SIDES: readonly Side[] = Side.options;

/** What is disagreed about (ESC-1). */
export const Category = z.enum([
  'levels-of-need',
  'roles-and-responsibilities',
  'need-for-action',
  'progressing-plans',
  'communication',
  'information-sharing',
  'whether-to-notify',
  'other',
]);
export type Category = z.infer<typeof Category>;

/** The child's or adult's plan or level when it was raised. */
export const Level = z.enum([
  'early-help',
  'child-in-need',
  'child-protection',
  'looked-after',
  'care-leaver',
  'adult-safeguarding',
  'universal',
  'not-known',
]);
export type Level = z.infer<typeof Level>;

/** Whether the other service has the case open, was sent a new referral, or neither. Routes differ by it (ESC-5). */
export const CaseKind = z.enum(['open', 'new', 'neither']);
export type CaseKind = z.infer<typeof CaseKind>;

/**
 * Somebody who acts in it or was told of it, at one stage. `post` where the arrangements have the office; else a name and
 * an address that somebody typed. `told` sees and does not act.
 */
export const Person = z.object({
  side: z.enum(['raising', 'receiving', 'deciding', 'told']),
  stage: z.int(),
  line: z.int().optional(),
  /** What they are called where nobody has named them: "Allocated social worker or lead professional". */
  title: z.string(),
  post: z.string().optional(),
  name: z.string().optional(),
  address: z.string().optional(),
  since: Instant,
});
export type Person = z.infer<typeof Person>;

/** An action agreed as part of an outcome. */
export const AgreedStep = z.object({
  id: z.string(),
  what: z.string(),
  side: Side,
  owner: z.string(),
  due: LondonDate,
});
export type AgreedStep = z.infer<typeof AgreedStep>;

/** How it came to an end at a stage. */
export const Settled = z.enum(['agreed', 'decided', 'other-area']);

/** What came of it, for the figures. */
export const OutcomeKind = z.enum([
  'action-changed', // the receiving agency does what was asked, or something like it
  'plan-agreed', // both do something neither had planned
  'position-explained', // the decision stands, and the reasons are accepted
  'decision-upheld', // somebody decided that the decision stands
  'other',
]);
export type OutcomeKind = z.infer<typeof OutcomeKind>;

/** One of a panel (ESC-7). */
export const PanelMember = z.object({ agency: z.string(), name: z.string(), post: z.string().optional() });
export type PanelMember = z.infer<typeof PanelMember>;

/** Themes of disagreements, so that the same one can be seen again. */
export const Theme = z.enum([
  'thresholds',
  'response-times',
  'referral-quality',
  'information-sharing',
  'attendance-at-meetings',
  'plans-that-drift',
  'voice-of-the-child',
  'voice-of-family-or-carers',
  'status-of-the-worker',
  'out-of-hours',
  'cross-border',
  'policy-gap',
  'other',
]);
export type Theme = z.infer<typeof Theme>;

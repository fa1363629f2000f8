import { z } from 'zod';
import { LondonDate } from '#shared/kernel/time.ts';
import { Address, Key, PartnerId } from './keys.ts';

/** Whom a disagreement is about: a child, an adult at risk, or the partners' own work together. */
export const Concern = z.enum(['child', 'adult', 'partners']);
export type Concern = z.infer<typeof Concern>;

/** London wall-clock time: `21:00`. */
const WallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * How long something may take. Working days and days end at 23:59:59 London on the last, the day it began being day 0;
 * hours run from the instant.
 */
export const Limit = z.strictObject({
  count: z.int().min(1).max(60),
  of: z.enum(['working-days', 'days', 'hours']),
});
export type Limit = z.infer<typeof Limit>;

/**
 * When a route holds, by the London wall clock. `from` is included and `until` is not; a window may pass midnight.
 * `out-of-hours` and `office-hours` are the protocol's own, by day and hour.
 */
export const Hours = z.union([
  z.enum(['any', 'office-hours', 'out-of-hours']),
  z.strictObject({ from: WallClock, until: WallClock }),
]);
export type Hours = z.infer<typeof Hours>;

const contact = {
  /** Gone to at such hours alone; at others the row's other contacts are. */
  hours: Hours.optional(),
  /** Comes in only where the disagreement concerns one of these. */
  concerns: z.array(Concern).min(1).optional(),
  /** Comes in only where the side acted for answers to one of these partners; where neither side is meant, either side. */
  partners: z.array(PartnerId).min(1).optional(),
};

/**
 * Somebody to go to: a post with its dated holder; an office that each agency or partner has, of the side acted for; or
 * somebody whom only the people concerned can name.
 */
export const Contact = z.union([
  z.strictObject({ post: Key, ...contact }),
  z.strictObject({ office: z.enum(['agency-lead', 'partner-lead', 'partner-delegate']), ...contact }),
  z.strictObject({ who: z.string().min(1).max(120), ...contact }),
]);
export type Contact = z.infer<typeof Contact>;

/** A service as a protocol speaks of it, with the agencies of the borough that are meant. */
export const Service = z.strictObject({
  id: Key,
  name: z.string().min(1),
  agencies: z.array(Key).min(1),
  /** What must be known before the right person can be named: `head-is-designated-lead`. Asked as a yes or no. */
  circumstances: z.array(z.strictObject({ id: Key, asks: z.string().min(1) })).default([]),
});
export type Service = z.infer<typeof Service>;

/** One row of a protocol's routes: in this service, on this line, for such a case, at such an hour, go to these. */
export const Route = z.strictObject({
  id: Key,
  service: Key,
  /** 0 is the initial resolution between workers; 1, 2 and 3 are the first, second and third line of escalation. */
  line: z.int().min(0).max(3),
  cases: z.enum(['open', 'new', 'any']).default('any'),
  concerns: z.array(Concern).optional(),
  hours: Hours.default('any'),
  /** Only where this circumstance holds; a row with one is read before a row without. */
  when: Key.optional(),
  /** In the order they are tried. */
  to: z.array(Contact).min(1),
  /** All of `to` are gone to, not one after the other. */
  together: z.boolean().default(false),
  /** Who is told beside, and does not act. */
  also: z.array(Contact).default([]),
  note: z.string().optional(),
  source: z.string().min(1),
});
export type Route = z.infer<typeof Route>;

/** What makes a resolution panel able to decide. */
export const PanelRule = z.strictObject({
  /** How many different agencies it is made of. */
  agencies: z.int().min(2).max(9),
  /** Those concerned sit on it where possible: left out only with a reason. */
  concernedWherePossible: z.boolean(),
  convenedBy: Key,
});

/** How a stage is carried. */
export const StageKind = z.enum([
  'own-manager', // the worker and their own manager
  'discussion', // both sides, at the level the stage says
  'senior-decision', // a senior leader decides, and that settles it
  'panel', // a panel hears representations and decides
  'mediation', // somebody independent helps both sides to agree
  'determination', // somebody independent decides: arbitration, determination
  'noted', // a power outside the partnership is noted; nothing is decided here
]);
export type StageKind = z.infer<typeof StageKind>;

export const ProtocolStage = z.strictObject({
  id: Key,
  title: z.string().min(1),
  kind: StageKind,
  /** Who acts for the side that raised it. */
  raising: z.array(Contact).default([]),
  /** Who acts for the other side. Where `lines` is given the routes say it instead. */
  receiving: z.array(Contact).default([]),
  /** The lines of escalation inside this stage, in order; empty where the stage has no routes. */
  lines: z.array(z.int().min(0).max(3)).default([]),
  /** Who decides, or helps, where that is neither side. */
  decides: z.array(Contact).default([]),
  /** How long it may take from the moment it began. Absent where the document gives no time and none is chosen. */
  limit: Limit.optional(),
  /** It also ends with the protocol's own week, or the shorter time that protects the child. */
  insideWeek: z.boolean(),
  /** Told when the stage begins. */
  tells: z.array(z.enum(['partnership', 'adults-board'])).default([]),
  /** A decision of this stage binds those concerned. */
  binds: z.boolean().default(false),
  panel: PanelRule.optional(),
  /** Who may convene a meeting of senior people about an adult at risk, and who is called to it (ESC-6). */
  meeting: z
    .strictObject({ convenedBy: Key, called: z.array(Key).min(1), concerns: z.array(Concern).min(1) })
    .optional(),
  source: z.string().min(1),
});
export type ProtocolStage = z.infer<typeof ProtocolStage>;

/** How professionals who disagree settle it: one document of one partnership, as data. */
export const Protocol = z.strictObject({
  protocol: Key,
  title: z.string().min(1),
  version: z.int().min(1),
  sources: z.array(z.string().min(1)).min(1),
  /** Working days from the day it was raised in which it should be resolved between those concerned (ESC-2); absent where none is set. */
  weekOf: z.int().min(1).max(20).optional(),
  /** What counts as out of hours. Weekends and bank holidays always do. */
  outOfHours: z.strictObject({ from: WallClock, until: WallClock }).optional(),
  services: z.array(Service).default([]),
  routes: z.array(Route).default([]),
  stages: z.array(ProtocolStage).min(2).max(6),
  /** When it was last reviewed, and after how many months it is again (ESC-13). */
  reviewed: z.strictObject({ on: LondonDate, everyMonths: z.int().min(1).max(36) }),
});
export type Protocol = z.infer<typeof Protocol>;

const settings = {
  /** Told by the designated lead when there is immediate risk (ESC-3). */
  headOfSafeguarding: Key,
  /** The head of safeguarding is told by the service itself when the designated lead has not, after so many minutes. */
  tellHeadAfterMinutes: z.int().min(15).max(480),
  /** Where the protocol tells the partnership or the adults board. */
  partnershipMailbox: Address,
  adultsBoardMailbox: Address.optional(),
  /** Gaps in policies and procedures are brought to this post (ESC-12). */
  gapsTo: Key,
  /** While an answer, a confirmation or a stage is overdue it is asked for again after each so many working days. */
  chaseEvery: z.int().min(1).max(20),
  /** Both sides confirm an outcome in writing within so many working days. */
  confirmWithin: z.int().min(1).max(20),
};

const Dated = { concerns: z.array(Concern).min(1), from: LondonDate, until: LondonDate.optional() };

/** As a borough's file writes it: protocols by name. */
export const EscalationSettings = z.strictObject({
  ...settings,
  protocols: z
    .array(
      z.strictObject({
        protocol: Key,
        ...Dated,
        /** What the protocol calls a post or an agency, and what this borough's own file calls it. */
        named: z.record(Key, Key).default({}),
      }),
    )
    .min(1),
});

/** As it is read: each protocol whole. Which is in force is the borough's to say, by date. */
export const EscalationArrangement = z.strictObject({
  ...settings,
  protocols: z.array(z.strictObject({ protocol: Protocol, ...Dated })).min(1),
});
export type EscalationArrangement = z.infer<typeof EscalationArrangement>;

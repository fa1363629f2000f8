import { z } from 'zod';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { linkFacts } from '#shared/casework/links/link.ts';
import { RedactedCopies } from '#shared/casework/redaction/copies.ts';
import { Instant } from '#shared/kernel/time.ts';
import { Stage } from '../stages.ts';
import {
  AskedAgency,
  Determination,
  ImmediateAction,
  NotifyPath,
  OtherArea,
  Outcome,
  PanelView,
  Reviewer,
} from './facts.ts';

const Person = z.string();

/** One agency's part: asked, acknowledged, returned, and what it was reminded of. */
export const Request = AskedAgency.extend({
  askedAt: Instant.optional(),
  acknowledgedAt: Instant.optional(),
  returnedAt: Instant.optional(),
  nil: z.boolean().default(false),
  overdueTold: z.boolean().default(false),
});
export type Request = z.infer<typeof Request>;

const Determined = z.object({
  post: z.string(),
  person: Person,
  determination: Determination,
  agrees: z.boolean(),
  at: Instant,
  seq: z.number(),
  reviewer: Reviewer.optional(),
});

/**
 * What a case is now: small facts that rules need. Long answers stay in the events they came in, found by `sections`.
 */
export const RapidReview = z.object({
  stage: Stage,
  outcome: Outcome.optional(),
  died: z.boolean().default(false),
  childCount: z.number().default(0),
  referrer: z.object({ person: Person, address: z.string() }).optional(),
  /** When the authority became aware: provisional until the decision whether to notify says. */
  awareAt: Instant.optional(),
  path: NotifyPath.optional(),
  otherAreas: z.array(OtherArea).default([]),
  /** The event that holds the latest answers of a form: `notification`, `agency-return:school`. */
  sections: z.record(z.string(), z.number()).default({}),
  notified: z.object({ dfeReference: z.string(), submittedAt: Instant, at: Instant, daysLate: z.number() }).optional(),
  partnersToldAt: Instant.optional(),
  requests: z.array(Request).default([]),
  /** Steps of the borough's plan that have happened. */
  planDone: z.array(z.string()).default([]),
  /** Who has agreed confidentiality (RAPID-11), by person. */
  confidential: z.array(Person).default([]),
  /** Who has declared a conflict of interest. Nothing they hold outweighs it. */
  conflicted: z.array(Person).default([]),
  /** Their addresses: they are written to no more. */
  tooNear: z.array(z.string()).default([]),
  meetings: z
    .array(z.object({ heldAt: Instant, quorate: z.boolean(), missing: z.array(z.string()), seq: z.number() }))
    .default([]),
  recommendation: Determination.optional(),
  /** 1 for the first decision; one more each time the decision reopens. */
  round: z.number().default(1),
  reopenedAt: Instant.optional(),
  /** The Panel concluded that a local review may be more appropriate (RAPID-5, fourth criterion). */
  panelCriterion: z.boolean().default(false),
  determinations: z.partialRecord(PartnerId, Determined).default({}),
  decision: z
    .object({ decision: Determination, dissenting: z.array(PartnerId), at: Instant, reviewer: z.string().optional() })
    .optional(),
  /** Set once: a local review leaves as one contract event, however often the decision is taken again. */
  localReviewAnnounced: z.boolean().default(false),
  sent: z.object({ at: Instant, sentAt: Instant, how: z.string(), daysLate: z.number(), round: z.number() }).optional(),
  /** The first sending, which is what the fifteen working days are measured by. */
  firstSentAt: Instant.optional(),
  familyTold: z.boolean().default(false),
  redactedCopies: RedactedCopies,
  panel: z.object({ view: PanelView, at: Instant }).optional(),
  notMet: z.partialRecord(PartnerId, z.object({ person: Person, at: Instant })).default({}),
  latenessExplained: z.array(z.string()).default([]),
  actions: z.array(ImmediateAction).default([]),
  ...linkFacts,
  troubles: z
    .array(z.object({ key: z.string(), milestone: z.string(), audience: z.string(), status: z.string() }))
    .default([]),
});
export type RapidReview = z.infer<typeof RapidReview>;

export const newCase: RapidReview = RapidReview.parse({ stage: 'new' });

/** How a reached step of the plan stands in `planDone`: once a round, or once for each agency it was about. */
export const doneKeys = (step: string, agencies: readonly string[], round: number): readonly string[] => {
  const key = round === 1 ? step : `${step}@${round}`;
  return agencies.length === 0 ? [key] : agencies.map((agency) => `${key}:${agency}`);
};

import { z } from 'zod';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { linkFacts } from '#shared/casework/links/link.ts';
import { RedactedCopies } from '#shared/casework/redaction/copies.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';
import { Stage } from '../stages.ts';
import {
  ActionStatus,
  AgreedAction,
  AskedAgency,
  AuditResult,
  CommentFrom,
  Method,
  Proceeding,
  PublishWhat,
  Recommendation,
  Reply,
  Source,
} from './facts.ts';

const Person = z.string();
const Signed = z.object({ person: Person, post: z.string(), at: Instant });

/** One agency's part: asked in writing, its definite reply, its analysis. */
export const Request = AskedAgency.extend({
  askedAt: Instant,
  replyBy: LondonDate,
  returnBy: LondonDate,
  reply: Reply.optional(),
  repliedAt: Instant.optional(),
  returnedAt: Instant.optional(),
  nil: z.boolean().default(false),
});
export type Request = z.infer<typeof Request>;

/** The reviewer of the day. `approvals` are those of this proposal; another proposal begins again. */
export const Reviewer = z.object({
  name: z.string(),
  address: z.string(),
  /** The last London date on which they may see the review. */
  accessUntil: LondonDate,
  standing: z.enum(['proposed', 'blocked', 'appointed', 'stood-down']),
  accessEnded: z.boolean().default(false),
  approvals: z.partialRecord(PartnerId, Signed).default({}),
  proposedAt: Instant.optional(),
  appointedAt: Instant.optional(),
  seq: z.number(),
});
export type Reviewer = z.infer<typeof Reviewer>;

/** An action of the plan with how far it has come. Its outcome and measure stay in the event it was agreed in, `seq`. */
export const PlannedAction = AgreedAction.omit({ outcome: true, measure: true }).extend({
  agreedAt: Instant,
  seq: z.number(),
  status: ActionStatus.default('not-started'),
  progressAt: Instant.optional(),
  /** Evidence has been given that it is done, and that it made a difference. Its words stay in the events. */
  completion: z.boolean().default(false),
  impact: z.boolean().default(false),
  audit: z.object({ on: LondonDate, result: AuditResult }).optional(),
  closedAt: Instant.optional(),
});
export type PlannedAction = z.infer<typeof PlannedAction>;

const Draft = z.object({
  version: z.int(),
  at: Instant,
  seq: z.number(),
  improvements: z.boolean(),
  systemicReasons: z.boolean(),
  recommendations: z.array(Recommendation),
  namesIn: z.array(z.string()),
  /** How often protected names had been listed when it was searched for them. */
  namesRound: z.int(),
});

/**
 * What a review is now: small facts that rules need. Long answers stay in the events they came in, found by `sections`.
 */
export const PracticeReview = z.object({
  stage: Stage,
  source: Source.optional(),
  /** The London date of the decision to initiate, from which the six months run (LCSPR-13). */
  decidedOn: LondonDate.optional(),
  /** The case whose decision began this review. */
  linkedCase: z.string().optional(),
  /** The event that holds the latest answers of a form: `terms-of-reference`, `agency-analysis:school`. */
  sections: z.record(z.string(), z.number()).default({}),
  confidential: z.array(Person).default([]),
  conflicted: z.array(Person).default([]),
  /** Addresses of those who have declared a conflict of interest: they are written to no more. */
  tooNear: z.array(z.string()).default([]),
  ...linkFacts,
  troubles: z
    .array(z.object({ key: z.string(), milestone: z.string(), audience: z.string(), status: z.string() }))
    .default([]),
  /** Steps of the plan that have happened, each with what it was about. */
  planDone: z.array(z.string()).default([]),

  reviewer: Reviewer.optional(),
  /** 1 for the first proposal; one more with each that follows. */
  reviewerRound: z.int().default(0),
  terms: z.object({ method: Method, at: Instant }).optional(),
  proceedings: z.array(Proceeding).default([]),
  /** Names that must not stand in anything published (LCSPR-17). */
  protectedNames: z.array(z.string()).default([]),
  namesRound: z.int().default(0),

  requests: z.array(Request).default([]),
  family: z.string().optional(),
  practitioners: z.boolean().default(false),

  checks: z.array(z.object({ on: LondonDate, at: Instant, satisfactory: z.boolean() })).default([]),
  questions: z
    .array(z.object({ id: z.string(), askedAt: Instant, replyBy: LondonDate, answeredAt: Instant.optional() }))
    .default([]),
  national: z.object({ suggestedAt: Instant, answer: z.enum(['national', 'local-goes-on']).optional() }).optional(),
  delays: z.array(z.object({ at: Instant, expectedOn: LondonDate, reviewOn: LondonDate })).default([]),

  draft: Draft.optional(),
  /** Agencies that have checked the facts of the present version. */
  factsChecked: z.array(z.string()).default([]),
  /** The version accepted as final, until it is sent back or reopened. */
  report: z.object({ version: z.int(), seq: z.number(), acceptedAt: Instant }).optional(),
  /** The version that was sent back or reopened, until another is accepted: it is not accepted again without a reason. */
  returned: z.object({ version: z.int(), at: Instant }).optional(),
  reportApprovals: z.partialRecord(PartnerId, Signed).default({}),
  reportApprovedAt: Instant.optional(),

  impactConsidered: z.boolean().default(false),
  mediaPlanned: z.boolean().default(false),
  /** The day aimed at, from the terms of reference until publication is planned. */
  publishOn: LondonDate.optional(),
  publication: z
    .object({
      what: PublishWhat,
      seq: z.number(),
      at: Instant,
      /** Parts of the improvement text in which a protected name stands, and how often names had been listed by then. */
      namesIn: z.array(z.string()),
      namesRound: z.int(),
    })
    .optional(),
  redactionChecked: z.boolean().default(false),
  /** 1 until copies have been sent; one more each time they must be sent again. */
  noticeRound: z.int().default(1),
  copies: z.object({ sentAt: Instant, how: z.string(), round: z.int() }).optional(),
  /** When copies that had been sent stopped counting; none sent before it counts again. */
  copiesLapsedAt: Instant.optional(),
  comments: z
    .array(
      z.object({ id: z.string(), from: CommentFrom, at: Instant, answeredAt: Instant.optional(), seq: z.number() }),
    )
    .default([]),
  /** The first of the two signatures that release a publication. */
  release: Signed.optional(),
  published: z
    .object({
      at: Instant,
      on: LondonDate,
      what: PublishWhat,
      /** The event whose answers are the published text. */
      textSeq: z.number(),
      daysLate: z.int(),
      withdrawnAt: Instant.optional(),
    })
    .optional(),

  recommendations: z.array(Recommendation).default([]),
  actions: z.array(PlannedAction).default([]),
  learningShared: z.int().default(0),
  ledBy: z.string().optional(),
  redactedCopies: RedactedCopies,
});
export type PracticeReview = z.infer<typeof PracticeReview>;

export const newReview: PracticeReview = PracticeReview.parse({ stage: 'new' });

/** The key of a form's answers in `sections`, one for each agency, partner or other subject where the form has one. */
export const sectionKey = (form: string, subject?: string): string =>
  subject === undefined ? form : `${form}:${subject}`;

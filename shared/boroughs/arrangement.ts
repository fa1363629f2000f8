import { z } from 'zod';
import { LondonDate } from '#shared/kernel/time.ts';
import { EscalationArrangement, EscalationSettings } from './escalation.ts';
import { Address, Key, PartnerId } from './keys.ts';
import { RetentionArrangement } from './retention.ts';

export { Address, Key, PartnerId };

/** What a post may do in a case. Every signed-in person is also a `professional`. */
export const Role = z.enum([
  'professional',
  'notifying-officer',
  'business-manager',
  'partner-delegate',
  'partner-lead',
  'director-of-childrens-services',
  'agency-lead',
  'agency-author',
  'chair',
  'group-member',
  'independent-person',
  'independent-scrutineer',
  'communications',
  'ops',
]);
export type Role = z.infer<typeof Role>;

/** First and last day on which something holds, both included. Absent means without limit. */
const Dated = { from: LondonDate.optional(), until: LondonDate.optional() };

/**
 * A post, not a person: arrangements name who fills what office, by the address they sign in with and are
 * written to. `agency` is the key of an agency; its partner follows from there.
 */
export const Post = z.strictObject({
  id: Key,
  title: z.string().min(1),
  agency: Key,
  address: Address,
  roles: z.array(Role).min(1),
  /** Who acts with the same authority when the holder cannot (RAPID-10). */
  deputy: Key.optional(),
  ...Dated,
});
export type Post = z.infer<typeof Post>;

/** A safeguarding partner: its organisation changes (CCG to ICB, mergers), so it is dated. */
export const Partner = z.strictObject({
  id: PartnerId,
  organisation: z.string().min(1),
  /** Lead safeguarding partner, who keeps accountability. */
  lead: Key,
  /** Delegated safeguarding partner, who determines. */
  delegate: Key,
  ...Dated,
});
export type Partner = z.infer<typeof Partner>;

/** An organisation asked for information in a rapid review, or whose people refer and take part. */
export const Agency = z.strictObject({
  id: Key,
  name: z.string().min(1),
  /** The partner whose delegate is told when this agency does not answer (GOV-5). */
  partner: PartnerId,
  /** The post that receives requests. */
  lead: Key,
  /** Asked in every rapid review of the borough. Others are added case by case. */
  standing: z.boolean(),
  /** Speaks for the child's lived experience (RAPID-12). */
  childsVoice: z.boolean().default(false),
});
export type Agency = z.infer<typeof Agency>;

/** What makes a meeting able to decide (GOV-1). All parts must hold. */
export const Quorum = z.strictObject({
  /** How many different safeguarding partners must be represented. */
  partners: z.int().min(2).max(3),
  /** How many members in all, deputies counted. */
  members: z.int().min(2),
  /** Whether the chair, or the chair's deputy, must be there. */
  chair: z.boolean(),
});

/** A standing group, such as the one that holds a rapid review (RAPID-9). */
export const Group = z.strictObject({
  id: Key,
  name: z.string().min(1),
  chair: Key,
  members: z.array(Key).min(3),
  /** Invited where possible, not counted: the child death nurse (NOTIFY-6), the scrutineer. */
  invited: z.array(Key).default([]),
  quorum: Quorum,
  /** Consecutive absences after which a member's attendance is reviewed (GOV-2). */
  absencesReviewedAfter: z.int().min(1).optional(),
  source: z.string().min(1),
});
export type Group = z.infer<typeof Group>;

/** What a step of the plan makes happen when its day comes. */
export const PlanAction = z.enum([
  'warn-director', // no DfE reference yet
  'warn-delegates',
  'warn-leads',
  'request-information',
  'chase-acknowledgement',
  'nudge-return',
  'return-overdue', // the delegated partner is told
  'circulate-pack',
  'meeting-due',
  'sign-off-due',
  'warn-report-due',
  'chase-panel',
]);
export type PlanAction = z.infer<typeof PlanAction>;

/** One step, counted in working days after its clock's day 0. `at` is London wall-clock time. */
export const PlanStep = z.strictObject({
  id: Key,
  does: PlanAction,
  /** `notify` counts from awareness; `rapid-review` from that clock's own trigger. */
  clock: z.enum(['notify', 'rapid-review']),
  workingDay: z.int().min(0).max(60),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  title: z.string().min(1),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** How days are counted where guidance is silent (guidance marks these *assumed*; a borough may change them). */
export const Counting = z.strictObject({
  /** The day of the trigger is day 0 (`trigger-day`), or the next working day is (`next-working-day`). */
  dayZero: z.enum(['trigger-day', 'next-working-day']),
  /** What starts the fifteen working days. */
  rapidReviewFrom: z.enum(['notified', 'aware', 'next-working-day-after-notified']),
  /** Shown as the target on the last day; the clock itself ends at 23:59:59. London time. */
  targetTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});
export type Counting = z.infer<typeof Counting>;

export const RapidReviewArrangement = z.strictObject({
  group: Key,
  /** Who agrees the record beside the chair, where the documents say so. */
  recordAgreedBy: Key.optional(),
  /** How three recorded determinations become one decision. */
  decisionRule: z.enum(['majority', 'unanimous']),
  plan: z.array(PlanStep).min(1),
  /**
   * Working days of the rapid review clock, counted as the plan's steps are: by when an agency has acknowledged,
   * by when it has returned, by when the group has met, by when the partners have determined.
   */
  acknowledgeBy: z.int().min(1),
  returnBy: z.int().min(1),
  meetingBy: z.int().min(1),
  signOffBy: z.int().min(1),
  /** How the report reaches the Panel: by a one-time link from here, or by a person who records the proof. */
  panelRoute: z.enum(['secure-link', 'by-hand']),
  /** National bodies also told by e-mail when DfE's reference is recorded. Never counts as the notification. */
  noticeOnNotification: z.array(z.enum(['panel', 'ofsted'])).default([]),
});

/** A step of the timetable, counted backward from the day of publication in working days (LCSPR-4). */
export const TimetableStep = z.strictObject({
  id: Key,
  title: z.string().min(1),
  workingDaysBefore: z.int().min(8).max(250),
});
export type TimetableStep = z.infer<typeof TimetableStep>;

/** How the borough carries a local child safeguarding practice review. All counts are working days. */
export const PracticeReviewArrangement = z.strictObject({
  /** The post that leads the review and requires each agency to report on its actions (ACTION-2). */
  chair: Key,
  /** Who may sign the release of a publication. It takes two signatures, of two people. */
  releasedBy: z.array(Role).min(1),
  /** An agency says within so many days whether it will answer, and answers within so many. */
  replyWithin: z.int().min(1).max(60),
  returnWithin: z.int().min(1).max(120),
  /** A partner is reminded of an approval after so many days, and again after each as many. */
  approveWithin: z.int().min(1).max(60),
  /** Progress and quality are checked at least this often (SI 2018/789 reg 14). */
  checkEvery: z.int().min(1).max(120),
  /** The reviewer answers a written question within so many days. */
  questionWithin: z.int().min(1).max(60),
  timetable: z.array(TimetableStep).min(1),
  /** Days before the six months end on which the end is warned of, the furthest first (LCSPR-13). */
  warnings: z.array(z.int().min(1).max(120)).min(1),
  /** A delay is looked at again at least this often. */
  delayReviewedEvery: z.int().min(1).max(120),
  /** The reviewer's access is about to end, so many days before. */
  accessWarning: z.int().min(1).max(60),
  actions: z.strictObject({
    /** Each owner reports on an open action this often (ACTION-2). */
    progressEvery: z.int().min(5).max(260),
    /** The owner is reminded so many days before an action is due. */
    soon: z.int().min(1).max(60),
    /** An overdue action is chased again after each so many days; the chair is told every time. */
    chaseEvery: z.int().min(1).max(260),
  }),
  /** How national bodies are sent what they must have: by a one-time link from here, or by a person who records the proof. */
  nationalRoute: z.enum(['secure-link', 'by-hand']),
});

/** Where national bodies are written to. Blank until the borough sets it: then a person sends by hand and records it. */
export const Recipients = z.strictObject({
  panel: Address.nullable().default(null),
  ofsted: Address.nullable().default(null),
  dfe: Address.nullable().default(null),
  secretaryOfState: Address.nullable().default(null),
});

/** One borough's arrangements in force from a date: who is who, what the stages are, how days are counted. */
export const Arrangement = z.strictObject({
  borough: Key,
  name: z.string().min(1),
  partnership: z.string().min(1),
  version: z.int().min(1),
  effectiveFrom: LondonDate,
  /** The documents this was made from. */
  sources: z.array(z.string().min(1)).min(1),
  referencePrefix: z.string().regex(/^[A-Z]{3}$/),
  /** Colour of the borough's own header, `#rrggbb`. */
  dress: z.strictObject({ colour: z.string().regex(/^#[0-9a-f]{6}$/) }),
  /** Mail goes to these domains and no others. */
  allowedDomains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]+$/)).min(1),
  counting: Counting,
  partners: z.array(Partner).min(3),
  agencies: z.array(Agency).min(3),
  posts: z.array(Post).min(3),
  groups: z.array(Group).min(1),
  rapidReview: RapidReviewArrangement,
  practiceReview: PracticeReviewArrangement,
  /** Which protocols professional disagreements go by, each whole, and who is told. */
  escalation: EscalationArrangement,
  /** A file that says nothing of it keeps everything for the careful length, marked as assumed. */
  retention: RetentionArrangement.prefault({}),
  recipients: Recipients,
});
export type Arrangement = z.infer<typeof Arrangement>;

/** The same as its file writes it: protocols by name, each a file of its own in the folder `protocols`. */
export const ArrangementFile = Arrangement.extend({ escalation: EscalationSettings });

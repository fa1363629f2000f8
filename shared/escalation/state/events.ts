import { z } from 'zod';
import { Concern } from '#shared/boroughs/escalation.ts';
import { Answers } from '#shared/casework/answers.ts';
import { CaseLinked, CaseUnlinked } from '#shared/casework/links/link.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';
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
import { PlanAction } from './plan-action.ts';

const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...shape });

/** An event that keeps the whole form it came from. */
const answered = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  event(type, { answers: Answers, ...shape });

/** Those whom an event brings in, why it is they, and the line of escalation where the stage has routes. */
const comingIn = {
  people: z.array(Person),
  because: z.array(z.string()).optional(),
  line: z.int().optional(),
};

const raising = {
  concerns: Concern,
  /** Opaque: the reference of the child or adult in the agency's own system. Never a name. */
  about: z.string(),
  raisedBy: z.object({
    person: z.string(),
    name: z.string(),
    address: z.string(),
    post: z.string().optional(),
    agency: z.string(),
  }),
  /** The raiser is too near: their agency's designated lead carries it for them. */
  conflicted: z.boolean().default(false),
  protocol: z.string(),
  category: Category,
  level: Level,
  caseKind: CaseKind,
  circumstances: z.array(z.string()).default([]),
  immediateRisk: z.boolean(),
  /** It must be settled by then to keep the child safe, where that is sooner than the protocol's time. */
  protectBy: Instant.optional(),
  supportWanted: z.boolean(),
  /** The incident's case that it is about, as it was typed, where it is about whether to notify. */
  linkedReference: z.string().optional(),
  ...comingIn,
};
const side = { side: Side };
/** The stage, by number, that a record belongs to: not always the one the disagreement has come to. */
const stage = { stage: z.int() };

/** Everything that can have happened in a disagreement. Each is one link of its audit chain. */
export const EscalationEvent = z.discriminatedUnion('type', [
  answered('Raised', { ...raising, receiving: z.object({ agency: z.string(), name: z.string() }) }),
  /** Another authority's agency: its own area's procedure is followed (ESC-14). `area` is that authority. */
  answered('RaisedElsewhere', { ...raising, receiving: z.object({ area: z.string(), name: z.string() }) }),
  answered('ImmediateRiskFound', comingIn),
  /** The designated lead has told the head of safeguarding; or, without answers, the service did (ESC-3). */
  event('HeadOfSafeguardingTold', {
    answers: Answers.optional(),
    by: z.enum(['designated-lead', 'service']),
    ...comingIn,
  }),
  answered('SupportOffered', {}),
  answered('DisagreementAnswered', { ...side, ...comingIn }),
  /** `deciding`: the business manager names who decides where a post has nobody in it. */
  answered('ContactNamed', {
    side: z.enum([...Side.options, 'deciding']),
    ...comingIn,
    /** Whoever was named by an address for this side at this stage was so by mistake: nothing of it is theirs any more. */
    mistaken: z.boolean().optional(),
  }),
  /** `late`: the disagreement had moved on when this was written; it is kept, and settles nothing. */
  answered('DiscussionRecorded', {
    ...stage,
    settled: z.boolean(),
    late: z.boolean(),
    by: z.enum(['raising', 'receiving', 'deciding']),
  }),
  answered('NextLineTried', { ...stage, ...comingIn, line: z.int() }),
  z.object({
    type: z.enum(['MovedToStage2', 'MovedToStage3', 'MovedToStage4', 'MovedToStage5', 'MovedToStage6']),
    answers: Answers,
    why: z.enum(['not-settled', 'no-reply', 'out-of-time', 'immediate-risk', 'other']),
    /** Stages passed over without a discussion, by number; their reason is in the answers. */
    skipped: z.array(z.int()),
    ...comingIn,
  }),
  answered('PanelConvened', {
    members: z.array(PanelMember),
    meetsAt: Instant,
    concernedLeftOut: z.array(z.string()),
    ...comingIn,
  }),
  answered('MeetingConvened', { meetsAt: Instant, ...comingIn }),
  answered('RepresentationMade', side),
  answered('DecisionRecorded', { ...stage, binding: z.boolean() }),
  answered('EnforcementNoted', {}),
  answered('AreaLiaisonRecorded', { settled: z.boolean() }),
  event('OutcomeReached', {
    ...stage,
    how: Settled,
    binding: z.boolean(),
    outcome: OutcomeKind,
    steps: z.array(AgreedStep),
  }),
  answered('SideConfirmed', side),
  answered('SideDisputed', side),
  event('OutcomeConfirmed', {}),
  z.object({
    type: z.enum([
      'ReturnedToStage1',
      'ReturnedToStage2',
      'ReturnedToStage3',
      'ReturnedToStage4',
      'ReturnedToStage5',
      'ReturnedToStage6',
      'ReturnedElsewhere',
    ]),
    why: z.enum(['disputed', 'not-carried-out']),
  }),
  answered('NotCarriedOut', side),
  answered('PlacedOnRecord', { ...side, on: LondonDate }),
  /** This side keeps no record of the child or adult, and says why. */
  answered('NoRecordHeld', side),
  answered('StepReported', { step: z.string(), done: z.boolean() }),
  answered('PolicyGapFound', { id: z.string() }),
  answered('PolicyGapAnswered', { gap: z.string() }),
  answered('DisagreementClosed', { themes: z.array(Theme) }),
  answered('DisagreementWithdrawn', {}),
  event('ProtocolReviewDue', { protocol: z.string(), dueOn: LondonDate }),
  answered('ProtocolReviewed', { on: LondonDate }),
  /** Something that comes with time alone: a reminder, a limit reached. It closes and moves nothing. */
  event('StepReached', { step: z.string(), does: PlanAction, about: z.array(z.string()) }),
  answered('ConflictDeclared', { person: z.string(), post: z.string(), address: z.string().optional() }),
  event('ConfidentialityAgreed', { person: z.string(), post: z.string() }),
  CaseLinked,
  CaseUnlinked,
  event('MessageTroubled', { key: z.string(), milestone: z.string(), audience: z.string(), status: z.string() }),
  answered('MessageSettled', { key: z.string() }),
]);
export type EscalationEvent = z.infer<typeof EscalationEvent>;

import { z } from 'zod';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { Answers } from '#shared/casework/answers.ts';
import { CaseLinked, CaseUnlinked } from '#shared/casework/links/link.ts';
import { redactionEvents } from '#shared/casework/redaction/copies.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';
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
import { PlanAction } from './plan-action.ts';

const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...shape });

/** An event that keeps the whole form it came from. */
const answered = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  event(type, { answers: Answers, ...shape });

const agency = { agency: z.string() };
const action = { action: z.string() };
const partner = { partner: PartnerId, post: z.string() };
const version = { version: z.int() };

/** Everything that can have happened in a review. Each is one link of its audit chain. */
export const PracticeReviewEvent = z.discriminatedUnion('type', [
  /** Without answers where it begins from another workflow's contract, which has announced it already. */
  event('ReviewInitiated', {
    answers: Answers.optional(),
    source: Source,
    decidedOn: LondonDate,
    linkedCase: z.string().optional(),
    announced: z.boolean(),
    reviewerNamed: z.boolean(),
    /** Whose conflict of interest was declared before this review began. */
    conflicted: z.array(z.string()).default([]),
    /** Where they are not to be written to. */
    tooNear: z.array(z.string()).default([]),
  }),
  answered('ReviewerProposed', { name: z.string(), address: z.string(), accessUntil: LondonDate }),
  answered('PartnerApprovedReviewer', partner),
  /** `undeclared`: the partner knows of an interest that the reviewer has not declared. */
  answered('PartnerRefusedReviewer', { ...partner, undeclared: z.boolean() }),
  event('ReviewerAppointed', {}),
  answered('ReviewerStoodDown', { reason: z.enum(['conflict', 'withdrew', 'other']) }),
  answered('ReviewerAccessChanged', { until: LondonDate }),
  event('ReviewerAccessEnded', {}),
  answered('TermsSet', { method: Method, publishOn: LondonDate }),
  answered('ProceedingsRecorded', { proceedings: z.array(Proceeding) }),
  answered('ProtectedNamesListed', { names: z.array(z.string()) }),
  event('GatheringBegun', {}),
  answered('InformationRequested', { agencies: z.array(AskedAgency), replyBy: LondonDate, returnBy: LondonDate }),
  answered('RequestAnswered', { ...agency, reply: Reply }),
  answered('AnalysisReturned', { ...agency, nil: z.boolean() }),
  answered('PractitionersInvolved', {}),
  answered('FamilyInvolved', { standing: z.enum(['contributing', 'declined', 'not-yet', 'not-possible']) }),
  answered('SupervisionChecked', { on: LondonDate, satisfactory: z.boolean() }),
  answered('ReviewerAsked', { id: z.string(), replyBy: LondonDate }),
  answered('ReviewerReplied', { question: z.string() }),
  answered('NationalReviewSuggested', {}),
  answered('PanelAnsweredOnNational', { answer: z.enum(['national', 'local-goes-on']) }),
  answered('DelayExplained', { expectedOn: LondonDate, reviewOn: LondonDate }),
  answered('DraftSubmitted', {
    ...version,
    /** What a final report must hold (LCSPR-9) is there in this version. */
    improvements: z.boolean(),
    systemicReasons: z.boolean(),
    recommendations: z.array(Recommendation),
    /** Titles of the parts in which a protected name still stands. */
    namesIn: z.array(z.string()),
  }),
  answered('FactsChecked', { ...agency, ...version, corrections: z.boolean() }),
  answered('FinalReportAccepted', version),
  answered('PartnerApprovedReport', { ...partner, ...version }),
  answered('ReportSentBack', { ...partner, ...version }),
  event('ReportApproved', version),
  answered('ReportReopened', {}),
  answered('ImpactConsidered', {}),
  answered('PublicationPlanned', { what: PublishWhat, on: LondonDate, namesIn: z.array(z.string()) }),
  answered('MediaPlanned', {}),
  answered('RedactionChecked', {}),
  answered('CopiesSent', { how: z.enum(['secure-link', 'by-hand']), sentAt: Instant }),
  answered('PublicationMoved', { on: LondonDate }),
  answered('CommentRecorded', { id: z.string(), from: CommentFrom }),
  answered('CommentAnswered', { comment: z.string() }),
  answered('ReleaseSigned', {}),
  event('Published', { what: PublishWhat, on: LondonDate, textSeq: z.int(), daysLate: z.int() }),
  answered('PublicationWithdrawn', {}),
  answered('ActionsAgreed', { actions: z.array(AgreedAction) }),
  answered('ActionProgressed', { ...action, status: ActionStatus, completion: z.boolean(), impact: z.boolean() }),
  answered('ActionAudited', { ...action, on: LondonDate, result: AuditResult }),
  answered('ActionChanged', { ...action, due: LondonDate, agency: z.string(), officer: z.string() }),
  answered('ActionClosed', action),
  answered('LearningShared', {}),
  answered('LedByAnother', { partnership: z.string() }),
  answered('ReviewStopped', { reason: z.enum(['national-review', 'other']) }),
  answered('ReviewClosed', {}),
  event('ConfidentialityAgreed', { person: z.string(), post: z.string() }),
  answered('ConflictDeclared', { person: z.string(), post: z.string(), address: z.string().optional() }),
  /** A step of the borough's plan came. `about`: agencies, actions or whatever it is about, once for each. */
  event('StepReached', { step: z.string(), does: PlanAction, about: z.array(z.string()) }),
  CaseLinked,
  CaseUnlinked,
  event('MessageTroubled', { key: z.string(), milestone: z.string(), audience: z.string(), status: z.string() }),
  answered('MessageSettled', { key: z.string() }),
  ...redactionEvents,
]);
export type PracticeReviewEvent = z.infer<typeof PracticeReviewEvent>;

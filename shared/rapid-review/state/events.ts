import { z } from 'zod';
import { PartnerId, PlanAction } from '#shared/boroughs/arrangement.ts';
import { Answers } from '#shared/casework/answers.ts';
import { CaseLinked, CaseUnlinked } from '#shared/casework/links/link.ts';
import { redactionEvents } from '#shared/casework/redaction/copies.ts';
import { Instant } from '#shared/kernel/time.ts';
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

const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...shape });

/** An event that keeps the whole form it came from. */
const answered = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  event(type, { answers: Answers, ...shape });

const incident = { outcome: Outcome, childCount: z.number(), incidentDate: z.string().optional() };
const agency = { agency: z.string() };
const partner = { partner: PartnerId, post: z.string() };
const notified = {
  dfeReference: z.string(),
  submittedAt: Instant,
  daysLate: z.number(),
  path: NotifyPath,
};

/** Everything that can have happened in a case. Each is one link of its audit chain. */
export const RapidReviewEvent = z.discriminatedUnion('type', [
  answered('IncidentReferred', { ...incident, referrer: z.object({ person: z.string(), address: z.string() }) }),
  answered('IncidentOpened', { ...incident, awareAt: Instant }),
  answered('ReferralDeclined', {}),
  event('ReferralTakenUp', {}),
  answered('DecidedToNotify', {
    path: NotifyPath,
    awareAt: Instant,
    otherAreas: z.array(OtherArea),
    dissenting: z.array(PartnerId),
    died: z.boolean(),
  }),
  answered('DecidedNotToNotify', {}),
  answered('LocalConsiderationBegun', { kind: z.string() }),
  answered('LedElsewhere', { authority: z.string() }),
  event('DecisionRetaken', {}),
  answered('NotificationPrepared', { childCount: z.number() }),
  answered('Notified', notified),
  answered('NotifiedWithoutReview', notified),
  event('PartnersTold', {}),
  event('AgenciesAsked', { agencies: z.array(AskedAgency) }),
  answered('AgencyAdded', { added: AskedAgency }),
  event('PlanStepReached', { step: z.string(), does: PlanAction, agencies: z.array(z.string()) }),
  answered('RequestAcknowledged', agency),
  answered('ReturnSubmitted', { ...agency, nil: z.boolean(), actions: z.array(ImmediateAction) }),
  event('ConfidentialityAgreed', { person: z.string(), post: z.string() }),
  answered('ConflictDeclared', { person: z.string(), post: z.string(), address: z.string().optional() }),
  answered('MeetingHeld', {
    heldAt: Instant,
    present: z.array(z.string()),
    quorate: z.boolean(),
    missing: z.array(z.string()),
    actions: z.array(ImmediateAction),
  }),
  answered('AnalysisRecorded', { recommendation: Determination }),
  answered('PartnerDetermined', {
    ...partner,
    determination: Determination,
    agrees: z.boolean(),
    reviewer: Reviewer.optional(),
  }),
  event('DecisionTaken', {
    decision: Determination,
    dissenting: z.array(PartnerId),
    reviewer: Reviewer.optional(),
  }),
  answered('ReportPrepared', {}),
  answered('ReportSent', { how: z.string(), sentAt: Instant, daysLate: z.number() }),
  answered('FamilyTold', { told: z.boolean() }),
  answered('PanelReplied', { view: PanelView }),
  answered('PanelAskedForMore', {}),
  answered('DecisionReopened', { criterion: z.boolean() }),
  answered('PartnerFoundNotMet', partner),
  event('NotMetAfterAll', {}),
  answered('LatenessExplained', { clock: z.string() }),
  CaseLinked,
  CaseUnlinked,
  answered('ConsideredLocally', { outcome: z.string() }),
  answered('ActionDone', { action: z.string() }),
  event('MessageTroubled', { key: z.string(), milestone: z.string(), audience: z.string(), status: z.string() }),
  answered('MessageSettled', { key: z.string() }),
  answered('CaseClosed', {}),
  ...redactionEvents,
]);
export type RapidReviewEvent = z.infer<typeof RapidReviewEvent>;

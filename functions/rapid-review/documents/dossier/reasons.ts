import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';

const NOTIFYING = ['rationale', 'dissent'];

/** Which events are decisions, and the questions that say why. */
export const REASONS: Readonly<Partial<Record<RapidReviewEvent['type'], readonly string[]>>> = {
  IncidentOpened: ['whyConsider'],
  ReferralDeclined: ['reasons'],
  ReferralTakenUp: [],
  DecidedToNotify: NOTIFYING,
  DecidedNotToNotify: NOTIFYING,
  LocalConsiderationBegun: NOTIFYING,
  LedElsewhere: NOTIFYING,
  Notified: ['lateReason'],
  NotifiedWithoutReview: ['lateReason'],
  AgencyAdded: ['why'],
  AnalysisRecorded: ['recommendationReasons', 'differentViews'],
  PartnerDetermined: ['reasons', 'dissent'],
  DecisionTaken: [],
  PartnerFoundNotMet: ['reasons'],
  NotMetAfterAll: [],
  LatenessExplained: ['reason'],
  ReportSent: ['lateReason'],
  FamilyTold: ['notToldReason'],
  PanelReplied: ['panelComments'],
  PanelAskedForMore: ['panelComments'],
  DecisionReopened: ['panelComments'],
  ConsideredLocally: ['reasons'],
  CaseClosed: ['closingNote'],
};

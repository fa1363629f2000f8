import type { Audience } from './audiences.ts';

/** What sets a message off: an event, or a step of the borough's plan. */
export type Trigger = { readonly event: string } | { readonly plan: string };

/** One row: this milestone, to this audience, in these words, when this happens. */
export interface MessageRow {
  readonly milestone: 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6' | 'M7';
  readonly audience: Audience;
  readonly template: string;
  readonly on: Trigger;
  /** Failing to arrive is an alarm and a task, never silence. */
  readonly statutory: boolean;
  /** The document a one-time link opens, for a body with no account. */
  readonly document?: string;
  /** Only when this holds; see `set-off.ts`. */
  readonly only?: 'local-review-first-decided' | 'national-review' | 'sent-by-secure-link';
}

/** The national bodies, of a local review as soon as it is first decided. */
const localReviewDecided = (event: string): readonly MessageRow[] =>
  (['panel', 'ofsted', 'dfe'] as const).map((audience) => ({
    milestone: 'M5',
    audience,
    template: 'local-review-decided',
    on: { event },
    statutory: true,
    document: 'decision',
    only: 'local-review-first-decided',
  }));

/**
 * Every message the rapid review sends, and nothing else is ever sent. A test walks it on a moved clock and fails
 * on one missing, extra or early. Family are told by a person, never by e-mail, so they have a task and no row.
 */
export const messageTable: readonly MessageRow[] = [
  {
    milestone: 'M1',
    audience: 'notifying-officers',
    template: 'referral-received',
    on: { event: 'IncidentReferred' },
    statutory: true,
  },
  {
    milestone: 'M1',
    audience: 'director',
    template: 'notification-outstanding',
    on: { plan: 'warn-director' },
    statutory: false,
  },
  {
    milestone: 'M1',
    audience: 'delegates',
    template: 'notification-outstanding',
    on: { plan: 'warn-delegates' },
    statutory: false,
  },
  {
    milestone: 'M1',
    audience: 'leads',
    template: 'notification-outstanding',
    on: { plan: 'warn-leads' },
    statutory: false,
  },
  {
    milestone: 'M1',
    audience: 'panel-if-wanted',
    template: 'notice-of-notification',
    on: { event: 'Notified' },
    statutory: false,
  },
  {
    milestone: 'M1',
    audience: 'ofsted-if-wanted',
    template: 'notice-of-notification',
    on: { event: 'Notified' },
    statutory: false,
  },
  {
    milestone: 'M2',
    audience: 'delegates',
    template: 'incident-notified',
    on: { event: 'PartnersTold' },
    statutory: true,
  },
  {
    milestone: 'M2',
    audience: 'other-areas',
    template: 'other-area-concerned',
    on: { event: 'PartnersTold' },
    statutory: true,
  },
  {
    milestone: 'M3',
    audience: 'asked-agencies',
    template: 'information-request',
    on: { event: 'AgenciesAsked' },
    statutory: true,
  },
  {
    milestone: 'M3',
    audience: 'added-agency',
    template: 'information-request',
    on: { event: 'AgencyAdded' },
    statutory: true,
  },
  {
    milestone: 'M3',
    audience: 'late-agencies',
    template: 'acknowledgement-chased',
    on: { plan: 'chase-acknowledgement' },
    statutory: false,
  },
  {
    milestone: 'M3',
    audience: 'late-agencies',
    template: 'return-nudged',
    on: { plan: 'nudge-return' },
    statutory: false,
  },
  {
    milestone: 'M3',
    audience: 'late-agencies',
    template: 'return-overdue',
    on: { plan: 'return-overdue' },
    statutory: false,
  },
  {
    milestone: 'M3',
    audience: 'delegates-of-late-agencies',
    template: 'agency-overdue',
    on: { plan: 'return-overdue' },
    statutory: true,
  },
  {
    milestone: 'M3',
    audience: 'business-managers',
    template: 'conflict-declared',
    on: { event: 'ConflictDeclared' },
    statutory: false,
  },
  {
    milestone: 'M4',
    audience: 'business-managers',
    template: 'pack-due',
    on: { plan: 'circulate-pack' },
    statutory: false,
  },
  { milestone: 'M4', audience: 'chair', template: 'meeting-due', on: { plan: 'meeting-due' }, statutory: false },
  {
    milestone: 'M4',
    audience: 'undetermined-delegates',
    template: 'determination-due',
    on: { plan: 'sign-off-due' },
    statutory: false,
  },
  {
    milestone: 'M4',
    audience: 'business-managers',
    template: 'report-due',
    on: { plan: 'warn-report-due' },
    statutory: false,
  },
  { milestone: 'M4', audience: 'director', template: 'report-due', on: { plan: 'warn-report-due' }, statutory: false },
  {
    milestone: 'M4',
    audience: 'business-managers',
    template: 'panel-not-replied',
    on: { plan: 'chase-panel' },
    statutory: false,
  },
  {
    milestone: 'M4',
    audience: 'panel',
    template: 'rapid-review-report',
    on: { event: 'ReportSent' },
    statutory: true,
    document: 'report',
    only: 'sent-by-secure-link',
  },
  {
    milestone: 'M4',
    audience: 'panel',
    template: 'criteria-not-met',
    on: { event: 'NotMetAfterAll' },
    statutory: true,
    document: 'not-met',
  },
  {
    milestone: 'M4',
    audience: 'delegates',
    template: 'decision-reopened',
    on: { event: 'DecisionReopened' },
    statutory: true,
  },
  ...localReviewDecided('DecisionTaken'),
  ...localReviewDecided('ConsideredLocally'),
  {
    milestone: 'M6',
    audience: 'panel',
    template: 'national-review-suggested',
    on: { event: 'ReportSent' },
    statutory: true,
    document: 'report',
    only: 'national-review',
  },
  {
    milestone: 'M7',
    audience: 'agencies-that-took-part',
    template: 'decision-made',
    on: { event: 'ReportSent' },
    statutory: false,
  },
  {
    milestone: 'M7',
    audience: 'agencies-that-took-part',
    template: 'review-ended',
    on: { event: 'NotMetAfterAll' },
    statutory: false,
  },
  {
    milestone: 'M7',
    audience: 'referrer',
    template: 'referral-answered',
    on: { event: 'ReferralDeclined' },
    statutory: false,
  },
  {
    milestone: 'M7',
    audience: 'referrer',
    template: 'referral-answered',
    on: { event: 'DecidedNotToNotify' },
    statutory: false,
  },
  {
    milestone: 'M7',
    audience: 'referrer',
    template: 'referral-answered',
    on: { event: 'LocalConsiderationBegun' },
    statutory: false,
  },
  {
    milestone: 'M7',
    audience: 'referrer',
    template: 'referral-answered',
    on: { event: 'LedElsewhere' },
    statutory: false,
  },
  {
    milestone: 'M7',
    audience: 'referrer',
    template: 'referral-answered',
    on: { event: 'NotifiedWithoutReview' },
    statutory: false,
  },
  { milestone: 'M7', audience: 'referrer', template: 'decision-made', on: { event: 'ReportSent' }, statutory: false },
  {
    milestone: 'M7',
    audience: 'referrer',
    template: 'review-ended',
    on: { event: 'NotMetAfterAll' },
    statutory: false,
  },
];

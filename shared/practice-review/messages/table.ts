import type { PracticeReviewEvent } from '../state/events.ts';
import type { PlanAction } from '../state/plan-action.ts';
import type { Audience } from './audiences.ts';

/** What sets a message off: an event, or a step of the plan that has been reached. */
export type Trigger = { readonly event: PracticeReviewEvent['type'] } | { readonly step: PlanAction };

/** A document a one-time link opens, for a body with no account here. */
export type SharedDocument = 'decision' | 'reviewer' | 'national' | 'delay' | 'copy' | 'withheld' | 'moved' | 'ended';

/** One row: this milestone, to this audience, in these words, when this happens. */
export interface MessageRow {
  /** The milestone that is told, or that the reader is asked to make possible. */
  readonly milestone: 'M3' | 'M5' | 'M6' | 'M8' | 'M9' | 'M10' | 'M11';
  readonly audience: Audience;
  readonly template: string;
  readonly on: Trigger;
  /** Failing to arrive is an alarm and a task, never silence. */
  readonly statutory: boolean;
  readonly document?: SharedDocument;
  /** Only when this holds; see `set-off.ts`. */
  readonly only?:
    | 'not-announced'
    | 'of-the-reviewer'
    | 'of-the-report'
    | 'sent-by-secure-link'
    | 'withheld'
    | 'copies-were-out';
}

type Told = Partial<Pick<MessageRow, 'statutory' | 'document' | 'only'>>;

/** One row for each of the audiences that are told the same in the same words. */
const tell = (
  milestone: MessageRow['milestone'],
  template: string,
  on: Trigger,
  audiences: readonly Audience[],
  told: Told = {},
): readonly MessageRow[] =>
  audiences.map((audience) => ({ milestone, audience, template, on, statutory: false, ...told }));

const after = (event: PracticeReviewEvent['type']): Trigger => ({ event });
const when = (step: PlanAction): Trigger => ({ step });
/** What a national body is told: a document behind a link, and never silence. */
const shared = (document: SharedDocument, only?: MessageRow['only']): Told => ({
  statutory: true,
  document,
  ...(only === undefined ? {} : { only }),
});

const NATIONAL: readonly Audience[] = ['panel', 'ofsted', 'dfe'];
const COPIED: readonly Audience[] = ['panel', 'secretary-of-state', 'ofsted'];

/**
 * Every message a review sends, and nothing else is ever sent. A test walks it on a moved clock and fails on one
 * missing, extra, early or twice. Family are told by a person, never by e-mail, so they have no row.
 */
export const messageTable: readonly MessageRow[] = [
  // Decide and commission
  ...tell('M5', 'review-begun', after('ReviewInitiated'), ['business-managers']),
  ...tell('M5', 'local-review-decided', after('ReviewInitiated'), NATIONAL, shared('decision', 'not-announced')),
  ...tell('M5', 'reviewer-approval', after('ReviewerProposed'), ['delegates']),
  ...tell('M5', 'reviewer-approval-overdue', when('approval-overdue'), ['delegates-who-owe'], {
    only: 'of-the-reviewer',
  }),
  ...tell('M5', 'reviewer-refused', after('PartnerRefusedReviewer'), ['business-managers']),
  ...tell('M5', 'reviewer-named', after('ReviewerAppointed'), NATIONAL, shared('reviewer')),
  ...tell('M5', 'reviewer-appointed', after('ReviewerAppointed'), ['reviewer']),
  ...tell('M5', 'reviewer-stood-down', after('ReviewerStoodDown'), ['business-managers', 'chair']),
  ...tell('M5', 'access-ending', when('access-ending'), ['business-managers', 'reviewer']),

  // Gather
  ...tell('M3', 'information-request', after('InformationRequested'), ['asked-agencies'], { statutory: true }),
  ...tell('M3', 'reply-overdue', when('reply-overdue'), ['late-agencies']),
  ...tell('M3', 'agency-silent', when('reply-overdue'), ['delegates-of-late-agencies']),
  ...tell('M3', 'return-soon', when('return-soon'), ['late-agencies']),
  ...tell('M3', 'return-overdue', when('return-overdue'), ['late-agencies']),
  ...tell('M3', 'agency-overdue', when('return-overdue'), ['delegates-of-late-agencies'], { statutory: true }),

  // Supervise
  ...tell('M9', 'timetable-step', when('timetable-step'), ['business-managers', 'reviewer']),
  ...tell('M9', 'check-due', when('check-due'), ['business-managers', 'chair']),
  ...tell('M9', 'conflict-declared', after('ConflictDeclared'), ['business-managers']),
  ...tell('M9', 'question-asked', after('ReviewerAsked'), ['reviewer']),
  ...tell('M9', 'question-overdue', when('question-overdue'), ['business-managers', 'reviewer']),
  ...tell('M9', 'question-answered', after('ReviewerReplied'), ['business-managers']),
  ...tell('M6', 'national-review-suggested', after('NationalReviewSuggested'), ['panel'], shared('national')),
  ...tell('M8', 'six-months-near', when('six-months-near'), ['business-managers', 'director', 'delegates']),
  ...tell('M8', 'six-months-over', when('six-months-over'), ['business-managers', 'director', 'leads']),
  ...tell('M8', 'reasons-for-delay', after('DelayExplained'), ['panel', 'secretary-of-state'], shared('delay')),
  ...tell('M8', 'delay-explained', after('DelayExplained'), ['delegates']),
  ...tell('M8', 'delay-review', when('delay-review'), ['business-managers']),

  // Report
  ...tell('M9', 'draft-submitted', after('DraftSubmitted'), ['business-managers']),
  ...tell('M9', 'facts-to-check', after('DraftSubmitted'), ['agencies-to-check-facts']),
  ...tell('M9', 'report-approval', after('FinalReportAccepted'), ['delegates']),
  ...tell('M9', 'report-approval-overdue', when('approval-overdue'), ['delegates-who-owe'], { only: 'of-the-report' }),
  ...tell('M9', 'report-sent-back', after('ReportSentBack'), ['business-managers', 'reviewer']),
  ...tell('M9', 'report-approved', after('ReportApproved'), ['business-managers', 'chair']),
  ...tell('M9', 'report-reopened', after('ReportReopened'), ['business-managers', 'reviewer']),

  // Publish, or not
  ...tell('M9', 'copy-before-publication', after('CopiesSent'), COPIED, shared('copy', 'sent-by-secure-link')),
  ...tell(
    'M10',
    'reasons-for-not-publishing',
    after('CopiesSent'),
    ['panel', 'secretary-of-state'],
    shared('withheld', 'withheld'),
  ),
  ...tell('M9', 'publication-moved', after('PublicationMoved'), COPIED, shared('moved', 'copies-were-out')),
  ...tell('M9', 'publication-moved', after('ReportReopened'), COPIED, shared('moved', 'copies-were-out')),
  ...tell('M9', 'comment-recorded', after('CommentRecorded'), ['chair']),
  ...tell('M9', 'second-signature', after('ReleaseSigned'), ['other-signatories']),
  ...tell('M9', 'publish-today', when('publish-today'), ['business-managers', 'chair']),
  ...tell('M11', 'published', after('Published'), ['delegates', 'leads', 'agencies-that-took-part']),
  ...tell('M11', 'year-over', when('year-over'), ['business-managers']),

  // Change
  ...tell('M11', 'actions-agreed', after('ActionsAgreed'), ['owners']),
  ...tell('M11', 'action-changed', after('ActionChanged'), ['owners']),
  ...tell('M11', 'action-soon', when('action-soon'), ['owners']),
  ...tell('M11', 'progress-due', when('progress-due'), ['owners']),
  ...tell('M11', 'action-overdue', when('action-overdue'), ['owners']),
  ...tell('M11', 'actions-behind', when('action-overdue'), ['chair', 'delegates-of-late-owners']),

  // End
  ...tell('M5', 'review-ended-here', after('ReviewStopped'), ['delegates', 'agencies-that-took-part']),
  ...tell('M5', 'reviewer-released', after('ReviewStopped'), ['reviewer']),
  ...tell('M5', 'local-review-ended', after('ReviewStopped'), NATIONAL, shared('ended')),
  ...tell('M5', 'review-ended-here', after('LedByAnother'), ['delegates', 'agencies-that-took-part']),
  ...tell('M5', 'reviewer-released', after('LedByAnother'), ['reviewer']),
  ...tell('M5', 'local-review-ended', after('LedByAnother'), NATIONAL, shared('ended')),
];

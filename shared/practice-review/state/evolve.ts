import { redactionSection } from '#shared/casework/redaction/copies.ts';
import type { Recorded } from '#shared/casework/workflow.ts';
import { stageAfter } from '../transitions.ts';
import { changes } from './changes.ts';
import type { PracticeReviewEvent } from './events.ts';
import { type PracticeReview, sectionKey } from './state.ts';

type Recording = Recorded<PracticeReviewEvent>;

/** The state after an event. Never fails: what the ledger holds has happened. */
export const evolve = (state: PracticeReview, recorded: Recording): PracticeReview => {
  const moved = { ...state, stage: stageAfter(state.stage, recorded.event.type) };
  return withSection({ ...moved, ...changes(moved, recorded) }, recorded);
};

const withSection = (state: PracticeReview, { event, seq }: Recording): PracticeReview => {
  const key = sectionOf(event);
  return key === undefined ? state : { ...state, sections: { ...state.sections, [key]: seq } };
};

/** Which form an event's answers belong to. */
export const sectionOf = (event: PracticeReviewEvent): string | undefined => {
  switch (event.type) {
    case 'ReviewInitiated':
      return event.answers === undefined ? undefined : 'open-practice-review';
    case 'ReviewerProposed':
      return 'propose-reviewer';
    case 'PartnerApprovedReviewer':
    case 'PartnerRefusedReviewer':
      return sectionKey('approve-reviewer', event.partner);
    case 'ReviewerStoodDown':
      return 'stand-reviewer-down';
    case 'ReviewerAccessChanged':
      return 'reviewer-access';
    case 'TermsSet':
      return 'terms-of-reference';
    case 'ProceedingsRecorded':
      return 'parallel-proceedings';
    case 'ProtectedNamesListed':
      return 'protected-names';
    case 'InformationRequested':
      return 'request-information';
    case 'RequestAnswered':
      return sectionKey('answer-request', event.agency);
    case 'AnalysisReturned':
      return sectionKey('agency-analysis', event.agency);
    case 'PractitionersInvolved':
      return 'practitioner-involvement';
    case 'FamilyInvolved':
      return 'family-involvement';
    case 'SupervisionChecked':
      return 'supervision-check';
    case 'ReviewerAsked':
      return sectionKey('ask-reviewer', event.id);
    case 'ReviewerReplied':
      return sectionKey('reviewer-reply', event.question);
    case 'NationalReviewSuggested':
      return 'new-information';
    case 'PanelAnsweredOnNational':
      return 'panel-on-national';
    case 'DelayExplained':
      return 'explain-delay';
    case 'DraftSubmitted':
      return 'review-report';
    case 'FactsChecked':
      return sectionKey('fact-check', event.agency);
    case 'FinalReportAccepted':
      return 'accept-report';
    case 'PartnerApprovedReport':
    case 'ReportSentBack':
      return sectionKey('approve-report', event.partner);
    case 'ReportReopened':
      return 'reopen-report';
    case 'ImpactConsidered':
      return 'impact-on-family';
    case 'PublicationPlanned':
      return 'publication-plan';
    case 'MediaPlanned':
      return 'media-plan';
    case 'RedactionChecked':
      return 'redaction-check';
    case 'CopiesSent':
      return 'send-copies';
    case 'PublicationMoved':
      return 'move-publication';
    case 'CommentRecorded':
      return sectionKey('publication-comment', event.id);
    case 'CommentAnswered':
      return sectionKey('answer-comment', event.comment);
    case 'ReleaseSigned':
      return 'publish-report';
    case 'PublicationWithdrawn':
      return 'withdraw-publication';
    case 'ActionsAgreed':
      return 'action-plan';
    case 'ActionProgressed':
      return sectionKey('action-progress', event.action);
    case 'ActionAudited':
      return sectionKey('audit-action', event.action);
    case 'ActionChanged':
      return sectionKey('change-action', event.action);
    case 'ActionClosed':
      return sectionKey('close-action', event.action);
    case 'LearningShared':
      return 'share-learning';
    case 'LedByAnother':
      return 'hand-to-another-area';
    case 'ReviewStopped':
      return 'stop-review';
    case 'ReviewClosed':
      return 'close-review';
    case 'RedactedCopyPrepared':
    case 'RedactedCopyChecked':
    case 'RedactedCopySentBack':
      return redactionSection(event);
    default:
      return undefined;
  }
};

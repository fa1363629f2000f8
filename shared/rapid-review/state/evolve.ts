import { sectionKey } from '#shared/casework/case-state.ts';
import { linksAfter } from '#shared/casework/links/link.ts';
import { copiesAfter, redactionSection } from '#shared/casework/redaction/copies.ts';
import { troublesWith, troublesWithout } from '#shared/casework/troubles.ts';
import type { Recorded } from '#shared/casework/workflow.ts';
import { stageAfter } from '../transitions.ts';
import type { RapidReviewEvent } from './events.ts';
import { doneKeys, type RapidReview, type Request } from './state.ts';

type Recording = Recorded<RapidReviewEvent>;

/** The state after an event. Never fails: what the ledger holds has happened. */
export const evolve = (state: RapidReview, recorded: Recording): RapidReview => {
  const moved = { ...state, stage: stageAfter(state.stage, recorded.event.type) };
  return withSection({ ...moved, ...changes(moved, recorded) }, recorded);
};

const withSection = (state: RapidReview, { event, seq }: Recording): RapidReview => {
  const key = sectionOf(event);
  return key === undefined ? state : { ...state, sections: { ...state.sections, [key]: seq } };
};

/** Which form an event's answers belong to. */
export const sectionOf = (event: RapidReviewEvent): string | undefined => {
  switch (event.type) {
    case 'IncidentReferred':
      return 'referral';
    case 'IncidentOpened':
      return 'open-incident';
    case 'ReferralDeclined':
      return 'decline-referral';
    case 'DecidedToNotify':
    case 'DecidedNotToNotify':
    case 'LocalConsiderationBegun':
    case 'LedElsewhere':
      return 'notification-decision';
    case 'NotificationPrepared':
      return 'notification';
    case 'Notified':
    case 'NotifiedWithoutReview':
      return 'dfe-reference';
    case 'RequestAcknowledged':
      return sectionKey('acknowledge-request', event.agency);
    case 'ReturnSubmitted':
      return sectionKey('agency-return', event.agency);
    case 'MeetingHeld':
      return event.quorate ? 'meeting' : 'inquorate-meeting';
    case 'AnalysisRecorded':
      return 'analysis';
    case 'PartnerDetermined':
      return sectionKey('determination', event.partner);
    case 'ReportPrepared':
      return 'report';
    case 'ReportSent':
      return 'send-report';
    case 'FamilyTold':
      return 'tell-family';
    case 'PanelReplied':
    case 'PanelAskedForMore':
    case 'DecisionReopened':
      return 'panel-reply';
    case 'PartnerFoundNotMet':
      return sectionKey('not-met-after-all', event.partner);
    case 'LatenessExplained':
      return sectionKey('explain-lateness', event.clock);
    case 'ConsideredLocally':
      return 'local-consideration';
    case 'CaseClosed':
      return 'close-case';
    case 'RedactedCopyPrepared':
    case 'RedactedCopyChecked':
    case 'RedactedCopySentBack':
      return redactionSection(event);
    default:
      return undefined;
  }
};

const changes = (state: RapidReview, { event, at, seq, by }: Recording): Partial<RapidReview> => {
  switch (event.type) {
    case 'IncidentReferred':
      return {
        outcome: event.outcome,
        childCount: event.childCount,
        died: event.outcome === 'died',
        referrer: event.referrer,
        awareAt: at,
      };
    case 'IncidentOpened':
      return {
        outcome: event.outcome,
        childCount: event.childCount,
        died: event.outcome === 'died',
        awareAt: event.awareAt,
      };
    case 'DecidedToNotify':
      return { path: event.path, awareAt: event.awareAt, otherAreas: event.otherAreas, died: event.died };
    case 'NotificationPrepared':
      return { childCount: event.childCount };
    case 'Notified':
    case 'NotifiedWithoutReview':
      return {
        notified: { dfeReference: event.dfeReference, submittedAt: event.submittedAt, at, daysLate: event.daysLate },
      };
    case 'PartnersTold':
      return { partnersToldAt: at };
    case 'AgenciesAsked':
      return {
        requests: [
          ...state.requests,
          ...event.agencies.map((asked) => ({ ...asked, askedAt: at, nil: false, overdueTold: false })),
        ],
      };
    case 'AgencyAdded':
      return { requests: [...state.requests, { ...event.added, askedAt: at, nil: false, overdueTold: false }] };
    case 'PlanStepReached':
      return {
        planDone: [...state.planDone, ...doneKeys(event.step, event.agencies, state.round)],
        requests:
          event.does === 'return-overdue'
            ? state.requests.map((request) =>
                event.agencies.includes(request.agency) ? { ...request, overdueTold: true } : request,
              )
            : state.requests,
      };
    case 'RequestAcknowledged':
      return { requests: updated(state.requests, event.agency, { acknowledgedAt: at }) };
    case 'ReturnSubmitted':
      return {
        requests: updated(state.requests, event.agency, { returnedAt: at, nil: event.nil }),
        actions: [...state.actions, ...event.actions.map((action) => ({ ...action, seq }))],
      };
    case 'ConfidentialityAgreed':
      return { confidential: [...new Set([...state.confidential, event.person])] };
    case 'ConflictDeclared':
      return {
        conflicted: [...new Set([...state.conflicted, event.person])],
        tooNear: event.address === undefined ? state.tooNear : [...new Set([...state.tooNear, event.address])],
      };
    case 'MeetingHeld':
      return {
        meetings: [...state.meetings, { heldAt: event.heldAt, quorate: event.quorate, missing: event.missing, seq }],
        actions: [...state.actions, ...event.actions.map((action) => ({ ...action, seq }))],
      };
    case 'AnalysisRecorded':
      return { recommendation: event.recommendation, determinations: {} };
    case 'PartnerDetermined':
      return {
        determinations: {
          ...state.determinations,
          [event.partner]: {
            post: event.post,
            person: by.person,
            determination: event.determination,
            agrees: event.agrees,
            reviewer: event.reviewer,
            at,
            seq,
          },
        },
      };
    case 'DecisionTaken':
      return {
        decision: { decision: event.decision, dissenting: event.dissenting, at, reviewer: event.reviewer },
        localReviewAnnounced: state.localReviewAnnounced || event.decision === 'local-review',
      };
    case 'ReportSent':
      return {
        sent: { at, sentAt: event.sentAt, how: event.how, daysLate: event.daysLate, round: state.round },
        firstSentAt: state.firstSentAt ?? event.sentAt,
      };
    case 'FamilyTold':
      return { familyTold: true };
    case 'PanelReplied':
      return { panel: { view: event.view, at } };
    case 'DecisionReopened':
      return {
        panel: { view: 'disagrees', at },
        panelCriterion: state.panelCriterion || event.criterion,
        round: state.round + 1,
        determinations: {},
        familyTold: false,
        reopenedAt: at,
      };
    case 'PartnerFoundNotMet':
      return { notMet: { ...state.notMet, [event.partner]: { person: by.person, at } } };
    case 'ConsideredLocally':
      return { localReviewAnnounced: state.localReviewAnnounced || event.outcome === 'local-review' };
    case 'LatenessExplained':
      return { latenessExplained: [...state.latenessExplained, event.clock] };
    case 'ActionDone':
      return {
        actions: state.actions.map((action) => (action.id === event.action ? { ...action, doneOn: at } : action)),
      };
    case 'MessageTroubled':
      return { troubles: troublesWith(state.troubles, event) };
    case 'MessageSettled':
      return { troubles: troublesWithout(state.troubles, event.key) };
    case 'RedactedCopyPrepared':
    case 'RedactedCopyChecked':
    case 'RedactedCopySentBack':
      return { redactedCopies: copiesAfter(state.redactedCopies, { seq, at, by, event }) };
    case 'CaseLinked':
    case 'CaseUnlinked':
      return { links: linksAfter(state.links, { event, at, seq, by }) };
    case 'ReferralDeclined':
    case 'ReferralTakenUp':
    case 'DecidedNotToNotify':
    case 'LocalConsiderationBegun':
    case 'LedElsewhere':
    case 'DecisionRetaken':
    case 'ReportPrepared':
    case 'PanelAskedForMore':
    case 'NotMetAfterAll':
    case 'CaseClosed':
      return {};
  }
};

const updated = (requests: readonly Request[], agency: string, change: Partial<Request>): Request[] =>
  requests.map((request) => (request.agency === agency ? { ...request, ...change } : request));

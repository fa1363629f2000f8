import { linksAfter } from '#shared/casework/links/link.ts';
import { copiesAfter } from '#shared/casework/redaction/copies.ts';
import { troublesWith, troublesWithout } from '#shared/casework/troubles.ts';
import type { Recorded } from '#shared/casework/workflow.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { PracticeReviewEvent } from './events.ts';
import type { PlannedAction, PracticeReview, Request, Reviewer } from './state.ts';

/** What an event changes beside the stage and the section its answers belong to. */
export const changes = (
  state: PracticeReview,
  { event, at, seq, by }: Recorded<PracticeReviewEvent>,
): Partial<PracticeReview> => {
  switch (event.type) {
    case 'ReviewInitiated':
      return {
        source: event.source,
        decidedOn: event.decidedOn,
        conflicted: event.conflicted,
        tooNear: event.tooNear,
        ...(event.linkedCase === undefined ? {} : { linkedCase: event.linkedCase }),
      };
    case 'ReviewerProposed':
      return {
        reviewerRound: state.reviewerRound + 1,
        reviewer: {
          name: event.name,
          address: event.address,
          accessUntil: event.accessUntil,
          standing: 'proposed',
          accessEnded: false,
          approvals: {},
          proposedAt: at,
          seq,
        },
      };
    case 'PartnerApprovedReviewer':
      return reviewer(state, ({ approvals }) => ({
        approvals: { ...approvals, [event.partner]: { person: by.person, post: event.post, at } },
      }));
    case 'PartnerRefusedReviewer':
      return reviewer(state, () => ({ standing: 'blocked', approvals: {} }));
    case 'ReviewerAppointed':
      return reviewer(state, () => ({ standing: 'appointed', appointedAt: at }));
    case 'ReviewerStoodDown':
      return reviewer(state, () => ({ standing: 'stood-down', accessEnded: true }));
    case 'ReviewerAccessChanged':
      return reviewer(state, () => ({ accessUntil: event.until, accessEnded: false }));
    case 'ReviewerAccessEnded':
      return reviewer(state, () => ({ accessEnded: true }));
    case 'TermsSet':
      return { terms: { method: event.method, at }, publishOn: event.publishOn };
    case 'ProceedingsRecorded':
      return { proceedings: event.proceedings };
    case 'ProtectedNamesListed':
      return { protectedNames: event.names, namesRound: state.namesRound + 1, redactionChecked: false };
    case 'InformationRequested': {
      const again = new Set(event.agencies.map(({ agency }) => agency));
      const { replyBy, returnBy } = event;
      return {
        requests: [
          ...state.requests.filter(({ agency }) => !again.has(agency)),
          ...event.agencies.map((asked) => ({ ...asked, askedAt: at, replyBy, returnBy, nil: false })),
        ],
        planDone: state.planDone.filter((key) => ![...again].some((agency) => key.startsWith(`asked:${agency}:`))),
      };
    }
    case 'RequestAnswered':
      return { requests: request(state, event.agency, { reply: event.reply, repliedAt: at }) };
    case 'AnalysisReturned':
      return { requests: request(state, event.agency, { returnedAt: at, nil: event.nil }) };
    case 'PractitionersInvolved':
      return { practitioners: true };
    case 'FamilyInvolved':
      return { family: event.standing };
    case 'SupervisionChecked':
      return { checks: [...state.checks, { on: event.on, at, satisfactory: event.satisfactory }] };
    case 'ReviewerAsked':
      return { questions: [...state.questions, { id: event.id, askedAt: at, replyBy: event.replyBy }] };
    case 'ReviewerReplied':
      return {
        questions: state.questions.map((one) => (one.id === event.question ? { ...one, answeredAt: at } : one)),
      };
    case 'NationalReviewSuggested':
      return { national: { suggestedAt: at } };
    case 'PanelAnsweredOnNational':
      return { national: { suggestedAt: state.national?.suggestedAt ?? at, answer: event.answer } };
    case 'DelayExplained':
      return { delays: [...state.delays, { at, expectedOn: event.expectedOn, reviewOn: event.reviewOn }] };
    case 'DraftSubmitted': {
      const { version, improvements, systemicReasons, recommendations, namesIn } = event;
      const { namesRound } = state;
      return {
        draft: { version, at, seq, improvements, systemicReasons, recommendations, namesIn, namesRound },
        factsChecked: [],
      };
    }
    case 'FactsChecked':
      return { factsChecked: [...new Set([...state.factsChecked, event.agency])] };
    case 'FinalReportAccepted':
      return {
        report: { version: event.version, seq: state.draft?.seq ?? seq, acceptedAt: at },
        returned: undefined,
        recommendations: state.draft?.recommendations ?? [],
        reportApprovals: {},
        // The same version may be accepted again after it was sent back: its partners are reminded from the beginning.
        planDone: state.planDone.filter((key) => !key.includes(`:report-${event.version}:`)),
      };
    case 'PartnerApprovedReport':
      return {
        reportApprovals: { ...state.reportApprovals, [event.partner]: { person: by.person, post: event.post, at } },
      };
    case 'ReportApproved':
      return { reportApprovedAt: at };
    case 'ReportSentBack':
    case 'ReportReopened':
      return { ...withoutReport(state, at), ...sentAgain(state, at) };
    case 'ImpactConsidered':
      return { impactConsidered: true };
    case 'MediaPlanned':
      return { mediaPlanned: true };
    case 'PublicationPlanned':
      return {
        publication: { what: event.what, seq, at, namesIn: event.namesIn, namesRound: state.namesRound },
        publishOn: event.on,
        redactionChecked: false,
      };
    case 'RedactionChecked':
      return { redactionChecked: true };
    case 'CopiesSent':
      return { copies: { sentAt: event.sentAt, how: event.how, round: state.noticeRound } };
    case 'PublicationMoved':
      return { publishOn: event.on, ...sentAgain(state, at) };
    case 'CommentRecorded':
      return { comments: [...state.comments, { id: event.id, from: event.from, at, seq }], ...unsigned(state) };
    case 'CommentAnswered':
      return {
        comments: state.comments.map((one) => (one.id === event.comment ? { ...one, answeredAt: at } : one)),
      };
    case 'ReleaseSigned':
      return { release: { person: by.person, post: by.post ?? '', at } };
    case 'Published':
      return {
        published: { at, on: event.on, what: event.what, textSeq: event.textSeq, daysLate: event.daysLate },
        ...reviewer(state, () => ({ accessEnded: true })),
      };
    case 'PublicationWithdrawn':
      return state.published === undefined ? {} : { published: { ...state.published, withdrawnAt: at } };
    case 'ActionsAgreed':
      return {
        actions: [
          ...state.actions,
          ...event.actions.map(({ outcome: _outcome, measure: _measure, ...agreed }) => ({
            ...agreed,
            agreedAt: at,
            seq,
            status: 'not-started' as const,
            completion: false,
            impact: false,
          })),
        ],
      };
    case 'ActionProgressed':
      return {
        actions: action(state, event.action, ({ completion, impact }) => ({
          status: event.status,
          progressAt: at,
          completion: completion || event.completion,
          impact: impact || event.impact,
        })),
      };
    case 'ActionAudited':
      return { actions: action(state, event.action, () => ({ audit: { on: event.on, result: event.result } })) };
    case 'ActionChanged': {
      const { due, agency, officer } = event;
      return {
        actions: action(state, event.action, () => ({ due, agency, officer })),
        // Its day begins again. How it goes was asked on days that have been, whoever owns it now: not asked again at once.
        planDone: state.planDone.filter((key) => !key.startsWith(`action:${event.action}:action-`)),
      };
    }
    case 'ActionClosed':
      return { actions: action(state, event.action, () => ({ closedAt: at })) };
    case 'LearningShared':
      return { learningShared: state.learningShared + 1 };
    case 'LedByAnother':
      return { ledBy: event.partnership, ...reviewer(state, () => ({ accessEnded: true })) };
    case 'ReviewStopped':
      return reviewer(state, () => ({ accessEnded: true }));
    case 'ConfidentialityAgreed':
      return { confidential: [...new Set([...state.confidential, event.person])] };
    case 'ConflictDeclared':
      return {
        conflicted: [...new Set([...state.conflicted, event.person])],
        tooNear: event.address === undefined ? state.tooNear : [...new Set([...state.tooNear, event.address])],
      };
    case 'StepReached':
      return { planDone: latestOfEach(state.planDone, event.about.length === 0 ? [event.step] : event.about) };
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
    case 'GatheringBegun':
    case 'ReviewClosed':
      return {};
  }
};

/** Of a series, told apart by its last part (`six-months-over:3`), only the latest is kept: a plan runs for years. */
const latestOfEach = (before: readonly string[], reached: readonly string[]): string[] => {
  const series = (key: string): string => key.slice(0, key.lastIndexOf(':') + 1) || key;
  const again = new Set(reached.map(series));
  return [...before.filter((key) => !again.has(series(key))), ...reached];
};

const reviewer = (
  state: PracticeReview,
  change: (reviewer: Reviewer) => Partial<Reviewer>,
): Pick<PracticeReview, 'reviewer'> =>
  state.reviewer === undefined ? {} : { reviewer: { ...state.reviewer, ...change(state.reviewer) } };

const request = (state: PracticeReview, agency: string, change: Partial<Request>): Request[] =>
  state.requests.map((one) => (one.agency === agency ? { ...one, ...change } : one));

const action = (
  state: PracticeReview,
  id: string,
  change: (action: PlannedAction) => Partial<PlannedAction>,
): PlannedAction[] => state.actions.map((one) => (one.id === id ? { ...one, ...change(one) } : one));

/**
 * What must be done again once the report is no longer the approved one. What it means for the family and what the media
 * are told was weighed for the text that was (LCSPR-11, LCSPR-16).
 */
const withoutReport = ({ report }: PracticeReview, at: Instant): Partial<PracticeReview> => ({
  report: undefined,
  returned: report && { version: report.version, at },
  reportApprovals: {},
  reportApprovedAt: undefined,
  publication: undefined,
  impactConsidered: false,
  mediaPlanned: false,
  redactionChecked: false,
});

/** Copies that have been sent no longer count: others must be, seven full working days before (LCSPR-12). */
const sentAgain = (state: PracticeReview, at: Instant): Partial<PracticeReview> => ({
  ...unsigned(state),
  ...(state.copies === undefined ? {} : { copies: undefined, copiesLapsedAt: at, noticeRound: state.noticeRound + 1 }),
});

/** A signature given before something changed was not given for what stands now. */
const unsigned = (_: PracticeReview): Partial<PracticeReview> => ({ release: undefined });

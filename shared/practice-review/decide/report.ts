import { z } from 'zod';
import { factsOf } from '#shared/casework/reading.ts';
import { type Part, partsNaming } from '#shared/casework/redaction/names-in-text.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import type { PracticeReviewEvent } from '../state/events.ts';
import { partners, Theme } from '../state/facts.ts';
import type { PracticeReview } from '../state/state.ts';
import { type Decide, Declared, knowsAgency, Perhaps, partnerOf, reasonRequired, Words } from './answered.ts';

const Recommending = z.object({
  recWhat: Words,
  recAgency: z.string(),
  recBy: LondonDate,
  recTheme: Theme,
  recRepeat: z.string().default('none'),
});
const Report = z.object({
  reportTitle: Perhaps,
  summary: Perhaps,
  background: Perhaps,
  childsExperience: Perhaps,
  whatHappened: Perhaps,
  findings: Perhaps,
  goodPractice: Perhaps,
  systemicReasons: Perhaps,
  improvements: Perhaps,
  involvement: Perhaps,
  recommendations: z.array(Recommending).max(40).default([]),
});
type Report = z.infer<typeof Report>;

/** Another version. A draft may lack anything; what a final report must hold is noted for when it is accepted. */
export const submitDraft: Decide = (state, { answers }, { arrangement }) => {
  const facts = factsOf(Report, answers);
  if (!facts.ok) return facts;
  const { improvements, systemicReasons, recommendations } = facts.value;
  if (!recommendations.every(({ recAgency }) => knowsAgency(state, arrangement, recAgency))) return refuse(NOBODY);
  return ok([
    {
      type: 'DraftSubmitted',
      answers,
      version: (state.draft?.version ?? 0) + 1,
      improvements: improvements !== '',
      systemicReasons: systemicReasons !== '',
      recommendations: recommendations.map(({ recWhat, recAgency, recBy, recTheme, recRepeat }, index) => ({
        id: `r${index + 1}`,
        what: recWhat,
        agency: recAgency,
        by: recBy,
        theme: recTheme,
        repeatOf: recRepeat === 'none' || recRepeat === '' ? [] : [recRepeat],
      })),
      namesIn: partsNaming(partsOf(facts.value), state.protectedNames),
    },
  ]);
};

/** What is published of a report. Its authors are left out: they are named on purpose (LCSPR-10). */
const partsOf = (report: Report): readonly Part[] => [
  { title: 'Title', text: report.reportTitle },
  { title: 'Summary', text: report.summary },
  { title: 'Background', text: report.background },
  { title: 'The child’s experience', text: report.childsExperience },
  { title: 'What happened', text: report.whatHappened },
  { title: 'Findings', text: report.findings },
  { title: 'Good practice', text: report.goodPractice },
  { title: 'Systemic or underlying reasons', text: report.systemicReasons },
  { title: 'Recommended improvements', text: report.improvements },
  { title: 'Involvement', text: report.involvement },
  { title: 'Recommendations', text: report.recommendations.map(({ recWhat }) => recWhat).join('\n') },
];

const Facts = z.object({ factsRight: z.enum(['right', 'corrections']), corrections: Perhaps });

export const checkFacts: Decide = (state, { answers, subject }) => {
  const agency = state.requests.find((request) => request.agency === subject)?.agency;
  if (agency === undefined) return refuse(NOT_ASKED);
  if (state.draft === undefined) return refuse(DRAFT_FIRST);
  const facts = factsOf(Facts, answers);
  if (!facts.ok) return facts;
  const corrections = facts.value.factsRight === 'corrections';
  if (corrections && facts.value.corrections === '') return refuse(SAY_CORRECTIONS);
  return ok([{ type: 'FactsChecked', answers, agency, version: state.draft.version, corrections }]);
};

const Accepting = z.object({
  acceptVersion: z.coerce.number().optional(),
  acceptReads: Declared,
  acceptUnchanged: Perhaps,
});

/**
 * A report is final only with improvements, systemic reasons and recommendations in it (LCSPR-9), and no name. A version
 * that was sent back or reopened is accepted again only with the reason why it stays as it is.
 */
export const acceptReport: Decide = (state, { answers }) => {
  const { draft, returned } = state;
  if (draft === undefined) return refuse(DRAFT_FIRST);
  const lacking = lackingIn(draft, state);
  if (lacking !== undefined) return refuse(lacking);
  const facts = factsOf(Accepting, answers);
  if (!facts.ok) return facts;
  const { acceptVersion, acceptUnchanged } = facts.value;
  if (acceptVersion !== undefined && acceptVersion !== draft.version) return refuse(NEWER_VERSION(draft.version));
  if (returned?.version === draft.version && acceptUnchanged === '') return refuse(SENT_BACK(draft.version));
  return ok([{ type: 'FinalReportAccepted', answers, version: draft.version }]);
};

const lackingIn = (
  draft: NonNullable<PracticeReview['draft']>,
  { protectedNames, namesRound }: PracticeReview,
): Refusal | undefined => {
  if (!draft.improvements) return NO_IMPROVEMENTS;
  if (!draft.systemicReasons) return NO_REASONS;
  if (draft.recommendations.length === 0) return NO_RECOMMENDATIONS;
  if (protectedNames.length === 0) return LIST_NAMES;
  if (draft.namesRound !== namesRound) return SEARCH_AGAIN;
  return draft.namesIn.length > 0 ? NAMES_STAND(draft.namesIn) : undefined;
};

const Approval = z.object({ approval: z.enum(['approve', 'send-back']), sendBackReason: Perhaps });

/** One partner's approval, by name; the third makes the report the partners' own. Any of them may send it back. */
export const approveReport: Decide = ({ report, reportApprovals }, { answers, subject }, context) => {
  const whose = partnerOf(subject, context);
  if (!whose.ok) return whose;
  if (report === undefined) return refuse(NOTHING_ACCEPTED);
  const facts = factsOf(Approval, answers);
  if (!facts.ok) return facts;
  const { version } = report;
  if (facts.value.approval === 'send-back') {
    if (facts.value.sendBackReason === '') return refuse(SAY_WHY_BACK);
    return ok([{ type: 'ReportSentBack', answers, ...whose.value, version }]);
  }
  if (reportApprovals[whose.value.partner] !== undefined) return refuse(ALREADY_APPROVED);
  if (partners.some((partner) => reportApprovals[partner]?.person === context.actor.person))
    return refuse(THREE_PEOPLE);
  const approved: PracticeReviewEvent = { type: 'PartnerApprovedReport', answers, ...whose.value, version };
  const others = partners.filter((partner) => partner !== whose.value.partner);
  return others.every((partner) => reportApprovals[partner] !== undefined)
    ? ok([approved, { type: 'ReportApproved', version }])
    : ok([approved]);
};

/** The report goes back to be written; copies that were sent count no longer. */
export const reopenReport: Decide = (_, { answers }) => {
  const facts = factsOf(z.object({ reopenReason: Words }), answers);
  return facts.ok ? ok([{ type: 'ReportReopened', answers }]) : facts;
};

const NOBODY: Refusal = {
  reason: 'no-such-agency',
  message: 'Each recommendation names an agency of the borough or one asked in this review. Choose from the list.',
  field: 'recommendations',
};
const NOT_ASKED: Refusal = {
  reason: 'agency-not-asked',
  message: 'This agency has not been asked for information in this review.',
};
const DRAFT_FIRST: Refusal = { reason: 'draft-first', message: 'No version of the report has been submitted yet.' };
const SAY_CORRECTIONS = reasonRequired('corrections', 'Say what is wrong in the draft and what is right.');
const NO_IMPROVEMENTS: Refusal = {
  reason: 'improvements-first',
  message: 'The report has no summary of recommended improvements. Submit a version with it before accepting.',
};
const NO_REASONS: Refusal = {
  reason: 'systemic-reasons-first',
  message: 'The report has no analysis of systemic or underlying reasons. Submit a version with it before accepting.',
};
const NO_RECOMMENDATIONS: Refusal = {
  reason: 'recommendations-first',
  message:
    'The report makes no recommendation. Submit a version that says what is recommended, of whom and by when, before accepting.',
};
const LIST_NAMES: Refusal = {
  reason: 'names-first',
  message: 'List the names that must not be published, then submit the report again so that it is searched for them.',
};
const SEARCH_AGAIN: Refusal = {
  reason: 'names-listed-since',
  message:
    'Names have been listed since this version was submitted. Submit the report again so that it is searched for them.',
};
const NAMES_STAND = (parts: readonly string[]): Refusal => ({
  reason: 'names-in-text',
  message: `A protected name stands in the report: ${parts.join('; ')}. Take it out and submit the report again.`,
});
const NEWER_VERSION = (version: number): Refusal => ({
  reason: 'newer-version',
  message: `Version ${version} has been submitted since you opened this page. Read it, then accept that one.`,
});
const SENT_BACK = (version: number): Refusal => ({
  reason: 'sent-back',
  message: `Version ${version} was sent back or reopened, and no other has been submitted since. Accept the next version, or say why this one stays as it is.`,
  field: 'acceptUnchanged',
});
const NOTHING_ACCEPTED: Refusal = {
  reason: 'accept-first',
  message: 'No final report has been accepted, so there is nothing to approve.',
};
const SAY_WHY_BACK = reasonRequired('sendBackReason', 'Say what must change before your partner approves.');
const ALREADY_APPROVED: Refusal = {
  reason: 'already-approved',
  message: 'This partner has already approved the report.',
};
const THREE_PEOPLE: Refusal = {
  reason: 'three-people',
  message: 'You have approved for another partner. Each partner’s approval is given by a different person.',
};

import { z } from 'zod';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { agencyNamed, postNamed } from '#shared/boroughs/people.ts';
import { factsOf } from '#shared/casework/reading.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { type AskedAgency, Reply } from '../state/facts.ts';
import type { PracticeReview, Request } from '../state/state.ts';
import { Chosen, type Decide, Declared, Perhaps, reasonRequired, Words } from './answered.ts';
import { faultInComing, faultInPast, todayOf } from './dates.ts';

const Asking = z.object({
  requestAgencies: Chosen,
  requestQuestions: Words,
  requestReplyBy: LondonDate,
  requestReturnBy: LondonDate,
});

/** In writing, with a day for a definite reply and a day for the answer (LCSPR-7, GOV-5). Asking again begins again. */
export const requestInformation: Decide = (state, { answers }, context) => {
  const facts = factsOf(Asking, answers);
  if (!facts.ok) return facts;
  const { requestAgencies, requestReplyBy: replyBy, requestReturnBy: returnBy } = facts.value;
  const chosen = [...new Set(requestAgencies)];
  if (chosen.length === 0) return refuse(NOBODY_ASKED);
  const agencies = chosen.flatMap((agency) => asked(state, context.arrangement, agency) ?? []);
  if (agencies.length < chosen.length) return refuse(NO_SUCH_AGENCY);
  const today = todayOf(context);
  const fault = faultInComing('requestReplyBy', replyBy, today) ?? faultInComing('requestReturnBy', returnBy, today);
  if (fault !== undefined) return refuse(fault);
  if (replyBy > returnBy) return refuse(REPLY_AFTER_RETURN);
  return ok([{ type: 'InformationRequested', answers, agencies, replyBy, returnBy }]);
};

const asked = (state: PracticeReview, arrangement: Arrangement, key: string): AskedAgency | undefined => {
  const known = agencyNamed(arrangement, key);
  if (known !== undefined) {
    const { id: agency, name, partner, lead } = known;
    return { agency, name, partner, address: postNamed(arrangement, lead)?.address ?? '' };
  }
  const before = requestTo(state, key);
  if (before === undefined) return undefined;
  const { agency, name, partner, address } = before;
  return { agency, name, partner, address };
};

const requestTo = ({ requests }: PracticeReview, agency: string | undefined): Request | undefined =>
  requests.find((request) => request.agency === agency);

const Answering = z.object({ reply: Reply, replyReason: Perhaps });

/** A definite reply. It may be another one later, such as when an agency finds that it holds nothing after all. */
export const answerRequest: Decide = (state, { answers, subject }) => {
  const request = requestTo(state, subject);
  if (request === undefined) return refuse(NOT_ASKED);
  const facts = factsOf(Answering, answers);
  if (!facts.ok) return facts;
  const { reply, replyReason } = facts.value;
  if (reply === 'cannot' && replyReason === '') return refuse(SAY_WHY_CANNOT);
  if (request.reply === reply) return refuse(ALREADY_ANSWERED);
  return ok([{ type: 'RequestAnswered', answers, agency: request.agency, reply }]);
};

const Row = z.object({
  eventOn: z.union([LondonDate, z.literal('').transform(() => undefined)]).optional(),
  eventOnCertainty: z.enum(['exact', 'about', 'month-only', 'year-only', 'not-known']),
});
const Analysis = z.object({
  holds: z.enum(['yes', 'nil']),
  nilStatement: Perhaps,
  chronology: z.array(Row).max(60).default([]),
  analysis: Perhaps,
  signedBy: Words,
  signedPost: Words,
  signedOn: LondonDate,
  signedSenior: Declared,
});

/** Counts once a named senior has signed it off; may be put right later, and each version is kept (LCSPR-7). */
export const returnAnalysis: Decide = (state, { answers, subject }, context) => {
  const request = requestTo(state, subject);
  if (request === undefined) return refuse(NOT_ASKED);
  const facts = factsOf(Analysis, answers);
  if (!facts.ok) return facts;
  const { holds, nilStatement, chronology, analysis, signedOn } = facts.value;
  const nil = holds === 'nil';
  if (nil && nilStatement === '') return refuse(SAY_NIL);
  if (!nil && analysis === '') return refuse(ANALYSE);
  const today = todayOf(context);
  if (!nil) {
    if (chronology.some(({ eventOn, eventOnCertainty: sure }) => needsDate(sure) && eventOn === undefined))
      return refuse(ROW_WITHOUT_DATE);
    if (chronology.some(({ eventOn }) => eventOn !== undefined && eventOn > today)) return refuse(ROW_TO_COME);
  }
  const fault = faultInPast('signedOn', signedOn, today);
  return fault === undefined ? ok([{ type: 'AnalysisReturned', answers, agency: request.agency, nil }]) : refuse(fault);
};

const needsDate = (certainty: z.infer<typeof Row>['eventOnCertainty']): boolean =>
  certainty === 'exact' || certainty === 'about';

const Practitioners = z.object({ involvedOn: LondonDate });

export const involvePractitioners: Decide = (_, { answers }, context) => {
  const facts = factsOf(Practitioners, answers);
  if (!facts.ok) return facts;
  const fault = faultInPast('involvedOn', facts.value.involvedOn, todayOf(context));
  return fault === undefined ? ok([{ type: 'PractitionersInvolved', answers }]) : refuse(fault);
};

const Family = z.object({
  familyStanding: z.enum(['contributing', 'declined', 'not-yet', 'not-possible']),
  familyReason: Perhaps,
});

/** Families are invited; where they have not been, or cannot be, the reason is kept (LCSPR-5). */
export const involveFamily: Decide = (_, { answers }) => {
  const facts = factsOf(Family, answers);
  if (!facts.ok) return facts;
  const { familyStanding: standing, familyReason } = facts.value;
  const owesReason = standing === 'not-yet' || standing === 'not-possible';
  return owesReason && familyReason === ''
    ? refuse(SAY_WHY_NOT_FAMILY)
    : ok([{ type: 'FamilyInvolved', answers, standing }]);
};

const NOBODY_ASKED: Refusal = {
  reason: 'nobody-asked',
  message: 'Choose at least one agency to ask.',
  field: 'requestAgencies',
};
const NO_SUCH_AGENCY: Refusal = {
  reason: 'no-such-agency',
  message: 'One of these is not an agency of the borough. Choose from the list.',
  field: 'requestAgencies',
};
const REPLY_AFTER_RETURN: Refusal = {
  reason: 'reply-after-return',
  message: 'An agency says whether it will answer before it answers. Make the first day the earlier one.',
  field: 'requestReplyBy',
};
const NOT_ASKED: Refusal = {
  reason: 'agency-not-asked',
  message: 'This agency has not been asked for information in this review.',
};
const ALREADY_ANSWERED: Refusal = {
  reason: 'already-answered',
  message: 'This agency has already given that reply. There is nothing more to record.',
  field: 'reply',
};
const SAY_WHY_CANNOT = reasonRequired('replyReason', 'Say why the agency cannot answer the request.');
const SAY_NIL = reasonRequired('nilStatement', 'Say how you searched and that nothing is held.');
const ANALYSE = reasonRequired('analysis', 'Say why things happened as they did. A chronology alone is not enough.');
const ROW_WITHOUT_DATE: Refusal = {
  reason: 'event-date-required',
  message: 'An event of the chronology has no date. Give it, or say that the date is not known.',
  field: 'chronology',
};
const ROW_TO_COME: Refusal = {
  reason: 'in-the-future',
  message: 'An event of the chronology has a date that has not come yet. Check it.',
  field: 'chronology',
};
const SAY_WHY_NOT_FAMILY = reasonRequired('familyReason', 'Say why the family has not been involved.');

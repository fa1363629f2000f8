import type { PartnerId } from '#shared/boroughs/arrangement.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { allOf } from '#shared/kernel/listed.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { partners } from '../state/facts.ts';
import type { PracticeReview, Request, Reviewer } from '../state/state.ts';

const NAMES: Readonly<Record<PartnerId, string>> = {
  'local-authority': 'the local authority',
  police: 'the police',
  health: 'health',
};

/** Agencies named beside a clock; when more are owing, they are counted. */
const NAMED = 3;

/** The reviewer who may work on the review now; undefined when nobody does. */
export const workingReviewer = ({ reviewer }: PracticeReview): Reviewer | undefined =>
  reviewer?.standing === 'appointed' && !reviewer.accessEnded ? reviewer : undefined;

/** Nobody is the reviewer or is about to be: one has still to be proposed. */
export const needsReviewer = ({ reviewer }: PracticeReview): boolean =>
  reviewer === undefined || reviewer.standing === 'blocked' || reviewer.standing === 'stood-down';

/** An agency has not said whether it will answer (GOV-5); what it returns is an answer too. */
export const owesReply = ({ reply, returnedAt }: Request): boolean => reply === undefined && returnedAt === undefined;

/** An agency's analysis is still to come. One that holds nothing, or cannot answer, has said so and is not chased. */
export const owesReturn = ({ reply, returnedAt }: Request): boolean =>
  returnedAt === undefined && (reply === undefined || reply === 'will-answer');

export const partnersOwingReviewer = ({ reviewer }: PracticeReview): readonly PartnerId[] =>
  reviewer?.standing === 'proposed' ? partners.filter((partner) => reviewer.approvals[partner] === undefined) : [];

export const partnersOwingReport = ({ stage, reportApprovals }: PracticeReview): readonly PartnerId[] =>
  stage === 'approving' ? partners.filter((partner) => reportApprovals[partner] === undefined) : [];

/** The facts of the present version are still to be checked by these. */
export const owingFactCheck = (state: PracticeReview): readonly Request[] =>
  state.stage === 'drafting'
    ? state.requests.filter((request) => request.reply !== 'cannot' && !state.factsChecked.includes(request.agency))
    : [];

/** Whether the present version could be accepted as final (LCSPR-9, LCSPR-17). One that was sent back waits for its writer. */
export const mayBeAccepted = ({ draft, returned, protectedNames, namesRound }: PracticeReview): boolean =>
  draft !== undefined &&
  draft.version !== returned?.version &&
  draft.improvements &&
  draft.systemicReasons &&
  draft.recommendations.length > 0 &&
  draft.namesIn.length === 0 &&
  draft.namesRound === namesRound &&
  protectedNames.length > 0;

/** Whom the six months wait for, in words to stand after "waiting for". */
export const waitingFor = (state: PracticeReview, context: Context): string => {
  switch (state.stage) {
    case 'commissioning':
      return commissioning(state);
    case 'gathering':
      return gathering(state);
    case 'drafting':
      return drafting(state);
    case 'approving':
      return owed(partnersOwingReport(state), 'approve the report');
    case 'preparing':
      return 'the business manager';
    case 'notice-given':
      return releasing(state, context);
    default:
      return 'nobody';
  }
};

const owed = (owing: readonly PartnerId[], what: string): string =>
  owing.length === 0 || owing.length === partners.length
    ? `the three partners to ${what}`
    : `${allOf(owing.map((partner) => NAMES[partner]))} to ${what}`;

const agencies = (owing: readonly Request[], what: string): string =>
  `${owing.length > NAMED ? `${owing.length} agencies` : allOf(owing.map(({ name }) => name))} to ${what}`;

const commissioning = (state: PracticeReview): string => {
  if (needsReviewer(state)) return 'the business manager to propose a reviewer';
  const owing = partnersOwingReviewer(state);
  if (owing.length > 0) return owed(owing, 'approve the reviewer');
  return state.terms === undefined ? 'the chair to set the terms of reference' : 'the business manager';
};

const gathering = (state: PracticeReview): string => {
  const owing = state.requests.filter(owesReturn);
  if (owing.length > 0) return agencies(owing, 'answer');
  if (state.requests.length === 0) return 'the business manager to ask for information';
  return writing(state);
};

const writing = (state: PracticeReview): string => {
  if (workingReviewer(state) !== undefined) return 'the reviewer';
  return needsReviewer(state) ? 'the business manager to propose a reviewer' : 'the business manager';
};

const drafting = (state: PracticeReview): string => {
  const owing = owingFactCheck(state);
  if (owing.length > 0) return agencies(owing, 'check the facts');
  return mayBeAccepted(state) ? 'the chair to accept the report' : writing(state);
};

const releasing = (state: PracticeReview, { now }: Context): string => {
  if (state.comments.some(({ answeredAt }) => answeredAt === undefined)) return 'the chair to answer a comment';
  if (state.publishOn !== undefined && londonDate(now) < state.publishOn) return 'the day of publication';
  return state.release === undefined ? 'two people to release the report' : 'the second person to release the report';
};

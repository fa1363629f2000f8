import { z } from 'zod';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { ActionStatus, AuditResult } from '../state/facts.ts';
import type { PlannedAction, PracticeReview } from '../state/state.ts';
import { type Decide, knowsAgency, NO_SUCH_PART, Perhaps, reasonRequired, Words } from './answered.ts';
import { faultInFromToday, faultInPast, todayOf } from './dates.ts';

const Agreed = z.object({
  actRecommendation: z.string().default('none'),
  actWhat: Words,
  actOutcome: Words,
  actMeasure: Words,
  actAgency: z.string(),
  actOfficer: Words,
  actDue: LondonDate,
  actConfidential: YesNo,
});
const Plan = z.object({ actions: z.array(Agreed).min(1).max(30) });

/**
 * As many actions as one review's plan takes, closed ones among them: with the longest words, in any script, beside the
 * longest recommendations, the state of the review still fits a row of the store.
 */
export const MOST_ACTIONS = 100;

/** Actions agreed by the agencies that own them, added to those there are (ACTION-1). Their ids go on counting. */
export const agreeActions: Decide = (state, { answers }, context) => {
  const facts = factsOf(Plan, answers);
  if (!facts.ok) return facts;
  const rows = facts.value.actions;
  const room = MOST_ACTIONS - state.actions.length;
  if (rows.length > room) return refuse(PLAN_FULL(room));
  if (!rows.every(({ actAgency }) => knowsAgency(state, context.arrangement, actAgency)))
    return refuse(NO_SUCH_AGENCY('actions'));
  const known = new Set(['none', '', ...state.recommendations.map(({ id }) => id)]);
  if (!rows.every(({ actRecommendation }) => known.has(actRecommendation))) return refuse(NO_SUCH_RECOMMENDATION);
  const today = todayOf(context);
  for (const { actDue } of rows) {
    const fault = faultInFromToday('actions', actDue, today);
    if (fault !== undefined) return refuse(fault);
  }
  const actions = rows.map((row, index) => ({
    id: `a${state.actions.length + index + 1}`,
    ...(row.actRecommendation === 'none' || row.actRecommendation === ''
      ? {}
      : { recommendation: row.actRecommendation }),
    what: row.actWhat,
    outcome: row.actOutcome,
    measure: row.actMeasure,
    agency: row.actAgency,
    officer: row.actOfficer,
    due: row.actDue,
    confidential: row.actConfidential === 'yes',
  }));
  return ok([{ type: 'ActionsAgreed', answers, actions }]);
};

/** The action a form is about, while it is open. */
const openAction = ({ actions }: PracticeReview, subject: string | undefined): Result<PlannedAction, Refusal> => {
  const action = actions.find(({ id }) => id === subject);
  if (action === undefined) return refuse(NO_SUCH_PART);
  return action.closedAt === undefined ? ok(action) : refuse(CLOSED_ALREADY);
};

const Progress = z.object({
  progressStatus: ActionStatus,
  progressWords: Words,
  completionEvidence: Perhaps,
  impactEvidence: Perhaps,
});

/** The steps taken and what they changed (ACTION-2). Nothing is done until something shows it. */
export const reportProgress: Decide = (state, { answers, subject }) => {
  const action = openAction(state, subject);
  if (!action.ok) return action;
  const facts = factsOf(Progress, answers);
  if (!facts.ok) return facts;
  const { progressStatus: status, completionEvidence, impactEvidence } = facts.value;
  const completion = completionEvidence !== '';
  if ((status === 'done' || status === 'embedded') && !completion && !action.value.completion) return refuse(SHOW_IT);
  const { id } = action.value;
  return ok([{ type: 'ActionProgressed', answers, action: id, status, completion, impact: impactEvidence !== '' }]);
};

const Audit = z.object({ auditOn: LondonDate, auditResult: AuditResult, auditWords: Words });

export const auditAction: Decide = (state, { answers, subject }, context) => {
  const action = openAction(state, subject);
  if (!action.ok) return action;
  const facts = factsOf(Audit, answers);
  if (!facts.ok) return facts;
  const { auditOn: on, auditResult: result } = facts.value;
  const fault = faultInPast('auditOn', on, todayOf(context));
  return fault === undefined
    ? ok([{ type: 'ActionAudited', answers, action: action.value.id, on, result }])
    : refuse(fault);
};

const Change = z.object({ newDue: LondonDate, newAgency: z.string(), newOfficer: Words, changeReason: Words });

export const changeAction: Decide = (state, { answers, subject }, context) => {
  const action = openAction(state, subject);
  if (!action.ok) return action;
  const facts = factsOf(Change, answers);
  if (!facts.ok) return facts;
  const { newDue: due, newAgency: agency, newOfficer: officer } = facts.value;
  if (!knowsAgency(state, context.arrangement, agency)) return refuse(NO_SUCH_AGENCY('newAgency'));
  const { id, ...was } = action.value;
  const unchanged = due === was.due && agency === was.agency && officer === was.officer;
  if (unchanged) return refuse(NOTHING_CHANGED);
  // A day that has gone may stand where only the owner changes: an overdue action stays overdue.
  const fault = due === was.due ? undefined : faultInFromToday('newDue', due, todayOf(context));
  return fault === undefined
    ? ok([{ type: 'ActionChanged', answers, action: id, due, agency, officer }])
    : refuse(fault);
};

const Assurance = z.object({ assuredBy: Words, assuredOn: LondonDate, assuranceWords: Words });

/** Only what is done, has made a difference and was audited so is closed (ACTION-2). */
export const closeAction: Decide = (state, { answers, subject }, context) => {
  const action = openAction(state, subject);
  if (!action.ok) return action;
  const { id, completion, impact, audit } = action.value;
  if (!completion) return refuse(COMPLETION_FIRST);
  if (!impact) return refuse(IMPACT_FIRST);
  if (audit?.result !== 'met') return refuse(AUDIT_FIRST);
  const facts = factsOf(Assurance, answers);
  if (!facts.ok) return facts;
  const fault = faultInPast('assuredOn', facts.value.assuredOn, todayOf(context));
  return fault === undefined ? ok([{ type: 'ActionClosed', answers, action: id }]) : refuse(fault);
};

const Sharing = z.object({ sharedOn: LondonDate, sharedWith: Words, sharedWords: Words });

/** Learning and good practice are shared (ACTION-4). */
export const shareLearning: Decide = (_, { answers }, context) => {
  const facts = factsOf(Sharing, answers);
  if (!facts.ok) return facts;
  const fault = faultInPast('sharedOn', facts.value.sharedOn, todayOf(context));
  return fault === undefined ? ok([{ type: 'LearningShared', answers }]) : refuse(fault);
};

const NO_SUCH_AGENCY = (field: string): Refusal => ({
  reason: 'no-such-agency',
  message: 'An action belongs to an agency of the borough or one asked in this review. Choose from the list.',
  field,
});
const PLAN_FULL = (room: number): Refusal => ({
  reason: 'plan-full',
  message: `The plan of one review holds ${MOST_ACTIONS} actions, closed ones among them. ${
    room > 0
      ? `There is room for ${room === 1 ? 'one more' : `${room} more`}: agree those that matter most.`
      : 'It is full: change an action that is still open, or have the agency carry out what is new in a plan of its own.'
  }`,
  field: 'actions',
});
const NO_SUCH_RECOMMENDATION: Refusal = {
  reason: 'no-such-recommendation',
  message: 'An action carries out a recommendation of the accepted report, or none. Choose from the list.',
  field: 'actions',
};
const CLOSED_ALREADY: Refusal = {
  reason: 'closed-already',
  message: 'This action is closed. Agree a new one if there is more to do.',
};
const SHOW_IT = reasonRequired('completionEvidence', 'Say what shows that the action is done.');
const NOTHING_CHANGED: Refusal = {
  reason: 'nothing-changed',
  message: 'The day, the agency and the officer are those it has already. Change one of them.',
  field: 'newDue',
};
const COMPLETION_FIRST: Refusal = {
  reason: 'completion-first',
  message: 'There is no evidence that the action is done. Its owner reports it under progress first.',
};
const IMPACT_FIRST: Refusal = {
  reason: 'impact-evidence-first',
  message:
    'There is no evidence of what the action has changed for children. Its owner reports it under progress first.',
};
const AUDIT_FIRST: Refusal = {
  reason: 'audit-first',
  message: 'The action has not been audited as met. Record an audit that finds it so first.',
};

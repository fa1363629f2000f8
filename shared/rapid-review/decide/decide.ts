import { z } from 'zod';
import { NOT_NOW } from '#shared/casework/authorise.ts';
import { linkCase, unlinkCase } from '#shared/casework/links/decide.ts';
import { factsOf } from '#shared/casework/reading.ts';
import { checkRedactedCopy, prepareRedactedCopy } from '#shared/casework/redaction/decide.ts';
import { troubled } from '#shared/casework/troubles.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { permits } from '../authorisation.ts';
import type { Command, FormCommand, FormName } from '../commands.ts';
import { toSendByHand } from '../messages/by-hand.ts';
import type { RapidReviewEvent } from '../state/events.ts';
import type { RapidReview } from '../state/state.ts';
import { timePassed } from '../time/plan.ts';
import { acknowledge, addAgency, submitReturn, takePart } from './gather.ts';
import { determine, findNotMet, recordAnalysis, recordMeeting } from './meet.ts';
import { decideWhetherToNotify, openIncident, recordSubmission, refer } from './notify.ts';
import { closeCase, recordPanelReply, sendReport, tellFamily } from './send.ts';

type Decided = Result<readonly RapidReviewEvent[], Refusal>;
type Decide = (state: RapidReview, command: FormCommand, context: Context) => Decided;

/** What follows from a command at this stage, whoever gives it: who may is `authorise`'s to say. */
export const decide = (state: RapidReview, command: Command, context: Context): Decided => {
  const decided = decideEvents(state, command, context);
  return decided.ok ? ok([...decided.value, ...toSendByHand(state, decided.value, context)]) : decided;
};

const decideEvents = (state: RapidReview, command: Command, context: Context): Decided => {
  if (command.type === 'time-passed') return ok(timePassed(state, context));
  if (command.type === 'message-troubled') return ok(troubled(state, command));
  const stages = permits.filter(({ action }) => action === command.type).map((permit) => permit.stages);
  if (!stages.some((at) => at === 'every' || at.includes(state.stage))) return refuse(NOT_NOW);
  if (command.type === 'take-up-referral') return ok([{ type: 'ReferralTakenUp' }]);
  return forms[command.type](state, command, context);
};

const counted = z.object({ children: z.array(z.unknown()).default([]) });

const prepare: Decide = (_, { answers }) => {
  const facts = factsOf(counted, answers);
  return facts.ok ? ok([{ type: 'NotificationPrepared', answers, childCount: facts.value.children.length }]) : facts;
};

const consideredLocally: Decide = (_, { answers }) => {
  const facts = factsOf(z.object({ localOutcome: z.string() }), answers);
  return facts.ok ? ok([{ type: 'ConsideredLocally', answers, outcome: facts.value.localOutcome }]) : facts;
};

const actionDone: Decide = (state, { answers, subject }) => {
  const action = state.actions.find(({ id }) => id === subject);
  if (action === undefined) return refuse(NO_SUCH_PART);
  return action.doneOn === undefined ? ok([{ type: 'ActionDone', answers, action: action.id }]) : refuse(DONE_ALREADY);
};

const settleMessage: Decide = (state, { answers, subject }) =>
  state.troubles.some(({ key }) => key === subject)
    ? ok([{ type: 'MessageSettled', answers, key: subject ?? '' }])
    : refuse(NO_SUCH_PART);

const forms: Readonly<Record<FormName, Decide>> = {
  referral: refer,
  'open-incident': openIncident,
  'decline-referral': (_, { answers }) => ok([{ type: 'ReferralDeclined', answers }]),
  'notification-decision': decideWhetherToNotify,
  notification: prepare,
  'dfe-reference': recordSubmission,
  'acknowledge-request': acknowledge,
  'agency-return': submitReturn,
  'add-agency': addAgency,
  'take-part': takePart,
  meeting: recordMeeting,
  analysis: recordAnalysis,
  determination: determine,
  report: (_, { answers }) => ok([{ type: 'ReportPrepared', answers }]),
  'send-report': sendReport,
  'tell-family': tellFamily,
  'panel-reply': recordPanelReply,
  'not-met-after-all': findNotMet,
  'explain-lateness': (_, { answers }) => ok([{ type: 'LatenessExplained', answers, clock: 'rapid-review' }]),
  'link-case': (state, { answers }, context) => linkCase(state, answers, context),
  'unlink-case': (state, { answers, subject }) => unlinkCase(state, answers, subject),
  'local-consideration': consideredLocally,
  'action-done': actionDone,
  'settle-message': settleMessage,
  'close-case': closeCase,
  'prepare-redacted-copy': (state, { answers }) => prepareRedactedCopy(state, answers),
  'check-redacted-copy': (state, { answers, subject }, context) => checkRedactedCopy(state, subject, answers, context),
};

const NO_SUCH_PART: Refusal = {
  reason: 'no-such-part',
  message: 'This is no longer open in the case. Go back to the case to see where it stands.',
};
const DONE_ALREADY: Refusal = { reason: 'done-already', message: 'This action has already been recorded as done.' };

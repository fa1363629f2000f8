import { linkCase, unlinkCase } from '#shared/casework/links/decide.ts';
import { takingPart } from '#shared/casework/take-part.ts';
import { troubled } from '#shared/casework/troubles.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { permits } from '../authorisation.ts';
import type { Command, FormName } from '../commands.ts';
import type { Disagreement } from '../state/state.ts';
import { timePassed } from '../time/plan.ts';
import type { Decide, Decided } from './answered.ts';
import { raise } from './raise/raise.ts';
import { findRisk, offerSupport, tellHead } from './raise/risk.ts';
import { answer, nameContact } from './resolve/contacts.ts';
import { recordDiscussion } from './resolve/discussion.ts';
import { moveUp } from './resolve/move-up.ts';
import { confirm, notCarriedOut } from './settle/confirm.ts';
import { close, openReview, review, settleMessage, withdraw } from './settle/end.ts';
import { answerGap, findGap } from './settle/gaps.ts';
import { placeOnRecord, reportStep } from './settle/record.ts';
import { makeRepresentation, noteEnforcement, recordDecision } from './top/decision.ts';
import { liaise } from './top/elsewhere.ts';
import { conveneMeeting, convenePanel } from './top/panel.ts';

/** What follows from a command at this stage, whoever gives it: who may is `authorise`'s to say. */
export const decide = (state: Disagreement, command: Command, context: Context): Decided => {
  switch (command.type) {
    case 'time-passed':
      return ok(timePassed(state, context));
    case 'message-troubled':
      return ok(troubled(state, command));
    case 'protocol-review-due':
      return openReview(command.protocol, command.dueOn, state, context);
    default:
      return mayBeNow(state, command.type) ? forms[command.type](state, command, context) : refuse(NOT_NOW);
  }
};

const mayBeNow = ({ stage }: Disagreement, form: FormName): boolean =>
  permits.some(({ action, stages }) => action === form && (stages === 'every' || stages.includes(stage)));

const takePart: Decide = (_, { answers }, { actor }) => {
  const taken = takingPart(answers, actor);
  return taken.ok ? ok([taken.value]) : taken;
};

const forms: Readonly<Record<FormName, Decide>> = {
  'raise-disagreement': raise,
  'immediate-risk': findRisk,
  'tell-head-of-safeguarding': tellHead,
  'offer-support': offerSupport,

  'answer-disagreement': answer,
  'name-contact': nameContact,
  'record-discussion': recordDiscussion,
  'move-up': moveUp,

  'convene-panel': convenePanel,
  'convene-meeting': conveneMeeting,
  'make-representation': makeRepresentation,
  'record-decision': recordDecision,
  'note-enforcement': noteEnforcement,
  'area-liaison': liaise,

  'confirm-outcome': confirm,
  'placed-on-record': placeOnRecord,
  'outcome-action': reportStep,
  'not-carried-out': notCarriedOut,
  'policy-gap': findGap,
  'answer-gap': answerGap,
  'close-disagreement': close,
  'withdraw-disagreement': withdraw,

  'review-protocol': review,
  'take-part': takePart,
  'settle-message': settleMessage,
  'link-case': (state, { answers }, context) => linkCase(state, answers, context),
  'unlink-case': (state, { answers, subject }) => unlinkCase(state, answers, subject),
};

const NOT_NOW: Refusal = {
  reason: 'not-at-this-stage',
  message: 'The disagreement has moved on, or has not yet come to this step. Go back to it to see where it stands.',
};

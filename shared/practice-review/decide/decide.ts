import { linkCase, unlinkCase } from '#shared/casework/links/decide.ts';
import { checkRedactedCopy, prepareRedactedCopy } from '#shared/casework/redaction/decide.ts';
import { takingPart } from '#shared/casework/take-part.ts';
import { troubled } from '#shared/casework/troubles.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { permits } from '../authorisation.ts';
import type { Command, FormName } from '../commands.ts';
import { toSendByHand } from '../messages/by-hand.ts';
import type { PracticeReview } from '../state/state.ts';
import { timePassed } from '../time/plan.ts';
import type { Decide, Decided } from './answered.ts';
import * as change from './change.ts';
import { beginFromContract, openReview } from './commission/begin.ts';
import { approveReviewer, changeAccess, proposeReviewer, standReviewerDown } from './commission/reviewer.ts';
import { listProtectedNames, recordProceedings, setTerms } from './commission/terms.ts';
import { close, handOver, settle, stop } from './end.ts';
import { answerRequest, involveFamily, involvePractitioners, requestInformation, returnAnalysis } from './gather.ts';
import { answerComment, recordComment, sendCopies } from './publish/copies.ts';
import { checkRedaction, considerImpact, movePublication, planMedia, planPublication } from './publish/plan.ts';
import { publish, withdraw } from './publish/release.ts';
import { acceptReport, approveReport, checkFacts, reopenReport, submitDraft } from './report.ts';
import * as supervise from './supervise.ts';

/** What follows from a command at this stage, whoever gives it: who may is `authorise`'s to say. */
export const decide = (state: PracticeReview, command: Command, context: Context): Decided => {
  const decided = decideEvents(state, command, context);
  return decided.ok ? ok([...decided.value, ...toSendByHand(state, decided.value, context)]) : decided;
};

const decideEvents = (state: PracticeReview, command: Command, context: Context): Decided => {
  switch (command.type) {
    case 'time-passed':
      return ok(timePassed(state, context));
    case 'message-troubled':
      return ok(troubled(state, command));
    case 'begin-from-contract':
      return state.stage === 'new' ? beginFromContract(command.contract, context) : refuse(NOT_NOW);
    default:
      return mayBeNow(state, command.type) ? forms[command.type](state, command, context) : refuse(NOT_NOW);
  }
};

const mayBeNow = ({ stage }: PracticeReview, form: FormName): boolean =>
  permits.some(({ action, stages }) => action === form && (stages === 'every' || stages.includes(stage)));

const takePart: Decide = (_, { answers }, { actor }) => {
  const taken = takingPart(answers, actor);
  return taken.ok ? ok([taken.value]) : taken;
};

const forms: Readonly<Record<FormName, Decide>> = {
  'open-practice-review': openReview,
  'propose-reviewer': proposeReviewer,
  'approve-reviewer': approveReviewer,
  'stand-reviewer-down': standReviewerDown,
  'reviewer-access': changeAccess,
  'terms-of-reference': setTerms,
  'parallel-proceedings': recordProceedings,
  'protected-names': listProtectedNames,

  'request-information': requestInformation,
  'answer-request': answerRequest,
  'agency-analysis': returnAnalysis,
  'practitioner-involvement': involvePractitioners,
  'family-involvement': involveFamily,

  'supervision-check': supervise.checkProgress,
  'ask-reviewer': supervise.askReviewer,
  'reviewer-reply': supervise.replyOfReviewer,
  'new-information': supervise.suggestNational,
  'panel-on-national': supervise.recordPanelOnNational,
  'explain-delay': supervise.explainDelay,

  'review-report': submitDraft,
  'fact-check': checkFacts,
  'accept-report': acceptReport,
  'approve-report': approveReport,
  'reopen-report': reopenReport,

  'impact-on-family': considerImpact,
  'publication-plan': planPublication,
  'media-plan': planMedia,
  'redaction-check': checkRedaction,
  'send-copies': sendCopies,
  'publication-comment': recordComment,
  'answer-comment': answerComment,
  'move-publication': movePublication,
  'publish-report': publish,
  'withdraw-publication': withdraw,

  'action-plan': change.agreeActions,
  'action-progress': change.reportProgress,
  'audit-action': change.auditAction,
  'change-action': change.changeAction,
  'close-action': change.closeAction,
  'share-learning': change.shareLearning,

  'hand-to-another-area': handOver,
  'stop-review': stop,
  'close-review': close,
  'take-part': takePart,
  'settle-message': settle,
  'prepare-redacted-copy': (state, { answers }) => prepareRedactedCopy(state, answers),
  'check-redacted-copy': (state, { answers, subject }, context) => checkRedactedCopy(state, subject, answers, context),
  'link-case': (state, { answers }, context) => linkCase(state, answers, context),
  'unlink-case': (state, { answers, subject }) => unlinkCase(state, answers, subject),
};

const NOT_NOW: Refusal = {
  reason: 'not-at-this-stage',
  message: 'The review has moved on, or has not yet come to this step. Go back to it to see where it stands.',
};

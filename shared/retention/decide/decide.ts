import { NOT_NOW } from '#shared/casework/authorise.ts';
import { troubled } from '#shared/casework/troubles.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { permits } from '../authorisation.ts';
import type { Command, FormName } from '../commands.ts';
import type { RetentionEvent } from '../state/events.ts';
import type { Retention } from '../state/state.ts';
import type { Decide, Decided } from './answered.ts';
import { dueAt } from './dates.ts';
import { agreeDisposal, beginDestruction, keepLonger, proposeDisposal, refuseDisposal } from './disposal.ts';
import { liftHold, placeHold } from './holds.ts';
import { openOrJoin } from './records.ts';

/** What follows from a command at this stage, whoever gives it: who may is `authorise`'s to say. */
export const decide = (state: Retention, command: Command, context: Context): Decided => {
  switch (command.type) {
    case 'open-record':
      return openOrJoin(state, command.of, context);
    case 'close-from-contract':
      return openOrJoin(state, command.contract, context);
    case 'begin-destruction':
      return beginDestruction(state, context);
    case 'record-disposal': {
      const { type: _, ...destroyed } = command;
      return state.stage === 'destroying' ? ok([{ type: 'RecordDisposed', ...destroyed }]) : refuse(NOT_NOW);
    }
    case 'time-passed':
      return ok(timePassed(state, context));
    case 'message-troubled':
      return ok(troubled(state, command));
    default:
      return mayBeNow(state, command.type) ? forms[command.type](state, command, context) : refuse(NOT_NOW);
  }
};

/** A hold never stops the clock: held or not, the record becomes due on its day. */
export const timePassed = (state: Retention, { now }: Context): readonly RetentionEvent[] => {
  const at = dueAt(state);
  return state.stage === 'kept' && state.keepUntil !== undefined && at !== undefined && now >= at
    ? [{ type: 'RetentionReached', keepUntil: state.keepUntil }]
    : [];
};

const mayBeNow = ({ stage }: Retention, form: FormName): boolean =>
  permits.some(({ action, stages }) => action === form && (stages === 'every' || stages.includes(stage)));

const settle: Decide = ({ troubles }, { answers, subject }) => {
  const trouble = troubles.find(({ key }) => key === subject);
  return trouble === undefined ? refuse(NO_SUCH_PART) : ok([{ type: 'MessageSettled', answers, key: trouble.key }]);
};

const forms: Readonly<Record<FormName, Decide>> = {
  'place-hold': placeHold,
  'lift-hold': liftHold,
  'keep-longer': keepLonger,
  'propose-disposal': proposeDisposal,
  'agree-disposal': agreeDisposal,
  'refuse-disposal': refuseDisposal,
  'settle-message': settle,
};

const NO_SUCH_PART: Refusal = {
  reason: 'no-such-part',
  message: 'This is no longer open here. Go back to the record to see where it stands.',
};

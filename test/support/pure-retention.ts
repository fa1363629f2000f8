import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { Task } from '#shared/casework/workflow.ts';
import { RecordClosed } from '#shared/contracts/record-closed.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import type { Command, FormName } from '#shared/retention/commands.ts';
import { retentionShelf } from '#shared/retention/shelf.ts';
import type { RetentionEvent } from '#shared/retention/state/events.ts';
import type { Retention } from '#shared/retention/state/state.ts';
import { PureWorkflow } from './pure-workflow.ts';

const NAMED = { caseId: CaseId.parse('c00000000000000000003'), reference: 'TST-0000-0002' };

/** The usual answers of each form. */
export const KEEPING: Readonly<Record<FormName, Answers>> = {
  'place-hold': {
    holdKind: 'inquiry',
    holdName: 'An invented inquiry',
    askedBy: 'Its secretary, by notice',
    heldFrom: '2026-04-02',
  },
  'lift-hold': { liftReason: 'The inquiry has reported.', liftAgreed: true },
  'keep-longer': { keepLongerUntil: '2060-01-01', keepLongerReason: 'A sibling is still a child.' },
  'propose-disposal': { disposalReason: 'Nobody has asked for them.', disposalLookedAt: true },
  'agree-disposal': { disposalAgreed: true },
  'refuse-disposal': { disposalRefusedWhy: 'A claim can still be made.' },
  'settle-message': { settled: 'not-needed', how: 'Seen here.' },
};

/** The rapid review whose records these are. */
export const closing = (closedOn: string, change: object = {}): RecordClosed =>
  RecordClosed.parse({
    caseId: 'c00000000000000000001',
    reference: 'TST-0000-0000',
    workflow: 'rapid-review',
    openedOn: '2026-04-02',
    closedOn,
    ...change,
  });

/** A retention record kept in memory. */
export class PureRetention extends PureWorkflow<Retention, Command, RetentionEvent> {
  constructor(borough: string, start: string, change?: (arrangement: Arrangement) => Arrangement) {
    super(retentionShelf, { type: 'time-passed' }, NAMED, borough, start, change);
  }

  /** A person's command, said shortly: a form filled in with its usual answers. */
  form(who: string | Actor, type: FormName, answers: Answers = {}, subject?: string): string | readonly string[] {
    return this.by(who, {
      type,
      answers: { ...KEEPING[type], ...answers },
      ...(subject === undefined ? {} : { subject }),
    });
  }

  tasks(): readonly Task[] {
    return retentionShelf.workflow.tasks(this.state, this.context());
  }

  /** The case has been closed. */
  closed(contract: RecordClosed): string | readonly string[] {
    return this.service({ type: 'close-from-contract', contract });
  }
}

export const MANAGER = 'business-manager';
export const DIRECTOR = 'director-of-childrens-services';

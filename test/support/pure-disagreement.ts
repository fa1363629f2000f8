import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { Actor } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { Command, FormName } from '#shared/escalation/commands.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import type { EscalationEvent } from '#shared/escalation/state/events.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { PureWorkflow } from './pure-workflow.ts';

/** Somebody who signs in with this address and holds no post of the borough. */
export const somebody = (address: string, name = 'Somebody without a post'): Actor =>
  Actor.parse({ person: `person-${address}`, name, address, posts: [] });

const NAMED = { caseId: CaseId.parse('c00000000000000000004'), reference: 'TST-0000-0004' };

/** A disagreement kept in memory. */
export class PureDisagreement extends PureWorkflow<Disagreement, Command, EscalationEvent> {
  constructor(borough: string, start: string, change?: (arrangement: Arrangement) => Arrangement) {
    super(escalationShelf, { type: 'time-passed' }, NAMED, borough, start, change);
  }

  /** A person's command, said shortly: a form filled in. */
  form(who: string | Actor, type: FormName, answers: Answers = {}, subject?: string): string | readonly string[] {
    return this.by(who, { type, answers, ...(subject === undefined ? {} : { subject }) });
  }
}

import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { Actor } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import type { LocalReviewDecided } from '#shared/contracts/local-review-decided.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import type { Command, FormName } from '#shared/practice-review/commands.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import type { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';
import { PureWorkflow } from './pure-workflow.ts';

/** Somebody who signs in with this address and holds no post of the borough: a reviewer, or a stranger. */
export const reviewer = (address: string): Actor =>
  Actor.parse({ person: `person-${address}`, name: 'Somebody without a post', address, posts: [] });

const NAMED = { caseId: CaseId.parse('c00000000000000000002'), reference: 'TST-0000-0001' };

/** A practice review kept in memory. */
export class PureReview extends PureWorkflow<PracticeReview, Command, PracticeReviewEvent> {
  constructor(borough: string, start: string, change?: (arrangement: Arrangement) => Arrangement) {
    super(practiceReviewShelf, { type: 'time-passed' }, NAMED, borough, start, change);
  }

  /** A person's command, said shortly: a form filled in. */
  form(who: string | Actor, type: FormName, answers: Answers = {}, subject?: string): string | readonly string[] {
    return this.by(who, { type, answers, ...(subject === undefined ? {} : { subject }) });
  }

  /** The review of a case decided elsewhere, begun. */
  beginFrom(contract: LocalReviewDecided): string | readonly string[] {
    return this.service({ type: 'begin-from-contract', contract });
  }
}

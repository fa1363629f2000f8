import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import type { Command } from '#shared/rapid-review/commands.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import type { RapidReviewEvent } from '#shared/rapid-review/state/events.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';
import { PureWorkflow } from './pure-workflow.ts';

export { holderOf, london } from './pure-workflow.ts';

const NAMED = { caseId: CaseId.parse('c00000000000000000001'), reference: 'TST-0000-0000' };

/** A rapid review kept in memory. */
export class PureCase extends PureWorkflow<RapidReview, Command, RapidReviewEvent> {
  constructor(borough: string, start: string, change?: (arrangement: Arrangement) => Arrangement) {
    super(rapidReviewShelf, { type: 'time-passed' }, NAMED, borough, start, change);
  }
}

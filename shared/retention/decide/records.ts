import type { Context } from '#shared/casework/workflow.ts';
import type { RecordClosed } from '#shared/contracts/record-closed.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import type { RetentionEvent } from '../state/events.ts';
import type { Retention } from '../state/state.ts';
import type { Decided } from './answered.ts';
import { keepUntil, ruleFor } from './dates.ts';

type Opened = Omit<RecordClosed, 'closedOn'> & { readonly closedOn?: LondonDate | undefined };

/**
 * A case has been closed, or somebody wants its record before it is: there is one record a case, opened by whichever comes
 * first and joined by the other. What has been so already changes nothing.
 */
export const openOrJoin = (state: Retention, of: Opened, context: Context): Decided => {
  const { caseId, reference, workflow, openedOn, closedOn, conflicted } = of;
  const events: RetentionEvent[] = [];
  if (state.stage === 'new')
    events.push({
      type: 'RecordOpened',
      source: { caseId: CaseId.parse(caseId), reference, workflow, openedOn },
      conflicted,
    });
  if (closedOn !== undefined && state.closedOn === undefined) {
    const rule = ruleFor(workflow, context);
    events.push({ type: 'CaseClosed', closedOn, keepUntil: keepUntil(closedOn, rule.years), rule, conflicted });
  }
  return ok(events);
};

import { officesOf } from '#shared/casework/offices.ts';
import type { Consequences, Context, MessageIntent, Recorded } from '#shared/casework/workflow.ts';
import { disposalAgreed } from '#shared/contracts/disposal-agreed.ts';
import type { RetentionEvent } from '../state/events.ts';
import type { Retention } from '../state/state.ts';

/**
 * The one message there is, when a record has been kept long enough, and the one contract, when two people have agreed
 * that it goes. Everything else is a task, seen by whoever signs in.
 */
export const consequences = (
  _before: Retention,
  events: readonly Recorded<RetentionEvent>[],
  after: Retention,
  context: Context,
): Consequences => ({
  messages: events.flatMap(({ event }) => (event.type === 'RetentionReached' ? dueMessages(event, context) : [])),
  contracts: events.flatMap(({ event }) =>
    event.type === 'DisposalAgreed' && after.source !== undefined
      ? [disposalAgreed({ caseId: after.source.caseId })]
      : [],
  ),
});

/** To whoever manages the partnership's business today: those who did when the case was closed may be long gone. */
const dueMessages = (
  { keepUntil }: Extract<RetentionEvent, { type: 'RetentionReached' }>,
  context: Context,
): readonly MessageIntent[] =>
  officesOf(context, [])
    .ofRole('business-manager')
    .map((recipient) => ({
      milestone: 'RECORDS',
      audience: 'business-managers',
      template: 'retention-reached',
      recipient,
      occurrence: `retention-reached:${keepUntil}`,
      statutory: false,
      path: `/cases/${context.caseId}`,
    }));

import { postsWithRole } from '#shared/boroughs/people.ts';
import type { Consequences, Context, MessageIntent, Recorded } from '#shared/casework/workflow.ts';
import { disposalAgreed } from '#shared/contracts/disposal-agreed.ts';
import { londonDate } from '#shared/kernel/london.ts';
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
  { arrangement, inForce = arrangement, caseId, now }: Context,
): readonly MessageIntent[] =>
  postsWithRole(inForce, 'business-manager', londonDate(now)).map(({ id, address }) => ({
    milestone: 'RECORDS',
    audience: 'business-managers',
    template: 'retention-reached',
    recipient: { post: id, address },
    occurrence: `retention-reached:${keepUntil}`,
    statutory: false,
    path: `/cases/${caseId}`,
  }));

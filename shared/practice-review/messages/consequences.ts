import type { Consequences, Context, ContractEvent, MessageIntent, Recorded } from '#shared/casework/workflow.ts';
import { closingOf } from '#shared/contracts/record-closed.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { isFinal } from '../stages.ts';
import type { PracticeReviewEvent } from '../state/events.ts';
import { evolve } from '../state/evolve.ts';
import type { PracticeReview } from '../state/state.ts';
import { practiceReviewClock } from '../time/clocks.ts';
import { type Recipient, recipients } from './audiences.ts';
import type { Happening } from './happening.ts';
import { rowsSetOff } from './set-off.ts';
import type { MessageRow } from './table.ts';

/** Messages that these events call for: each event's own, judged on the state it made. One contract leaves a review: that it is over. */
export const consequences = (
  state: PracticeReview,
  events: readonly Recorded<PracticeReviewEvent>[],
  _after: PracticeReview,
  context: Context,
): Consequences => {
  const messages: MessageIntent[] = [];
  const contracts: ContractEvent[] = [];
  let before = state;
  for (const recorded of events) {
    const after = evolve(before, recorded);
    messages.push(...messagesOf({ event: recorded.event, before, after }, recorded.seq, context));
    if (!isFinal(before.stage) && isFinal(after.stage))
      contracts.push(closingOf('practice-review', recorded, after, context));
    before = after;
  }
  return { messages, contracts };
};

/** Whoever is two of the audiences that are told the same (a director who is a delegate) is told once. */
const messagesOf = (happening: Happening, seq: number, context: Context): readonly MessageIntent[] => {
  const once = new Map<string, MessageIntent>();
  for (const row of rowsSetOff(happening)) {
    for (const recipient of recipients(row.audience, happening, context)) {
      const message = intent(row, recipient, happening, seq, context);
      const key = `${message.milestone} ${message.recipient.address} ${message.occurrence}`;
      if (!once.has(key)) once.set(key, message);
    }
  }
  return [...once.values()];
};

const intent = (
  row: MessageRow,
  recipient: Recipient,
  { event, after }: Happening,
  seq: number,
  context: Context,
): MessageIntent => {
  const due = recipient.due ?? dueDate(row, after, context);
  return {
    milestone: row.milestone,
    audience: row.audience,
    template: row.template,
    recipient: { address: recipient.address, ...(recipient.post === undefined ? {} : { post: recipient.post }) },
    occurrence: occurrence(row, recipient, event, seq),
    statutory: row.statutory,
    path: `/cases/${context.caseId}`,
    ...(due === undefined ? {} : { dueDate: due }),
    ...(row.document === undefined ? {} : { document: row.document }),
  };
};

/** The event's own place in the ledger, since any of them may rightly come again: a delay, a version, a chase. */
const occurrence = (row: MessageRow, { about }: Recipient, event: PracticeReviewEvent, seq: number): string =>
  [row.template, event.type === 'StepReached' ? event.step : event.type, about, `event-${seq}`]
    .filter((part) => part !== undefined)
    .join(':');

/** The day every reader of a message is held to. Where each has their own, `audiences.ts` says it. */
const dueDate = ({ template }: MessageRow, state: PracticeReview, context: Context): LondonDate | undefined => {
  switch (template) {
    case 'six-months-near':
    case 'six-months-over':
      return practiceReviewClock(state, context)?.dueDate;
    case 'access-ending':
      return state.reviewer?.accessUntil;
    case 'delay-review':
      return state.delays.at(-1)?.reviewOn;
    case 'publish-today':
    case 'second-signature':
      return state.publishOn;
    default:
      return undefined;
  }
};

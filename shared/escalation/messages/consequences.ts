import type { Consequences, Context, MessageIntent, Recorded } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import type { EscalationEvent } from '../state/events.ts';
import { evolve } from '../state/evolve.ts';
import type { Disagreement } from '../state/state.ts';
import { deadlines } from '../time/clocks.ts';
import { type Recipient, recipients } from './audiences.ts';
import type { Happening } from './happening.ts';
import { rowsSetOff } from './set-off.ts';
import type { MessageRow } from './table.ts';

/** Messages that these events call for: each event's own, judged on the state it made. */
export const consequences = (
  state: Disagreement,
  events: readonly Recorded<EscalationEvent>[],
  _after: Disagreement,
  context: Context,
): Consequences => {
  const messages: MessageIntent[] = [];
  let before = state;
  for (const recorded of events) {
    const after = evolve(before, recorded);
    const happening = { event: recorded.event, before, after, arrangement: context.arrangement };
    messages.push(...messagesOf(happening, recorded.seq, context));
    before = after;
  }
  return { messages, contracts: [] };
};

/** Whoever is two of the audiences that are told the same (a worker who also manages) is told once. */
const messagesOf = (happening: Happening, seq: number, context: Context): readonly MessageIntent[] => {
  const once = new Map<string, MessageIntent>();
  for (const row of rowsSetOff(happening)) {
    for (const recipient of recipients(row.audience, happening, context)) {
      const message = intent(row, recipient, happening, seq, context);
      const key = `${message.recipient.address} ${message.occurrence}`;
      if (!once.has(key)) once.set(key, message);
    }
  }
  return spared([...once.values()]);
};

/** Somebody whom an event brings in needs no second letter about the same move. */
const spared = (messages: readonly MessageIntent[]): readonly MessageIntent[] => {
  const newcomers = new Set(
    messages
      .filter(({ template }) => template === 'moved-to-you' || template === 'panel-convened')
      .map(({ recipient }) => recipient.address),
  );
  return messages.filter(
    ({ template, recipient }) =>
      !((template === 'moved-up' || template === 'representations-invited') && newcomers.has(recipient.address)),
  );
};

const intent = (
  row: MessageRow,
  recipient: Recipient,
  { event, after }: Happening,
  seq: number,
  context: Context,
): MessageIntent => {
  const due = dueDate(row, after, context);
  return {
    milestone: row.milestone,
    audience: row.audience,
    template: row.template,
    recipient: { address: recipient.address, ...(recipient.post === undefined ? {} : { post: recipient.post }) },
    // The event's own place in the ledger, since any of them may rightly come again.
    occurrence: [row.template, event.type === 'StepReached' ? event.step : event.type, `event-${seq}`].join(':'),
    statutory: row.statutory,
    path: `/cases/${context.caseId}`,
    ...(due === undefined ? {} : { dueDate: due }),
  };
};

const OF_THE_STAGE = new Set([
  'raised-with-you',
  'raised-with-you-today',
  'raised-receipt',
  'carry-for-a-colleague',
  'moved-to-you',
  'moved-up',
  'you-are-named',
  'returned',
  'stage-soon',
  'stage-over',
  'stage-still-over',
]);

/** The day every reader of a message is held to: of the stage, of the week, of the written confirmation, of the review. */
const dueDate = ({ template }: MessageRow, state: Disagreement, context: Context): LondonDate | undefined => {
  const running = (name: string) => deadlines(state, context).find(({ clock }) => clock === name)?.dueDate;
  if (OF_THE_STAGE.has(template)) return running('disagreement-stage') ?? running('disagreement');
  switch (template) {
    case 'week-over':
      return running('disagreement');
    case 'outcome-reached':
    case 'confirm-overdue':
      return state.outcome === undefined
        ? undefined
        : addWorkingDays(londonDate(state.outcome.at), context.arrangement.escalation.confirmWithin);
    case 'protocol-review':
    case 'protocol-review-overdue':
      return state.review?.dueOn;
    default:
      return undefined;
  }
};

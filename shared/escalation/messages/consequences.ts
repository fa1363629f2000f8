import type { Reader } from '#shared/casework/offices.ts';
import type { Consequences, Context, ContractEvent, MessageIntent, Recorded } from '#shared/casework/workflow.ts';
import { closingOf } from '#shared/contracts/record-closed.ts';
import { endOfDay, londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { isFinal } from '../stages.ts';
import type { EscalationEvent } from '../state/events.ts';
import { evolve } from '../state/evolve.ts';
import type { PlanAction } from '../state/plan-action.ts';
import type { Disagreement } from '../state/state.ts';
import { deadlines } from '../time/clocks.ts';
import { writtenBy } from '../time/steps/owed.ts';
import { recipients } from './audiences.ts';
import type { Happening } from './happening.ts';

import { rowsSetOff } from './set-off.ts';
import type { MessageRow } from './table.ts';

/** Messages that these events call for: each event's own, judged on the state it made. One that rests has its record kept. */
export const consequences = (
  state: Disagreement,
  events: readonly Recorded<EscalationEvent>[],
  _after: Disagreement,
  context: Context,
): Consequences => {
  const messages: MessageIntent[] = [];
  const contracts: ContractEvent[] = [];
  const theWholeIsLate = events.some(({ event }) => isStep(event, ['week-over']));
  let before = state;
  for (const recorded of events) {
    const after = evolve(before, recorded);
    const happening = {
      event: recorded.event,
      before,
      after,
      arrangement: context.arrangement,
      today: londonDate(context.now),
    };
    // Whoever is told that the whole is late needs no letter of the same morning about the stage.
    if (!theWholeIsLate || !isStep(recorded.event, ['stage-over', 'stage-still-over']))
      messages.push(...messagesOf(happening, recorded.seq, context));
    if (!isFinal(before.stage) && isFinal(after.stage))
      contracts.push(closingOf('escalation', recorded, after, context));
    before = after;
  }
  return { messages: spared(messages, context), contracts };
};

const isStep = (event: EscalationEvent, which: readonly PlanAction[]): boolean =>
  event.type === 'StepReached' && which.includes(event.does);

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
  return [...once.values()];
};

/** What somebody is told who comes in, and what is told of the same to those who knew already. */
const COMING = ['moved-to-you', 'asked-to-settle', 'panel-convened', 'raised-with-you-today', 'immediate-risk'];
const KNOWING = ['moved-up', 'representations-invited', 'risk-found'];

/** One letter about one thing: nobody is told twice of one move, nor that they named themselves. */
const spared = (messages: readonly MessageIntent[], { actor }: Context): readonly MessageIntent[] => {
  const newcomers = new Set(
    messages.filter(({ template }) => COMING.includes(template)).map(({ recipient }) => recipient.address),
  );
  return messages.filter(({ template, recipient: { address } }) => {
    if (KNOWING.includes(template)) return !newcomers.has(address);
    return template !== 'you-are-named' || address !== actor.address;
  });
};

const intent = (
  row: MessageRow,
  recipient: Reader,
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
  'asked-to-settle',
  'risk-found',
  'carry-for-a-colleague',
  'moved-to-you',
  'moved-up',
  'you-are-named',
  'returned',
  'stage-soon',
  'stage-over',
  'stage-still-over',
  'top-over',
  'decision-soon',
  'decision-overdue',
]);

/**
 * The day every reader of a message is held to: of the stage, of the week, of what is asked in writing, of the review. None
 * where the time ends at an hour: a letter says "by the end of" a day, and that would be too late.
 */
const dueDate = ({ template }: MessageRow, state: Disagreement, context: Context): LondonDate | undefined => {
  const running = (...names: readonly string[]): LondonDate | undefined => {
    const clocks = deadlines(state, context);
    const found = names.flatMap((name) => clocks.find(({ clock }) => clock === name) ?? [])[0];
    return found === undefined || found.due !== endOfDay(found.dueDate) ? undefined : found.dueDate;
  };
  if (OF_THE_STAGE.has(template)) return running('disagreement-stage', 'disagreement');
  switch (template) {
    case 'week-over':
    case 'area-over':
    case 'raised-receipt-elsewhere':
    case 'raised-elsewhere':
      return running('disagreement');
    case 'outcome-reached':
    case 'confirm-overdue':
      return state.outcome === undefined ? undefined : writtenBy(state.outcome.at, context);
    case 'outcome-confirmed':
    case 'record-overdue':
      return state.confirmedAt === undefined ? undefined : writtenBy(state.confirmedAt, context);
    case 'protocol-review':
    case 'protocol-review-overdue':
      return state.review?.dueOn;
    default:
      return undefined;
  }
};

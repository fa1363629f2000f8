import type { Consequences, Context, ContractEvent, MessageIntent, Recorded } from '#shared/casework/workflow.ts';
import { localReviewDecided } from '#shared/contracts/local-review-decided.ts';
import { closingOf } from '#shared/contracts/record-closed.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { isFinal } from '../stages.ts';
import type { RapidReviewEvent } from '../state/events.ts';
import { evolve } from '../state/evolve.ts';
import type { RapidReview } from '../state/state.ts';
import { notifyClock, rapidReviewClock, reviewDay } from '../time/clocks.ts';
import { type Recipient, recipients } from './audiences.ts';
import { announcesLocalReview, rowsSetOff } from './set-off.ts';
import type { MessageRow } from './table.ts';

/** Messages and contract events that these events call for: each event's own, judged on the state it made. */
export const consequences = (
  before: RapidReview,
  events: readonly Recorded<RapidReviewEvent>[],
  _after: RapidReview,
  context: Context,
): Consequences => {
  const messages: MessageIntent[] = [];
  const contracts: ContractEvent[] = [];
  let state = before;
  for (const recorded of events) {
    const then = state;
    state = evolve(state, recorded);
    messages.push(...messagesOf(recorded.event, then, state, context));
    if (announcesLocalReview(recorded.event, then)) contracts.push(localReview(recorded, state, context));
    if (!isFinal(then.stage) && isFinal(state.stage))
      contracts.push(closingOf('rapid-review', recorded, state, context));
  }
  return { messages, contracts };
};

const messagesOf = (
  event: RapidReviewEvent,
  before: RapidReview,
  after: RapidReview,
  context: Context,
): MessageIntent[] =>
  rowsSetOff(event, before, after).flatMap((row) =>
    recipients(row.audience, event, after, context).map((recipient) => intent(row, event, recipient, after, context)),
  );

const localReview = (
  { event, at }: Recorded<RapidReviewEvent>,
  { conflicted, tooNear }: RapidReview,
  context: Context,
): ContractEvent =>
  localReviewDecided({
    caseId: context.caseId,
    decidedOn: londonDate(at),
    source: event.type === 'DecisionTaken' ? 'rapid-review' : 'partners',
    arrangementVersion: context.arrangement.version,
    reviewer: (event.type === 'DecisionTaken' ? event.reviewer : undefined) ?? 'to-be-appointed',
    conflicted: [...conflicted],
    tooNear: [...tooNear],
  });

const intent = (
  row: MessageRow,
  event: RapidReviewEvent,
  recipient: Recipient,
  state: RapidReview,
  context: Context,
): MessageIntent => {
  const due = dueDate(row, state, context);
  return {
    milestone: row.milestone,
    audience: row.audience,
    template: row.template,
    recipient: { address: recipient.address, ...(recipient.post === undefined ? {} : { post: recipient.post }) },
    occurrence: [row.template, occurrence(event), recipient.about, `round-${state.round}`]
      .filter((part) => part !== undefined)
      .join(':'),
    statutory: row.statutory,
    path: `/cases/${context.caseId}`,
    ...(due === undefined ? {} : { dueDate: due }),
    ...(row.document === undefined ? {} : { document: row.document }),
  };
};

const occurrence = (event: RapidReviewEvent): string => {
  if (event.type === 'PlanStepReached') return event.step;
  // Several people may declare one in the same round.
  return event.type === 'ConflictDeclared' ? `${event.type}:${event.person}` : event.type;
};

/** The day the reader is held to: their own step of the plan, or the clock the milestone serves. */
const dueDate = (row: MessageRow, state: RapidReview, context: Context): LondonDate | undefined => {
  const { acknowledgeBy, returnBy, meetingBy, signOffBy } = context.arrangement.rapidReview;
  const day = (workingDay: number): LondonDate | undefined => reviewDay(workingDay, state, context);
  switch (row.template) {
    case 'referral-received':
    case 'notification-outstanding':
      return notifyClock(state, context)?.dueDate;
    case 'acknowledgement-chased':
      return day(acknowledgeBy);
    case 'information-request':
    case 'return-nudged':
    case 'return-overdue':
    case 'agency-overdue':
      return day(returnBy);
    case 'pack-due':
    case 'meeting-due':
      return day(meetingBy);
    case 'determination-due':
      return day(signOffBy);
    case 'report-due':
      return rapidReviewClock(state, context)?.dueDate;
    default:
      return undefined;
  }
};

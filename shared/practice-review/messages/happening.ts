import { PartnerId } from '#shared/boroughs/arrangement.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import type { PracticeReviewEvent } from '../state/events.ts';
import type { PlannedAction, PracticeReview, Request } from '../state/state.ts';

/** An event with the states before and after it: all that a message is judged on. */
export interface Happening {
  readonly event: PracticeReviewEvent;
  readonly before: PracticeReview;
  readonly after: PracticeReview;
}

/** The part of `asked:{agency}:…`, `action:{id}:…`, `question:{id}:…`, `partner:{partner}:…` that names the thing. */
const named = (event: PracticeReviewEvent, kind: string): readonly string[] =>
  event.type !== 'StepReached'
    ? []
    : event.about.flatMap((key) => {
        const [what, thing] = key.split(':');
        return what === kind && thing !== undefined ? [thing] : [];
      });

/** Agencies a step is about, each with the day it was to reply or to return by. */
export const requestsAbout = ({ event, after }: Happening): readonly (Request & { readonly due: LondonDate })[] => {
  const agencies = named(event, 'asked');
  const replying = event.type === 'StepReached' && event.does === 'reply-overdue';
  return after.requests
    .filter(({ agency }) => agencies.includes(agency))
    .map((request) => ({ ...request, due: replying ? request.replyBy : request.returnBy }));
};

/** Written questions an event is about, each with the day the answer was asked for. */
export const questionsAbout = ({ event, after }: Happening): readonly { readonly due: LondonDate }[] => {
  const ids = event.type === 'ReviewerAsked' ? [event.id] : named(event, 'question');
  return after.questions.filter(({ id }) => ids.includes(id)).map(({ replyBy }) => ({ due: replyBy }));
};

/** Partners whose approval a step is about. */
export const partnersAbout = ({ event }: Happening): readonly PartnerId[] =>
  PartnerId.options.filter((partner) => named(event, 'partner').includes(partner));

/** Actions an event is about, as they now stand. */
export const actionsAbout = ({ event, after }: Happening): readonly PlannedAction[] => {
  const ids =
    event.type === 'ActionsAgreed'
      ? event.actions.map(({ id }) => id)
      : event.type === 'ActionChanged'
        ? [event.action]
        : named(event, 'action');
  return after.actions.filter(({ id }) => ids.includes(id));
};

/** Whether it has been said before, of the action as it now stands, that it is overdue. */
export const overdueBefore =
  ({ before }: Happening) =>
  ({ id }: PlannedAction): boolean =>
    before.planDone.some((key) => {
      const [what, action, step] = key.split(':');
      return what === 'action' && action === id && step === 'action-overdue';
    });

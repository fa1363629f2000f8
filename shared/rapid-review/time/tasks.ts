import { redactionTasks } from '#shared/casework/redaction/who-and-when.ts';
import { taskOf } from '#shared/casework/task-of.ts';
import type { Context, Task, TaskOwner } from '#shared/casework/workflow.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import type { FormName } from '../commands.ts';
import { partners } from '../state/facts.ts';
import type { RapidReview } from '../state/state.ts';
import { notifyClock, rapidReviewClock, reviewDay } from './clocks.ts';

const OFFICER: TaskOwner = { kind: 'role', role: 'notifying-officer' };
const MANAGER: TaskOwner = { kind: 'role', role: 'business-manager' };

/** What people are asked to do now. Rows are kept for quick lists; this is what they say. */
export const tasks = (state: RapidReview, context: Context): readonly Task[] => {
  const notifyBy = notifyClock(state, context)?.dueDate;
  const review = rapidReviewClock(state, context);
  const own = (
    form: FormName,
    title: string,
    owner: TaskOwner,
    dueDate?: LondonDate,
    clock?: string,
    subject?: string,
  ): Task => taskOf(form, title, owner, { dueDate, clock, subject });
  const workingDay = (days: number): LondonDate | undefined => reviewDay(days, state, context);
  const plan = context.arrangement.rapidReview;

  return [...byStage(), ...always()];

  function byStage(): Task[] {
    switch (state.stage) {
      case 'referred':
        return [own('decline-referral', 'Consider a referral', OFFICER, notifyBy, 'notify')];
      case 'deciding':
        return [own('notification-decision', 'Decide whether to notify', OFFICER, notifyBy, 'notify')];
      case 'notifying':
        return state.sections['notification'] === undefined
          ? [own('notification', 'Complete the notification', OFFICER, notifyBy, 'notify')]
          : [own('dfe-reference', 'Submit to DfE and record the reference', OFFICER, notifyBy, 'notify')];
      case 'considered-locally':
        return [own('local-consideration', 'Record what was considered locally', MANAGER)];
      case 'linked-elsewhere':
        return [own('close-case', 'Close when our part is done', OFFICER)];
      case 'notified-no-review':
        return [own('close-case', 'Close: no rapid review follows', OFFICER)];
      case 'gathering':
        return [...agencyTasks(), ...meetingTasks()];
      case 'determining':
        return determinationTasks();
      case 'reporting':
        return [
          state.sections['report'] === undefined
            ? own('report', 'Complete the rapid review report', MANAGER, review?.dueDate, 'rapid-review')
            : own('send-report', 'Send the report to the Panel', MANAGER, review?.dueDate, 'rapid-review'),
          ...familyTask(),
        ];
      case 'awaiting-panel':
        return [own('panel-reply', 'Record the Panel’s reply', MANAGER), ...familyTask()];
      case 'settled':
        return [own('close-case', 'Close the case', MANAGER), ...familyTask()];
      default:
        return [];
    }
  }

  /** Three who have all determined and still not agreed are each asked again. */
  function determinationTasks(): Task[] {
    const owing = partners.filter((partner) => state.determinations[partner] === undefined);
    const title =
      owing.length === 0 ? 'Determine again: the three partners have not agreed' : 'Determine for your partner';
    return (owing.length === 0 ? partners : owing).map((partner) =>
      own('determination', title, { kind: 'partner', partner }, workingDay(plan.signOffBy), 'rapid-review', partner),
    );
  }

  function agencyTasks(): Task[] {
    return state.requests
      .filter(({ returnedAt }) => returnedAt === undefined)
      .flatMap(({ agency, acknowledgedAt }) => {
        const owner: TaskOwner = { kind: 'agency', agency };
        const acknowledge = own(
          'acknowledge-request',
          'Acknowledge the request for information',
          owner,
          workingDay(plan.acknowledgeBy),
          'rapid-review',
          agency,
        );
        const answer = own(
          'agency-return',
          'Return your agency’s information',
          owner,
          workingDay(plan.returnBy),
          'rapid-review',
          agency,
        );
        return acknowledgedAt === undefined ? [acknowledge, answer] : [answer];
      });
  }

  function meetingTasks(): Task[] {
    const quorate = state.meetings.some((meeting) => meeting.quorate);
    const chair: TaskOwner = { kind: 'role', role: 'chair' };
    return quorate
      ? [own('analysis', 'Answer the criteria and recommend', chair, workingDay(plan.meetingBy), 'rapid-review')]
      : [own('meeting', 'Hold and record the rapid review meeting', chair, workingDay(plan.meetingBy), 'rapid-review')];
  }

  function familyTask(): Task[] {
    return state.familyTold || state.sent === undefined
      ? []
      : [own('tell-family', 'Tell the family the decision and the reasons', MANAGER)];
  }

  function always(): Task[] {
    return [
      ...state.actions
        .filter(({ doneOn }) => doneOn === undefined)
        .map(({ id, due }) =>
          own('action-done', 'See that an immediate action is done', MANAGER, dateOrNothing(due), undefined, id),
        ),
      ...redactionTasks(state.redactedCopies),
      ...state.troubles.map(({ key }) =>
        own('settle-message', 'A message that must arrive has not', MANAGER, undefined, undefined, key),
      ),
    ];
  }
};

const dateOrNothing = (text: string | undefined): LondonDate | undefined => {
  const date = LondonDate.safeParse(text);
  return date.success ? date.data : undefined;
};

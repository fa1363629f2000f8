import type { Task } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import { practiceReviewClock } from '../clocks.ts';
import { explainedUntil, nextCheck } from '../steps/milestones.ts';
import { timetableDay } from '../timetable.ts';
import { owesReply, owesReturn } from '../waiting.ts';
import { chairOf, MANAGER, type Tasked, task, writerOf } from './own.ts';

/** What each agency is asked for (LCSPR-7, GOV-5). */
export const informationTasks: Tasked = (state, context) => [
  ...(state.stage === 'gathering' && state.requests.length === 0
    ? [
        task('request-information', 'Ask the agencies for information', MANAGER, {
          dueDate: timetableDay('information', state, context),
        }),
      ]
    : []),
  ...state.requests.flatMap((request): Task[] => {
    const { agency, replyBy, returnBy } = request;
    const owner = { kind: 'agency', agency } as const;
    return [
      ...(owesReply(request)
        ? [
            task('answer-request', 'Say whether your agency will answer', owner, {
              subject: agency,
              dueDate: replyBy,
            }),
          ]
        : []),
      ...(owesReturn(request)
        ? [
            task('agency-analysis', 'Return your agency’s chronology and analysis', owner, {
              subject: agency,
              dueDate: returnBy,
            }),
          ]
        : []),
    ];
  }),
];

/** Written questions to the reviewer (LCSPR-6), and a question the Panel has been asked (LCSPR-8). */
export const questionTasks: Tasked = (state) => [
  ...state.questions
    .filter(({ answeredAt }) => answeredAt === undefined)
    .map(({ id, replyBy }) =>
      task('reviewer-reply', 'Answer a written question about the review', writerOf(state), {
        subject: id,
        dueDate: replyBy,
      }),
    ),
  ...(state.national !== undefined && state.national.answer === undefined
    ? [task('panel-on-national', 'Record what the Panel says about a national review', MANAGER)]
    : []),
];

/** Checks of progress and quality, and a delay explained before it is one (LCSPR-6, LCSPR-13). */
export const supervisionTasks: Tasked = (state, context) => {
  const today = londonDate(context.now);
  const check = nextCheck(state, context);
  const checkable = state.stage !== 'preparing' && state.stage !== 'notice-given';
  return [
    ...(checkable && check !== undefined && check <= today
      ? [task('supervision-check', 'Check progress and quality', chairOf(context), { dueDate: check })]
      : []),
    ...delayTasks(state, context, today),
  ];
};

const delayTasks = (
  state: Parameters<Tasked>[0],
  context: Parameters<Tasked>[1],
  today: LondonDate,
): readonly Task[] => {
  const clock = practiceReviewClock(state, context);
  if (clock === undefined) return [];
  const lastWarning = Math.min(...context.arrangement.practiceReview.warnings);
  const { publishOn } = state;
  const close = today >= addWorkingDays(clock.dueDate, -lastWarning);
  const willBeLate = publishOn === undefined || publishOn > clock.dueDate;
  const explained = explainedUntil(state);
  // Told in time: the Panel knows of a day after the six months that has not gone by.
  const known = explained !== undefined && explained > clock.dueDate && explained >= today;
  if (!known && (today > clock.dueDate || (close && willBeLate))) {
    return [
      task('explain-delay', 'Tell the Panel and the Secretary of State why the review is late', MANAGER, {
        dueDate: clock.dueDate,
        clock: 'practice-review',
      }),
    ];
  }
  const reviewOn = state.delays.at(-1)?.reviewOn;
  return reviewOn === undefined
    ? []
    : [task('explain-delay', 'Review the delay and its reasons', MANAGER, { dueDate: reviewOn })];
};

import type { Context } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays, nextWorkingDay } from '#shared/kernel/working-days.ts';
import type { PracticeReview } from '../../state/state.ts';
import { owesReply, owesReturn, partnersOwingReport, partnersOwingReviewer } from '../waiting.ts';
import { numbered, once, type Series } from './series.ts';

/** Working days before a return is due on which its agency is reminded. */
const RETURN_SOON = 3;

/** Agencies that have not replied or not returned (GOV-5). A day at a weekend is chased on the working day after it. */
export const asked = (state: PracticeReview, { arrangement }: Context): Series[] => {
  const { replyWithin } = arrangement.practiceReview;
  return state.requests.flatMap((request) => {
    const { agency, askedAt, replyBy, returnBy } = request;
    const key = (does: string): string => `asked:${agency}:${does}`;
    const soon = addWorkingDays(returnBy, -RETURN_SOON);
    return [
      // From the day the return was due it is the return that is chased, not what would be said about it.
      ...(owesReply(request)
        ? [
            numbered(key('reply-overdue'), nextWorkingDay(replyBy), replyWithin, {
              does: 'reply-overdue',
              step: 'reply-overdue',
              until: returnBy,
            }),
          ]
        : []),
      ...(owesReturn(request) && soon > londonDate(askedAt)
        ? [once(key('return-soon'), soon, { does: 'return-soon', step: 'return-soon', until: returnBy })]
        : []),
      ...(owesReturn(request)
        ? [
            numbered(key('return-overdue'), nextWorkingDay(returnBy), replyWithin, {
              does: 'return-overdue',
              step: 'return-overdue',
            }),
          ]
        : []),
    ];
  });
};

/** How often an unanswered question is chased: the checks of progress and quality, which do not end, take it from there. */
const QUESTION_CHASES = 4;

/** Written questions that the reviewer has not answered (LCSPR-6). */
export const questioned = ({ questions }: PracticeReview, { arrangement }: Context): Series[] => {
  const every = arrangement.practiceReview.questionWithin;
  return questions
    .filter(({ answeredAt }) => answeredAt === undefined)
    .map(({ id, replyBy }) => {
      const first = nextWorkingDay(replyBy);
      return numbered(`question:${id}:question-overdue`, first, every, {
        does: 'question-overdue',
        step: 'question-overdue',
        until: addWorkingDays(first, every * (QUESTION_CHASES - 1)),
      });
    });
};

/** Partners who have not approved the reviewer, or the report. */
export const approving = (state: PracticeReview, { arrangement }: Context): Series[] => {
  const { approveWithin } = arrangement.practiceReview;
  const { reviewer, report, reviewerRound } = state;
  const remind = (partner: string, what: string, step: string, since: LondonDate): Series =>
    numbered(`partner:${partner}:${what}`, addWorkingDays(since, approveWithin), approveWithin, {
      does: 'approval-overdue',
      step,
    });
  const proposedAt = reviewer?.proposedAt;
  return [
    ...(proposedAt === undefined
      ? []
      : partnersOwingReviewer(state).map((partner) =>
          remind(partner, `reviewer-${reviewerRound}`, 'reviewer-approval', londonDate(proposedAt)),
        )),
    ...(report === undefined
      ? []
      : partnersOwingReport(state).map((partner) =>
          remind(partner, `report-${report.version}`, 'report-approval', londonDate(report.acceptedAt)),
        )),
  ];
};

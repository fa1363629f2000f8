import { londonDate } from '#shared/kernel/london.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import { timetableDay } from '../timetable.ts';
import { mayBeAccepted, owingFactCheck, partnersOwingReport } from '../waiting.ts';
import { chairOf, type Tasked, task, writerOf } from './own.ts';

/** Drafts, the facts checked, the final report accepted and approved (LCSPR-9). */
export const reportTasks: Tasked = (state, context) => {
  const day = (step: string) => timetableDay(step, state, context);
  const { report, draft } = state;
  return [
    ...(state.stage === 'approving'
      ? []
      : [
          task(
            'review-report',
            draft === undefined ? 'Write the first draft of the report' : 'Write the next version of the report',
            writerOf(state),
            { dueDate: day(draft === undefined ? 'first-draft' : 'final-report'), clock: 'practice-review' },
          ),
        ]),
    ...owingFactCheck(state).map(({ agency }) =>
      task(
        'fact-check',
        'Check the facts in the draft report',
        { kind: 'agency', agency },
        { subject: agency, dueDate: day('fact-check') },
      ),
    ),
    ...(state.stage === 'drafting' && mayBeAccepted(state)
      ? [
          task('accept-report', 'Accept the final report', chairOf(context), {
            dueDate: day('final-report'),
            clock: 'practice-review',
          }),
        ]
      : []),
    ...partnersOwingReport(state).map((partner) =>
      task(
        'approve-report',
        'Approve the report for your partner, or send it back',
        { kind: 'partner', partner },
        {
          subject: partner,
          clock: 'practice-review',
          dueDate:
            report === undefined
              ? undefined
              : addWorkingDays(londonDate(report.acceptedAt), context.arrangement.practiceReview.approveWithin),
        },
      ),
    ),
  ];
};

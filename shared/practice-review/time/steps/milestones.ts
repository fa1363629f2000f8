import type { Context } from '#shared/casework/workflow.ts';
import { londonDate, plusDays } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays, nextWorkingDay } from '#shared/kernel/working-days.ts';
import type { PracticeReview } from '../../state/state.ts';
import { availabilityEnds, practiceReviewClock } from '../clocks.ts';
import { timetable } from '../timetable.ts';
import { workingReviewer } from '../waiting.ts';
import { dated, listed, numbered, once, type Series } from './series.ts';

/** Working days between one reminder that a late review is unexplained and the next. */
const UNEXPLAINED_EVERY = 5;

/** The day up to which the Panel has been told why the review is late: what it was told last, not a day told before. */
export const explainedUntil = ({ delays }: PracticeReview): LondonDate | undefined => delays.at(-1)?.expectedOn;

/** The six months: warned of before they end, and after them as long as nobody has told the Panel why (LCSPR-13). */
export const sixMonths = (state: PracticeReview, context: Context): Series[] => {
  const clock = practiceReviewClock(state, context);
  if (clock === undefined) return [];
  const warnings = [...context.arrangement.practiceReview.warnings].sort((one, other) => other - one);
  return [
    listed(
      warnings.map((days) => ({ on: addWorkingDays(clock.dueDate, -days), key: `six-months-near:${days}` })),
      { does: 'six-months-near', until: clock.dueDate },
    ),
    numbered('six-months-over', nextWorkingDay(clock.dueDate), UNEXPLAINED_EVERY, {
      does: 'six-months-over',
      quietUntil: explainedUntil(state),
    }),
  ];
};

/** The day on which the latest delay was to be looked at again. */
export const delayed = ({ delays }: PracticeReview): Series[] =>
  delays.slice(-1).map(({ reviewOn }) => once(`delay-review:${reviewOn}`, reviewOn, { does: 'delay-review' }));

/** From when the next check of progress and quality is counted: the last check, else the reviewer's appointment or the decision. */
const checkedOn = ({ checks, reviewer, decidedOn }: PracticeReview): LondonDate | undefined => {
  const last = checks
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (last !== undefined) return last;
  const appointed = reviewer?.appointedAt === undefined ? undefined : londonDate(reviewer.appointedAt);
  return appointed !== undefined && (decidedOn === undefined || appointed > decidedOn) ? appointed : decidedOn;
};

/** The day on which progress and quality are to be checked next (SI 2018/789 reg 14). */
export const nextCheck = (state: PracticeReview, { arrangement }: Context): LondonDate | undefined => {
  const since = checkedOn(state);
  return since === undefined ? undefined : addWorkingDays(since, arrangement.practiceReview.checkEvery);
};

export const checked = (state: PracticeReview, context: Context): Series[] => {
  const first = nextCheck(state, context);
  return first === undefined
    ? []
    : [dated('check-due', first, context.arrangement.practiceReview.checkEvery, { does: 'check-due' })];
};

/** Days after a step of the timetable on which its reminder still helps whoever slept; later it only says what is known. */
const STILL_USEFUL = 7;

/** Steps of the timetable that are not done on their day (LCSPR-4). */
export const timetabled = (state: PracticeReview, context: Context): Series[] =>
  timetable(state, context)
    .filter(({ done }) => !done)
    .map(({ id, date }) =>
      once(`timetable:${id}:${date}`, date, {
        does: 'timetable-step',
        step: 'timetable-step',
        until: plusDays(date, STILL_USEFUL),
      }),
    );

/** The reviewer's access is about to end. */
export const accessEnding = (state: PracticeReview, { arrangement }: Context): Series[] => {
  const reviewer = workingReviewer(state);
  if (reviewer === undefined) return [];
  const { accessUntil } = reviewer;
  const warned = addWorkingDays(accessUntil, -arrangement.practiceReview.accessWarning);
  return [once(`access-ending:${accessUntil}`, warned, { does: 'access-ending', until: accessUntil })];
};

/** The day of publication has come. */
export const publishing = ({ publishOn }: PracticeReview): Series[] =>
  publishOn === undefined ? [] : [once(`publish-today:${publishOn}`, publishOn, { does: 'publish-today' })];

/** The year in public is over (LCSPR-15). */
export const yearOver = (state: PracticeReview, context: Context): Series[] => {
  const ends = availabilityEnds(state, context);
  return ends === undefined || state.published?.withdrawnAt !== undefined
    ? []
    : [once('year-over', nextWorkingDay(ends), { does: 'year-over' })];
};

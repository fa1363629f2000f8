import type { Context } from '#shared/casework/workflow.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { addWorkingDays } from '#shared/kernel/working-days.ts';
import type { PracticeReview } from '../state/state.ts';
import { owesReturn } from './waiting.ts';

/** A step towards publication. `done` is known of the steps every review has; a borough's own step only has a day. */
export interface TimetableLine {
  readonly id: string;
  readonly title: string;
  readonly date: LondonDate;
  readonly done: boolean;
}

/** The borough's steps, counted backward in working days from the day aimed at (LCSPR-4). Empty until there is one. */
export const timetable = (state: PracticeReview, context: Context): readonly TimetableLine[] => {
  const publishOn = state.published?.on ?? state.publishOn;
  if (publishOn === undefined) return [];
  return context.arrangement.practiceReview.timetable.map(({ id, title, workingDaysBefore }) => ({
    id,
    title,
    date: addWorkingDays(publishOn, -workingDaysBefore),
    done: state.published !== undefined || (DONE[id]?.(state) ?? false),
  }));
};

/** The day of one step, where the borough has it and a day is aimed at. */
export const timetableDay = (id: string, state: PracticeReview, context: Context): LondonDate | undefined =>
  timetable(state, context).find((line) => line.id === id)?.date;

const accepted = ({ report }: PracticeReview): boolean => report !== undefined;

const DONE: Readonly<Record<string, (state: PracticeReview) => boolean>> = {
  information: (state) => state.requests.length > 0 && !state.requests.some(owesReturn),
  'first-draft': ({ draft }) => draft !== undefined,
  'fact-check': (state) =>
    accepted(state) ||
    (state.draft !== undefined &&
      state.requests.length > 0 &&
      state.requests.every(({ agency }) => state.factsChecked.includes(agency))),
  'final-report': accepted,
  approval: ({ reportApprovedAt }) => reportApprovedAt !== undefined,
  copies: ({ copies }) => copies !== undefined,
};

import { z } from 'zod';

/** What time can bring about in a review. Most of them write to somebody; a few only change what may be done. */
export const PlanAction = z.enum([
  'reply-overdue', // an agency has not said whether it will answer
  'return-soon',
  'return-overdue', // the delegated partner is told
  'check-due', // progress and quality, SI 2018/789 reg 14
  'question-overdue', // the reviewer has not answered a written question
  'timetable-step', // a step of the timetable falls today
  'approval-overdue', // a partner has not approved the reviewer or the report
  'access-ending', // the reviewer's access ends soon
  'six-months-near', // LCSPR-13
  'six-months-over', // late and nobody has told the Panel why
  'delay-review', // the day on which a delay was to be looked at again
  'publish-today',
  'year-over', // LCSPR-15
  'action-soon',
  'action-overdue',
  'progress-due', // the chair asks how far an action has come (ACTION-2)
]);
export type PlanAction = z.infer<typeof PlanAction>;

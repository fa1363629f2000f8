import { z } from 'zod';

/** What time makes happen in a disagreement. None of it closes or moves anything. */
export const PlanAction = z.enum([
  'head-not-told', // immediate risk, and the designated lead has not yet said that the head of safeguarding knows
  'stage-soon', // the stage's last day, or half of its hours
  'stage-over', // its time has run out: the next stage is offered to both sides
  'stage-still-over', // asked again after each so many working days
  'week-over', // the working week, or the shorter time that protects the child, has run out
  'confirm-overdue', // a side has not confirmed the outcome in writing
  'record-overdue', // not yet placed on the child's or adult's record
  'step-overdue', // an agreed action is past its day
  'protocol-review-overdue',
]);
export type PlanAction = z.infer<typeof PlanAction>;

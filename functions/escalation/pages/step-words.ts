import type { PlanAction } from '#shared/escalation/state/plan-action.ts';

/** What time brought about, in words. */
export const STEP_WORDS: Readonly<Record<PlanAction, string>> = {
  'head-not-told': 'It was not recorded in time that the Head of Safeguarding had been told',
  'stage-soon': 'The time for the stage was nearly over',
  'stage-over': 'The time for the stage ran out, and both sides were told',
  'stage-still-over': 'The stage was still neither settled nor moved up',
  'week-over': 'The time to settle it ran out',
  'confirm-overdue': 'A written confirmation was overdue',
  'record-overdue': 'It was not yet placed on the case record',
  'step-overdue': 'An agreed action was overdue',
  'protocol-review-overdue': 'The review of the protocol was overdue',
};

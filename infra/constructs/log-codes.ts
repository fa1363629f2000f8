/**
 * Codes that ring an alarm when a function writes one, and what it says. Held by a test to the registry in
 * `functions/runtime`, which infrastructure does not import.
 */
export const ALARMED_CODES: Readonly<Record<string, string>> = {
  REQUEST_SURPRISE: 'Somebody met an apology instead of a page.',
  TASK_SURPRISE: 'A step of a case failed for a reason nobody foresaw.',
  SCHEDULE_SURPRISE: 'A scheduled run failed as a whole.',
  MAIL_EVENT_SURPRISE: 'What became of a message could not be taken in.',
  MESSAGE_ALREADY_QUEUED: 'A case asked twice for the same message.',
  STATUTORY_MESSAGE_UNDELIVERED: 'A message the law requires did not arrive.',
  CONTRACT_NOT_TAKEN_UP: 'A review that was decided on could not be opened.',
  SWEEP_CASE_FAILED: 'The sweeper could not mend a case.',
  SWEEP_PART_FAILED: 'The sweeper could not look at a part of what it mends.',
};

/** `SWEEP_CASE_FAILED` rings `sweep-case-failed`. */
export const alarmOf = (code: string): string => code.toLowerCase().replaceAll('_', '-');

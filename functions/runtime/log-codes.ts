/** One thing worth noting about the product at work. Alarmed ones have an alarm and a runbook of the same name. */
export interface LogCode {
  readonly meaning: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly alarmed: boolean;
}

const routine = (meaning: string): LogCode => ({ meaning, level: 'info', alarmed: false });
const odd = (meaning: string): LogCode => ({ meaning, level: 'warn', alarmed: false });
const alarm = (meaning: string): LogCode => ({ meaning, level: 'error', alarmed: true });

/** Every code there is. Anything logged is one of these, with ids; never people, never text of a case. */
export const LOG_CODES = {
  REQUEST_ANSWERED: routine('A page was asked for and answered.'),
  REQUEST_REFUSED: odd('A request was malformed or too large and was turned away.'),
  REQUEST_SURPRISE: alarm('A page failed for a reason nobody foresaw; the person saw an apology.'),
  TASK_SURPRISE: alarm('A step of a machine failed for a reason nobody foresaw; the machine tries again.'),
  SCHEDULE_SURPRISE: alarm('A scheduled run failed as a whole.'),
  MAIL_EVENT_SURPRISE: alarm(
    'An event about a message could not be taken in; it comes again, then rests in the queue.',
  ),
  MACHINE_OUT_OF_REACH: odd('A case changed but its machine could not be told; the sweeper will.'),
  MESSAGE_ACCEPTED: routine('The mail service took a message.'),
  MESSAGE_STATUS: routine('The mail service said what became of a message.'),
  MESSAGE_NOT_NOW: odd('A message could not be sent yet and waits.'),
  MESSAGE_UNKNOWN: odd('Whether a message was sent is not known; the mail service should say within four hours.'),
  MESSAGE_ALREADY_QUEUED: alarm('A case asked for a message that it had asked for before; it was not queued again.'),
  MESSAGE_TROUBLED: odd('A message that is not statutory did not arrive.'),
  STATUTORY_MESSAGE_UNDELIVERED: alarm('A statutory message did not arrive or may not have; a person has a task.'),
  MAIL_EVENT_UNMATCHED: odd('The mail service spoke of a message that is not in the outbox.'),
  CONTRACT_NOT_TAKEN_UP: alarm(
    'A case called for one of another workflow and it could not be opened; it waits and is tried again.',
  ),
  SWEEP_DONE: routine('The sweeper has been round.'),
  SWEEP_MENDED: odd('The sweeper found something undone and did it.'),
  SWEEP_CASE_FAILED: alarm('The sweeper could not mend one case; it went on with the others.'),
  SWEEP_PART_FAILED: alarm('The sweeper could not look at one of ledger, executions or outbox.'),
} as const satisfies Record<string, LogCode>;

export type LogCodeName = keyof typeof LOG_CODES;

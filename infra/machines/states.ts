import type { StageRow } from './description.ts';

/** One state of the States Language, as JSON. */
export type State = Readonly<Record<string, unknown>>;
export type States = Readonly<Record<string, State>>;

/** ARNs of the functions the machine's tasks call. */
export interface MachineFunctions {
  readonly wait: string;
  readonly advance: string;
  readonly dispatch: string;
}

export const TAKE_STOCK = 'Take stock';
export const SEND = 'Send';
export const WHERE = 'Where the case stands';
export const UNKNOWN = 'Unknown stage';
export const ROLLED_OVER = 'Rolled over';

/** What the state of a stage's turn is called: the wait itself carries the stage's title alone. */
export const nameOf = (stage: StageRow) => ({
  wait: stage.title,
  stock: `${stage.title}: take stock`,
  send: `${stage.title}: send`,
  next: `${stage.title}: what next`,
  again: `${stage.title}: try again in five minutes`,
});

/**
 * Faults of Lambda's own, which pass. Six tries after 2, 4, 8 … seconds are about two minutes. What the function's
 * own code throws is not among them: that is caught, alarmed and tried again later.
 */
const RETRY = [
  {
    ErrorEquals: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 6,
  },
];

const expression = (jsonata: string): string => `{% ${jsonata} %}`;

/** Calls a function and waits for its answer. `TimeoutSeconds` is longer than any function of the machine may run. */
const invoke = (functionArn: string, next: string, assign: Record<string, string>, onTrouble: string): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: functionArn, Payload: { caseId: expression('$caseId') } },
  TimeoutSeconds: 120,
  Output: {},
  ...(Object.keys(assign).length > 0 ? { Assign: assign } : {}),
  Retry: RETRY,
  Catch: [{ ErrorEquals: ['States.ALL'], Output: {}, Next: onTrouble }],
  Next: next,
});

const STOCK = { stock: expression('$states.result.Payload'), turns: expression('$turns + 1') };

/** Takes stock of a case: what time has made due is done, and `$stock` says where the case stands. */
export const takeStock = (functions: MachineFunctions, next: string, onTrouble: string): State =>
  invoke(functions.advance, next, STOCK, onTrouble);

/** Sends what is pending. When it cannot, the sweeper does within five minutes: the case goes on. */
export const send = (functions: MachineFunctions, next: string): State => invoke(functions.dispatch, next, {}, next);

/** Trouble that is not Lambda's own: never give a case up, look again. An alarm counts the visits to these states. */
export const again = (next: string): State => ({
  Type: 'Wait',
  Comment: 'Something failed. The case is safe in its ledger; look again shortly.',
  Seconds: 300,
  Next: next,
});

/** Waits for a person, for at most as long as the last look allowed. */
export const wait = (stage: StageRow, functions: MachineFunctions): State => {
  const { stock, again: tryAgain } = nameOf(stage);
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: {
      FunctionName: functions.wait,
      Payload: {
        caseId: expression('$caseId'),
        stage: stage.id,
        // An answer that comes between the last look and this wait is told by it.
        version: expression('$stock.version'),
        token: expression('$states.context.Task.Token'),
      },
    },
    TimeoutSeconds: expression('$stock.waitSeconds'),
    Output: {},
    Retry: RETRY,
    Catch: [
      { ErrorEquals: ['States.Timeout'], Output: {}, Next: stock },
      { ErrorEquals: ['States.ALL'], Output: {}, Next: tryAgain },
    ],
    Next: stock,
  };
};

const DAYS_250 = 250 * 24 * 60 * 60 * 1000;
const AGE = '$toMillis($states.context.State.EnteredTime) - $toMillis($states.context.Execution.StartTime)';
/**
 * One turn is some 20 history events, and an execution holds 25,000: 800 turns are 16,000. By age, 250 days and
 * the longest wait (20) stay below 300.
 */
const rollOver = { Condition: expression(`(${AGE}) > ${String(DAYS_250)} or $turns > 800`), Next: ROLLED_OVER };

/** Final stages first, so that a finished case ends; then an execution that is old; then the stages still waiting. */
export const choose = (to: readonly StageRow[], otherwise: string): State => {
  const rule = ({ id, title }: StageRow) => ({ Condition: expression(`$stock.stage = '${id}'`), Next: title });
  return {
    Type: 'Choice',
    Choices: [...to.filter(({ final }) => final).map(rule), rollOver, ...to.filter(({ final }) => !final).map(rule)],
    Default: otherwise,
  };
};

import type { Transition } from '#shared/casework/workflow.ts';
import type { Described, StageRow } from './description.ts';
import {
  again,
  choose,
  type MachineFunctions,
  nameOf,
  ROLLED_OVER,
  SEND,
  type States,
  send,
  TAKE_STOCK,
  takeStock,
  UNKNOWN,
  WHERE,
  wait,
} from './states.ts';

export type { MachineFunctions } from './states.ts';

/** 300 days. An execution rolls over long before; this only says that none lives for ever. */
const LONGEST = 300 * 24 * 60 * 60;

interface Definition {
  readonly Comment: string;
  readonly QueryLanguage: 'JSONata';
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: States;
}

/**
 * The states of one stage's turn: wait, take stock, send, what next. It goes on to exactly the stages the table
 * allows from here, or waits again. A case that moved two stages while nobody looked is placed afresh.
 */
const turn = (
  stage: StageRow,
  all: readonly StageRow[],
  table: readonly Transition[],
  functions: MachineFunctions,
): States => {
  const name = nameOf(stage);
  const after = new Set(table.filter(({ from }) => from === stage.id).map(({ to }) => to));
  const allowed = all.filter(({ id }) => after.has(id) || id === stage.id);
  return {
    [name.wait]: wait(stage, functions),
    [name.stock]: takeStock(functions, name.send, name.again),
    [name.send]: send(functions, name.next),
    [name.next]: choose(allowed, WHERE),
    [name.again]: again(name.stock),
  };
};

/** Looks at the case first: at any stage, so that a new execution can take up any open case from its ledger. */
const opening = (all: readonly StageRow[], functions: MachineFunctions): States => {
  const tryAgain = `${TAKE_STOCK} again in five minutes`;
  return {
    Begin: {
      Type: 'Pass',
      Assign: { caseId: '{% $states.input.caseId %}', turns: 0 },
      Output: {},
      Next: TAKE_STOCK,
    },
    [TAKE_STOCK]: takeStock(functions, SEND, tryAgain),
    [SEND]: send(functions, WHERE),
    [WHERE]: choose(all, UNKNOWN),
    [tryAgain]: again(TAKE_STOCK),
    [ROLLED_OVER]: { Type: 'Succeed', Comment: 'The sweeper starts the next execution of this case.', Output: {} },
    [UNKNOWN]: { Type: 'Fail', Error: 'UnknownStage', Cause: 'The case stands at a stage this machine does not know.' },
  };
};

/** The machine that stands beside a case, for any workflow: from its stages and its one transition table. Pure. */
export const machineFrom = (
  { title, stages: all, transitions: table }: Pick<Described, 'title' | 'stages' | 'transitions'>,
  functions: MachineFunctions,
): Definition => ({
  Comment: `${title}: waits beside a case; the code decides what is next.`,
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  TimeoutSeconds: LONGEST,
  States: Object.fromEntries([
    ...Object.entries(opening(all, functions)),
    ...all.filter(({ final }) => !final).flatMap((stage) => Object.entries(turn(stage, all, table, functions))),
    ...all.filter(({ final }) => final).map((stage) => [stage.title, { Type: 'Succeed', Output: {} }] as const),
  ]),
});

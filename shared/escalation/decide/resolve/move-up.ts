import { z } from 'zod';
import type { Protocol } from '#shared/boroughs/escalation.ts';
import { factsOf } from '#shared/casework/reading.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { isLate } from '#shared/guidance/clocks.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { lastStage, linesAt } from '../../route/protocols.ts';
import { numberOf, stageNumbered } from '../../stages.ts';
import type { EscalationEvent } from '../../state/events.ts';
import type { Disagreement } from '../../state/state.ts';
import { disagreementClock, stageClock } from '../../time/clocks.ts';
import { protocolOf } from '../../time/standing.ts';
import { type Decide, type Decided, NO_SUCH_PART, Perhaps, reasonRequired, Words } from '../answered.ts';
import { peopleAt } from '../raise/people.ts';

const Moving = z.object({
  to: z.string(),
  why: z.enum(['not-settled', 'no-reply', 'out-of-time', 'immediate-risk', 'other']),
  reasons: Words,
  skippedWhy: Perhaps,
});
type Moving = z.infer<typeof Moving>;

/**
 * To the next line of the stage, or to a higher stage: one at a time, or at immediate risk straight to any, saying why none
 * between will do (ESC-2, ESC-3). Never down.
 */
export const moveUp: Decide = (state, { answers }, context) => {
  const protocol = protocolOf(state, context);
  if (protocol === undefined || state.stageNumber === undefined) return refuse(NO_SUCH_PART);
  const facts = factsOf(Moving, answers);
  if (!facts.ok) return facts;
  const fault = faultInWhy(facts.value, state, context);
  if (fault !== undefined) return refuse(fault);
  const line = /^line(?:-(\d))?$/.exec(facts.value.to);
  return line !== null
    ? toNextLine(line[1], state, protocol, answers, context)
    : toStage(facts.value, state.stageNumber, state, protocol, answers, context);
};

/** A reason that the record shows to be none. */
const faultInWhy = ({ why }: Moving, state: Disagreement, context: Context): Refusal | undefined => {
  switch (why) {
    case 'not-settled':
      return state.discussed.length === 0 ? RECORD_FIRST : undefined;
    case 'no-reply':
      return state.discussed.includes('receiving') ? HAS_REPLIED : undefined;
    case 'out-of-time': {
      const over = [stageClock(state, context), disagreementClock(state, context)].some(
        (clock) => clock !== undefined && isLate(clock, context.now),
      );
      return over ? undefined : TIME_LEFT;
    }
    case 'immediate-risk':
      return state.immediateRiskAt === undefined ? NO_RISK : undefined;
    case 'other':
      return undefined;
  }
};

type Answers = Extract<EscalationEvent, { readonly type: 'NextLineTried' }>['answers'];

/** `named` is the line that was read of: two who try the next one at once have tried one, not two. */
const toNextLine = (
  named: string | undefined,
  state: Disagreement,
  protocol: Protocol,
  answers: Answers,
  context: Context,
): Decided => {
  const stage = state.stageNumber ?? 1;
  const lines = linesAt(protocol, stage, state.receiving?.agency, state.concerns);
  const next = state.line === undefined ? undefined : lines[lines.indexOf(state.line) + 1];
  if (named !== undefined && state.line !== undefined && Number(named) <= state.line) return refuse(LINE_TRIED);
  return next === undefined || (named !== undefined && Number(named) !== next)
    ? refuse(LAST_LINE)
    : ok([{ type: 'NextLineTried', answers, stage, ...peopleAt(state, stage, next, context), line: next }]);
};

const toStage = (
  { to, skippedWhy }: Moving,
  from: number,
  state: Disagreement,
  protocol: Protocol,
  answers: Answers,
  context: Context,
): Decided => {
  const number = numberOf(to);
  if (from >= lastStage(protocol)) return refuse(TOP_ALREADY);
  if (number === undefined || number > lastStage(protocol)) return refuse(NO_SUCH_STAGE);
  if (number <= from) return refuse(ONLY_UP);
  const skipped = Array.from({ length: number - from - 1 }, (_, index) => from + index + 1);
  if (skipped.length > 0 && state.immediateRiskAt === undefined) return refuse(ONE_AT_A_TIME);
  if (skipped.length > 0 && skippedWhy === '') return refuse(SAY_WHY_SKIPPED);
  const type = MOVED[stageNumbered(number)];
  return type === undefined
    ? refuse(NO_SUCH_STAGE)
    : ok([{ type, answers, why: WHY.parse(answers['why']), skipped, ...peopleAt(state, number, undefined, context) }]);
};

const WHY = Moving.shape.why;

const MOVED: Readonly<
  Record<string, Extract<EscalationEvent, { readonly skipped: readonly number[] }>['type'] | undefined>
> = {
  'stage-2': 'MovedToStage2',
  'stage-3': 'MovedToStage3',
  'stage-4': 'MovedToStage4',
  'stage-5': 'MovedToStage5',
  'stage-6': 'MovedToStage6',
};

const RECORD_FIRST: Refusal = {
  reason: 'record-first',
  message:
    'Record first what was said at this stage, so that the next people can read it. If nobody replied, choose that.',
  field: 'why',
};
const HAS_REPLIED: Refusal = {
  reason: 'has-replied',
  message: 'The other side has recorded a discussion at this stage. Say why it is not settled instead.',
  field: 'why',
};
const TIME_LEFT: Refusal = {
  reason: 'time-left',
  message: 'The time of this stage is not over yet. If it cannot wait, choose another reason and say why.',
  field: 'why',
};
const NO_RISK: Refusal = {
  reason: 'no-immediate-risk',
  message: 'Nobody is marked as at immediate risk here. Record the risk first: the safeguarding lead is told at once.',
  field: 'why',
};
const LINE_TRIED: Refusal = {
  reason: 'line-tried',
  message: 'Somebody has gone to this line already. Go back to the disagreement to see who has it now.',
  field: 'to',
};
const LAST_LINE: Refusal = {
  reason: 'last-line',
  message: 'There is no further line at this stage. Move it up to the next stage instead.',
  field: 'to',
};
const TOP_ALREADY: Refusal = {
  reason: 'last-stage',
  message: 'This is the last stage of the protocol. It is settled here.',
  field: 'to',
};
const NO_SUCH_STAGE: Refusal = {
  reason: 'no-such-stage',
  message: 'The protocol has no such stage. Choose one from the list.',
  field: 'to',
};
const ONLY_UP: Refusal = {
  reason: 'only-up',
  message: 'A disagreement moves up, never down. Choose a higher stage.',
  field: 'to',
};
const ONE_AT_A_TIME: Refusal = {
  reason: 'one-stage-at-a-time',
  message: 'A stage is passed over only at immediate risk. Record the risk first, or take the next stage.',
  field: 'to',
};
const SAY_WHY_SKIPPED = reasonRequired('skippedWhy', 'Say why it cannot wait for the stage between.');

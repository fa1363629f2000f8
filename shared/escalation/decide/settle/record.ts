import { z } from 'zod';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { countable } from '#shared/guidance/clocks.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { type Decide, NO_SUCH_PART, Perhaps, reasonRequired, sideOf, todayOf, Words } from '../answered.ts';

const Placing = z.object({ holdsRecord: YesNo, on: LondonDate.optional(), by: Perhaps, whyNot: Perhaps });

/** On the child's or adult's own record in each agency (ESC-11); one that keeps none says why. */
export const placeOnRecord: Decide = (state, { answers, subject }, context) => {
  const side = sideOf(subject);
  if (!side.ok) return side;
  const facts = factsOf(Placing, answers);
  if (!facts.ok) return facts;
  const { holdsRecord, on, whyNot } = facts.value;
  if (holdsRecord === 'no') {
    return whyNot === '' ? refuse(SAY_WHY_NOT) : ok([{ type: 'NoRecordHeld', answers, side: side.value }]);
  }
  if (on === undefined) return refuse(SAY_WHEN);
  if (on > todayOf(context)) return refuse(NOT_YET);
  if (!countable(on) || (state.raisedAt !== undefined && on < londonDate(state.raisedAt))) return refuse(BEFORE_RAISED);
  return ok([{ type: 'PlacedOnRecord', answers, side: side.value, on }]);
};

/** An agreed action, done or not yet. */
export const reportStep: Decide = ({ steps }, { answers, subject }) => {
  const step = steps.find(({ id }) => id === subject);
  if (step === undefined) return refuse(NO_SUCH_PART);
  if (step.doneAt !== undefined) return refuse(DONE_ALREADY);
  const facts = factsOf(z.object({ done: YesNo, note: Words }), answers);
  return facts.ok ? ok([{ type: 'StepReported', answers, step: step.id, done: facts.value.done === 'yes' }]) : facts;
};

const SAY_WHY_NOT = reasonRequired('whyNot', 'Say why your side keeps no record of the child or adult.');
const SAY_WHEN = reasonRequired('on', 'Enter the day it was placed on the record.');
const NOT_YET: Refusal = {
  reason: 'in-the-future',
  message: 'This date has not come yet. Enter the day it was placed on the record.',
  field: 'on',
};
const BEFORE_RAISED: Refusal = {
  reason: 'before-raised',
  message: 'This is before the disagreement was raised. Check the date.',
  field: 'on',
};
const DONE_ALREADY: Refusal = {
  reason: 'already-recorded',
  message: 'This action has been reported as done already.',
};

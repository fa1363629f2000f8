import { z } from 'zod';
import { factsOf } from '#shared/casework/reading.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { type Hold, HoldKind } from '../state/facts.ts';
import { type Retention, standingHolds } from '../state/state.ts';
import { type Decide, Declared, Words } from './answered.ts';

const Placing = z.object({ holdKind: HoldKind, holdName: Words, askedBy: Words, heldFrom: LondonDate });

/** One person is enough to stop a disposal; it takes effect at once, whatever day the request bears. */
export const placeHold: Decide = (state, { answers }, { now }) => {
  const facts = factsOf(Placing, answers);
  if (!facts.ok) return facts;
  const { holdKind: kind, heldFrom: from } = facts.value;
  if (from > londonDate(now)) return refuse(NOT_YET);
  return ok([{ type: 'HoldPlaced', answers, hold: `h${state.holds.length + 1}`, kind, from }]);
};

const Lifting = z.object({ liftReason: Words, liftAgreed: Declared });

/** Two people lift a hold: the first signature changes nothing but that a second is asked for. */
export const liftHold: Decide = (state, { answers, subject }, { actor }) => {
  const hold = standing(state, subject);
  if (!hold.ok) return hold;
  const facts = factsOf(Lifting, answers);
  if (!facts.ok) return facts;
  const { id, liftSigned } = hold.value;
  if (liftSigned === undefined) return ok([{ type: 'HoldLiftSigned', answers, hold: id }]);
  return liftSigned.person === actor.person ? refuse(SECOND_PERSON) : ok([{ type: 'HoldLifted', answers, hold: id }]);
};

const standing = (state: Retention, subject: string | undefined): Result<Hold, Refusal> => {
  const hold = standingHolds(state).find(({ id }) => id === subject);
  return hold === undefined ? refuse(NO_SUCH_HOLD) : ok(hold);
};

const NOT_YET: Refusal = {
  reason: 'in-the-future',
  message: 'Enter the day on which you were asked to keep these records. The hold itself begins at once.',
  field: 'heldFrom',
};
const NO_SUCH_HOLD: Refusal = {
  reason: 'no-such-hold',
  message: 'There is no such hold, or it has been lifted already. Go back to the record to see which stand.',
};
export const SECOND_PERSON: Refusal = {
  reason: 'second-person-needed',
  message: 'You have signed. A second, different person signs before this takes effect.',
};

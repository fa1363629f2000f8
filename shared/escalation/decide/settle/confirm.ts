import { z } from 'zod';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { stageNumbered } from '../../stages.ts';
import type { EscalationEvent } from '../../state/events.ts';
import { owingConfirmation } from '../../time/standing.ts';
import { type Decide, NO_SUCH_PART, Perhaps, reasonRequired, sideOf, Words } from '../answered.ts';

const Confirming = z.object({ agrees: YesNo, what: Perhaps });

/**
 * Each side says in writing that this is the outcome (ESC-10), the side that recorded it too. One that does not recognise it
 * sends it back to where it came from; a decision that binds is not disputed.
 */
export const confirm: Decide = (state, { answers, subject }, context) => {
  const side = sideOf(subject);
  if (!side.ok) return side;
  const { outcome, confirmed } = state;
  if (outcome === undefined) return refuse(NO_SUCH_PART);
  const owing = owingConfirmation(state);
  if (!owing.includes(side.value)) return refuse(CONFIRMED_ALREADY);
  const facts = factsOf(Confirming, answers);
  if (!facts.ok) return facts;
  const { agrees, what } = facts.value;
  if (agrees === 'no') {
    if (outcome.binding) return refuse(BINDS);
    if (what === '') return refuse(SAY_WHAT_IS_WRONG);
    return ok([
      { type: 'SideDisputed', answers, side: side.value },
      { type: returnTo(outcome.stage), why: 'disputed' },
    ]);
  }
  if (confirmed.some(({ person }) => person === context.actor.person)) return refuse(ONE_PERSON_ONE_SIDE);
  return ok([
    { type: 'SideConfirmed', answers, side: side.value },
    ...(owing.length === 1 ? [{ type: 'OutcomeConfirmed' as const }] : []),
  ]);
};

type Returned = Extract<EscalationEvent, { readonly why: 'disputed' | 'not-carried-out' }>['type'];

const RETURNED: Readonly<Record<string, Returned>> = {
  'stage-1': 'ReturnedToStage1',
  'stage-2': 'ReturnedToStage2',
  'stage-3': 'ReturnedToStage3',
  'stage-4': 'ReturnedToStage4',
  'stage-5': 'ReturnedToStage5',
  'stage-6': 'ReturnedToStage6',
};

/** Back to the stage it was settled at, or to the other area's procedure. */
const returnTo = (stage: number): Returned =>
  stage === 0 ? 'ReturnedElsewhere' : (RETURNED[stageNumbered(stage)] ?? 'ReturnedElsewhere');

/** What was agreed or decided has not happened: it is open again where it was settled, for the same people. */
export const notCarriedOut: Decide = (state, { answers, subject }) => {
  const side = sideOf(subject);
  if (!side.ok) return side;
  if (state.outcome === undefined) return refuse(NO_SUCH_PART);
  const facts = factsOf(z.object({ what: Words, reasons: Words }), answers);
  if (!facts.ok) return facts;
  return ok([
    { type: 'NotCarriedOut', answers, side: side.value },
    { type: returnTo(state.outcome.stage), why: 'not-carried-out' },
  ]);
};

const CONFIRMED_ALREADY: Refusal = {
  reason: 'confirmed-already',
  message: 'This side has confirmed the outcome already. If it is not carried out, record that.',
};
const BINDS: Refusal = {
  reason: 'binding',
  message:
    'This decision binds both sides and is carried out. Confirm that you have it; if it is not carried out, that can be recorded afterwards.',
  field: 'agrees',
};
const SAY_WHAT_IS_WRONG = reasonRequired('what', 'Say in your own words what is not right in the outcome as recorded.');
const ONE_PERSON_ONE_SIDE: Refusal = {
  reason: 'one-person-one-side',
  message: 'You have confirmed it for the other side. Somebody else confirms it for this one.',
};

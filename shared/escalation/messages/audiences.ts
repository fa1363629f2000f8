import type { Reader } from '#shared/casework/offices.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { stageOf, toldAt } from '../route/protocols.ts';
import { SIDES, type Side } from '../state/facts.ts';
import type { Disagreement } from '../state/state.ts';
import { owingRecord, protocolOf } from '../time/standing.ts';
import type { Happening } from './happening.ts';
import { deciders, inPost, leadOf, managers, ofSide, raiser, reached, standsFor } from './readers.ts';

export type Audience =
  | 'raiser'
  | 'raising'
  | 'receiving'
  /** Who helps or decides at the stage it is at. */
  | 'deciding'
  /** Those of either side whom this event brought in. */
  | 'newcomers'
  /** Those whom it brought in to help or to decide. */
  | 'newcomers-deciding'
  /** Those whom it brought in to know of it, and no more. */
  | 'newcomers-told'
  /** Those of both sides who acted until now. */
  | 'those-before'
  | 'raising-lead'
  | 'receiving-lead'
  | 'sides-to-confirm'
  | 'sides-to-place'
  | 'sides-with-steps'
  | 'head-of-safeguarding'
  | 'business-managers'
  | 'gaps-post'
  /** The partnership's mailbox, or the adults board's where an adult is concerned. */
  | 'board';

/** Who an audience is today, in this disagreement. Somebody who is too near to it is written to no more. */
export const recipients = (audience: Audience, happening: Happening, context: Context): readonly Reader[] => {
  const { event, before, after } = happening;
  const { escalation } = context.arrangement;
  const sides = (all: readonly Side[]) => all.flatMap((side) => ofSide(side, after, context));

  switch (audience) {
    case 'raiser':
      return raiser(after);
    case 'raising':
    case 'receiving':
      return ofSide(audience, after, context);
    case 'deciding':
      return deciders(after, context);
    case 'newcomers':
      return SIDES.flatMap((side) => newcomers(side, happening, context));
    case 'newcomers-deciding':
      return broughtIn('deciding', happening, context);
    case 'newcomers-told':
      return broughtIn('told', happening, context);
    case 'those-before':
      return SIDES.flatMap((side) => ofSide(side, before, context));
    case 'raising-lead':
      return leadOf('raising', after, context);
    case 'receiving-lead':
      return leadOf('receiving', after, context);
    case 'sides-to-confirm':
      return sides(SIDES.filter((side) => !after.confirmed.some((one) => one.side === side)));
    case 'sides-to-place':
      return sides(owingRecord(after));
    case 'sides-with-steps':
      return sides(SIDES.filter((side) => after.steps.some((step) => step.side === side && isAbout(event, step.id))));
    case 'head-of-safeguarding':
      return inPost(escalation.headOfSafeguarding, after, context);
    case 'business-managers':
      return managers(after, context);
    case 'gaps-post':
      return inPost(escalation.gapsTo, after, context);
    case 'board':
      return boards(after, context);
  }
};

const broughtIn = (as: Side | 'deciding' | 'told', { event, after }: Happening, context: Context): readonly Reader[] =>
  'people' in event
    ? reached(
        event.people.filter(({ side }) => side === as),
        after,
        context,
      )
    : [];

/**
 * Where nobody knows yet who comes in, whoever stands for that side, and can say who it is. The worker who raised it is told
 * of every move all the same.
 */
const newcomers = (side: Side, happening: Happening, context: Context): readonly Reader[] => {
  const { event, after } = happening;
  const found = broughtIn(side, happening, context);
  const expected = 'people' in event && event.people.some((person) => person.side === side);
  if (found.length > 0 || !expected) return found;
  const worker = raiser(after).map(({ address }) => address);
  return standsFor(side, after, context).filter(({ address }) => !worker.includes(address));
};

/** Those told of the stage it is at; where it tells nobody, of the last before it that did. */
const boards = (state: Disagreement, context: Context): readonly Reader[] => {
  const { stageNumber, passed, concerns = 'child' } = state;
  const protocol = protocolOf(state, context);
  if (protocol === undefined) return [];
  const been = passed.filter(({ how }) => how !== 'skipped').map(({ stage }) => stage);
  return (
    [...been, ...(stageNumber === undefined ? [] : [stageNumber])]
      .map((stage) => toldAt(stageOf(protocol, stage), concerns, context.arrangement))
      .findLast((told) => told.length > 0)
      ?.map(({ address }) => ({ address })) ?? []
  );
};

const isAbout = (event: Happening['event'], step: string): boolean =>
  event.type === 'StepReached' && event.about.some((key) => key.split(':')[1] === step);

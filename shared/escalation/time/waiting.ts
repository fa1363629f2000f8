import { agencyNamed } from '#shared/boroughs/people.ts';
import type { Context } from '#shared/casework/workflow.ts';
import type { Person, Side } from '../state/facts.ts';
import type { Disagreement } from '../state/state.ts';
import { openSteps, owingConfirmation, owingRecord, stageNow } from './standing.ts';

/** What a side is called: its agency, or the other authority's. */
export const sideName = (
  side: Side,
  { raisedBy, receiving }: Pick<Disagreement, 'raisedBy' | 'receiving'>,
  { arrangement }: Pick<Context, 'arrangement'>,
): string => {
  if (side === 'receiving') return receiving?.name ?? 'the other side';
  return agencyNamed(arrangement, raisedBy?.agency ?? '')?.name ?? 'the side that raised it';
};

/** Those who came in for a side, or to decide, at the stage it is at, on its line where it has lines. */
export const actingNow = (state: Disagreement, side: Person['side']): readonly Person[] =>
  state.people.filter(
    (person) =>
      person.side === side &&
      person.stage === (state.stageNumber ?? 0) &&
      (person.line === undefined || person.line === state.line),
  );

/** Whom everyone waits for, in words to stand after "waiting for". Offices and agencies, never a person. */
export const waitingFor = (state: Disagreement, context: Context): string => {
  const named = (sides: readonly Side[]): string => sides.map((side) => sideName(side, state, context)).join(' and ');
  switch (state.stage) {
    case 'other-area':
      return 'the other area, by its own procedure';
    case 'confirming':
      return `${named(owingConfirmation(state))} to confirm the outcome in writing`;
    case 'recording': {
      const owing = owingRecord(state);
      if (owing.length > 0) return `${named(owing)} to place it on the record`;
      return openSteps(state).length > 0 ? 'the agreed actions' : 'somebody to close it';
    }
    case 'protocol-review':
      return 'the business manager to review the protocol';
    default:
      return resolving(state, context);
  }
};

const resolving = (state: Disagreement, context: Context): string => {
  switch (stageNow(state, context)?.kind) {
    case 'own-manager':
      return 'the worker and their own manager';
    case 'discussion':
      if (state.answeredAt === undefined && !state.discussed.includes('receiving'))
        return `${sideName('receiving', state, context)} to answer`;
      return state.discussed.length === 0 ? 'both sides to discuss it' : 'both sides to settle it or move it up';
    case 'panel':
      return state.panel === undefined ? 'the panel to be convened' : 'the panel to decide';
    case 'mediation':
      return `${deciders(state)} to help both sides agree`;
    case 'senior-decision':
    case 'determination':
      return `${deciders(state)} to decide`;
    case 'noted':
      return state.enforcementNoted
        ? 'what follows outside the partnership'
        : 'the Secretary of State’s power to be noted';
    case undefined:
      return 'nobody';
  }
};

const deciders = (state: Disagreement): string => {
  const titles = [...new Set(actingNow(state, 'deciding').map(({ title }) => title))];
  return titles.length === 0 ? 'whoever decides' : titles.join(' or ');
};

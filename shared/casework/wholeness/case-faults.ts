import { z } from 'zod';
import { canonicalJson } from '../audit-chain.ts';
import type { CaseRecord, LedgerEvent } from '../ledger.ts';
import type { AnyShelf } from '../shelf.ts';
import { chainFaults } from './chain-faults.ts';
import type { Fault } from './fault.ts';

/**
 * What is wrong with a case as it is stored: nothing, if its events are chained from the first to the one its head names, and
 * replaying them by the rules it is held to gives the state kept. A state is judged only where the chain holds.
 */
export const caseFaults = (
  record: Pick<CaseRecord, 'version' | 'hash' | 'state'>,
  events: readonly LedgerEvent[],
  shelf: Pick<AnyShelf, 'workflow'>,
): readonly Fault[] => {
  const faults = chainFaults(events, record);
  return faults.length > 0 ? faults : stateFaults(record, events, shelf);
};

const stateFaults = (
  record: Pick<CaseRecord, 'state'>,
  events: readonly LedgerEvent[],
  { workflow }: Pick<AnyShelf, 'workflow'>,
): readonly Fault[] => {
  let state = workflow.initial;
  for (const recorded of events) {
    const event = workflow.event.safeParse(recorded.event);
    if (!event.success)
      return [
        {
          what: 'rules',
          event: recorded.seq,
          words: `Event ${recorded.seq} is of no kind that ${workflow.name} knows.`,
        },
      ];
    state = workflow.evolve(state, { ...recorded, event: event.data });
  }
  const kept = workflow.state.safeParse(record.state);
  if (!kept.success) return [{ what: 'state', words: `The state kept is none that ${workflow.name} knows.` }];
  const differing = differences(membersOf(workflow.state.parse(state)), membersOf(kept.data));
  return differing.length === 0
    ? []
    : [
        {
          what: 'state',
          words: `The state kept is not the one that its events give. They differ in: ${differing.join(', ')}.`,
        },
      ];
};

const Members = z.record(z.string(), z.unknown());

const membersOf = (state: object): Readonly<Record<string, unknown>> => Members.parse(state);

/** Names of what two states hold differently. Names are of the workflow's own making, and say nothing of a child. */
const differences = (
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => canonicalJson(one[name] ?? null) !== canonicalJson(other[name] ?? null))
    .toSorted();

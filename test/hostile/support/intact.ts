import { expect } from 'vitest';
import { shelfOf } from '#functions/casework/shelves.ts';
import { verifyChain } from '#shared/casework/audit-chain.ts';
import type { Ledger } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';

/**
 * The ledger of a case is whole: its chain verifies, its events are numbered without a gap, and replaying them gives
 * the state that is stored. Answers the types of its events.
 */
export const intact = async (ledger: Pick<Ledger, 'load' | 'events'>, caseId: CaseId): Promise<readonly string[]> => {
  const [record, events] = await Promise.all([ledger.load(caseId), ledger.events(caseId)]);
  if (record === undefined) throw new Error(`No case ${caseId}`);
  const { workflow } = await shelfOf(record);
  const replayed = events.reduce(
    (state, entry) => workflow.evolve(state, { ...entry, event: workflow.event.parse(entry.event) }),
    workflow.initial,
  );
  expect(verifyChain(events)).toMatchObject({ ok: true });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(record.version).toBe(events.length);
  expect(record.hash).toBe(events.at(-1)?.hash);
  expect(record.state).toEqual(JSON.parse(JSON.stringify(replayed)));
  return events.map(({ event }) => workflow.event.parse(event).type);
};

import { expect } from 'vitest';
import { shelfOf } from '#functions/casework/shelves.ts';
import { verified } from '#functions/casework/verified.ts';
import type { Ledger } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';

/**
 * The ledger of a case is whole: its chain verifies, its events are numbered without a gap, and replaying them gives
 * the state that is stored. Answers the types of its events.
 */
export const intact = async (ledger: Pick<Ledger, 'load' | 'events'>, caseId: CaseId): Promise<readonly string[]> => {
  const found = await verified(ledger, caseId);
  if (found === undefined) throw new Error(`No case ${caseId}`);
  expect(found.faults).toEqual([]);
  const { workflow } = await shelfOf(found.record);
  return found.events.map(({ event }) => workflow.event.parse(event).type);
};

import type { CaseRecord, Ledger, LedgerEvent } from '#shared/casework/ledger.ts';
import { caseFaults } from '#shared/casework/wholeness/case-faults.ts';
import { chainFaults } from '#shared/casework/wholeness/chain-faults.ts';
import type { Fault } from '#shared/casework/wholeness/fault.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { shelfOf } from './shelves.ts';

/** A case as it was stored at one moment, and what is wrong with it. */
export interface Verified {
  readonly record: CaseRecord;
  readonly events: readonly LedgerEvent[];
  readonly faults: readonly Fault[];
}

/** A case that goes on while it is read is read again: as often as this. */
const READINGS = 5;

/**
 * Reads a case whole and checks it: its chain, its head, and that replay gives its state. Undefined when there is no such
 * case. Throws where a row cannot be read at all.
 */
export const verified = async (
  ledger: Pick<Ledger, 'load' | 'events'>,
  caseId: CaseId,
): Promise<Verified | undefined> => {
  let record = await ledger.load(caseId);
  for (let reading = 1; record !== undefined; reading += 1) {
    const events = await ledger.events(caseId);
    const after = await ledger.load(caseId);
    // Head and events are two reads: what was committed between them is no fault.
    if (after === undefined || after.version === record.version || reading === READINGS)
      return { record, events, faults: await faultsOf(record, events) };
    record = after;
  }
  return undefined;
};

const faultsOf = async (record: CaseRecord, events: readonly LedgerEvent[]): Promise<readonly Fault[]> => {
  const shelf = await shelfOf(record).catch(() => undefined);
  if (shelf !== undefined) return caseFaults(record, events, shelf);
  const { workflow, workflowVersion } = record.pins;
  const words = `This release does not have version ${workflowVersion} of ${workflow}, so the state could not be replayed.`;
  return [...chainFaults(events, record), { what: 'rules', words }];
};

import { TIME } from '#shared/casework/actor.ts';
import type { CaseRecord, Disposal, StoredContract } from '#shared/casework/ledger.ts';
import { DisposalAgreed } from '#shared/contracts/disposal-agreed.ts';
import { CaseId, CommandId } from '#shared/kernel/ids.ts';
import { act, contextOf } from './act.ts';
import type { CaseworkPorts } from './ports.ts';
import { shelfOf } from './shelves.ts';

interface Ports extends CaseworkPorts {
  readonly disposal: Disposal;
}

/**
 * Carries out an agreed disposal: the retention record is asked once more and says that it begins; then the rows go; then
 * the record is told what went. Each step may be repeated, so falling over between or within them loses and doubles
 * nothing. False while there is more to do. Put aside meanwhile, by a hold or another day, nothing is done.
 */
export const carryOut = async (ports: Ports, contract: StoredContract): Promise<boolean> => {
  const caseId = CaseId.parse(DisposalAgreed.parse(contract.body).caseId);
  await refuseOpen(ports, caseId);
  const record = await recordOf(ports, contract);
  const shelf = await shelfOf(record);
  const of = { caseId: record.caseId, actor: TIME };
  const begun = await act(ports, shelf, {
    ...of,
    command: { type: 'begin-destruction' },
    commandId: CommandId.parse(`destroy:${contract.id}`),
  });
  if (!begun.ok) {
    if (begun.error.reason === 'no-longer-agreed') return true;
    throw new Error(`A disposal did not begin: ${begun.error.reason}`);
  }
  // Read after it began: from here on no hold is placed, and the first write is conditional on this very version.
  const destroyed = await ports.disposal.destroy(caseId, await recordOf(ports, contract));
  if (!destroyed.ok) {
    if (destroyed.error === 'open') throw new Error(`The case ${caseId} is open`);
    return false;
  }
  const { version, hash, rows } = destroyed.value;
  const told = await act(ports, shelf, {
    ...of,
    command: { type: 'record-disposal', version, hash, rows },
    commandId: CommandId.parse(`disposed:${contract.id}`),
  });
  if (!told.ok) throw new Error(`A disposal was not recorded: ${told.error.reason}`);
  return true;
};

const recordOf = async ({ ledger }: Ports, { caseId }: StoredContract): Promise<CaseRecord> => {
  const record = await ledger.load(caseId);
  if (record === undefined) throw new Error(`No retention record ${caseId}`);
  return record;
};

/** Judged by its own workflow's rules, before anything begins; the store asks again in the write itself. */
const refuseOpen = async (ports: Ports, caseId: CaseId): Promise<void> => {
  const record = await ports.ledger.load(caseId);
  if (record === undefined) return;
  const { workflow } = await shelfOf(record);
  const next = workflow.nextDue(workflow.state.parse(record.state), contextOf(ports, record, TIME));
  if (next !== undefined) throw new Error(`The case ${caseId} is open`);
};

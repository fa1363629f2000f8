import type { Destroyed, Disposal } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { Kept } from './ledger.ts';

/** The disposal's agreement kept in memory: at one stroke, since nothing here can fall over half way. */
export const memoryDisposal = (kept: Kept): Disposal => ({
  destroy: async (caseId, allowedBy) => {
    const before = kept.destroyed.get(caseId);
    if (before !== undefined) {
      if (before.by !== allowedBy.caseId) throw new Error(`The case ${caseId} was destroyed under another record`);
      return ok(before.was);
    }
    const one = kept.cases.get(caseId);
    if (one === undefined) throw new Error(`There never was a case ${caseId}`);
    const allowing = kept.cases.get(allowedBy.caseId)?.record;
    if (allowing?.version !== allowedBy.version || allowing.hash !== allowedBy.hash) return refuse('stale');
    if (one.wakeAt !== undefined) return refuse('open');
    const { version, hash } = one.record;
    const rows = countedAndRemoved(kept, caseId);
    const was: Destroyed = { version, hash, rows };
    kept.destroyed.set(caseId, { by: allowedBy.caseId, was });
    return ok(was);
  },
});

const countedAndRemoved = (kept: Kept, caseId: CaseId): Record<string, number> => {
  const { cases, messages, contracts, commands, reads } = kept;
  const one = cases.get(caseId);
  const messageKeys = [...messages].filter(([, row]) => row.caseId === caseId).map(([key]) => key);
  const commandKeys = [...commands].filter(([, row]) => row.caseId === caseId).map(([key]) => key);
  const others = <Row extends { readonly caseId: string }>(rows: Row[]): number => {
    const left = rows.filter((row) => row.caseId !== caseId);
    return rows.splice(0, rows.length, ...left).length - left.length;
  };
  const rows = {
    heads: 1,
    others: 1,
    events: one?.events.length ?? 0,
    deadlines: one?.deadlines.size ?? 0,
    tasks: one?.tasks.size ?? 0,
    registers: one?.registers.size ?? 0,
    messages: messageKeys.length,
    commands: commandKeys.length,
    contracts: others(contracts),
    reads: others(reads),
  };
  for (const key of messageKeys) messages.delete(key);
  for (const key of commandKeys) commands.delete(key);
  cases.delete(caseId);
  return Object.fromEntries(Object.entries(rows).filter(([, number]) => number > 0));
};

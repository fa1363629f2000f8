import { chain, GENESIS } from '#shared/casework/audit-chain.ts';
import type { CaseRecord, LedgerEvent } from '#shared/casework/ledger.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { instantOf } from '#shared/kernel/time.ts';

/** Events that hold these notes, chained. */
export const chained = (notes: readonly unknown[], previous = GENESIS, from = 1): LedgerEvent[] =>
  notes.reduce<LedgerEvent[]>((all, note) => {
    const seq = from + all.length;
    const by = { person: 'p1', name: 'Ms Sample', post: 'chair' };
    const recorded = { seq, at: instantOf(seq), by, command: `command-${seq}`, event: { note } };
    return [...all, chain(all.at(-1)?.hash ?? previous, recorded)];
  }, []);

/** The same event with another content and a hash that fits it, as somebody who knows how would write it. */
export const rewritten = (event: LedgerEvent, note: unknown): LedgerEvent =>
  chain(event.previousHash, { ...event, event: { note } });

export const headOf = (events: readonly LedgerEvent[]) => ({
  version: events.length,
  hash: events.at(-1)?.hash ?? GENESIS,
});

export const recordOf = (events: readonly LedgerEvent[], state: unknown = {}): CaseRecord => ({
  caseId: CaseId.parse('c00000000000000000001'),
  reference: 'TST-2345-6789',
  borough: 'brent',
  pins: { workflow: 'rapid-review', workflowVersion: 1, edition: 'WT2026', arrangementVersion: 2 },
  openedAt: instantOf(0),
  state,
  ...headOf(events),
});

import { z } from 'zod';
import type { Ledger, Tokens } from '#shared/casework/ledger.ts';
import { CaseId } from '#shared/kernel/ids.ts';

export const Waiting = z.object({ caseId: CaseId, version: z.int(), token: z.string().min(1) });

interface Ports {
  readonly ledger: Pick<Ledger, 'load'>;
  readonly tokens: Tokens;
  /** Completes a wait at once. */
  complete(token: string): Promise<void>;
}

/**
 * Keeps the machine's token beside the case until somebody answers. An answer that came between the last look and
 * this wait is found by the version, and the wait ends at once: it would otherwise be waited for in vain.
 */
export const wait =
  ({ ledger, tokens, complete }: Ports) =>
  async ({ caseId, version, token }: z.infer<typeof Waiting>): Promise<void> => {
    await tokens.keep(caseId, token);
    const record = await ledger.load(caseId);
    if (record?.version === version) return;
    const kept = await tokens.take(caseId);
    if (kept !== undefined) await complete(kept);
  };

import { z } from 'zod';
import type { Log } from '#functions/runtime/log.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { takeUpContracts } from '../contracts.ts';
import type { CaseworkPorts } from '../ports.ts';
import { type Stock, takeStock } from '../take-stock.ts';

export const Looking = z.object({ caseId: CaseId });

/** A case seldom calls for more than one other; what is beyond this, the sweeper takes up. */
const CONTRACTS = 10;

/**
 * What the machine asks at each turn: has time made anything due, and where does the case stand now? What the case has
 * called for in another workflow is begun here too, so that it need not wait for the sweeper.
 */
export const advance =
  (ports: CaseworkPorts & { readonly log: Log }) =>
  async ({ caseId }: z.infer<typeof Looking>): Promise<Stock> => {
    const stock = await takeStock(ports, caseId);
    await takeUpContracts(ports, CONTRACTS);
    return stock;
  };

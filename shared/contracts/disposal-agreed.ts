import { z } from 'zod';
import type { ContractEvent } from '#shared/casework/workflow.ts';

/**
 * Two people have agreed that the records of a closed case are destroyed. Casework carries it out, and asks the retention
 * record again before the first row goes. Version 1.
 */
export const DisposalAgreed = z.strictObject({
  /** The case whose records are destroyed. */
  caseId: z.string(),
});
export type DisposalAgreed = z.infer<typeof DisposalAgreed>;

export const disposalAgreed = (body: DisposalAgreed): ContractEvent => ({
  type: 'DisposalAgreed',
  version: 1,
  body: DisposalAgreed.parse(body),
});

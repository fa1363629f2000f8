import { z } from 'zod';

/** An action row of a form, before it has its place in the ledger. */
export const ActionRows = z
  .array(z.object({ actionText: z.string(), actionOwner: z.string(), actionBy: z.string().optional() }))
  .default([]);

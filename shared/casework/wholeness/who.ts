import type { Permit } from '../authorise.ts';

/** The part of a case that is all of it: the ledger as one file. */
export const EXPORT_PART = 'export';

/**
 * Who may take the whole record of a case away: the role that sees every part of it at every stage, and nobody else. A
 * workflow in which that is another role has a permit of its own.
 */
export const exportPermit: Permit = {
  action: `view:${EXPORT_PART}`,
  roles: ['business-manager'],
  stages: 'every',
  relation: 'any',
  confidential: false,
};

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Instant } from '#shared/kernel/time.ts';
import { canonicalJson } from '../audit-chain.ts';
import type { CaseRecord, LedgerEvent } from '../ledger.ts';

/** More than any case comes to: what a file claims beyond this is not believed. */
const MOST_EVENTS = 1_000_000;

/** The first line of an exported record: whose it is, what it was held to, and where its chain ends. */
export const ExportHeader = z.strictObject({
  /** Says what kind of file this is. */
  file: z.literal('case ledger'),
  format: z.literal(1),
  borough: z.string(),
  reference: z.string(),
  workflow: z.string(),
  workflowVersion: z.int(),
  edition: z.string(),
  arrangementVersion: z.int(),
  /** How many events follow, a line each. */
  count: z.int().min(0).max(MOST_EVENTS),
  /** SHA-256 of the last event, in hex. */
  headHash: z.string(),
  exportedAt: Instant,
  /** The post that its holder acted through. */
  exportedBy: z.string(),
  /** SHA-256, in hex, over the rest of this line in canonical JSON. */
  seal: z.string(),
});
export type ExportHeader = z.infer<typeof ExportHeader>;

export const sealOf = ({ seal: _, ...rest }: Omit<ExportHeader, 'seal'> & { readonly seal?: string }): string =>
  createHash('sha256').update(canonicalJson(rest)).digest('hex');

/**
 * The whole ledger of a case as JSON Lines, each line in canonical JSON: the header, then every event with its hashes, in
 * order. It holds everything that anybody wrote in the case.
 * @param by the post that asks for it
 */
export const exportOf = (
  record: CaseRecord,
  events: readonly LedgerEvent[],
  { at, by }: { readonly at: Instant; readonly by: string },
): string => {
  const { borough, reference, pins, version, hash } = record;
  const header = {
    file: 'case ledger' as const,
    format: 1 as const,
    borough,
    reference,
    ...pins,
    count: version,
    headHash: hash,
    exportedAt: at,
    exportedBy: by,
  };
  return [{ ...header, seal: sealOf(header) }, ...events].map((line) => `${canonicalJson(line)}\n`).join('');
};

import { z } from 'zod';
import { Instant } from '#shared/kernel/time.ts';
import { canonicalJson } from '../audit-chain.ts';
import type { LedgerEvent } from '../ledger.ts';
import { chainFaults } from './chain-faults.ts';
import { ExportHeader, sealOf } from './export.ts';
import type { Fault } from './fault.ts';

/** An exported record as it was read, and what is wrong with it. */
export interface ReadExport {
  /** Absent where the first line is no header. */
  readonly header?: ExportHeader;
  readonly faults: readonly Fault[];
}

const EventLine = z.strictObject({
  seq: z.int(),
  at: Instant,
  by: z.strictObject({ person: z.string(), name: z.string(), post: z.string().exactOptional() }),
  command: z.string(),
  event: z.unknown(),
  previousHash: z.string(),
  hash: z.string(),
});

/**
 * Checks an exported record on its own: that every line is as the service writes it, the chain whole and its end the one
 * the header names. Whoever writes every line anew leaves no trace here: compare the last hash with the one the service shows.
 */
export const readExport = (text: string): ReadExport => {
  const [first = '', ...rest] = text.split('\n');
  const cut = rest.at(-1) === '' ? [] : [CUT_SHORT];
  const lines = rest.at(-1) === '' ? rest.slice(0, -1) : rest;
  const header = lineAs(ExportHeader, first)?.value;
  const read = lines.map((line) => lineAs(EventLine, line));
  const events = read.flatMap((found): LedgerEvent[] => (found === undefined ? [] : [found.value]));
  const last = events.at(-1);
  const head =
    header === undefined
      ? { version: last?.seq ?? 0, hash: last?.hash ?? '' }
      : { version: header.count, hash: header.headHash };
  return {
    ...(header === undefined ? {} : { header }),
    faults: [
      ...headerFaults(header, first),
      ...read.flatMap((found, index) => (found?.exact === true ? [] : [lineFault(index + 2, found === undefined)])),
      ...cut,
      ...chainFaults(events, head),
    ],
  };
};

/** A line of a shape, and whether it is written exactly as the service writes it. Undefined for any other line. */
const lineAs = <T>(schema: z.ZodType<T>, line: string): { readonly value: T; readonly exact: boolean } | undefined => {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? { value: parsed.data, exact: canonicalJson(parsed.data) === line } : undefined;
  } catch {
    // Not JSON, or deeper than anything that was ever written.
    return undefined;
  }
};

const headerFaults = (header: ExportHeader | undefined, line: string): readonly Fault[] => {
  if (header === undefined)
    return [{ what: 'file', words: 'Line 1 is not the header of an exported record, or it was altered.' }];
  return sealOf(header) === header.seal && canonicalJson(header) === line
    ? []
    : [{ what: 'file', words: 'The header, line 1, was altered.' }];
};

const lineFault = (line: number, unread: boolean): Fault => ({
  what: 'file',
  words: unread ? `Line ${line} is no event of a record.` : `Line ${line} is not as the service writes it.`,
});

const CUT_SHORT: Fault = { what: 'file', words: 'The file ends in the middle of a line.' };

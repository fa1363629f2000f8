import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { LedgerEvent } from './ledger.ts';
import type { Recorded } from './workflow.ts';

/** What the first event of every case is chained to. */
export const GENESIS = '0'.repeat(64);

/** The first event that does not follow from the one before, and what is wrong with it. */
export interface BrokenChain {
  readonly seq: number;
  readonly why: 'out-of-order' | 'not-linked' | 'altered';
}

/** Gives an event its place: SHA-256, in hex, over the hash before it and the event in canonical JSON. */
export const chain = (previousHash: string, recorded: Recorded<unknown>): LedgerEvent => ({
  ...recorded,
  previousHash,
  hash: hashOf(previousHash, recorded),
});

/** Whether these are all the events of a case from the first, in order, each as it was written. */
export const verifyChain = (events: readonly LedgerEvent[]): Result<void, BrokenChain> => {
  let previous = GENESIS;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return refuse({ seq: event.seq, why: 'out-of-order' });
    if (event.previousHash !== previous) return refuse({ seq: event.seq, why: 'not-linked' });
    if (event.hash !== hashOf(previous, event)) return refuse({ seq: event.seq, why: 'altered' });
    previous = event.hash;
  }
  return ok(undefined);
};

/** What `chain` writes as an event's hash. */
export const hashOf = (previousHash: string, { seq, at, by, command, event }: Recorded<unknown>): string =>
  createHash('sha256')
    .update(`${previousHash}\n${canonicalJson({ seq, at, by, command, event })}`)
    .digest('hex');

/**
 * One text for one value: keys in code-unit order, absent for undefined, as JSON otherwise. Throws at what JSON
 * would lose without a word (a date, a bigint, not-a-number), since the stored event would no longer match its hash.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`An event may hold only what JSON can say, not a ${typeof value}`);
};

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

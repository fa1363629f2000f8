import type { Protocol } from '../../escalation.ts';

/** The protocols that a borough may name, by key. */
export interface ProtocolsKnown {
  readonly sound: ReadonlyMap<string, Protocol>;
  /** Keys of those that are there and have faults of their own. */
  readonly faulty: ReadonlySet<string>;
}

export const NO_PROTOCOLS: ProtocolsKnown = { sound: new Map(), faulty: new Set() };

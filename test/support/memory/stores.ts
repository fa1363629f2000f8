import type { Generations } from '#functions/adapters/dynamodb/tokens.ts';
import type { Stores } from '#functions/adapters/stores.ts';
import type { Tokens } from '#shared/casework/ledger.ts';
import { memoryDisposal } from './disposal.ts';
import { memoryDrafts } from './drafts.ts';
import { type Kept, memoryLedger, nothingKept } from './ledger.ts';
import { memoryOutbox } from './outbox.ts';

export type MemoryStores = Pick<Stores, 'ledger' | 'outbox' | 'disposal' | 'drafts' | 'tokens' | 'generations'> & {
  readonly kept: Kept;
};

/** The stores a case needs, in memory. Sessions and links are tested on the real store alone. */
export const memoryStores = (borough = 'brent'): MemoryStores => {
  const kept = nothingKept();
  return {
    kept,
    ledger: memoryLedger(kept, borough),
    outbox: memoryOutbox(kept),
    disposal: memoryDisposal(kept),
    drafts: memoryDrafts(kept.drafts),
    tokens: memoryTokens(),
    generations: memoryGenerations(),
  };
};

const memoryTokens = (): Tokens => {
  const tokens = new Map<string, string>();
  return {
    keep: async (caseId, token) => void tokens.set(caseId, token),
    take: async (caseId) => {
      const token = tokens.get(caseId);
      tokens.delete(caseId);
      return token;
    },
  };
};

const memoryGenerations = (): Generations => {
  const generations = new Map<string, number>();
  return {
    current: async (caseId) => generations.get(caseId) ?? 0,
    moveOn: async (caseId, from) => {
      if ((generations.get(caseId) ?? 0) !== from) return false;
      generations.set(caseId, from + 1);
      return true;
    },
  };
};

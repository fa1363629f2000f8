import {
  TransactionCanceledException,
  TransactionInProgressException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Commit } from '#shared/casework/ledger.ts';
import type { Table } from '../table.ts';

export interface Transacting {
  /** Waits before the next try, longer with each and never quite the same. `attempt` counts from 1. */
  readonly pause: (attempt: number) => Promise<void>;
  /** A message that was queued before, by its key. It is not queued again; someone should know why it was asked for. */
  readonly alreadyQueued: (commit: Commit, key: string) => void;
}

const MOST_TRIES = 5;

/** Two transactions met on one row, or the table is catching its breath: the same write may do the next time. */
const PASSING = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded'];

/**
 * The reason of each action when the transaction was refused, in the actions' order (`None` for those that would have
 * been done); undefined when it was written. Tries again what is passing, then throws it.
 */
export const transact = async (
  table: Table,
  writes: readonly TransactWriteItem[],
  pause: Transacting['pause'],
): Promise<readonly string[] | undefined> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await table.client.send(new TransactWriteItemsCommand({ TransactItems: [...writes] }));
      return undefined;
    } catch (error) {
      const reasons = reasonsOf(error);
      if (reasons?.includes('ConditionalCheckFailed') === true) return reasons;
      const passing = error instanceof TransactionInProgressException || reasons?.some((one) => PASSING.includes(one));
      if (passing !== true || attempt === MOST_TRIES) throw error;
    }
    await pause(attempt);
  }
};

const reasonsOf = (error: unknown): readonly string[] | undefined =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code: code }) => code ?? 'None')
    : undefined;

import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { Commit } from '#shared/casework/ledger.ts';
import type { Deadline } from '#shared/casework/workflow.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/time.ts';
import * as at from '../keys.ts';
import { type Table, toItem } from '../table.ts';

/**
 * The small row that lists of cases are made of: open ones by when they need looking at, closed ones by when they
 * closed. Apart from the head, so that indexes do not carry a copy of the state.
 */
export const listingWrite = (table: Table, commit: Commit, keys: Listed): TransactWriteItem => {
  const { record, deadlines } = commit;
  const { caseId, reference, openedAt, pins } = record;
  const { workflow } = pins;
  const stage = StateWithStage.parse(record.state).stage;
  const running = deadlines.put.filter((deadline) => deadline.metAt === undefined);
  if (commit.expectedVersion === 0) {
    const dues = Object.fromEntries(running.map(({ clock, dueDate }) => [clock, dueDate]));
    const row = { ...at.listingKey(caseId), ...keys, caseId, reference, workflow, openedAt, stage, dues };
    return { Put: { TableName: table.name, Item: toItem(row) } };
  }
  const met: readonly Deadline[] = deadlines.put.filter((deadline) => deadline.metAt !== undefined);
  const over = gone(
    [...deadlines.remove, ...met.map(({ clock }) => clock)],
    running.map(({ clock }) => clock),
  );
  const set = running.map((_, index) => `, dues.#set${index} = :set${index}`).join('');
  const remove = over.map((_, index) => `dues.#over${index}`).join(', ');
  return {
    Update: {
      TableName: table.name,
      Key: toItem(at.listingKey(caseId)),
      UpdateExpression: `SET pk1 = :pk1, sk1 = :sk1, stage = :stage, workflow = :workflow${set}${remove === '' ? '' : ` REMOVE ${remove}`}`,
      ...(running.length + over.length === 0
        ? {}
        : {
            ExpressionAttributeNames: Object.fromEntries([
              ...running.map(({ clock }, index) => [`#set${index}`, clock] as const),
              ...over.map((clock, index) => [`#over${index}`, clock] as const),
            ]),
          }),
      ExpressionAttributeValues: toItem({
        ':pk1': keys.pk1,
        ':sk1': keys.sk1,
        ':stage': stage,
        ':workflow': workflow,
        ...Object.fromEntries(running.map(({ dueDate }, index) => [`:set${index}`, dueDate])),
      }),
    },
  };
};

/** Where a listing stands in the index. */
export interface Listed {
  readonly pk1: string;
  readonly sk1: string;
}

export const listedAt = (commit: Commit): Listed =>
  commit.wakeAt === undefined
    ? { pk1: 'CASES#closed', sk1: `${momentOf(commit)}#${commit.record.caseId}` }
    : openUntil(commit.record.caseId, commit.wakeAt);

export const openUntil = (caseId: CaseId, wakeAt: Instant): Listed => ({
  pk1: 'CASES#open',
  sk1: `${wakeAt}#${caseId}`,
});

const StateWithStage = z.object({ stage: z.string() });

/** When the commit happened: the instant of its last event. */
export const momentOf = ({ events, record }: Commit): Instant => events.at(-1)?.at ?? record.openedAt;

/** One transaction may touch a row once: what is put is not also removed, nor removed twice. */
export const gone = (removed: readonly string[], put: readonly string[]): readonly string[] =>
  [...new Set(removed)].filter((id) => !put.includes(id));

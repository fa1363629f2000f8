import {
  DynamoDBClient,
  InternalServerError,
  TransactionCanceledException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { writeCommit } from '#functions/adapters/dynamodb/ledger/write-commit.ts';
import { following, fresh } from './agreements/commits.ts';

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

const trying = () => {
  const waits: number[] = [];
  const client = new DynamoDBClient({ region: 'eu-west-2' });
  const mock = mockClient(client);
  const commit = () =>
    writeCommit(
      {
        client,
        name: 'cases',
        pause: async (attempt) => void waits.push(attempt),
        alreadyQueued: () => {},
      },
      following(fresh(1), 'refer'),
    );
  return { mock, commit, waits };
};

/** What the local server never answers, and AWS does. */
describe('a transaction that meets another', () => {
  it('is tried again, waiting longer each time', async () => {
    const { mock, commit, waits } = trying();
    mock
      .on(TransactWriteItemsCommand)
      .rejectsOnce(cancelled('None', 'TransactionConflict'))
      .rejectsOnce(cancelled('ThrottlingError', 'None'))
      .rejectsOnce(new TransactionInProgressException({ message: 'in progress', $metadata: {} }))
      .resolves({});
    expect(await commit()).toEqual({ ok: true, value: undefined });
    expect(waits).toEqual([1, 2, 3]);
  });

  it('is thrown when it never gets through', async () => {
    const { mock, commit, waits } = trying();
    mock.on(TransactWriteItemsCommand).rejects(cancelled('TransactionConflict'));
    await expect(commit()).rejects.toThrow('cancelled');
    expect(mock.commandCalls(TransactWriteItemsCommand)).toHaveLength(5);
    expect(waits).toEqual([1, 2, 3, 4]);
  });

  it('is stale when a condition failed beside the conflict, without another try', async () => {
    const { mock, commit } = trying();
    mock.on(TransactWriteItemsCommand).rejects(cancelled('None', 'ConditionalCheckFailed', 'TransactionConflict'));
    expect(await commit()).toEqual({ ok: false, error: { reason: 'stale' } });
    expect(mock.commandCalls(TransactWriteItemsCommand)).toHaveLength(1);
  });

  it('is not tried again here for anything else', async () => {
    const { mock, commit, waits } = trying();
    mock.on(TransactWriteItemsCommand).rejects(new InternalServerError({ message: 'no', $metadata: {} }));
    await expect(commit()).rejects.toThrow('no');
    mock.on(TransactWriteItemsCommand).rejects(cancelled('ValidationError'));
    await expect(commit()).rejects.toThrow('cancelled');
    expect(waits).toEqual([]);
  });

  it('throws when an event stands where none can', async () => {
    const { mock, commit } = trying();
    mock.on(TransactWriteItemsCommand).rejects(cancelled('None', 'None', 'ConditionalCheckFailed'));
    await expect(commit()).rejects.toThrow('beyond the end');
  });
});

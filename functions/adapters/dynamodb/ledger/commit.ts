import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { GENESIS } from '#shared/casework/audit-chain.ts';
import type { Commit, FrozenMessage } from '#shared/casework/ledger.ts';
import * as at from '../keys.ts';
import { newOutboxRow } from '../outbox-rows.ts';
import { pack } from '../packing.ts';
import { type Key, type Row, type Table, toItem } from '../table.ts';
import { derivedWrites } from './derived.ts';
import { gone, type Listed, listedAt, listingWrite, momentOf, openUntil } from './listing.ts';
import { OwedRow } from './rows.ts';

/** What an action is for, to say why a transaction was refused. */
export interface Action {
  readonly about: 'command' | 'head' | 'event' | 'message' | 'other';
  readonly message?: string;
  readonly write: TransactWriteItem;
}

/** Everything one command leads to, as the actions of one transaction. */
export const actionsOf = (table: Table, commit: Commit): readonly Action[] => [
  ...recordedBy(table, commit, listedAt(commit)),
  ...derivedWrites(table, commit.record, commit).map((write): Action => ({ about: 'other', write })),
];

/**
 * The same for a commit of more rows than one transaction holds. All of it is recorded; its tasks and register rows
 * in one row, to be listed from it by `settle`. Until then the head takes no other commit, and the case is listed as
 * one whose time has come, so that the sweeper finds it if nobody else does.
 */
export const owingActionsOf = (table: Table, commit: Commit): readonly Action[] => {
  const { record, tasks, registers } = commit;
  const { caseId, version } = record;
  const owed = { version, listed: listedAt(commit), body: pack({ tasks, registers }) };
  // What could not be read back could never be listed, and the case would take nothing more.
  OwedRow.parse(owed);
  return [
    ...recordedBy(table, commit, openUntil(caseId, momentOf(commit)), { owes: version }),
    { about: 'other', write: { Put: { TableName: table.name, Item: toItem({ ...at.owedKey(caseId), ...owed }) } } },
  ];
};

const recordedBy = (table: Table, commit: Commit, listed: Listed, owing: { owes?: number } = {}): readonly Action[] => {
  const { record, expectedVersion } = commit;
  const { caseId } = record;
  const put = (about: Action['about'], row: Row, condition: object = {}): Action => ({
    about,
    write: { Put: { TableName: table.name, Item: toItem(row), ...condition } },
  });
  const removed = (key: Key): Action => ({
    about: 'other',
    write: { Delete: { TableName: table.name, Key: toItem(key) } },
  });
  const message = (frozen: FrozenMessage): Action => ({
    ...put('message', newOutboxRow(frozen), ABSENT),
    message: frozen.key,
  });
  return [
    put('command', { ...at.commandKey(commit.command), caseId, version: record.version }, ABSENT),
    put('head', { ...headRow(commit), ...owing }, expectedVersion === 0 ? ABSENT : unchanged(commit)),
    ...commit.events.map((event) => {
      const { seq, previousHash, hash, by, command } = event;
      const body = pack({ by, command, event: event.event });
      return put('event', { ...at.eventKey(caseId, seq), seq, at: event.at, previousHash, hash, body }, ABSENT);
    }),
    { about: 'other', write: listingWrite(table, commit, listed) },
    ...commit.messages.map(message),
    ...commit.contracts.map(({ type, version, body }, index) => {
      const id = `${at.padded(record.version)}-${index}`;
      const moment = momentOf(commit);
      const keys = { pk1: 'CONTRACTS', sk1: `${moment}#${caseId}#${id}` };
      const row = { id: `${caseId}-${id}`, caseId, at: moment, type, version, body: pack(body) };
      return put('other', { ...at.contractKey(caseId, id), ...keys, ...row });
    }),
    ...commit.deadlines.put.map((deadline) =>
      put('other', { ...at.deadlineKey(caseId, deadline.clock), body: pack(deadline) }),
    ),
    ...gone(
      commit.deadlines.remove,
      commit.deadlines.put.map(({ clock }) => clock),
    ).map((clock) => removed(at.deadlineKey(caseId, clock))),
    ...(commit.draft === undefined ? [] : [removed(at.draftKey(commit.draft))]),
  ];
};

const ABSENT = { ConditionExpression: 'attribute_not_exists(pk)' };

/** The head must be the one the decision was made on, by number and by the end of its audit chain, and owe nothing. */
const unchanged = ({ expectedVersion, events, record }: Commit): object => ({
  ConditionExpression: '#version = :version AND #hash = :hash AND attribute_not_exists(owes)',
  ExpressionAttributeNames: { '#version': 'version', '#hash': 'hash' },
  ExpressionAttributeValues: toItem({ ':version': expectedVersion, ':hash': events[0]?.previousHash ?? record.hash }),
});

const headRow = ({ record }: Commit): Row => {
  const { state, ...head } = record;
  return { ...at.headKey(record.caseId), ...head, body: pack({ state }) };
};

/** Throws when the commit does not follow from itself: that is a fault of the caller, not a refusal. */
export const checkWhole = ({ record, expectedVersion, events }: Commit): void => {
  let previous = expectedVersion === 0 ? GENESIS : undefined;
  for (const [index, event] of events.entries()) {
    if (event.seq !== expectedVersion + index + 1) throw new Error('Events are not numbered from the expected version');
    if (previous !== undefined && event.previousHash !== previous) throw new Error('Events are not chained');
    previous = event.hash;
  }
  if (record.version !== expectedVersion + events.length) throw new Error('The record is not at its last event');
  if (previous !== undefined && record.hash !== previous) throw new Error('The record does not end its chain');
};

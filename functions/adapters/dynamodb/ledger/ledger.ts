import { z } from 'zod';
import type { CaseRecord, Ledger, LedgerEvent, ReadRecord, StoredContract } from '#shared/casework/ledger.ts';
import { knowingKin } from '#shared/casework/links/kin.ts';
import type { Deadline, Task } from '#shared/casework/workflow.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { change } from '../conditional.ts';
import { HeadOrMark } from '../disposal/rows.ts';
import * as at from '../keys.ts';
import { MessageRow } from '../outbox-rows.ts';
import { put, query, read, type Table } from '../table.ts';
import { casesIn, registerIn, workListIn } from './lists.ts';
import { settle } from './owed.ts';
import { CommandRow, ContractRow, DeadlineRow, EventRow, type HeadRow, ListingRow, ReadRow, TaskRow } from './rows.ts';
import type { Transacting } from './transaction.ts';
import { writeCommit } from './write-commit.ts';

export interface LedgerSettings extends Transacting, Table {
  /** Every case in the table is this borough's; another's is not there to be loaded, and cannot be written. */
  readonly borough: string;
}

/** Cases on DynamoDB: one table, one transaction a commit. */
export const ledgerOn = (settings: LedgerSettings): Ledger => {
  const table: Table = settings;
  const rowsOfCase = <T>(schema: z.ZodType<T>, caseId: CaseId, prefix: string): Promise<readonly T[]> =>
    query(table, schema, { partition: at.headKey(caseId).pk, prefix });
  const carriedOut: Ledger['carriedOut'] = async (caseId, command) => {
    const row = await read(table, CommandRow, at.commandKey(command));
    return row?.caseId === caseId ? row.version : undefined;
  };

  return knowingKin({
    carriedOut,
    load: async (caseId) => {
      const row = await read(table, HeadOrMark, at.headKey(caseId));
      if (row === undefined || 'disposedBy' in row || row.borough !== settings.borough) return undefined;
      if (row.owes !== undefined) await settle(settings, row);
      return recordOf(row);
    },
    commit: (commit) => {
      if (commit.record.borough !== settings.borough) throw new Error('A case of another borough');
      return writeCommit(settings, commit);
    },
    events: async (caseId) => (await rowsOfCase(EventRow, caseId, 'EVENT#')).map(eventOf),
    event: async (caseId, seq) => {
      const row = await read(table, EventRow, at.eventKey(caseId, seq));
      return row === undefined ? undefined : eventOf(row);
    },
    deadlines: async (caseId): Promise<readonly Deadline[]> =>
      (await rowsOfCase(DeadlineRow, caseId, 'DEADLINE#')).map(({ body }) => body),
    tasksOfCase: async (caseId): Promise<readonly Task[]> =>
      (await rowsOfCase(TaskRow, caseId, 'TASK#')).map(({ task }) => task),
    messages: (caseId) => rowsOfCase(MessageRow, caseId, 'MESSAGE#'),
    recordRead: (entry) => put(table, { ...at.readKey(entry.caseId, entry.at, entry.person, entry.what), ...entry }),
    reads: (caseId): Promise<readonly ReadRecord[]> => rowsOfCase(ReadRow, caseId, 'READ#'),
    workList: workListIn(table),
    cases: casesIn(table),
    register: registerIn(table),
    overdueForWaking: async (now, limit) => {
      const due = { index: 1, partition: 'CASES#open', upTo: at.lastOf(now), limit } as const;
      return (await query(table, ListingRow, due)).map(({ caseId }) => caseId);
    },
    contracts: async (limit): Promise<readonly StoredContract[]> =>
      query(table, ContractRow, { index: 1, partition: 'CONTRACTS', limit }),
    takenUp: async ({ caseId, id }) => {
      // The row stays, as a record of what was called for; it is no longer listed.
      const there = await change(table, at.contractKey(caseId, id.slice(caseId.length + 1)), {
        set: 'SET takenUp = :yes REMOVE pk1, sk1',
        condition: 'attribute_exists(pk)',
        names: {},
        values: { ':yes': true },
      });
      if (!there) throw new Error(`No contract event ${id}`);
    },
  });
};

const recordOf = ({ body, owes: _, ...head }: z.infer<typeof HeadRow>): CaseRecord => ({ ...head, state: body.state });

const eventOf = ({ body, ...place }: z.infer<typeof EventRow>): LedgerEvent => ({
  ...place,
  by: body.by,
  command: body.command,
  event: body.event,
});

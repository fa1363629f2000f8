import type { CaseListPage, CaseListRow, Ledger, RegisterPage, WorkListPage } from '#shared/casework/ledger.ts';
import { placeOf, registerMark, registerPartition, registerPlaceOf } from '../keys.ts';
import { query, type Table } from '../table.ts';
import { ListingRow, RegisteredRow, TaskRow } from './rows.ts';

/**
 * Reads at most `limit` rows of each owner's own list and merges them by due date: what it costs depends on how many
 * owners are asked for, and not on how many cases there are.
 */
export const workListIn =
  (table: Table): Ledger['workList'] =>
  async (owners, limit, after): Promise<WorkListPage> => {
    const lists = await Promise.all(
      [...new Set(owners)].map((owner) =>
        query(table, TaskRow, { index: 1, partition: `TASKS#${owner}`, after: placeOf(after), limit: limit + 1 }),
      ),
    );
    const merged = lists.flat().sort((a, b) => (a.sk1 < b.sk1 ? -1 : 1));
    const rows = merged.slice(0, limit);
    const page = rows.map(({ caseId, reference, task }) => ({ caseId, reference, task }));
    return paged(page, merged.length > limit ? rows.at(-1)?.sk1 : undefined);
  };

/** Open cases by when they next need looking at; closed ones by when they closed, the latest first. */
export const casesIn =
  (table: Table): Ledger['cases'] =>
  async (filter, limit, after): Promise<CaseListPage> => {
    const range = { partition: `CASES#${filter}`, after: placeOf(after), backwards: filter === 'closed' };
    const found = await query(table, ListingRow, { index: 1, ...range, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const page = rows.map(({ caseId, reference, workflow, stage, openedAt, dues }): CaseListRow => {
      const [nextDue] = Object.values(dues).sort();
      return { caseId, reference, workflow, stage, openedAt, ...(nextDue === undefined ? {} : { nextDue }) };
    });
    return paged(page, found.length > limit ? rows.at(-1)?.sk1 : undefined);
  };

/** Reads one page of the register's own partition: what it costs depends on the page, not on the register. */
export const registerIn =
  (table: Table): Ledger['register'] =>
  async (name, limit, after): Promise<RegisterPage> => {
    const range = { partition: registerPartition(name), after: registerPlaceOf(after) };
    const found = await query(table, RegisteredRow, { index: 1, ...range, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const page = rows.map(({ caseId, reference, body: row }) => ({ caseId, reference, row }));
    return paged(page, last === undefined ? undefined : registerMark(last.sk1));
  };

const paged = <Row>(rows: readonly Row[], next: string | undefined): { rows: readonly Row[]; next?: string } =>
  next === undefined ? { rows } : { rows, next };

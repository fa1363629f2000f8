import { z } from 'zod';
import { MOST_ACTIONS, refuseTooLarge } from '#functions/adapters/dynamodb/packing.ts';
import type {
  CaseListRow,
  CaseRecord,
  Commit,
  Destroyed,
  Ledger,
  LedgerEvent,
  OutboxRow,
  ReadRecord,
  StoredContract,
} from '#shared/casework/ledger.ts';
import { knowingKin } from '#shared/casework/links/kin.ts';
import { ownerKey } from '#shared/casework/owners.ts';
import type { Deadline, RegisterRow, Task } from '#shared/casework/workflow.ts';
import type { CaseId, CommandId } from '#shared/kernel/ids.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';

/** What a table keeps of one case. */
export interface KeptCase {
  record: CaseRecord;
  wakeAt: Instant | undefined;
  movedAt: Instant;
  readonly events: LedgerEvent[];
  readonly deadlines: Map<string, Deadline>;
  readonly tasks: Map<string, Task>;
  readonly registers: Map<string, RegisterRow>;
}

/** A table in memory, shared by the ledger, the outbox and the drafts on it. */
export interface Kept {
  readonly cases: Map<CaseId, KeptCase>;
  readonly commands: Map<CommandId, { caseId: CaseId; version: number }>;
  readonly messages: Map<string, OutboxRow>;
  readonly contracts: StoredContract[];
  /** Ids of contract events. */
  readonly takenUp: Set<string>;
  readonly reads: ReadRecord[];
  readonly drafts: Map<string, unknown>;
  /** Marks of cases that were destroyed. */
  readonly destroyed: Map<CaseId, { readonly by: CaseId; readonly was: Destroyed }>;
}

export const nothingKept = (): Kept => ({
  cases: new Map(),
  commands: new Map(),
  messages: new Map(),
  contracts: [],
  takenUp: new Set(),
  reads: [],
  drafts: new Map(),
  destroyed: new Map(),
});

/** The ledger's agreement kept in memory; the same tests hold it and the one on DynamoDB to it. */
export const memoryLedger = (kept: Kept, borough: string): Ledger => {
  const caseOf = (caseId: CaseId): KeptCase | undefined => kept.cases.get(caseId);
  return knowingKin({
    load: async (caseId) => {
      const record = caseOf(caseId)?.record;
      return record?.borough === borough ? copied(record) : undefined;
    },
    commit: async (commit) => {
      const { record, expectedVersion, command } = commit;
      refuseMore(commit);
      const done = kept.commands.get(command);
      if (done !== undefined) return refuse({ reason: 'repeated', ...done });
      if (kept.destroyed.has(record.caseId)) return refuse({ reason: 'stale' });
      if ((caseOf(record.caseId)?.record.version ?? 0) !== expectedVersion) return refuse({ reason: 'stale' });
      if (expectedVersion === 0 && caseOf(record.caseId) !== undefined) return refuse({ reason: 'stale' });
      keep(kept, copied(commit));
      return ok(undefined);
    },
    events: async (caseId) => copied(caseOf(caseId)?.events ?? []),
    event: async (caseId, seq) => caseOf(caseId)?.events[seq - 1],
    carriedOut: async (caseId, command) => {
      const done = kept.commands.get(command);
      return done?.caseId === caseId ? done.version : undefined;
    },
    deadlines: async (caseId) => sortedValues(caseOf(caseId)?.deadlines ?? new Map()),
    tasksOfCase: async (caseId) => sortedValues(caseOf(caseId)?.tasks ?? new Map()),
    messages: async (caseId) =>
      [...kept.messages.values()].filter((row) => row.caseId === caseId).sort((a, b) => (a.key < b.key ? -1 : 1)),
    recordRead: async (read) => void kept.reads.push(read),
    reads: async (caseId) => kept.reads.filter((read) => read.caseId === caseId).sort((a, b) => (a.at < b.at ? -1 : 1)),
    workList: async (owners, limit, after = '') => {
      const rows = [...kept.cases.values()].flatMap(({ record, tasks }) =>
        [...tasks.values()]
          .filter((task) => owners.includes(ownerKey(task.for)))
          .map((task) => ({ place: `${task.dueDate ?? '9999-12-31'}#${record.caseId}#${task.id}`, task, record })),
      );
      const { page, next } = paged(rows, limit, (place) => place > after);
      return { rows: page.map(({ record: { caseId, reference }, task }) => ({ caseId, reference, task })), ...next };
    },
    cases: async (filter, limit, after) => {
      const open = filter === 'open';
      const rows = [...kept.cases.values()]
        .filter(({ wakeAt }) => (wakeAt !== undefined) === open)
        .map((one) => ({ place: `${one.wakeAt ?? one.movedAt}#${one.record.caseId}`, one }));
      const beyond = (place: string): boolean => after === undefined || (open ? place > after : place < after);
      const { page, next } = paged(rows, limit, beyond, !open);
      return { rows: page.map(({ one }) => listed(one)), ...next };
    },
    overdueForWaking: async (now, limit) =>
      [...kept.cases.values()]
        .filter(({ wakeAt }) => wakeAt !== undefined && wakeAt <= now)
        .map(({ record, wakeAt }) => ({ place: `${wakeAt}#${record.caseId}`, caseId: record.caseId }))
        .sort(byPlace)
        .slice(0, limit)
        .map(({ caseId }) => caseId),
    contracts: async (limit) =>
      kept.contracts
        .filter(({ id }) => !kept.takenUp.has(id))
        .sort((a, b) => (a.at < b.at ? -1 : 1))
        .slice(0, limit),
    takenUp: async ({ id }) => {
      if (!kept.contracts.some((contract) => contract.id === id)) throw new Error(`No contract event ${id}`);
      kept.takenUp.add(id);
    },
    register: async (name, limit, after = '') => {
      const rows = [...kept.cases.values()].flatMap(({ record, registers }) =>
        [...registers.values()]
          .filter(({ register }) => register === name)
          .map((row) => ({ place: [row.sortedBy, record.caseId, row.id].join('\u0001'), row, record })),
      );
      const { page, next } = paged(rows, limit, (place) => place > after);
      return { rows: page.map(({ record: { caseId, reference }, row }) => ({ caseId, reference, row })), ...next };
    },
  });
};

/** What the table could not hold is refused here too: rows, but not their bytes. */
const refuseMore = ({ events, messages, contracts, deadlines, tasks, registers, draft }: Commit): void => {
  const drafts = draft === undefined ? 0 : 1;
  const clocks = deadlines.put.length + deadlines.remove.length;
  const recorded = 3 + events.length + messages.length + contracts.length + clocks + drafts;
  const derived = [tasks, registers].reduce((sum, { put, remove }) => sum + put.length + remove.length, 0);
  refuseTooLarge([], recorded + (recorded + derived > MOST_ACTIONS ? 1 : 0));
};

const registerKey = ({ register, id }: Pick<RegisterRow, 'register' | 'id'>): string => JSON.stringify([register, id]);

const keep = (kept: Kept, commit: Commit): void => {
  const { record, events, wakeAt, command } = commit;
  const { caseId } = record;
  const movedAt = events.at(-1)?.at ?? record.openedAt;
  const empty = { events: [], deadlines: new Map(), tasks: new Map(), registers: new Map() };
  const one: KeptCase = kept.cases.get(caseId) ?? { record, wakeAt, movedAt, ...empty };
  kept.cases.set(caseId, one);
  Object.assign(one, { record, wakeAt, movedAt });
  one.events.push(...events);
  for (const clock of commit.deadlines.remove) one.deadlines.delete(clock);
  for (const deadline of commit.deadlines.put) one.deadlines.set(deadline.clock, deadline);
  for (const id of commit.tasks.remove) one.tasks.delete(id);
  for (const task of commit.tasks.put) one.tasks.set(task.id, task);
  for (const key of commit.registers.remove) one.registers.delete(registerKey(key));
  for (const row of commit.registers.put) one.registers.set(registerKey(row), row);
  for (const message of commit.messages) {
    const place = `${caseId}#${message.key}`;
    if (!kept.messages.has(place)) {
      kept.messages.set(place, { ...message, status: 'PENDING', statusAt: message.at, attempts: 0 });
    }
  }
  for (const [index, contract] of commit.contracts.entries()) {
    kept.contracts.push({ ...contract, id: `${caseId}-${record.version}-${index}`, caseId, at: movedAt });
  }
  kept.commands.set(command, { caseId, version: record.version });
  if (commit.draft !== undefined) kept.drafts.delete(commit.draft);
};

const listed = ({ record, deadlines }: KeptCase): CaseListRow => {
  const { caseId, reference, openedAt, state, pins } = record;
  const { workflow } = pins;
  const [nextDue] = [...deadlines.values()].flatMap(({ metAt, dueDate }) => (metAt ? [] : dueDate)).sort();
  const { stage } = z.object({ stage: z.string() }).parse(state);
  return { caseId, reference, workflow, stage, openedAt, ...(nextDue === undefined ? {} : { nextDue }) };
};

const byPlace = (a: { place: string }, b: { place: string }): number => (a.place < b.place ? -1 : 1);

const paged = <Row extends { place: string }>(
  rows: readonly Row[],
  limit: number,
  beyond: (place: string) => boolean,
  backwards = false,
): { page: readonly Row[]; next: { next?: string } } => {
  const sorted = rows.filter(({ place }) => beyond(place)).sort(byPlace);
  if (backwards) sorted.reverse();
  const page = sorted.slice(0, limit);
  const last = sorted.length > limit ? page.at(-1) : undefined;
  return { page, next: last === undefined ? {} : { next: last.place } };
};

const sortedValues = <Value>(map: ReadonlyMap<string, Value>): Value[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);

/** A copy, so that nobody changes what is kept by changing what they were given. */
const copied = <Value>(value: Value): Value => structuredClone(value);

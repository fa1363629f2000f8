import type { CaseId, CommandId, PersonId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import type { ContractEvent, Deadline, MessageIntent, Recorded, RegisterRow, Task } from './workflow.ts';

/** What a case was opened under and keeps to its end (design rule 7). */
export interface Pins {
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly edition: string;
  readonly arrangementVersion: number;
}

/** The head of a case: its state as replay gives it, and the end of its audit chain. */
export interface CaseRecord {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly borough: string;
  readonly pins: Pins;
  readonly openedAt: Instant;
  /** The moment of the last commit, as of which its tasks and deadlines were written; absent before the first. */
  readonly changedAt?: Instant;
  /** The number of the last event; 0 before the first. A commit is conditional on it. */
  readonly version: number;
  readonly state: unknown;
  /** SHA-256 of the last event chained to the one before, in hex. */
  readonly hash: string;
  /**
   * Who declared a conflict of interest in a case that this one began from, or that began from it, as of this load and
   * besides those in its own state (`links/kin.ts`). Never written.
   */
  readonly conflictedElsewhere?: readonly string[];
  /** Their addresses, in the same way. */
  readonly tooNearElsewhere?: readonly string[];
}

/** An event with its place in the audit chain. */
export interface LedgerEvent extends Recorded<unknown> {
  readonly previousHash: string;
  readonly hash: string;
}

/** Everything that follows from one command. It is written whole or not at all (design rule 4). */
export interface Commit {
  readonly record: CaseRecord;
  /** The version the decision was made on; 0 opens the case. */
  readonly expectedVersion: number;
  readonly events: readonly LedgerEvent[];
  readonly messages: readonly FrozenMessage[];
  readonly contracts: readonly ContractEvent[];
  readonly deadlines: Change<Deadline>;
  readonly tasks: Change<Task>;
  /** Keyed by `register` and `id` together. */
  readonly registers: { readonly put: readonly RegisterRow[]; readonly remove: readonly RegisterKey[] };
  /** When the case next needs looking at; undefined when it is over. */
  readonly wakeAt: Instant | undefined;
  readonly command: CommandId;
  /** The draft whose answers these were, gone with the same transaction. */
  readonly draft?: string;
}

/** Where a row of a register stands. */
export type RegisterKey = Pick<RegisterRow, 'register' | 'id'>;

export interface Change<Row> {
  readonly put: readonly Row[];
  /** Ids (of tasks) or clock names (of deadlines) that are no more. */
  readonly remove: readonly string[];
}

/**
 * `stale`: another commit came first. `repeated`: this command was carried out before, at that version of that case
 * (which differs from the one asked for when a form that opens a case is sent twice).
 */
export type CommitRefusal =
  | { readonly reason: 'stale' }
  | { readonly reason: 'repeated'; readonly version: number; readonly caseId: CaseId };

/** Where cases live. Fulfilled on DynamoDB by `functions/adapters`. */
export interface Ledger {
  /** Strongly consistent. Undefined when there is no such case. */
  load(caseId: CaseId): Promise<CaseRecord | undefined>;
  commit(commit: Commit): Promise<Result<void, CommitRefusal>>;
  events(caseId: CaseId): Promise<readonly LedgerEvent[]>;
  event(caseId: CaseId, seq: number): Promise<LedgerEvent | undefined>;
  /** The version a command was carried out at, if it ever was. */
  carriedOut(caseId: CaseId, command: CommandId): Promise<number | undefined>;
  deadlines(caseId: CaseId): Promise<readonly Deadline[]>;
  tasksOfCase(caseId: CaseId): Promise<readonly Task[]>;
  messages(caseId: CaseId): Promise<readonly OutboxRow[]>;
  recordRead(read: ReadRecord): Promise<void>;
  reads(caseId: CaseId): Promise<readonly ReadRecord[]>;
  /** Open tasks of any of these owners, soonest due first; at most `limit`, then `next` to go on from. */
  workList(owners: readonly string[], limit: number, after?: string): Promise<WorkListPage>;
  /** Cases in the order they next need attention; at most `limit`. */
  cases(filter: 'open' | 'closed', limit: number, after?: string): Promise<CaseListPage>;
  /** Cases whose `wakeAt` has come. For the sweeper. */
  overdueForWaking(now: Instant, limit: number): Promise<readonly CaseId[]>;
  /** Contract events not yet taken up, oldest first. */
  contracts(limit: number): Promise<readonly StoredContract[]>;
  /** Marks a contract event as taken up. Safe to repeat. */
  takenUp(contract: StoredContract): Promise<void>;
  /** One register across cases, in its own order; at most `limit`, then `next` to go on from. */
  register(name: string, limit: number, after?: string): Promise<RegisterPage>;
}

export interface WorkListRow {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly task: Task;
}
export interface WorkListPage {
  readonly rows: readonly WorkListRow[];
  readonly next?: string;
}
export interface RegisterPage {
  readonly rows: readonly { readonly caseId: CaseId; readonly reference: string; readonly row: RegisterRow }[];
  readonly next?: string;
}
export interface CaseListRow {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly workflow: string;
  readonly stage: string;
  readonly openedAt: Instant;
  readonly nextDue?: LondonDate;
}
export interface CaseListPage {
  readonly rows: readonly CaseListRow[];
  readonly next?: string;
}
export interface StoredContract extends ContractEvent {
  readonly id: string;
  readonly caseId: CaseId;
  readonly at: Instant;
}

/** Who looked at what part of a case, and when. */
export interface ReadRecord {
  readonly caseId: CaseId;
  readonly at: Instant;
  readonly person: PersonId;
  readonly name: string;
  readonly post?: string;
  /** The page or document: `timeline`, `return:school`, `report`. */
  readonly what: string;
}

/** SES's story of one message (design rule 5). `BLOCKED`: not on the allow-list, or training mode; never tried. */
export type MessageStatus =
  | 'PENDING'
  | 'SENDING'
  | 'ACCEPTED'
  | 'DELIVERED'
  | 'BOUNCED'
  | 'COMPLAINED'
  | 'UNCONFIRMED'
  | 'FAILED'
  | 'BLOCKED';

/** Rendered once; never again. `key` is the hash of case, milestone, recipient and occurrence. */
export interface FrozenMessage {
  readonly key: string;
  readonly caseId: CaseId;
  readonly intent: MessageIntent;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: Instant;
}

export interface OutboxRow extends FrozenMessage {
  readonly status: MessageStatus;
  readonly statusAt: Instant;
  /** SES's own id, once accepted. */
  readonly sesMessageId?: string;
  readonly attempts: number;
}

/** The sending side of the ledger. Every change of status is conditional on the one before. */
export interface Outbox {
  pending(limit: number): Promise<readonly OutboxRow[]>;
  pendingOf(caseId: CaseId): Promise<readonly OutboxRow[]>;
  /** SENDING rows not heard of since `before`. */
  stuck(before: Instant, limit: number): Promise<readonly OutboxRow[]>;
  /** False when the row was no longer in `from`: somebody else has it. */
  move(row: OutboxRow, from: MessageStatus, to: MessageStatus, at: Instant, sesMessageId?: string): Promise<boolean>;
  bySesMessageId(sesMessageId: string): Promise<OutboxRow | undefined>;
  byKey(caseId: CaseId, key: string): Promise<OutboxRow | undefined>;
}

/** What was there of a case when it was destroyed: no content, and enough to prove which case it was. */
export interface Destroyed {
  /** The number and the hash of the last event of its audit chain. */
  readonly version: number;
  readonly hash: string;
  /** How many rows there were of each kind: `events`, `reads`. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * `stale`: the record that allows it has changed since it was read, or the case has; nothing was destroyed. `open`: the
 * case is not closed. `unfinished`: more rows are left than one call removes; call again.
 */
export type DisposalRefusal = 'stale' | 'open' | 'unfinished';

/** Destroys all that is kept of one case. Handed to nobody but whoever carries out an agreed disposal. */
export interface Disposal {
  /**
   * `allowedBy` is the retention record as it was read: the first write is conditional on it. From then on the case is not
   * there for anybody, and calling again goes on where the last call stopped, whoever made it. Done again after the end, it
   * answers the same. Throws for a case there never was.
   */
  destroy(
    caseId: CaseId,
    allowedBy: Pick<CaseRecord, 'caseId' | 'version' | 'hash'>,
  ): Promise<Result<Destroyed, DisposalRefusal>>;
}

/** The waiting machine of a case. Fulfilled on Step Functions. */
export interface Machine {
  /** Starts an execution of its workflow's machine for the case unless one is running. */
  ensure(caseId: CaseId, workflow: string): Promise<void>;
  /** Completes the wait, if there is one. A token that is gone is no error (design rule 3). */
  wake(caseId: CaseId): Promise<void>;
}

/** Keeps the one live task token of a case. */
export interface Tokens {
  keep(caseId: CaseId, token: string): Promise<void>;
  take(caseId: CaseId): Promise<string | undefined>;
}

/** One saved page of a form somebody is filling in. */
export interface DraftPage {
  readonly page: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Raised with each save; a save names the one it was made on, so nobody's text is overwritten. */
  readonly rev: number;
  readonly by: string;
  readonly byName: string;
  readonly at: Instant;
}

export interface Draft {
  readonly id: string;
  readonly form: string;
  readonly formVersion: number;
  /** Absent for a form that opens a case. */
  readonly caseId?: CaseId;
  readonly subject?: string;
  readonly startedBy: PersonId;
  readonly startedAt: Instant;
  /** The command these answers will be. Chosen at the start, so that two submissions are one. */
  readonly command: CommandId;
  readonly pages: readonly DraftPage[];
}

export interface Drafts {
  start(draft: Omit<Draft, 'pages'>): Promise<Draft>;
  load(id: string): Promise<Draft | undefined>;
  /** `stale` returns what stands there now, to be shown beside what was typed. */
  savePage(id: string, page: Omit<DraftPage, 'rev'>, expectedRev: number): Promise<Result<DraftPage, DraftPage>>;
  discard(id: string): Promise<void>;
  ofPerson(person: PersonId): Promise<readonly Draft[]>;
}

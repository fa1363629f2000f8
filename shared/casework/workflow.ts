import type { z } from 'zod';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { DeadlineName } from '#shared/guidance/clock-names.ts';
import type { RunningClock } from '#shared/guidance/running-clock.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import type { Actor } from './actor.ts';

/**
 * What every workflow (rapid review, practice review, escalation) is, so that one ledger, one outbox, one
 * sweeper and one set of pages serve them all. Everything here is pure: state and time in, answer out.
 */
export interface Workflow<
  State extends { readonly stage: string },
  Command extends { readonly type: string },
  Event extends { readonly type: string },
> {
  readonly name: string;
  /** Raised when states or rules change; open cases keep the one they were opened under. */
  readonly version: number;
  readonly event: z.ZodType<Event>;
  readonly state: z.ZodType<State>;
  readonly command: z.ZodType<Command>;
  readonly initial: State;
  readonly transitions: readonly Transition[];
  /** What follows from a command; a refusal changes nothing. */
  decide(state: State, command: Command, context: Context): Result<readonly Event[], Refusal>;
  /** The state after an event. Total: replaying the ledger never fails. */
  evolve(state: State, event: Recorded<Event>): State;
  /** Messages and contract events that these events call for. Called once, in the transaction that records them. */
  consequences(before: State, events: readonly Recorded<Event>[], after: State, context: Context): Consequences;
  deadlines(state: State, context: Context): readonly Deadline[];
  tasks(state: State, context: Context): readonly Task[];
  /** Rows of this case that are read across cases. Absent where a workflow has none. */
  registers?(state: State, context: Context): readonly RegisterRow[];
  /** What time alone has made due, as a command for `decide`; undefined when nothing is. */
  due(state: State, context: Context): Command | undefined;
  /** When `due` should next be asked. Undefined in a final stage. */
  nextDue(state: State, context: Context): Instant | undefined;
}

/** One row of a workflow's transition table, from which conditions, pages, machine, audit and diagram all come. */
export interface Transition {
  readonly from: string;
  readonly event: string;
  readonly to: string;
  /** Clocks this transition starts or meets. */
  readonly starts?: readonly string[];
  readonly meets?: readonly string[];
}

export interface Context {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly actor: Actor;
  readonly now: Instant;
  readonly arrangement: Arrangement;
  /** Those in force today: for what outlives the people of its own arrangements by years. */
  readonly inForce?: Arrangement;
  /** Addresses of those who declared a conflict of interest in a case that this one began from, or that began from it. */
  readonly tooNear?: readonly string[];
  /** When the case was opened; absent where nobody asks. */
  readonly openedAt?: Instant;
  /** Where mail may go today: the arrangements in force may be newer than those the case is held to. */
  readonly allowedDomains?: readonly string[];
  /** The guidance edition the case is held to, by key. */
  readonly edition: string;
  /** The case of this borough that a command names by its reference, where it names one that this person may know of. */
  readonly named?: { readonly caseId: CaseId; readonly reference: string };
}

/** Why something cannot be done, in words for the person who asked, with what to do about it. */
export interface Refusal {
  /** Stable name for tests and logs: `not-quorate`. */
  readonly reason: string;
  /** One or two sentences: what is wrong and what to do. */
  readonly message: string;
  /** The question it belongs beside, where there is one. */
  readonly field?: string;
}

/** An event as the ledger keeps it. */
export interface Recorded<Event> {
  readonly seq: number;
  readonly at: Instant;
  readonly by: { readonly person: string; readonly name: string; readonly post?: string | undefined };
  readonly command: string;
  readonly event: Event;
}

export interface Consequences {
  readonly messages: readonly MessageIntent[];
  readonly contracts: readonly ContractEvent[];
}

/** A message to one recipient, before wording. Its key is the hash of case, milestone, recipient and occurrence. */
export interface MessageIntent {
  readonly milestone: string;
  readonly audience: string;
  readonly template: string;
  readonly recipient: { readonly post?: string; readonly address: string };
  /** Tells apart two rightful messages of one milestone to one recipient: `agency:gp-service:chase-2`. */
  readonly occurrence: string;
  /** What kind of task it is, from a fixed list in the template. Never free text. */
  readonly dueDate?: LondonDate;
  /** Statutory: failing to arrive is an alarm and a task. */
  readonly statutory: boolean;
  /** Path on this service the link leads to after sign-in. */
  readonly path: string;
  /** For a body with no account: the document a one-time link opens. */
  readonly document?: string;
}

/** A versioned event that another workflow picks up (`shared/contracts`). */
export interface ContractEvent {
  readonly type: string;
  readonly version: number;
  readonly body: unknown;
}

export interface Deadline extends Omit<RunningClock, 'clock'> {
  readonly clock: DeadlineName;
  /** Who everyone is waiting for, by post title or agency name. */
  readonly waitingFor: string;
  readonly metAt?: Instant;
  /** Working days after the due date on which it was met, or that have passed so far. 0 when in time. */
  readonly daysLate: number;
}

/** Something a person is asked to do. Derived from state; a row exists only so that lists are quick. */
export interface Task {
  readonly id: string;
  /** Starts with a verb: "Record DfE's reference". */
  readonly title: string;
  /** The form that does it, and the part it is about (an agency or partner key). */
  readonly form: string;
  readonly subject?: string;
  readonly for: TaskOwner;
  readonly dueDate?: LondonDate;
  readonly clock?: string;
}

/**
 * What a case adds to a list that is read across cases: an action of the shared plan, a recommendation, a published
 * report. Derived from state like tasks are. `body` is small and flat; it is kept in the encrypted store.
 */
export interface RegisterRow {
  /** The list: `actions`, `recommendations:information-sharing`, `published`. */
  readonly register: string;
  /** Unique within the case and the register. */
  readonly id: string;
  /** The list is read in this order, smallest first: an ISO date, or what else sorts as text. */
  readonly sortedBy: string;
  readonly body: Readonly<Record<string, string | number | boolean>>;
}

/** Whose task it is: holders of a role, the people of an agency, one partner's delegate, or one person. */
export type TaskOwner =
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'agency'; readonly agency: string }
  | { readonly kind: 'partner'; readonly partner: string }
  | { readonly kind: 'post'; readonly post: string }
  | { readonly kind: 'person'; readonly person: string }
  /** Somebody who holds no post, such as a reviewer: whoever signs in with this address. */
  | { readonly kind: 'address'; readonly address: string };

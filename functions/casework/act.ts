import { type Actor, TIME } from '#shared/casework/actor.ts';
import { chain } from '#shared/casework/audit-chain.ts';
import type { CaseRecord, Commit, LedgerEvent } from '#shared/casework/ledger.ts';
import { stateToJudge } from '#shared/casework/links/kin.ts';
import { heldTo, type Shelf } from '#shared/casework/shelf.ts';
import type { Context, Recorded, Refusal } from '#shared/casework/workflow.ts';
import type { CaseId, CommandId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { changed, registersChanged } from './changed.ts';
import { freezeAll } from './freeze.ts';
import { caseNamedBy } from './named.ts';
import { opening } from './opening.ts';
import type { CaseworkPorts } from './ports.ts';

export interface Request {
  /** Absent for a command that opens a case. */
  readonly caseId?: CaseId;
  /**
   * Under what name a case is opened, where there is one for each of something and several ways to it: the second to come
   * acts on the case that the first opened. Otherwise a case is named after the command that opens it.
   */
  readonly opens?: CommandId;
  readonly command: unknown;
  /** The same id twice is carried out once. */
  readonly commandId: CommandId;
  readonly actor: Actor;
  /** The draft these answers were, gone with the same transaction. */
  readonly draft?: string;
}

export interface Done {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly version: number;
  readonly stage: string;
}

/** A commit that lost a race is decided again on the new state: as often as this. */
const TRIES = 6;

/**
 * Carries out one command: who may, what follows, and all of it in one transaction (design rules 3 and 4). The
 * machine is stirred only after the answer is safe.
 */
export const act = async <
  State extends { readonly stage: string },
  Command extends { readonly type: string },
  Event extends { readonly type: string },
>(
  ports: CaseworkPorts,
  newest: Shelf<State, Command, Event>,
  request: Request,
): Promise<Result<Done, Refusal>> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await ports.pause?.(attempt);
    const record = await recordFor(ports, newest, request);
    if (record === undefined) return refuse(NO_SUCH_CASE);
    const shelf = heldTo(newest, record.pins);
    const before = await ports.ledger.carriedOut(record.caseId, request.commandId);
    if (before !== undefined) return ok(doneOf((await ports.ledger.load(record.caseId)) ?? record, shelf));
    const decided = decideOn(ports, shelf, request, record, await caseNamedBy(ports, request.command, request.actor));
    if (!decided.ok) return decided;
    if (decided.value === undefined) return ok(doneOf(record, shelf));
    const commit = await commitOf(ports, shelf, decided.value);
    const written = await ports.ledger.commit(commit);
    if (written.ok) {
      await ports.stir(record);
      return ok(doneOf(commit.record, shelf));
    }
    if (written.error.reason === 'repeated')
      return ok(doneOf((await ports.ledger.load(record.caseId)) ?? record, shelf));
  }
  return refuse(TOO_BUSY);
};

interface Decision<State, Event> {
  readonly record: CaseRecord;
  readonly before: State;
  readonly after: State;
  readonly events: readonly Recorded<Event>[];
  readonly context: Context;
  readonly request: Request;
}

const recordFor = async <
  S extends { readonly stage: string },
  C extends { readonly type: string },
  E extends { readonly type: string },
>(
  { ledger, clock, arrangements, borough }: CaseworkPorts,
  { workflow }: Shelf<S, C, E>,
  { caseId, commandId, opens = commandId }: Request,
): Promise<CaseRecord | undefined> => {
  if (caseId !== undefined) return ledger.load(caseId);
  const now = clock.now();
  const opened = opening(opens, now, arrangements.inForce(borough, londonDate(now)), workflow);
  return (await ledger.load(opened.caseId)) ?? opened;
};

/** Nothing, when the command changes nothing. */
const decideOn = <
  S extends { readonly stage: string },
  C extends { readonly type: string },
  E extends { readonly type: string },
>(
  ports: CaseworkPorts,
  shelf: Shelf<S, C, E>,
  request: Request,
  record: CaseRecord,
  named: Context['named'],
): Result<Decision<S, E> | undefined, Refusal> => {
  const { workflow } = shelf;
  const command = workflow.command.safeParse(request.command);
  if (!command.success) return refuse(NOT_UNDERSTOOD);
  const before = workflow.state.parse(record.state);
  const context = { ...contextOf(ports, record, request.actor), ...(named === undefined ? {} : { named }) };
  if (request.actor.person !== TIME.person) {
    const judged = workflow.state.parse(stateToJudge(record));
    const may = shelf.mayAct(judged, request.actor, command.data, context.now);
    if (!may.ok) return may;
  }
  const decided = workflow.decide(before, command.data, context);
  if (!decided.ok) return decided;
  if (decided.value.length === 0) return ok(undefined);
  const events = decided.value.map((event, index) => ({
    seq: record.version + index + 1,
    at: context.now,
    by: { person: request.actor.person, name: request.actor.name, post: request.actor.posts[0]?.post },
    command: request.commandId,
    // What is stored is what was parsed, so that replay reads back exactly this.
    event: workflow.event.parse(event),
  }));
  return ok({
    record,
    before,
    after: events.reduce((state, event) => workflow.evolve(state, event), before),
    events,
    context,
    request,
  });
};

/** What a case is judged by: the arrangements and edition it was opened under (design rule 7), and this moment. */
export const contextOf = (
  { arrangements, borough, clock }: Pick<CaseworkPorts, 'arrangements' | 'borough' | 'clock'>,
  record: CaseRecord,
  actor: Actor,
): Context => {
  const now = clock.now();
  const inForce = arrangements.inForce(borough, londonDate(now));
  return {
    caseId: record.caseId,
    reference: record.reference,
    actor,
    now,
    arrangement: arrangements.version(borough, record.pins.arrangementVersion),
    inForce,
    openedAt: record.openedAt,
    allowedDomains: inForce.allowedDomains,
    tooNear: record.tooNearElsewhere ?? [],
    edition: record.pins.edition,
  };
};

const commitOf = async <
  S extends { readonly stage: string },
  C extends { readonly type: string },
  E extends { readonly type: string },
>(
  ports: CaseworkPorts,
  { workflow, wordings }: Shelf<S, C, E>,
  { record, before, after, events, context, request }: Decision<S, E>,
): Promise<Commit> => {
  const { messages, contracts } = workflow.consequences(before, events, after, context);
  const chained: LedgerEvent[] = [];
  let hash = record.hash;
  for (const event of events) {
    const link = chain(hash, event);
    chained.push(link);
    hash = link.hash;
  }
  // What was written last time was written as of then: a task that time alone has brought is new, and is written now.
  const then = { ...context, now: record.changedAt ?? record.openedAt };
  const { conflictedElsewhere: _, tooNearElsewhere: __, ...head } = record;
  return {
    record: { ...head, state: after, version: record.version + events.length, hash, changedAt: context.now },
    expectedVersion: record.version,
    events: chained,
    messages: await freezeAll(ports, messages, wordings, context),
    contracts,
    deadlines: changed(workflow.deadlines(before, then), workflow.deadlines(after, context), ({ clock }) => clock),
    tasks: changed(workflow.tasks(before, then), workflow.tasks(after, context), ({ id }) => id),
    registers: registersChanged(workflow.registers?.(before, then) ?? [], workflow.registers?.(after, context) ?? []),
    wakeAt: workflow.nextDue(after, context),
    command: request.commandId,
    ...(request.draft === undefined ? {} : { draft: request.draft }),
  };
};

const doneOf = <
  S extends { readonly stage: string },
  C extends { readonly type: string },
  E extends { readonly type: string },
>(
  record: CaseRecord,
  { workflow }: Shelf<S, C, E>,
): Done => ({
  caseId: record.caseId,
  reference: record.reference,
  version: record.version,
  stage: workflow.state.parse(record.state).stage,
});

const NO_SUCH_CASE: Refusal = {
  reason: 'no-such-case',
  message: 'There is no such case here. Go back to your tasks and choose it from the list.',
};
const NOT_UNDERSTOOD: Refusal = {
  reason: 'not-understood',
  message: 'This was not something the service knows how to do. Go back to the case and try again.',
};
const TOO_BUSY: Refusal = {
  reason: 'too-busy',
  message: 'Others are changing this case at the same moment. Nothing of yours is lost: try again.',
};

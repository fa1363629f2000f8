import { z } from 'zod';
import type { Facts } from '#forms/engine/conditions.ts';
import type { Form } from '#forms/engine/definition.ts';
import type { Choices } from '#forms/engine/fields.ts';
import { TIME } from '#shared/casework/actor.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { type CaseState, sectionKey } from '#shared/casework/case-state.ts';
import type { CaseRecord, Ledger, LedgerEvent } from '#shared/casework/ledger.ts';
import { heldTo, type Shelf } from '#shared/casework/shelf.ts';
import type { Context, Recorded } from '#shared/casework/workflow.ts';
import { endOfDay } from '#shared/kernel/london.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import { contextOf } from '../act.ts';
import type { CaseworkPorts } from '../ports.ts';

/** A form's definition by its name: its questions say how its answers are read. */
export type FormNamed = (name: string) => Form | undefined;

/** Anything with a type: a command or event of a workflow that need not be known. */
export interface Typed {
  readonly type: string;
}

/** How the answers kept in a workflow's cases are read. */
export interface Reading<State extends CaseState = CaseState> {
  /** Lists a form takes from the case, so that an answer chosen from one is read by its label. */
  choices(state: State, context: Context): Choices;
  /** What the case knew when these answers were given, told from what was asked then. */
  factsThen(answers: Answers): Facts;
}

/** One case, whole, at one moment: everything that pages and documents about it are made from. */
export interface Dossier<State extends CaseState = CaseState, Event extends Typed = Typed> {
  readonly record: CaseRecord;
  readonly state: State;
  /** The arrangements and guidance the case is held to, and the moment it is looked at. */
  readonly context: Context;
  readonly events: readonly Recorded<Event>[];
  readonly formNamed: FormNamed;
  /** The rules the case is held to. */
  readonly shelf: Shelf<State, Typed, Event>;
  readonly reading: Reading<State>;
}

export interface DossierPorts extends Pick<CaseworkPorts, 'arrangements' | 'borough' | 'clock'> {
  readonly ledger: Pick<Ledger, 'events'>;
  readonly formNamed: FormNamed;
}

/** The case as it stands, under the version of its workflow that it was opened under. */
export const dossierOf = async <State extends CaseState, Event extends Typed>(
  ports: DossierPorts,
  { shelf: newest, reading }: { readonly shelf: Shelf<State, Typed, Event>; readonly reading: Reading<State> },
  record: CaseRecord,
): Promise<Dossier<State, Event>> => {
  const shelf = heldTo(newest, record.pins);
  const recordedOf = ({ seq, at, by, command, event }: LedgerEvent): Recorded<Event> => ({
    seq,
    at,
    by,
    command,
    event: shelf.workflow.event.parse(event),
  });
  return {
    record,
    state: shelf.workflow.state.parse(record.state),
    context: contextOf(ports, record, TIME),
    events: (await ports.ledger.events(record.caseId)).map(recordedOf),
    formNamed: ports.formNamed,
    shelf,
    reading,
  };
};

/** The case as it stood at the end of a London day. */
export const asItStood = <State extends CaseState, Event extends Typed>(
  dossier: Dossier<State, Event>,
  date: LondonDate,
): Dossier<State, Event> => asOf(dossier, endOfDay(date));

/** The case as it stood at a moment, by replaying what had happened by then. */
export const asOf = <State extends CaseState, Event extends Typed>(
  dossier: Dossier<State, Event>,
  until: Instant,
): Dossier<State, Event> =>
  replayed(
    dossier,
    dossier.events.filter(({ at }) => at <= until),
    until < dossier.context.now ? until : dossier.context.now,
  );

/** The case as whoever made an event had it before them: all that had been recorded before it, at its moment. */
export const before = <State extends CaseState, Event extends Typed>(
  dossier: Dossier<State, Event>,
  { seq, at }: Pick<Recorded<Event>, 'seq' | 'at'>,
): Dossier<State, Event> =>
  replayed(
    dossier,
    dossier.events.filter((event) => event.seq < seq),
    at,
  );

const replayed = <State extends CaseState, Event extends Typed>(
  dossier: Dossier<State, Event>,
  events: readonly Recorded<Event>[],
  now: Instant,
): Dossier<State, Event> => {
  const { workflow } = dossier.shelf;
  return {
    ...dossier,
    events,
    state: events.reduce<State>((state, event) => workflow.evolve(state, event), workflow.initial),
    context: { ...dossier.context, now },
  };
};

/** The event that holds the latest answers of a form; for a form with a subject, of that subject. */
export const sectionEvent = <Event extends Typed>(
  { state, events }: { readonly state: Pick<CaseState, 'sections'>; readonly events: readonly Recorded<Event>[] },
  form: string,
  subject?: string,
): Recorded<Event> | undefined => {
  const key = sectionKey(form, subject);
  const seq = Object.hasOwn(state.sections, key) ? state.sections[key] : undefined;
  return seq === undefined ? undefined : events.find((recorded) => recorded.seq === seq);
};

/** The workflow's own schema has read the event already; this only finds what it read. */
const Answered = z.object({ answers: z.custom<Answers>((value) => typeof value === 'object' && value !== null) });

/** The answers an event holds; undefined for one that holds none. */
export const answersOf = (recorded: Pick<Recorded<unknown>, 'event'> | undefined): Answers | undefined =>
  Answered.safeParse(recorded?.event).data?.answers;

/** The latest answers of a form; nothing where it has not been sent. */
export const latest = (
  dossier: Pick<Dossier, 'events'> & { readonly state: Pick<CaseState, 'sections'> },
  form: string,
  subject?: string,
): Answers | undefined => answersOf(sectionEvent(dossier, form, subject));

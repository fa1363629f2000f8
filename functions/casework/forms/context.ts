import type { Facts } from '#forms/engine/conditions.ts';
import type { Answers, Form } from '#forms/engine/definition.ts';
import type { Choices } from '#forms/engine/fields.ts';
import type { Known } from '#forms/server/render.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseState } from '#shared/casework/case-state.ts';
import type { CaseRecord, Ledger } from '#shared/casework/ledger.ts';
import type { Context, Workflow } from '#shared/casework/workflow.ts';
import { editionOn } from '#shared/guidance/clocks.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';

/** What a form is shown or read against. */
export interface Bringing {
  readonly form: Form;
  /** The agency, partner, action or message it is about. */
  readonly subject?: string | undefined;
  /** Absent for a form that opens a case. */
  readonly record?: CaseRecord | undefined;
  /**
   * `register` and `load` are for what is read across cases, and who may see it; a form that needs none goes without.
   */
  readonly ledger: Pick<Ledger, 'event'> & Partial<Pick<Ledger, 'register' | 'load'>>;
  /** The one the case is pinned to; for a form that opens a case, the one in force. */
  readonly arrangement: Arrangement;
  readonly actor: Actor;
  readonly now: Instant;
  /** What the pages of its draft that are saved say so far; a page just posted is not among them. Absent before the first. */
  readonly answers?: Answers | undefined;
  /** Another form by name, whose words earlier answers are shown in. */
  readonly formNamed?: ((name: string) => Form | undefined) | undefined;
}

/** What a case brings to one of its forms. */
export interface FormContext {
  readonly facts: Facts;
  readonly options: Choices;
  /** Blocks of what is known already, by name; only those asked for are looked up. Unknown names are left out. */
  known(names: readonly string[]): Promise<Readonly<Record<string, Known>>>;
  /** What earlier answers already say, to begin a draft with. Empty for most forms. */
  prefill(): Promise<Answers>;
}

/** What is brought, with the state read and the lists the case supplies to its forms. */
export interface Standing<State extends CaseState = CaseState> extends Bringing {
  readonly state: State;
  readonly context: Context;
  readonly options: Choices;
}

/** Stands for the id of a case not yet opened; nothing reads it. */
const NOT_YET = CaseId.parse('c00000000000000000000');

/** Reads the state that is brought with a workflow's own schema; for a form that opens a case, its first state. */
export const standingOf = <State extends CaseState>(
  bringing: Bringing,
  {
    state: schema,
    initial,
  }: Pick<Workflow<State, { readonly type: string }, { readonly type: string }>, 'state' | 'initial'>,
  optionsOf: (of: Pick<Standing<State>, 'arrangement' | 'state' | 'context'>) => Choices,
): Standing<State> => {
  const { record, actor, now, arrangement } = bringing;
  const state = record === undefined ? initial : schema.parse(record.state);
  const context = {
    caseId: record?.caseId ?? NOT_YET,
    reference: record?.reference ?? '',
    actor,
    now,
    arrangement,
    edition: record?.pins.edition ?? editionOn(londonDate(now)).key,
  };
  return { ...bringing, state, context, options: optionsOf({ arrangement, state, context }) };
};

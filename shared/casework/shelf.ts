import type { Result } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Actor } from './actor.ts';
import type { Pins } from './ledger.ts';
import type { Refusal, Workflow } from './workflow.ts';

/** What an e-mail of a workflow may say: the kind of task and what to do. A reference, a due date and a link are added. */
export interface Wording {
  /** Follows the reference in the subject line. */
  readonly subject: string;
  readonly lines: readonly string[];
  /** What the link is called. */
  readonly link: string;
  /** It is only sent once the day it was due is over. */
  readonly overdue?: true;
}

/** A workflow with who may act on it and the words it sends: all that the functions need of one shelf. */
export interface Shelf<
  State extends { readonly stage: string },
  Command extends { readonly type: string },
  Event extends { readonly type: string },
> {
  readonly workflow: Workflow<State, Command, Event>;
  /**
   * Default deny; asked before every command a person gives. Access that ends by date (a reviewer's) is denied where
   * the moment is not said.
   */
  mayAct(state: State, actor: Actor, command: Command, at?: Instant): Result<void, Refusal>;
  /** Default deny; asked before every look. `part` is the shelf's own name for a part of a case. */
  mayView(state: State, actor: Actor, part: string, subject?: string, at?: Instant): Result<void, Refusal>;
  readonly wordings: Readonly<Record<string, Wording>>;
  /** The same workflow as earlier versions had it, for cases opened under them; absent while there is one version. */
  readonly earlier?: readonly Shelf<State, Command, Event>[];
}

/** Any workflow's shelf, for what does not care which: each parses what it is handed with its own schemas. */
export type AnyShelf = Shelf<{ readonly stage: string }, { readonly type: string }, { readonly type: string }>;

/**
 * The shelf whose rules a case is held to: those it was opened under, whatever a later release says (design rule 7).
 * Throws when the release does not carry that version: a case is never judged by other rules.
 */
export const heldTo = <
  State extends { readonly stage: string },
  Command extends { readonly type: string },
  Event extends { readonly type: string },
>(
  shelf: Shelf<State, Command, Event>,
  { workflowVersion }: Pick<Pins, 'workflowVersion'>,
): Shelf<State, Command, Event> => {
  const held = [shelf, ...(shelf.earlier ?? [])].find(({ workflow }) => workflow.version === workflowVersion);
  if (held === undefined)
    throw new Error(`Version ${workflowVersion} of ${shelf.workflow.name} is not in this release`);
  return held;
};

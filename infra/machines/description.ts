import type { Transition } from '#shared/casework/workflow.ts';

export interface StageRow {
  readonly id: string;
  readonly title: string;
  readonly final: boolean;
}

/** One workflow as its machine, its alarms and its drawing need to know it. A folder of `infra` has one. */
export interface Described {
  /** As in the pins of its cases: `rapid-review`. */
  readonly name: string;
  /** As people say it: "Rapid review". */
  readonly title: string;
  readonly stages: readonly StageRow[];
  readonly transitions: readonly Transition[];
  /** The file the table is written in, from the repository's root. */
  readonly source: string;
}

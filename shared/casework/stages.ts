import type { Transition } from './workflow.ts';

/** What people call each stage of a workflow, and whether a case rests there for good. `new` is before the first event. */
export type Stages<Stage extends string> = readonly {
  readonly id: Exclude<Stage, 'new'>;
  readonly title: string;
  readonly final: boolean;
}[];

/** Whether a case rests at a stage for good. */
export const restsAmong =
  <Stage extends string>(stages: Stages<Stage>) =>
  (stage: Stage): boolean =>
    stages.some(({ id, final }) => id === stage && final);

/** A row of a transition table in the workflow's own stages. */
export interface Move<Stage extends string> extends Transition {
  readonly from: Stage;
  readonly to: Stage;
}

/** Where an event takes a case from a stage; the same stage when it does not move it. */
export const movedBy =
  <Stage extends string>(moves: readonly Move<Stage>[]) =>
  (stage: Stage, event: string): Stage =>
    moves.find((row) => row.from === stage && row.event === event)?.to ?? stage;

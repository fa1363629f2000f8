import type { LondonDate } from '#shared/kernel/time.ts';
import type { Task, TaskOwner } from './workflow.ts';

/** What a task is about, as far as there is anything to say. */
export interface TaskAbout {
  readonly dueDate?: LondonDate | undefined;
  readonly clock?: string | undefined;
  readonly subject?: string | undefined;
  /** What tells it apart from other tasks of its form and subject, where something must. */
  readonly apart?: readonly (string | undefined)[];
}

/** One task. Its id is its form, what it is about, and what tells it apart, joined by colons. */
export const taskOf = (
  form: string,
  title: string,
  owner: TaskOwner,
  { dueDate, clock, subject, apart = [] }: TaskAbout = {},
): Task => ({
  id: [form, subject, ...apart].filter((part) => part !== undefined).join(':'),
  form,
  title,
  for: owner,
  ...(dueDate === undefined ? {} : { dueDate }),
  ...(clock === undefined ? {} : { clock }),
  ...(subject === undefined ? {} : { subject }),
});

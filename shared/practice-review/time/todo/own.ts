import { type TaskAbout, taskOf } from '#shared/casework/task-of.ts';
import type { Context, Task, TaskOwner } from '#shared/casework/workflow.ts';
import type { FormName } from '../../commands.ts';
import type { PracticeReview } from '../../state/state.ts';
import { workingReviewer } from '../waiting.ts';

/** The tasks of one kind of work. */
export type Tasked = (state: PracticeReview, context: Context) => readonly Task[];

export const MANAGER: TaskOwner = { kind: 'role', role: 'business-manager' };

/** The post that leads the borough's reviews. */
export const chairOf = ({ arrangement }: Context): TaskOwner => ({
  kind: 'post',
  post: arrangement.practiceReview.chair,
});

/** Whoever writes: the reviewer by the address they sign in with; the business manager while nobody may. */
export const writerOf = (state: PracticeReview): TaskOwner => {
  const reviewer = workingReviewer(state);
  return reviewer === undefined ? MANAGER : { kind: 'address', address: reviewer.address };
};

interface About extends Omit<TaskAbout, 'apart'> {
  /** Tells apart tasks of one form that have no subject. */
  readonly apart?: string;
}

export const task = (form: FormName, title: string, owner: TaskOwner, { apart, ...about }: About = {}): Task =>
  taskOf(form, title, owner, { ...about, apart: [apart] });

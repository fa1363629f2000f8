import type { Context, Task } from '#shared/casework/workflow.ts';
import { NUMBERED, type Stage, stages } from '../stages.ts';
import type { Disagreement } from '../state/state.ts';
import { OPEN, RESOLVING, SETTLING } from './standing.ts';
import { decisionTasks } from './todo/deciding.ts';
import { namingTasks } from './todo/naming.ts';
import { MANAGER, type Tasked, task } from './todo/own.ts';
import { discussionTasks, elsewhereTasks, linkTasks, overdueTasks, safetyTasks } from './todo/resolving.ts';
import { confirmingTasks, gapTasks, recordingTasks, reviewTasks, stepTasks } from './todo/settling.ts';

/** At which stages each kind of work waits for somebody. A gap in policy outlasts the disagreement that showed it. */
const WHEN: readonly (readonly [readonly Stage[], Tasked])[] = [
  [RESOLVING, safetyTasks],
  [NUMBERED, discussionTasks],
  [NUMBERED, decisionTasks],
  [NUMBERED, overdueTasks],
  [NUMBERED, namingTasks],
  [['other-area'], elsewhereTasks],
  [['confirming'], confirmingTasks],
  [['recording'], recordingTasks],
  [SETTLING, stepTasks],
  [OPEN, linkTasks],
  [['protocol-review'], reviewTasks],
  [stages.map(({ id }) => id), gapTasks],
];

/** What people are asked to do now. Titles hold offices and what is to be done: no person, child or adult. */
export const tasks = (state: Disagreement, context: Context): readonly Task[] => [
  ...WHEN.filter(([at]) => at.includes(state.stage)).flatMap(([, tasked]) => tasked(state, context)),
  ...state.troubles.flatMap(({ key }) =>
    task('settle-message', 'Settle a message that has not arrived', [MANAGER], { subject: key }),
  ),
];

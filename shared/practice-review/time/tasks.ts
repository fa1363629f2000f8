import { redactionTasks } from '#shared/casework/redaction/who-and-when.ts';
import type { Context, Task } from '#shared/casework/workflow.ts';
import type { Stage } from '../stages.ts';
import type { PracticeReview } from '../state/state.ts';
import { actionTasks, mayClose } from './todo/actions.ts';
import { reviewerTasks, termsTasks } from './todo/commissioning.ts';
import { informationTasks, questionTasks, supervisionTasks } from './todo/gathering.ts';
import { MANAGER, type Tasked, task } from './todo/own.ts';
import { publicationTasks } from './todo/publishing.ts';
import { reportTasks } from './todo/reporting.ts';

const INQUIRING: readonly Stage[] = ['commissioning', 'gathering', 'drafting'];
const UNPUBLISHED: readonly Stage[] = [...INQUIRING, 'approving', 'preparing', 'notice-given'];
const OWN: readonly Stage[] = [...UNPUBLISHED, 'changing'];

/** At which stages each kind of work waits for somebody. */
const WHEN: readonly (readonly [readonly Stage[], Tasked])[] = [
  [UNPUBLISHED, reviewerTasks],
  [INQUIRING, termsTasks],
  [INQUIRING, informationTasks],
  [UNPUBLISHED, questionTasks],
  [UNPUBLISHED, supervisionTasks],
  [['gathering', 'drafting', 'approving'], reportTasks],
  [['preparing', 'notice-given'], publicationTasks],
  [OWN, actionTasks],
];

/** What people are asked to do now. Rows are kept for quick lists; this is what they say. Titles hold nothing of the case. */
export const tasks = (state: PracticeReview, context: Context): readonly Task[] => [
  ...WHEN.filter(([stages]) => stages.includes(state.stage)).flatMap(([, tasked]) => tasked(state, context)),
  ...closing(state, context),
  ...redactionTasks(state.redactedCopies),
  ...state.troubles.map(({ key }) =>
    task('settle-message', 'Settle a message that has not arrived', MANAGER, { subject: key }),
  ),
];

const closing: Tasked = (state, context) => {
  if (state.troubles.length > 0) return [];
  if (state.stage === 'led-elsewhere') return [task('close-review', 'Close when our part is done', MANAGER)];
  return state.stage === 'changing' && mayClose(state, context)
    ? [task('close-review', 'Close the review: every action is closed and the year is over', MANAGER)]
    : [];
};

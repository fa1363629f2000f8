import { type TaskAbout, taskOf } from '#shared/casework/task-of.ts';
import type { Context, RegisterRow, Task, TaskOwner } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { FormName } from './commands.ts';
import { type Retention, standingHolds } from './state/state.ts';

const role = (name: string): TaskOwner => ({ kind: 'role', role: name });
const MANAGER = role('business-manager');
/** Whoever lifts a hold; of the two who sign, one may be either. */
const LIFTERS = [MANAGER, role('director-of-childrens-services')];

const task = (form: FormName, title: string, owner: TaskOwner, about?: TaskAbout): Task =>
  taskOf(form, title, owner, about);

/** What people are asked to do. There is no date on any: a record that waits is kept, and that is safe. */
export const tasks = (state: Retention, { arrangement, inForce = arrangement }: Context): readonly Task[] => {
  const standing = standingHolds(state);
  return [
    ...(state.stage === 'due' && standing.length === 0
      ? [task('propose-disposal', 'Decide whether these records are kept longer or disposed of', MANAGER)]
      : []),
    ...(state.stage === 'proposed'
      ? inForce.retention.agreedBy.map((agreeing) =>
          task('agree-disposal', 'Agree to the disposal, or refuse it', role(agreeing), { apart: [agreeing] }),
        )
      : []),
    ...standing
      .filter(({ liftSigned }) => liftSigned !== undefined)
      .flatMap(({ id }) =>
        LIFTERS.map((owner, index) =>
          task('lift-hold', 'Sign the lifting of a hold', owner, { subject: id, apart: [`${index}`] }),
        ),
      ),
    ...state.troubles.map(({ key }) =>
      task('settle-message', 'Settle a message that did not arrive', MANAGER, { subject: key }),
    ),
  ];
};

/** Sorts after every day that is known. */
const OPEN = '9999-12-31';

/** The lists of the borough's records, by the day until which they are kept; and of those there were. */
export const registers = (state: Retention): readonly RegisterRow[] => {
  const { source, keepUntil, disposed, stage } = state;
  if (source === undefined) return [];
  const of = { reference: source.reference, workflow: source.workflow, stage };
  return disposed === undefined
    ? [
        {
          register: 'records-kept',
          id: 'record',
          sortedBy: keepUntil ?? OPEN,
          body: {
            ...of,
            held: standingHolds(state).length > 0,
            ...(keepUntil === undefined ? {} : { keepUntil }),
          },
        },
      ]
    : [
        {
          register: 'records-disposed',
          id: 'record',
          sortedBy: londonDate(disposed.at),
          body: { ...of, disposedOn: londonDate(disposed.at) },
        },
      ];
};

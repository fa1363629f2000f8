import { actingFor, agencyNamed } from '#shared/boroughs/people.ts';
import { type TaskAbout, taskOf } from '#shared/casework/task-of.ts';
import type { Context, Task, TaskOwner } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { FormName } from '../../commands.ts';
import type { Person, Side } from '../../state/facts.ts';
import type { Disagreement } from '../../state/state.ts';
import { disagreementClock, stageClock } from '../clocks.ts';
import { actingNow } from '../waiting.ts';

/** The tasks of one kind of work. */
export type Tasked = (state: Disagreement, context: Context) => readonly Task[];

export const MANAGER: TaskOwner = { kind: 'role', role: 'business-manager' };

/** Whoever sits in a post today, or stands in for it; the business manager while nobody does. */
export const postOwner = (post: string | undefined, { arrangement, now }: Context): TaskOwner =>
  post === undefined || actingFor(arrangement, post, londonDate(now)) === undefined ? MANAGER : { kind: 'post', post };

/** The designated lead of a side's agency; of another authority's, whoever speaks with that area. */
export const leadOf = (side: Side, state: Disagreement, context: Context): TaskOwner => {
  const agency = side === 'raising' ? state.raisedBy?.agency : state.receiving?.agency;
  const lead = agency === undefined ? undefined : agencyNamed(context.arrangement, agency)?.lead;
  return isBarred(state, { post: lead }) ? MANAGER : postOwner(lead, context);
};

/** Somebody who is too near to it acts for nobody. */
const isBarred = ({ barred }: Disagreement, { post, address }: Partial<Pick<Person, 'post' | 'address'>>): boolean =>
  barred.some(
    (one) =>
      (post !== undefined && one.post === post) ||
      (address !== undefined && one.address?.toLowerCase() === address.toLowerCase()),
  );

/** Who carries it for the side that raised it when nobody else is named: the worker, or their lead where they are too near. */
export const carrier = (state: Disagreement, context: Context): TaskOwner => {
  const { raisedBy, conflicted } = state;
  return raisedBy === undefined || conflicted.includes(raisedBy.person)
    ? leadOf('raising', state, context)
    : { kind: 'person', person: raisedBy.person };
};

const known = (people: readonly Person[], state: Disagreement, { arrangement, now }: Context): TaskOwner[] =>
  people.flatMap((person): TaskOwner[] => {
    if (isBarred(state, person)) return [];
    const { post, address } = person;
    if (post !== undefined)
      return actingFor(arrangement, post, londonDate(now)) === undefined ? [] : [{ kind: 'post', post }];
    return address === undefined ? [] : [{ kind: 'address', address }];
  });

/** Who acts for a side at this stage, in the order they are tried; never nobody. */
export const ownersOf = (side: Side, state: Disagreement, context: Context): readonly TaskOwner[] => {
  const owners = known(actingNow(state, side), state, context);
  if (owners.length > 0) return distinct(owners);
  return [side === 'raising' ? carrier(state, context) : leadOf('receiving', state, context)];
};

/** Who decides at this stage; the business manager, who records it, while nobody is named. */
export const decidersOf = (state: Disagreement, context: Context): readonly TaskOwner[] => {
  const owners = known(actingNow(state, 'deciding'), state, context);
  return owners.length > 0 ? distinct(owners) : [MANAGER];
};

const distinct = (owners: readonly TaskOwner[]): readonly TaskOwner[] => [
  ...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values(),
];

interface About extends Omit<TaskAbout, 'apart'> {
  /** Tells apart tasks of one form that have no subject. */
  readonly apart?: string;
}

/** One task for each owner, told apart where there are several. */
export const task = (
  form: FormName,
  title: string,
  owners: readonly TaskOwner[],
  { apart, ...about }: About = {},
): readonly Task[] =>
  owners.map((owner, index) =>
    taskOf(form, title, owner, { ...about, apart: [apart, index === 0 ? undefined : `${index + 1}`] }),
  );

/** The day the stage is held to, or the whole where the stage has no time of its own. */
export const inTime = (state: Disagreement, context: Context): Pick<About, 'dueDate' | 'clock'> => {
  const clock = stageClock(state, context) ?? disagreementClock(state, context);
  return clock === undefined ? {} : { dueDate: clock.dueDate, clock: clock.clock };
};

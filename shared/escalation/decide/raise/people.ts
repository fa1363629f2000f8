import type { Context } from '#shared/casework/workflow.ts';
import { type Concerned, peopleFor } from '../../route/people.ts';
import { lastStage, linesAt, protocolNamed } from '../../route/protocols.ts';
import type { Person } from '../../state/facts.ts';

interface ComingIn {
  readonly people: Person[];
  readonly because: string[];
  readonly line?: number;
}

/** Who comes in at a stage, as events say it. */
export const peopleAt = (state: Concerned, stage: number, line: number | undefined, context: Context): ComingIn => {
  const { people, why, line: found } = peopleFor(state, stage, line, context);
  return { people: [...people], because: [...why], ...(found === undefined ? {} : { line: found }) };
};

interface Raising extends Concerned {
  readonly protocol: string;
  readonly immediateRisk: boolean;
  readonly worker: string;
  readonly workerAddress: string;
}

/** Who comes in when it is raised: those of stage one, the other worker as far as known, and at immediate risk whoever is on duty. */
export const firstPeople = (raising: Raising, context: Context): ComingIn => {
  const { worker, workerAddress } = raising;
  const first = peopleAt(raising, 1, undefined, context);
  const people = withWorker(first.people, worker, workerAddress, context);
  const duty = raising.immediateRisk ? onDuty(raising, 1, people, context) : { people: [], because: [] };
  return { ...first, people: [...people, ...duty.people], because: [...first.because, ...duty.because] };
};

const isUnnamed = ({ side, post, address }: Person): boolean =>
  side === 'receiving' && post === undefined && address === undefined;

/** The worker whom the raiser named takes the place of a title; with no address, only the name is added to it. */
const withWorker = (people: readonly Person[], worker: string, address: string, { now }: Context): Person[] => {
  if (address !== '') {
    const named: Person = {
      side: 'receiving',
      stage: 1,
      title: people.find(isUnnamed)?.title ?? 'The other worker',
      ...(worker === '' ? {} : { name: worker }),
      address,
      since: now,
    };
    return [...people.filter((one) => !isUnnamed(one)), named];
  }
  const first = people.find(isUnnamed);
  return people.map((one) => (one === first && worker !== '' ? { ...one, name: worker } : one));
};

/**
 * At immediate risk the office that the routes lead to at this hour is named and told at once, at whatever stage it would
 * come in (ESC-3, ESC-5). Nobody where the stage has an office already, or the other agency has no routes.
 */
export const onDuty = (
  state: Concerned & { readonly protocol?: string | undefined },
  stage: number,
  people: readonly Person[],
  context: Context,
): Omit<ComingIn, 'line'> => {
  if (state.protocol === undefined || people.some(({ side, post }) => side === 'receiving' && post !== undefined))
    return { people: [], because: [] };
  const protocol = protocolNamed(context.arrangement, state.protocol);
  for (let number = stage; number <= lastStage(protocol); number += 1) {
    for (const line of linesAt(protocol, number, state.receiving?.agency, state.concerns)) {
      const { people: there, why } = peopleFor(state, number, line, context);
      const found = there.filter(({ side, post }) => side === 'receiving' && post !== undefined);
      if (found.length > 0)
        return { people: found.map(({ line: _, ...person }) => ({ ...person, stage })), because: [...why] };
    }
  }
  return { people: [], because: [] };
};

import { longDateTime } from '#forms/engine/london.ts';
import type { Known, KnownRow } from '#forms/server/render.ts';
import { timeInWords } from '#functions/casework/dossier/when.ts';
import { protocolOf, sideName, stageTitle } from '#functions/escalation/dossier/sides.ts';
import { actingFor } from '#shared/boroughs/people.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { isNumbered, numberOf, stages } from '#shared/escalation/stages.ts';
import type { Person } from '#shared/escalation/state/facts.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { deadlines } from '#shared/escalation/time/clocks.ts';
import { londonDate, londonTimeOf } from '#shared/kernel/london.ts';
import type { Standing } from '../standing.ts';
import { rows } from './rows.ts';

const WHY = 'Why these people';
const GOES_BY = 'Goes by';

interface At {
  readonly state: Disagreement;
  readonly context: Context;
}

/** Where it stands, or the stage that a form is about. */
export const stage = async ({ state, context, subject }: Standing): Promise<Known> => ({
  heading: 'Where it stands',
  // Why these people, and by which protocol, stands on the page of the disagreement: a form on a telephone is long enough.
  rows: standsRows({ state, context }, subject).filter(({ label }) => label !== WHY && label !== GOES_BY),
});

/**
 * The stage it has come to: whom to speak to on both sides, why them, and until when. Of a stage that it has left it says so,
 * because what is written of it settles nothing.
 * @param about the stage that something is written of; where it stands now, if none is named
 */
export const standsRows = (at: At, about?: string): readonly KnownRow[] => {
  const { state } = at;
  // A form about a side, an action or a gap is about no stage: then it is where it stands now.
  const number = numberOf(about !== undefined && isNumbered(about) ? about : state.stage);
  if (about !== undefined && isNumbered(about) && about !== state.stage) return [...rows(...left(at, number))];
  const resolving = isNumbered(state.stage) || state.stage === 'other-area';
  return rows(
    ['Stage', number === undefined ? stages.find(({ id }) => id === state.stage)?.title : stageTitle(at, number)],
    ['Since', resolving && state.stageSince !== undefined ? timeInWords(state.stageSince) : undefined],
    ['To be settled by', clocks(at)],
    ...(resolving ? people(at, number ?? 0) : []),
    [WHY, resolving ? state.because.join('\n') : undefined],
    [GOES_BY, protocolOf(at)?.title],
  );
};

type Rows = readonly (readonly [label: string, value: string | undefined])[];

const left = (at: At, number: number | undefined): Rows => [
  ['Stage', number === undefined ? undefined : stageTitle(at, number)],
  ['Note', 'The disagreement is no longer at this stage. What you write is kept and shared, and does not settle it'],
];

const clocks = ({ state, context }: At): string =>
  deadlines(state, context)
    .filter(({ metAt }) => metAt === undefined)
    .toSorted((one, other) => one.due.localeCompare(other.due))
    .map(({ rule, due }) => `${longDateTime(londonTimeOf(due))}: ${rule}`)
    .join('\n');

const people = (at: At, number: number): Rows => {
  const { state } = at;
  const here = state.people.filter(
    ({ stage: on, line }) => on === number && (line === undefined || line === state.line),
  );
  const of = (side: Person['side']): string =>
    here
      .filter((person) => person.side === side)
      .map((person) => whoIs(at, person))
      .join('\n');
  return [
    [sideName(at, 'raising'), [raiserIn(state, number, here), of('raising')].filter(Boolean).join('\n')],
    [sideName(at, 'receiving'), of('receiving')],
    ['Decides or helps', of('deciding')],
  ];
};

/** Whoever raised it speaks first, and for their side at every stage at which nobody else of it can be reached. */
const raiserIn = ({ raisedBy, conflicted }: Disagreement, number: number, here: readonly Person[]): string =>
  raisedBy === undefined ||
  conflicted.includes(raisedBy.person) ||
  (number > 1 && here.some(({ side, post, address }) => side === 'raising' && (post ?? address)))
    ? ''
    : raisedBy.name;

/** A name where one was given, else the post with whoever acts in it today. */
const whoIs = ({ context: { arrangement, now } }: At, { post, name, title, address }: Person): string => {
  const acting = post === undefined ? undefined : actingFor(arrangement, post, londonDate(now));
  const reach = acting?.address ?? address;
  const office = acting === undefined || acting.id === post ? title : `${acting.title}, for the ${title}`;
  const called = name === undefined ? office : `${name}, ${office}`;
  if (reach === undefined && name === undefined) return `${called}: not named yet`;
  return reach === undefined ? called : `${called}, ${reach}`;
};

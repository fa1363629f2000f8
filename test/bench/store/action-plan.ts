import { LOOKED_AT } from '#functions/web/actions/plan/rows.ts';
import type { Commit } from '#shared/casework/ledger.ts';
import { ownersOf } from '#shared/casework/owners.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { following, fresh } from '#test/functions/adapters/agreements/commits.ts';
import { openedOn } from '#test/functions/adapters/opened.ts';
import { planOf } from '#test/functions/web/actions/kept.ts';
import { withActions } from '#test/functions/web/actions/plans.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { holderOf } from '#test/support/pure-case.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { MANAGER } from '#test/support/review-story.ts';
import { aside, atMost, kilobytes, median, milliseconds, type Row, times, units } from '../row.ts';
import { callsOf, countingOn, unitsOf } from './counting.ts';
import { filled } from './filling.ts';
import { prose } from './prose.ts';

const BOROUGH = 'barnet';
const FEW = 100;
const MANY = 10_000;
/** Actions of one review: 400 reviews have the many between them. */
const OF_ONE = 25;
/** What one page of a list shows. */
const SHOWN = 25;
const TURNS = 15;
const TURNS_OF_FILE = 5;
/** Units of a page: half a one for each row that it looks at, and two for the review it is of. */
const LIMIT = LOOKED_AT * 2.5;
const said = (count: number): string => count.toLocaleString('en-GB');

/** One published review as it stands, with as much in each action as people write. */
const one = (): PureReview =>
  withActions(
    Array.from({ length: OF_ONE }, (_, index) => ({
      actWhat: prose(index * 400, 150),
      actOutcome: prose(index * 400 + 150, 120),
      actMeasure: prose(index * 400 + 270, 120),
    })),
  );

/** Days of five years, in no order: neighbours in the plan are of different reviews, which costs a page most. */
const dueOf = (number: number): LondonDate => {
  const day = (number * 7919) % 1801;
  const year = 2026 + Math.floor(day / 360);
  const month = 1 + (Math.floor(day / 30) % 12);
  return LondonDate.parse(`${year}-${String(month).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`);
};

/** The same review as another case, its actions due on other days, with its tasks and all that it lists. */
const copyOf = (review: PureReview, place: number): Commit => {
  const actions = review.state.actions.map((action, index) => ({ ...action, due: dueOf(place * OF_ONE + index) }));
  const state = { ...review.state, actions };
  const opened = fresh(place + 1);
  const pins = { ...opened.pins, workflow: 'practice-review', arrangementVersion: review.arrangement.version };
  const commit = following({ ...opened, borough: BOROUGH, pins }, `agree-${place}`);
  const { caseId, reference } = opened;
  const context = { ...review.context(), caseId, reference };
  const { tasks, registers } = practiceReviewShelf.workflow;
  return {
    ...commit,
    record: { ...commit.record, state },
    tasks: { put: tasks(state, context), remove: [] },
    registers: { put: registers?.(state, context) ?? [], remove: [] },
  };
};

interface Looked {
  readonly units: number;
  /** Cases whose rules were asked who may see their actions. */
  readonly cases: number;
  readonly took: number;
  readonly size: number;
}

/** A table with so many actions. */
const planned = async (server: DynamoServer, review: PureReview, count: number) => {
  const table = await server.freshTable();
  const reviews = Array.from({ length: count / OF_ONE }, (_, place) => copyOf(review, place));
  await filled(table, reviews);
  const { ledger } = openedOn(table, BOROUGH);
  const ask = planOf(ledger, review);
  /** Kilobytes of what the business manager is answered, who sees every review's. */
  const get = async (path: string): Promise<number> => {
    const { status, text } = await ask(MANAGER, path);
    if (status !== 200) throw new Error(`${path} was answered ${status}`);
    return Buffer.byteLength(text) / 1000;
  };
  return { ledger, get };
};
type Planned = Awaited<ReturnType<typeof planned>>;
type Counting = ReturnType<typeof countingOn>;

const lists = async ({ ledger }: Planned, counted: Counting, owners: readonly string[]) => ({
  tasks: unitsOf(await counted(() => ledger.workList(owners, SHOWN)), 'read'),
  register: unitsOf(await counted(() => ledger.register('actions', SHOWN)), 'read'),
});

/** The same asked of each, in turns. */
const looked = async (
  plans: readonly [Planned, Planned],
  counted: Counting,
  path: string,
  turns: number,
): Promise<readonly [Looked, Looked]> => {
  const took = async ({ get }: Planned): Promise<number> => {
    const begun = performance.now();
    await get(path);
    return performance.now() - begun;
  };
  const first = async ({ get }: Planned): Promise<Omit<Looked, 'took'>> => {
    const charged = await counted(() => get(path));
    return { units: unitsOf(charged, 'read'), cases: callsOf(charged, 'GetItem'), size: await get(path) };
  };
  const [few, many] = plans;
  const [ofFew, ofMany] = [await first(few), await first(many)];
  const runs: [number, number][] = [];
  for (let turn = 0; turn < turns; turn += 1) runs.push([await took(few), await took(many)]);
  return [
    { ...ofFew, took: median(runs.map(([one]) => one)) },
    { ...ofMany, took: median(runs.map(([, other]) => other)) },
  ];
};

/** The shared plan through its handler and a real table, with few actions and with many. */
export const actionPlanRows = async (): Promise<readonly Row[]> => {
  const server = await startDynamo();
  try {
    const counted = countingOn(server.client);
    const review = one();
    const plans = [await planned(server, review, FEW), await planned(server, review, MANY)] as const;
    const owners = ownersOf(holderOf(review.arrangement, MANAGER, review.now));
    const [few, many] = [await lists(plans[0], counted, owners), await lists(plans[1], counted, owners)];
    const [page, largePage] = await looked(plans, counted, '/actions', TURNS);
    const [file, largeFile] = await looked(plans, counted, '/actions.csv', TURNS_OF_FILE);
    const at = `at ${said(FEW)} and at ${said(MANY)} actions`;
    const same = (work: string, one: number, other: number): Row => ({
      work: `${work} ${at}`,
      measured: `${units(one)} and ${units(other)}`,
      aim: 'the same read units',
      met: one > 0 && one === other,
    });
    return [
      same('work list of a business manager', few.tasks, many.tasks),
      same('one read of the shared plan', few.register, many.register),
      atMost(
        `page of the shared plan ${at}, of which it looks at ${said(LOOKED_AT)} and at the ${largePage.cases} reviews they are of (${units(page.units)} and ${units(largePage.units)})`,
        largePage.units,
        LIMIT,
        units,
      ),
      atMost(
        `page of the shared plan ${at}: time (${milliseconds(page.took)} and ${milliseconds(largePage.took)})`,
        largePage.took / page.took,
        // What is read is bounded above; time should not grow faster than it.
        largePage.units / page.units,
        times,
      ),
      atMost(
        `the shared plan as a file ${at}: time for each action (${milliseconds(file.took)} and ${milliseconds(largeFile.took)} in all)`,
        largeFile.took / MANY / (file.took / FEW),
        2,
        times,
      ),
      aside(
        'of which',
        `${units(file.units)} and ${units(largeFile.units)} read; ${kilobytes(file.size)} and ${kilobytes(largeFile.size)}`,
      ),
    ];
  } finally {
    await server.stop();
  }
};

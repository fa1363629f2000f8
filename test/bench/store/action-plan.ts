import type { Table } from '#functions/adapters/dynamodb/table.ts';
import { LOOKED_AT } from '#functions/web/actions/plan/rows.ts';
import type { Commit } from '#shared/casework/ledger.ts';
import { ownersOf } from '#shared/casework/owners.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { practiceReviewShelf } from '#shared/practice-review/shelf.ts';
import { following, fresh } from '#test/functions/adapters/agreements/commits.ts';
import { openedOn } from '#test/functions/adapters/opened.ts';
import { planOf } from '#test/functions/web/actions/kept.ts';
import { withActions } from '#test/functions/web/actions/plans.ts';
import { startDynamo } from '#test/support/dynamo.ts';
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

/** The shared plan as the business manager has it, who sees every review's, on tables with few actions and with many. */
export const actionPlanRows = async (): Promise<readonly Row[]> => {
  const server = await startDynamo();
  try {
    const table = await server.freshTable();
    const { ledger } = openedOn(table, BOROUGH);
    const counted = countingOn(server.client);
    const review = one();
    const ask = planOf(ledger, review);
    const owners = ownersOf(holderOf(review.arrangement, MANAGER, review.now));
    const looked = async (path: string, turns: number): Promise<Looked> => {
      let size = 0;
      const read = async (): Promise<void> => {
        const { status, text } = await ask(MANAGER, path);
        if (status !== 200) throw new Error(`${path} was answered ${status}`);
        size = Buffer.byteLength(text) / 1000;
      };
      const charged = await counted(read);
      const runs: number[] = [];
      for (let turn = 0; turn < turns; turn += 1) {
        const begun = performance.now();
        await read();
        runs.push(performance.now() - begun);
      }
      return { units: unitsOf(charged, 'read'), cases: callsOf(charged, 'GetItem'), took: median(runs), size };
    };
    const costs = async () => ({
      tasks: unitsOf(await counted(() => ledger.workList(owners, SHOWN)), 'read'),
      register: unitsOf(await counted(() => ledger.register('actions', SHOWN)), 'read'),
      page: await looked('/actions', TURNS),
      file: await looked('/actions.csv', 3),
    });
    const fill = (from: number, to: number): Promise<void> =>
      filled(
        table,
        Array.from({ length: (to - from) / OF_ONE }, (_, index) => copyOf(review, from / OF_ONE + index)),
      );
    await fill(0, FEW);
    const few = await costs();
    await fill(FEW, MANY);
    const many = await costs();
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
        `page of the shared plan ${at}, of which it looks at ${said(LOOKED_AT)} and at the ${many.page.cases} reviews they are of (${units(few.page.units)} and ${units(many.page.units)})`,
        many.page.units,
        LIMIT,
        units,
      ),
      atMost(
        `page of the shared plan ${at}: time (${milliseconds(few.page.took)} and ${milliseconds(many.page.took)})`,
        many.page.took / few.page.took,
        10,
        times,
      ),
      atMost(
        `the shared plan as a file ${at}: time for each action (${milliseconds(few.file.took)} and ${milliseconds(many.file.took)} in all)`,
        many.file.took / MANY / (few.file.took / FEW),
        1.5,
        times,
      ),
      aside(
        'of which',
        `${units(few.file.units)} and ${units(many.file.units)} read; ${kilobytes(few.file.size)} and ${kilobytes(many.file.size)}`,
      ),
    ];
  } finally {
    await server.stop();
  }
};

import type { Table } from '#functions/adapters/dynamodb/table.ts';
import type { Commit } from '#shared/casework/ledger.ts';
import { deadline, following, fresh, task } from '#test/functions/adapters/agreements/commits.ts';
import { openedOn } from '#test/functions/adapters/opened.ts';
import { startDynamo } from '#test/support/dynamo.ts';
import { aside, type Row, units } from '../row.ts';
import { countingOn, unitsOf } from './counting.ts';
import { filled } from './filling.ts';

const FEW = 100;
const MANY = 10_000;
/** What one page of a list shows. */
const SHOWN = 25;
/** The lists of one person with three posts. */
const OWNERS = ['role:chair', 'agency:schools', 'partner:police', 'post:chair', 'person:p1'];
/** One open case with two tasks on two people's lists. */
const commitOf = (number: number): Commit => {
  const due = `2026-04-${10 + (number % 20)}`;
  const put = [task('decide', due), task('return', due, { kind: 'agency', agency: 'schools' })];
  return following(fresh(number), `refer-${number}`, {
    tasks: { put, remove: [] },
    deadlines: { put: [deadline('notify', due)], remove: [] },
  });
};

const seed = (table: Table, from: number, to: number): Promise<void> =>
  filled(
    table,
    Array.from({ length: to - from }, (_, index) => commitOf(from + index)),
  );

export const workListRows = async (): Promise<readonly Row[]> => {
  const server = await startDynamo();
  try {
    const table = await server.freshTable();
    const { ledger } = openedOn(table);
    const counted = countingOn(server.client);
    const costs = async () => ({
      tasks: unitsOf(await counted(() => ledger.workList(OWNERS, SHOWN)), 'read'),
      cases: unitsOf(await counted(() => ledger.cases('open', SHOWN)), 'read'),
    });
    await seed(table, 0, FEW);
    const few = await costs();
    await seed(table, FEW, MANY);
    const many = await costs();
    const { rows } = await ledger.workList(OWNERS, SHOWN);
    if (rows.length !== SHOWN) throw new Error(`The work list shows ${rows.length} rows`);
    return [
      {
        work: `work list at ${FEW} and at ${MANY.toLocaleString('en-GB')} cases`,
        measured: `${units(few.tasks)} and ${units(many.tasks)}`,
        aim: 'the same read units',
        met: few.tasks > 0 && few.tasks === many.tasks,
      },
      aside('list of open cases at the same', `${units(few.cases)} and ${units(many.cases)}`),
    ];
  } finally {
    await server.stop();
  }
};

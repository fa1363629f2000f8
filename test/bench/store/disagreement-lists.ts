import type { Table } from '#functions/adapters/dynamodb/table.ts';
import { disagreements } from '#functions/web/disagreements/handler.ts';
import type { Commit } from '#shared/casework/ledger.ts';
import { ownersOf } from '#shared/casework/owners.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { following, fresh } from '#test/functions/adapters/agreements/commits.ts';
import { filledIn } from '#test/functions/escalation/forms/walking.ts';
import { type Browser, officeOn } from '#test/functions/web/forms/office.ts';
import { BRENT, MANAGER, raised, WARD } from '#test/support/disagreement-story.ts';
import { type DynamoServer, startDynamo } from '#test/support/dynamo.ts';
import { holderOf } from '#test/support/pure-workflow.ts';
import { aside, atMost, median, milliseconds, type Row, times, units } from '../row.ts';
import { countingOn, unitsOf } from './counting.ts';
import { filled } from './filling.ts';

const BOROUGH = 'brent';
const FEW = 17;
const MANY = 1000;
/** Rows of a list that are shown: no more than the fewer have. */
const SHOWN = 15;
const TURNS = 15;
const TEACHER = 'head-teacher';
const START = '2026-06-15T09:00';

/** The same disagreement as another case, about somebody else, with its tasks and all that it lists. */
const copyOf = (number: number): Commit => {
  const story = raised({ ...BRENT, about: `Ward ${number}` }, { borough: BOROUGH, at: START });
  const opened = fresh(number + 1);
  const pins = { ...opened.pins, workflow: 'escalation', arrangementVersion: story.arrangement.version };
  const commit = following({ ...opened, borough: BOROUGH, pins }, `raise-${number}`);
  const context = { ...story.context(), caseId: opened.caseId, reference: opened.reference };
  const { tasks, registers } = escalationShelf.workflow;
  return {
    ...commit,
    record: { ...commit.record, state: story.state },
    tasks: { put: tasks(story.state, context), remove: [] },
    registers: { put: registers?.(story.state, context) ?? [], remove: [] },
  };
};

/** A borough with so many open disagreements, and two people at work in it. */
const boroughWith = async (server: DynamoServer, count: number) => {
  const table: Table = await server.freshTable();
  await filled(
    table,
    Array.from({ length: count }, (_, number) => copyOf(number)),
  );
  const office = officeOn(table);
  const figures = disagreements(office.ports);
  const manager = await office.signIn(MANAGER);
  return {
    ledger: office.ports.ledger,
    teacher: await office.signIn(TEACHER),
    /** The quarter as the business manager reads it. @throws when it does not count them all */
    readFigures: async (): Promise<void> => {
      const { body, status } = await figures({
        id: 'bench',
        method: 'GET',
        path: '/disagreements',
        query: {},
        cookies: Object.fromEntries(manager.cookies),
        form: {},
        headers: {},
      });
      if (status !== 200 || typeof body !== 'string' || !body.includes(`>${count}<`))
        throw new Error(`The figures were answered ${status} and do not count ${count}`);
    },
  };
};
type Borough = Awaited<ReturnType<typeof boroughWith>>;

const beginning = async (browser: Browser, form: string): Promise<string> => {
  const { location } = await browser.send(`/new/${form}`, { csrf: browser.csrf });
  if (!location.startsWith('/drafts/')) throw new Error(`${form} was not begun: ${location}`);
  return location;
};

/** Milliseconds of each page, asked for in turns. */
const timed = async (pages: readonly (readonly [Browser, string])[]): Promise<readonly number[]> => {
  const runs = pages.map((): number[] => []);
  for (let turn = 0; turn <= TURNS; turn += 1) {
    for (const [index, [browser, path]] of pages.entries()) {
      const begun = performance.now();
      const { status } = await browser.get(path);
      if (status !== 200) throw new Error(`${path} was answered ${status}`);
      // The first warms up.
      if (turn > 0) runs[index]?.push(performance.now() - begun);
    }
  }
  return runs.map(median);
};

/** Lists, figures and the pages of raising, on a real table with few open disagreements and with many. */
export const disagreementListRows = async (): Promise<readonly Row[]> => {
  const server = await startDynamo();
  try {
    const counted = countingOn(server.client);
    const read = async (work: () => Promise<unknown>): Promise<number> => unitsOf(await counted(work), 'read');
    const [few, many] = [await boroughWith(server, FEW), await boroughWith(server, MANY)];
    const story = raised(BRENT, { borough: BOROUGH, at: START });
    const owners = ownersOf(holderOf(story.arrangement, WARD, story.now));
    const { rows } = await many.ledger.workList(owners, SHOWN);
    if (rows.length !== SHOWN) throw new Error(`The work list shows ${rows.length} rows`);
    const each = async (what: (borough: Borough) => Promise<unknown>): Promise<readonly [number, number]> => [
      await read(() => what(few)),
      await read(() => what(many)),
    ];
    const [list, longList] = await each(({ ledger }) => ledger.workList(owners, SHOWN));
    const [figures, longFigures] = await each(({ readFigures }) => readFigures());
    const drafts: string[] = [];
    const [pages, longPages] = await each(async ({ teacher }) => drafts.push((await filledIn(teacher)).draft));
    const [draft = '', longDraft = ''] = drafts;
    const [referral = 0, first = 0, last = 0, longLast = 0] = await timed([
      [few.teacher, await beginning(few.teacher, 'referral')],
      [few.teacher, `${draft}/safety`],
      [few.teacher, `${draft}/disagreement`],
      [many.teacher, `${longDraft}/disagreement`],
    ]);
    const at = `at ${FEW} and at ${MANY.toLocaleString('en-GB')} open disagreements`;
    const both = (one: number, other: number): string => `${units(one)} and ${units(other)}`;
    return [
      {
        work: `work list of somebody who raised them all ${at}`,
        measured: both(list, longList),
        aim: 'the same read units',
        met: list > 0 && list === longList,
      },
      atMost(`figures of a quarter ${at} (${both(figures, longFigures)})`, longFigures, 125, units),
      atMost(`raising one through its five pages ${at} (${both(pages, longPages)})`, longPages, 300, units),
      atMost(
        `first page of raising against the first of a referral, on a real table (${milliseconds(first)} and ${milliseconds(referral)})`,
        first / referral,
        1.5,
        times,
      ),
      atMost(
        `its last page, which looks whether the same is open already, ${at} (${milliseconds(last)} and ${milliseconds(longLast)})`,
        longLast / last,
        10,
        times,
      ),
      aside('the same page against its first', times(last / first)),
    ];
  } finally {
    await server.stop();
  }
};

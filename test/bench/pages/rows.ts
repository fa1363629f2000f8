import { aside, atLeast, atMost, kilobytes, median, milliseconds, percent, type Row, times } from '../row.ts';
import { type Contender, defra, ours, plain, published } from './contenders.ts';
import { type Answered, type Asked, closeConnections, load, send } from './serving.ts';

const RUNS = 7;
/** How many questions an answer finds fault with, so that all are known to do the same work. */
const errorsIn = ({ body }: Answered): number => body.match(/class="govuk-error-message"/g)?.length ?? 0;

const run = async ({ served, count }: Contender, asked: Asked, status: number): Promise<number> => {
  const before = await served.cpu();
  await load(asked, count, status);
  return ((await served.cpu()) - before) / count;
};

/** Milliseconds of processor time a page, in each contender: the median of runs that take turns. */
const compared = async (
  contenders: readonly Contender[],
  what: (contender: Contender) => readonly [Asked, number],
): Promise<readonly number[]> => {
  const runs = contenders.map((): number[] => []);
  for (let turn = 0; turn <= RUNS; turn += 1) {
    for (const [index, contender] of contenders.entries()) {
      const used = await run(contender, ...what(contender));
      // The first warms up.
      if (turn > 0) runs[index]?.push(used);
    }
  }
  return runs.map(median);
};

const alone = async ({ served, page, faults, faultStatus, count }: Contender, posted: boolean): Promise<number> => {
  const { method, headers, body = '' } = posted ? faults : page;
  const runs: number[] = [];
  for (let turn = 0; turn <= RUNS; turn += 1) {
    const used = await served.ask({ alone: { count, method, headers, body, status: posted ? faultStatus : 200 } });
    if (turn > 0) runs.push(used / count);
  }
  return median(runs);
};

/** Milliseconds and kilobytes of a page. A report is five times as long as a form, so they are compared by the kilobyte too. */
interface Cost {
  readonly cost: number;
  readonly size: number;
}

const reportRows = (report: Cost & { readonly alone: number }, form: Cost): readonly Row[] => [
  atMost(
    `public page of a report of 40,000 characters: CPU, HTTP and all (${Math.round(1000 / report.cost)} pages a second of one processor; the form page ${Math.round(1000 / form.cost)})`,
    report.cost,
    0.75,
    milliseconds,
  ),
  aside('public page: CPU of the function alone', milliseconds(report.alone)),
  aside('public page against the form page', times(report.cost / form.cost)),
  atMost(
    `public page against the form page, by the kilobyte (${kilobytes(report.size)} of HTML and ${kilobytes(form.size)})`,
    report.cost / report.size / (form.cost / form.size),
    1,
    times,
  ),
];

export const pageRows = async (): Promise<readonly Row[]> => {
  const one = await ours();
  const opened: Contender[] = [one];
  try {
    const shown = await send(one.page);
    const wrong = await send(one.faults);
    const bare = await plain(shown);
    opened.push(bare);
    const report = await published();
    opened.push(report);
    const { body: reportHtml } = await send(report.page);
    const other = await defra().catch((error: unknown) => String(error));
    if (typeof other !== 'string') opened.push(other);
    const theirs = typeof other === 'string' ? undefined : await send(other.faults);
    if (errorsIn(wrong) !== 4 || (theirs !== undefined && errorsIn(theirs) !== 4)) {
      throw new Error(
        `Faults found: ${errorsIn(wrong)} here, ${theirs === undefined ? 'none' : errorsIn(theirs)} there`,
      );
    }
    const [page = 0, bytes = 0, anybody = 0, page2] = await compared(opened, ({ page: asked }) => [asked, 200]);
    const asked = opened.filter((one) => one !== report);
    const [faults = 0, , faults2] = await compared(asked, ({ faults: asked, faultStatus }) => [asked, faultStatus]);
    const against = (work: string, mine: number, engine: number | undefined): Row =>
      engine === undefined
        ? aside(work, `not measured: ${String(other)}`)
        : atLeast(`${work} (theirs ${milliseconds(engine)})`, engine / mine, 20, times);
    return [
      atMost('form page: CPU, HTTP and all', page, 0.35, milliseconds),
      aside('form page: CPU of the function alone, as in Lambda', milliseconds(await alone(one, false))),
      against("form page against Defra's engine", page, page2),
      atLeast(
        `form page: rate against node:http sending the same bytes (${milliseconds(bytes)})`,
        (100 * bytes) / page,
        8,
        percent,
      ),
      aside('posted with four faults: CPU, HTTP and all', milliseconds(faults)),
      aside('posted with four faults: CPU of the function alone', milliseconds(await alone(one, true))),
      against("posted with four faults against Defra's engine", faults, faults2),
      ...reportRows(
        { cost: anybody, alone: await alone(report, false), size: Buffer.byteLength(reportHtml) / 1000 },
        { cost: page, size: Buffer.byteLength(shown.body) / 1000 },
      ),
    ];
  } finally {
    closeConnections();
    await Promise.all(opened.map(({ served }) => served.stop()));
  }
};

import type { CaseListRow, Ledger } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';

/** Of each page. A scenario has a handful of cases. */
const PAGE = 100;

/** Every case of a world, in the order in which they were opened. */
export const casesOf = async (ledger: Pick<Ledger, 'cases'>): Promise<readonly CaseListRow[]> => {
  const found: CaseListRow[] = [];
  for (const filter of ['open', 'closed'] as const) {
    let after: string | undefined;
    do {
      const page = await ledger.cases(filter, PAGE, after);
      found.push(...page.rows);
      after = page.next;
    } while (after !== undefined);
  }
  return found.toSorted((one, other) => (one.openedAt < other.openedAt ? -1 : 1));
};

/**
 * The case a step names: `practice-review` is the last that was opened of that workflow, `practice-review:1` the first.
 * Throws when there is none: the scenario is wrong.
 */
export const caseSaid = async (ledger: Pick<Ledger, 'cases'>, said: string): Promise<CaseId> => {
  const [name = '', number] = said.split(':');
  const of = (await casesOf(ledger)).filter(({ workflow }) => workflow === name);
  const found = number === undefined ? of.at(-1) : of[Number(number) - 1];
  if (found === undefined) throw new Error(`No case ${said} has been opened when a step names it.`);
  return found.caseId;
};

import { z } from 'zod';
import type { Answers } from '#forms/engine/definition.ts';
import type { Bringing } from '#functions/casework/forms/context.ts';
import { DISAGREEMENTS } from '#shared/escalation/figures/row.ts';
import { ANOTHER_AREA, isSameMatter, type Sought } from '#shared/escalation/time/registers.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** A disagreement of the same two agencies about the same child or adult that is still open. */
export interface OpenAlready {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly raisedOn: LondonDate;
}

/** The register is read oldest first, this many rows at a time, and this often: a borough has some hundreds a year. */
const A_PAGE = 250;
const PAGES = 40;

const Row = z.object({
  open: z.boolean(),
  raising: z.string(),
  receiving: z.string(),
  about: z.string(),
  raisedOn: LondonDate,
});

/**
 * What is being raised, if it is open already: told by the reference that was typed, compared as a hash, never by a name.
 * Undefined until the pages that say so are saved, and for an agency of another area, since several are one there.
 */
export const alreadyOpen = async ({
  answers = {},
  arrangement,
  ledger,
}: Pick<Bringing, 'answers' | 'arrangement' | 'ledger'>): Promise<OpenAlready | undefined> => {
  const sought = soughtIn(answers);
  if (sought === undefined || ledger.register === undefined) return undefined;
  let found: OpenAlready | undefined;
  let after: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const read = await ledger.register(DISAGREEMENTS, A_PAGE, after);
    for (const { caseId, reference, row } of read.rows) {
      const body = Row.safeParse(row.body);
      if (body.success && isSameMatter(body.data, arrangement.borough, sought))
        found = { caseId, reference, raisedOn: body.data.raisedOn };
    }
    after = read.next;
    if (after === undefined) break;
  }
  return found;
};

const soughtIn = ({ raisingAgency, receivingAgency, about }: Answers): Sought | undefined =>
  typeof raisingAgency === 'string' &&
  typeof receivingAgency === 'string' &&
  receivingAgency !== ANOTHER_AREA &&
  typeof about === 'string'
    ? { raising: raisingAgency, receiving: receivingAgency, about }
    : undefined;

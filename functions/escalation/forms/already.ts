import { z } from 'zod';
import type { Answers } from '#forms/engine/definition.ts';
import type { Bringing } from '#functions/casework/forms/context.ts';
import { ANOTHER_AREA, isSameMatter, openAbout, type Sought } from '#shared/escalation/time/registers.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/** A disagreement of the same two agencies about the same child or adult that is still open. */
export interface OpenAlready {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly raisedOn: LondonDate;
}

/** Open disagreements about one child or adult that are looked at: there are never so many. */
const LOOKED_AT = 50;

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
  const { borough } = arrangement;
  const { rows } = await ledger.register(openAbout(borough, sought.about), LOOKED_AT);
  return rows
    .flatMap(({ caseId, reference, row }): OpenAlready[] => {
      const body = Row.safeParse(row.body);
      return body.success && isSameMatter(body.data, borough, sought)
        ? [{ caseId, reference, raisedOn: body.data.raisedOn }]
        : [];
    })
    .at(-1);
};

const soughtIn = ({ raisingAgency, receivingAgency, about }: Answers): Sought | undefined =>
  typeof raisingAgency === 'string' &&
  typeof receivingAgency === 'string' &&
  receivingAgency !== ANOTHER_AREA &&
  typeof about === 'string'
    ? { raising: raisingAgency, receiving: receivingAgency, about }
    : undefined;

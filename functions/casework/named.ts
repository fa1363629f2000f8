import { z } from 'zod';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseListPage, Ledger } from '#shared/casework/ledger.ts';
import { plainReference } from '#shared/casework/links/decide.ts';
import { stateToJudge } from '#shared/casework/links/kin.ts';
import type { Context } from '#shared/casework/workflow.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { shelfOf } from './shelves.ts';

/** The commands that name a case of this borough by its reference: one that links, and those that open a case from or about it. */
const Naming = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('link-case'),
    answers: z.object({ heldBy: z.literal('here'), ourReference: z.string() }),
  }),
  z.object({ type: z.literal('open-practice-review'), answers: z.object({ linkedReference: z.string() }) }),
  z.object({ type: z.literal('raise-disagreement'), answers: z.object({ linkedReference: z.string().trim().min(1) }) }),
]);

/** Rows of the list of cases in one read; linking is rare, and a borough has some hundreds of cases in all its years. */
const A_READ = 200;

interface Finding {
  readonly ledger: Pick<Ledger, 'cases' | 'load'>;
  readonly clock: Clock;
}

/**
 * The case that a command names, for `decide`. Undefined for one that names none, for a reference that is nobody's, and
 * alike for a case that this person may not see: that it exists is not theirs to find out.
 */
export const caseNamedBy = async (
  { ledger, clock }: Finding,
  command: unknown,
  actor: Actor,
): Promise<Context['named']> => {
  const naming = Naming.safeParse(command);
  if (!naming.success) return undefined;
  const { answers } = naming.data;
  const reference = plainReference('ourReference' in answers ? answers.ourReference : answers.linkedReference);
  const caseId = (await foundIn(ledger, 'open', reference)) ?? (await foundIn(ledger, 'closed', reference));
  const record = caseId === undefined ? undefined : await ledger.load(caseId);
  if (record === undefined) return undefined;
  const shelf = await shelfOf(record);
  const state = shelf.workflow.state.parse(stateToJudge(record));
  const may = shelf.mayView(state, actor, 'overview', undefined, clock.now());
  return may.ok ? { caseId: record.caseId, reference: record.reference } : undefined;
};

const foundIn = async (
  ledger: Pick<Ledger, 'cases'>,
  filter: 'open' | 'closed',
  reference: string,
): Promise<CaseId | undefined> => {
  for (let after: string | undefined; ; ) {
    const { rows, next }: CaseListPage = await ledger.cases(filter, A_READ, after);
    const found = rows.find((row) => row.reference === reference);
    if (found !== undefined || next === undefined) return found?.caseId;
    after = next;
  }
};

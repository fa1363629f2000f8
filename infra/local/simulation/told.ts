import { z } from 'zod';
import { contextOf } from '#functions/casework/act.ts';
import { shelfOf } from '#functions/casework/shelves.ts';
import { workflows } from '#infra/workflows.ts';
import { TIME } from '#shared/casework/actor.ts';
import { verifyChain } from '#shared/casework/audit-chain.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { casesOf } from './cases.ts';
import type { Played, Refused } from './play.ts';
import type { World } from './world.ts';

/** What one case of a played scenario came to. No answers: it is read on screens. */
export interface ToldCase {
  readonly case: {
    readonly workflow: string;
    readonly reference: string;
    readonly borough: string;
    readonly state: string;
    readonly title: string;
    readonly path?: string;
    readonly decision?: string;
    readonly intact: boolean;
  };
  readonly events: readonly { readonly at: string; readonly type: string; readonly by: string }[];
  readonly messages: readonly {
    readonly at: string;
    readonly milestone: string;
    readonly audience: string;
    readonly template: string;
    readonly status: string;
  }[];
  readonly clocks: readonly {
    readonly clock: string;
    readonly dueDate: string;
    readonly metAt: string | null;
    readonly daysLate: number;
  }[];
}

/** The case of the last step, and what else was opened on the way. */
export interface Told extends Omit<ToldCase, 'case'> {
  readonly case: ToldCase['case'] | null;
  /** The other cases of the world, in the order in which they were opened. */
  readonly others: readonly ToldCase[];
  readonly refused: readonly Refused[];
}

/** Read back from the ledger, with the audit chains verified and the states replayed (`intact`). */
export const told = async ({ world, caseId, refused }: Played): Promise<Told> => {
  const record = caseId === undefined ? undefined : await world.ledger.load(caseId);
  const main = record === undefined ? NOTHING : await toldOf(world, record);
  const others: ToldCase[] = [];
  for (const row of await casesOf(world.ledger)) {
    const other = row.caseId === caseId ? undefined : await world.ledger.load(row.caseId);
    if (other !== undefined) others.push(await toldOf(world, other));
  }
  return { ...main, others, refused };
};

const NOTHING = { case: null, events: [], messages: [], clocks: [] };

/** Where a workflow says which way a case went and what was decided, they are told. */
const Outcome = z.object({
  path: z.string().optional().catch(undefined),
  decision: z.object({ decision: z.string() }).optional().catch(undefined),
});

const toldOf = async (world: World, record: CaseRecord): Promise<ToldCase> => {
  const { workflow } = await shelfOf(record);
  const events = (await world.ledger.events(record.caseId)).map((entry) => ({
    ...entry,
    event: workflow.event.parse(entry.event),
  }));
  const messages = await world.ledger.messages(record.caseId);
  const state = workflow.state.parse(record.state);
  const replayed = events.reduce((before, entry) => workflow.evolve(before, entry), workflow.initial);
  const { path, decision } = Outcome.parse(state);
  const stages = workflows.find(({ name }) => name === workflow.name)?.stages ?? [];
  return {
    case: {
      workflow: workflow.name,
      reference: record.reference,
      borough: record.borough,
      state: state.stage,
      title: stages.find(({ id }) => id === state.stage)?.title ?? state.stage,
      ...(path === undefined ? {} : { path }),
      ...(decision === undefined ? {} : { decision: decision.decision }),
      intact:
        verifyChain(await world.ledger.events(record.caseId)).ok &&
        JSON.stringify(workflow.state.parse(replayed)) === JSON.stringify(state),
    },
    events: events.map(({ at, by, event }) => ({ at, type: event.type, by: by.post ?? by.person })),
    messages: messages
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ at, intent, status }) => ({
        at,
        milestone: intent.milestone,
        audience: intent.audience,
        template: intent.template,
        status,
      })),
    clocks: workflow
      .deadlines(state, contextOf(world.casework, record, TIME))
      .map(({ clock, dueDate, metAt, daysLate }) => ({ clock, dueDate, metAt: metAt ?? null, daysLate })),
  };
};

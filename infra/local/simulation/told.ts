import { z } from 'zod';
import { contextOf } from '#functions/casework/act.ts';
import { shelfOf } from '#functions/casework/shelves.ts';
import { workflows } from '#infra/workflows.ts';
import { TIME } from '#shared/casework/actor.ts';
import type { CaseRecord } from '#shared/casework/ledger.ts';
import { ownerKey } from '#shared/casework/owners.ts';
import { caseFaults } from '#shared/casework/wholeness/case-faults.ts';
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
  readonly events: readonly {
    readonly at: string;
    readonly type: string;
    readonly by: string;
    /** Which step of the plan time has reached. */
    readonly step?: string;
    /** The stage this led to, where it led to another. */
    readonly to?: string;
  }[];
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
    readonly waitingFor: string;
  }[];
  /** What people are asked to do when the scenario ends. */
  readonly tasks: readonly { readonly title: string; readonly for: string; readonly dueDate?: string }[];
}

/** The case of the last step, and what else was opened on the way. */
export interface Told extends Omit<ToldCase, 'case'> {
  readonly case: ToldCase['case'] | null;
  /** The other cases of the world, in the order in which they were opened. */
  readonly others: readonly ToldCase[];
  /** What anyone can read without signing in. */
  readonly published: readonly { readonly on: string; readonly what: string; readonly until: string }[];
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
  return { ...main, others, published: await publishedIn(world), refused };
};

const NOTHING = { case: null, events: [], messages: [], clocks: [], tasks: [] };

const Publication = z.object({ on: z.string(), what: z.string(), until: z.string() });

/** Of the list that the public pages are made from. A scenario publishes few. */
const publishedIn = async ({ ledger }: World): Promise<Told['published']> =>
  (await ledger.register('published', 100)).rows.map(({ row }) => Publication.parse(row.body));

/** Where an event says which step of a plan it is. */
const Reached = z.object({ step: z.string() });

/** Where a workflow says which way a case went and what was decided, they are told. */
const Outcome = z.object({
  path: z.string().optional().catch(undefined),
  decision: z.object({ decision: z.string() }).optional().catch(undefined),
});

const toldOf = async (world: World, record: CaseRecord): Promise<ToldCase> => {
  const shelf = await shelfOf(record);
  const { workflow } = shelf;
  const stored = await world.ledger.events(record.caseId);
  const events = stored.map((entry) => ({
    ...entry,
    event: workflow.event.parse(entry.event),
  }));
  const messages = await world.ledger.messages(record.caseId);
  const state = workflow.state.parse(record.state);
  const stages = workflows.find(({ name }) => name === workflow.name)?.stages ?? [];
  const titleOf = (stage: string): string => stages.find(({ id }) => id === stage)?.title ?? stage;
  const happened: ToldCase['events'][number][] = [];
  let replayed = workflow.initial;
  for (const entry of events) {
    const before = replayed.stage;
    replayed = workflow.evolve(replayed, entry);
    const reached = Reached.safeParse(entry.event);
    happened.push({
      at: entry.at,
      type: entry.event.type,
      by: entry.by.post ?? (entry.by.person === TIME.person ? TIME.person : entry.by.name),
      ...(reached.success ? { step: reached.data.step } : {}),
      ...(replayed.stage === before ? {} : { to: titleOf(replayed.stage) }),
    });
  }
  const { path, decision } = Outcome.parse(state);
  return {
    case: {
      workflow: workflow.name,
      reference: record.reference,
      borough: record.borough,
      state: state.stage,
      title: titleOf(state.stage),
      ...(path === undefined ? {} : { path }),
      ...(decision === undefined ? {} : { decision: decision.decision }),
      intact: caseFaults(record, stored, shelf).length === 0,
    },
    events: happened,
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
      .map(({ clock, dueDate, metAt, daysLate, waitingFor }) => ({
        clock,
        dueDate,
        metAt: metAt ?? null,
        daysLate,
        waitingFor,
      })),
    tasks: (await world.ledger.tasksOfCase(record.caseId)).map(({ title, for: owner, dueDate }) => ({
      title,
      for: ownerKey(owner),
      ...(dueDate === undefined ? {} : { dueDate }),
    })),
  };
};

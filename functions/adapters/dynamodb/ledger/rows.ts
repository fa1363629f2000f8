import { z } from 'zod';
import { DeadlineName } from '#shared/guidance/clock-names.ts';
import { CaseId, PersonId } from '#shared/kernel/ids.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';
import { packed } from '../packing.ts';

/** What each kind of row holds besides its keys. The keys are in `keys.ts`, the whole layout in docs/adr/0007. */
export const HeadRow = z.object({
  caseId: CaseId,
  reference: z.string(),
  borough: z.string(),
  pins: z.object({
    workflow: z.string(),
    workflowVersion: z.number(),
    edition: z.string(),
    arrangementVersion: z.number(),
  }),
  openedAt: Instant,
  changedAt: Instant.exactOptional(),
  version: z.number(),
  hash: z.string(),
  /** The version whose tasks and registers are recorded and not all listed yet; see `owed.ts`. */
  owes: z.number().exactOptional(),
  body: packed(z.object({ state: z.unknown() })),
});

export const EventRow = z.object({
  seq: z.number(),
  at: Instant,
  previousHash: z.string(),
  hash: z.string(),
  body: packed(
    z.object({
      by: z.object({ person: z.string(), name: z.string(), post: z.string().optional() }),
      command: z.string(),
      event: z.unknown(),
    }),
  ),
});

export const CommandRow = z.object({ caseId: CaseId, version: z.number() });

export const ListingRow = z.object({
  caseId: CaseId,
  reference: z.string(),
  /** Rows older than the second workflow do not say. */
  workflow: z.string().default('rapid-review'),
  stage: z.string(),
  openedAt: Instant,
  dues: z.record(z.string(), LondonDate),
  sk1: z.string(),
});

const TaskOwner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), role: z.string() }),
  z.object({ kind: z.literal('agency'), agency: z.string() }),
  z.object({ kind: z.literal('partner'), partner: z.string() }),
  z.object({ kind: z.literal('post'), post: z.string() }),
  z.object({ kind: z.literal('person'), person: z.string() }),
  z.object({ kind: z.literal('address'), address: z.string() }),
]);

const Task = z.object({
  id: z.string(),
  title: z.string(),
  form: z.string(),
  subject: z.string().exactOptional(),
  for: TaskOwner,
  dueDate: LondonDate.exactOptional(),
  clock: z.string().exactOptional(),
});

export const TaskRow = z.object({ caseId: CaseId, reference: z.string(), sk1: z.string(), task: Task });

export const Registered = z.object({
  register: z.string(),
  id: z.string(),
  sortedBy: z.string(),
  body: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

export const RegisteredRow = z.object({
  caseId: CaseId,
  reference: z.string(),
  sk1: z.string(),
  body: packed(Registered),
});

/** Tasks and register rows of one commit that were too many for its transaction, and where the case is then listed. */
export const OwedRow = z.object({
  version: z.number(),
  listed: z.object({ pk1: z.string(), sk1: z.string() }),
  body: packed(
    z.object({
      tasks: z.object({ put: z.array(Task), remove: z.array(z.string()) }),
      registers: z.object({
        put: z.array(Registered),
        remove: z.array(z.object({ register: z.string(), id: z.string() })),
      }),
    }),
  ),
});

export const DeadlineRow = z.object({
  body: packed(
    z.object({
      clock: DeadlineName,
      starts: LondonDate,
      dueDate: LondonDate,
      due: Instant,
      target: Instant,
      skipped: z.array(z.object({ date: LondonDate, why: z.string() })),
      rule: z.string(),
      source: z.string(),
      warnings: z.array(z.string()),
      waitingFor: z.string(),
      metAt: Instant.exactOptional(),
      daysLate: z.number(),
    }),
  ),
});

export const ContractRow = z.object({
  id: z.string(),
  caseId: CaseId,
  at: Instant,
  type: z.string(),
  version: z.number(),
  body: packed(z.unknown()),
});

export const ReadRow = z.object({
  caseId: CaseId,
  at: Instant,
  person: PersonId,
  name: z.string(),
  post: z.string().exactOptional(),
  what: z.string(),
});

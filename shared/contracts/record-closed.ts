import { z } from 'zod';
import type { Context, ContractEvent, Recorded } from '#shared/casework/workflow.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/**
 * A case of any workflow has come to rest for good. Its records are kept from here, for as long as the borough says.
 * Version 1. Says which case it was and when, and nothing about a child.
 */
export const RecordClosed = z.strictObject({
  caseId: z.string(),
  /** What people call it: `BRE-7K4P-2M9X`. */
  reference: z.string(),
  workflow: z.string(),
  openedOn: LondonDate,
  /** The London date from which its records are kept. */
  closedOn: LondonDate,
  /** Who has declared a conflict of interest there, by person: it holds here too. */
  conflicted: z.array(z.string()).default([]),
});
export type RecordClosed = z.infer<typeof RecordClosed>;

export const recordClosed = (body: RecordClosed): ContractEvent => ({
  type: 'RecordClosed',
  version: 1,
  body: RecordClosed.parse(body),
});

/** What a workflow calls for when an event has brought one of its cases to rest. `state` is that after the event. */
export const closingOf = (
  workflow: string,
  { at }: Pick<Recorded<unknown>, 'at'>,
  { conflicted }: { readonly conflicted: readonly string[] },
  { caseId, reference, openedAt = at }: Pick<Context, 'caseId' | 'reference' | 'openedAt'>,
): ContractEvent =>
  recordClosed({
    caseId,
    reference,
    workflow,
    openedOn: londonDate(openedAt),
    closedOn: londonDate(at),
    conflicted: [...conflicted],
  });

/** The name under which the retention record of a case is opened, by whatever way: there is one record a case. */
export const retentionOf = (caseId: string): CommandId => CommandId.parse(`retention:${caseId}`);

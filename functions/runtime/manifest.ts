import type { z } from 'zod';

/** What a function needs to exist in AWS, and the same on one machine. Read by `infra`; never by the function's own work. */
export interface FunctionManifest<Environment extends z.ZodObject = z.ZodObject> {
  /** Unique in the product; also the folder below `functions`: `casework/advance`. */
  readonly name: string;
  /** Module with a `handler` export, from the repository's root: `functions/casework/advance/entry.ts`. */
  readonly entry: string;
  /** Variables the entry parses at cold start. The CDK construct is typed by it. All are strings. */
  readonly environment: Environment;
  readonly timeoutSeconds: number;
  /** Megabytes. */
  readonly memory: number;
  readonly grants: readonly Grant[];
  readonly trigger: Trigger;
}

/** The least a function may do; each becomes a policy without a wildcard action. */
export type Grant =
  /** The borough's one table, and its indexes for reads. */
  | { readonly on: 'table'; readonly may: 'read' | 'read-and-write' }
  /** Start, list and describe executions of every workflow's machine; complete their task tokens. */
  | { readonly on: 'machine'; readonly may: 'start' | 'complete' }
  | { readonly on: 'mail'; readonly may: 'send' };

export type Trigger =
  /** Routes of the HTTP API, as `METHOD /path/{name}` or `ANY /path/{proxy+}`. */
  | { readonly by: 'http'; readonly routes: readonly string[] }
  /** A Task of every workflow's state machine. */
  | { readonly by: 'machine' }
  /** Every `minutes`. */
  | { readonly by: 'schedule'; readonly minutes: number }
  /** Events SES publishes about messages it accepted. */
  | { readonly by: 'mail-events' };

/** Keeps the environment's own type, so that a missing variable does not compile in `infra`. */
export const manifest = <Environment extends z.ZodObject>(
  description: FunctionManifest<Environment>,
): FunctionManifest<Environment> => description;

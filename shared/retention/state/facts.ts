import { z } from 'zod';
import { CaseId } from '#shared/kernel/ids.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';

/** The case whose records these are. Nothing of it is about a child. */
export const Source = z.object({
  caseId: CaseId,
  reference: z.string(),
  workflow: z.string(),
  openedOn: LondonDate,
});
export type Source = z.infer<typeof Source>;

/** The length of keeping as it was when the case was closed, and who said so. */
export const Rule = z.object({
  years: z.int(),
  source: z.string(),
  assumed: z.boolean(),
  arrangementVersion: z.int(),
});
export type Rule = z.infer<typeof Rule>;

/** What a hold is for. Which inquiry or court it is stays in the form's answers. */
export const HoldKind = z.enum(['inquiry', 'court', 'other']);
export type HoldKind = z.infer<typeof HoldKind>;

/** Who signed something, as an officer: by person, name and post. */
export const Signed = z.object({
  person: z.string(),
  name: z.string(),
  post: z.string().optional(),
  at: Instant,
});
export type Signed = z.infer<typeof Signed>;

/** A hold stands from when it is placed until two people have signed that it is lifted. */
export const Hold = z.object({
  id: z.string(),
  kind: HoldKind,
  from: LondonDate,
  placedAt: Instant,
  liftSigned: Signed.optional(),
  liftedAt: Instant.optional(),
});
export type Hold = z.infer<typeof Hold>;

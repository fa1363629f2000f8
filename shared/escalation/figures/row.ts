import { z } from 'zod';
import { Concern } from '#shared/boroughs/escalation.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { Category, Level, OutcomeKind, Theme } from '../state/facts.ts';

/** The register in which every disagreement of the borough has one row, ordered by the day it was raised. */
export const DISAGREEMENTS = 'disagreements';

/** A list kept in one text. */
const split = z.string().transform((text) => (text === '' ? [] : text.split(',')));

/**
 * What the figures count of one disagreement. Nothing in it names a person, a child or an adult: `about` is a hash of the
 * agency's reference, kept to find the same matter raised twice.
 */
export const DisagreementRow = z.object({
  open: z.boolean(),
  raisedOn: LondonDate,
  concerns: Concern,
  /** Keys of agencies; `another-area` for an agency of another authority. */
  raising: z.string(),
  receiving: z.string(),
  about: z.string(),
  category: Category,
  level: Level,
  immediate: z.boolean(),
  /** The number of the stage at which it was settled; 0 while it is not, or by another area's procedure. */
  stageSettled: z.int(),
  /** From raising to the outcome both sides confirmed; absent until then. */
  workingDays: z.int().optional(),
  /** Whether the outcome came within the time that was to be kept. Absent until then. */
  within: z.boolean().optional(),
  outcome: OutcomeKind.optional(),
  withdrawn: z.boolean(),
  themes: split.pipe(z.array(Theme)),
});
export type DisagreementRow = z.infer<typeof DisagreementRow>;

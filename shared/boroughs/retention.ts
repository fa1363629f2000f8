import { z } from 'zod';

/** How long the records of one kind of case are kept, and who says so. */
export const KeepingRule = z.strictObject({
  /** Calendar years from the day the case was closed. A published report stays public for its year before that day. */
  years: z.int().min(1).max(120),
  /** The paragraph or schedule it comes from, in words for those who decide by it. */
  source: z.string().min(1),
  /** No document of the borough says it: shown wherever the rule is. */
  assumed: z.boolean(),
});
export type KeepingRule = z.infer<typeof KeepingRule>;

/** Roles that may agree to a disposal which the business manager proposes. */
export const AgreeingRole = z.enum(['director-of-childrens-services', 'partner-lead', 'partner-delegate']);
export type AgreeingRole = z.infer<typeof AgreeingRole>;

/** Long enough for a child of the review to be grown up, and for most inquiries to have been announced. */
const CAREFUL: KeepingRule = {
  years: 25,
  source: 'A careful length until the partners agree a schedule of their own',
  assumed: true,
};

/** How long records are kept, and who agrees to their disposal. */
export const RetentionArrangement = z.strictObject({
  agreedBy: z.array(AgreeingRole).min(1).default(['director-of-childrens-services']),
  /** By workflow: `rapid-review`. */
  rules: z.record(z.string(), KeepingRule).default({}),
  /** For a workflow that has no rule of its own. */
  otherwise: KeepingRule.default(CAREFUL),
});
export type RetentionArrangement = z.infer<typeof RetentionArrangement>;

/** The rule for the cases of a workflow. There is always one. */
export const keepingRule = (
  { rules, otherwise }: Pick<RetentionArrangement, 'rules' | 'otherwise'>,
  workflow: string,
): KeepingRule => (Object.hasOwn(rules, workflow) ? (rules[workflow] ?? otherwise) : otherwise);

import { z } from 'zod';
import { CaseState } from '#shared/casework/case-state.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { Stage } from '../stages.ts';
import { Hold, Rule, Signed, Source } from './facts.ts';

/** What the keeping of a case's records has come to. Which inquiry holds them, and why, stays in the events. */
export const Retention = CaseState.extend({
  stage: Stage,
  sections: z.record(z.string(), z.number()).default({}),
  confidential: z.array(z.string()).default([]),
  conflicted: z.array(z.string()).default([]),
  troubles: CaseState.shape.troubles.default([]),
  source: Source.optional(),
  /** The same case again, by the name under which links look for it: a conflict declared there holds here. */
  linkedCase: CaseId.optional(),
  closedOn: LondonDate.optional(),
  /** The last day on which the records are kept. Absent while the case is open. */
  keepUntil: LondonDate.optional(),
  rule: Rule.optional(),
  /** Whether somebody has put the day off. */
  longer: z.boolean().default(false),
  holds: z.array(Hold).default([]),
  proposed: Signed.optional(),
  agreed: Signed.optional(),
  disposed: z
    .object({ at: Signed.shape.at, version: z.int(), hash: z.string(), rows: z.record(z.string(), z.int()) })
    .optional(),
});
export type Retention = z.infer<typeof Retention>;

export const newRecord: Retention = Retention.parse({ stage: 'new' });

/** Holds that have not been lifted. While there is one, nothing is destroyed. */
export const standingHolds = ({ holds }: Pick<Retention, 'holds'>): readonly Hold[] =>
  holds.filter(({ liftedAt }) => liftedAt === undefined);

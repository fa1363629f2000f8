import { z } from 'zod';
import type { ContractEvent } from '#shared/casework/workflow.ts';
import { LondonDate } from '#shared/kernel/time.ts';

/**
 * The partners have decided on a local child safeguarding practice review. Its own workflow takes it up from here.
 * Version 1. Says where the case is, and nothing about a child.
 */
export const LocalReviewDecided = z.strictObject({
  caseId: z.string(),
  /** The London date from which the six months run (LCSPR-13). */
  decidedOn: LondonDate,
  /** What led to it: a rapid review, the partners' own decision (NOTIFY-7), or the Panel's letter. */
  source: z.enum(['rapid-review', 'partners', 'panel']),
  /** The arrangements the decision was taken under. */
  arrangementVersion: z.int(),
  reviewer: z.enum(['appointed', 'to-be-appointed']),
  /** Who has declared a conflict of interest there, by person: it holds here too. */
  conflicted: z.array(z.string()).default([]),
  /** Their addresses, where nothing of it is to be sent. */
  tooNear: z.array(z.string()).default([]),
});
export type LocalReviewDecided = z.infer<typeof LocalReviewDecided>;

export const localReviewDecided = (body: z.input<typeof LocalReviewDecided>): ContractEvent => ({
  type: 'LocalReviewDecided',
  version: 1,
  body: LocalReviewDecided.parse(body),
});

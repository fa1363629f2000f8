import { z } from 'zod';
import { linkCase } from '#shared/casework/links/decide.ts';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import type { Context } from '#shared/casework/workflow.ts';
import type { LocalReviewDecided } from '#shared/contracts/local-review-decided.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { Chosen, type Decide, type Decided, missingPartners } from '../answered.ts';
import { faultInPast, todayOf } from '../dates.ts';

const Opening = z.object({
  source: z.enum(['partners', 'panel']),
  decidedOn: LondonDate,
  partnersAgree: Chosen,
  panelLetterOn: LondonDate.optional(),
  reviewerNamed: YesNo,
  linkedReference: z.string().default(''),
});

/**
 * The partners' own decision, with or without the Panel's letter. The six months run from the day of it (LCSPR-13). A case
 * here that it began from is linked, so that a conflict of interest declared there holds here.
 */
export const openReview: Decide = (_, { answers }, context) => {
  const facts = factsOf(Opening, answers);
  if (!facts.ok) return facts;
  const { source, decidedOn, partnersAgree, panelLetterOn, reviewerNamed, linkedReference } = facts.value;
  const today = todayOf(context);
  const fault =
    faultInPast('decidedOn', decidedOn, today) ??
    (panelLetterOn === undefined ? undefined : faultInPast('panelLetterOn', panelLetterOn, today)) ??
    missingPartners(partnersAgree);
  if (fault !== undefined) return refuse(fault);
  const linked =
    linkedReference === ''
      ? ok([])
      : linkCase({ links: [] }, { linkKind: 'began-from', heldBy: 'here', ourReference: linkedReference }, context);
  if (!linked.ok) return refuse({ ...linked.error, field: 'linkedReference' });
  return ok([
    {
      type: 'ReviewInitiated',
      answers,
      source,
      decidedOn,
      announced: false,
      reviewerNamed: reviewerNamed === 'yes',
      conflicted: [],
      tooNear: [],
    },
    ...linked.value,
  ]);
};

/** Decided in another workflow, which has told the national bodies already. */
export const beginFromContract = (contract: LocalReviewDecided, context: Context): Decided => {
  const { caseId, source, decidedOn, reviewer, conflicted, tooNear } = contract;
  const fault = faultInPast('decidedOn', decidedOn, todayOf(context));
  if (fault !== undefined) return refuse(fault);
  return ok([
    {
      type: 'ReviewInitiated',
      source,
      decidedOn,
      linkedCase: caseId,
      announced: true,
      reviewerNamed: reviewer === 'appointed',
      conflicted,
      tooNear,
    },
  ]);
};

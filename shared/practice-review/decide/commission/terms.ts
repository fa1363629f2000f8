import { z } from 'zod';
import { factsOf, YesNo } from '#shared/casework/reading.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import type { PracticeReviewEvent } from '../../state/events.ts';
import { Method, ProceedingKind } from '../../state/facts.ts';
import { Chosen, type Decide, Declared, Perhaps, Pounds, reasonRequired } from '../answered.ts';
import { afterSixMonths, faultInComing, todayOf } from '../dates.ts';

const Terms = z.object({
  periodFrom: LondonDate,
  periodTo: LondonDate,
  method: Method,
  hybridOf: Chosen,
  budgetTotal: Pounds,
  shareLocalAuthority: Pounds,
  sharePolice: Pounds,
  shareHealth: Pounds,
  shareOthers: Pounds.default(0),
  publishOn: LondonDate,
  publishLateReason: Perhaps,
});
type Terms = z.infer<typeof Terms>;

/** LCSPR-3, LCSPR-4. Given again, they replace those before; each version is kept. */
export const setTerms: Decide = (state, { answers }, context) => {
  const facts = factsOf(Terms, answers);
  if (!facts.ok) return facts;
  const { periodFrom, periodTo, method, hybridOf, publishOn, publishLateReason } = facts.value;
  if (periodFrom > periodTo) return refuse(PERIOD_BACKWARDS);
  if (method === 'hybrid' && new Set(hybridOf).size < 2) return refuse(NO_HYBRID);
  if (pence(sharesOf(facts.value)) !== pence(facts.value.budgetTotal)) return refuse(SHARES(facts.value));
  const fault = faultInComing('publishOn', publishOn, todayOf(context));
  if (fault !== undefined) return refuse(fault);
  if (afterSixMonths(state, publishOn, context) && publishLateReason === '') return refuse(SAY_WHY_LATE);
  const begins = state.stage === 'commissioning' && state.reviewer?.standing === 'appointed';
  const set: PracticeReviewEvent = { type: 'TermsSet', answers, method, publishOn };
  return ok(begins ? [set, { type: 'GatheringBegun' }] : [set]);
};

const sharesOf = ({ shareLocalAuthority, sharePolice, shareHealth, shareOthers }: Terms): number =>
  shareLocalAuthority + sharePolice + shareHealth + shareOthers;

/** Compared in whole pence: tenths of a pound do not add up exactly. */
const pence = (pounds: number): number => Math.round(pounds * 100);

const ProceedingRow = z.object({ proceedingKind: ProceedingKind, proceedingOpen: YesNo, holdsPublication: YesNo });
const Proceedings = z.object({
  proceedings: z.array(ProceedingRow).default([]),
  noProceedings: z.unknown().optional(),
});

/** What runs beside the review, and whether publication waits for it. The six months never do. */
export const recordProceedings: Decide = (_, { answers }) => {
  const facts = factsOf(Proceedings, answers);
  if (!facts.ok) return facts;
  const { proceedings, noProceedings } = facts.value;
  if (proceedings.length === 0 && !Declared.safeParse(noProceedings).success) return refuse(SAY_NONE);
  return ok([
    {
      type: 'ProceedingsRecorded',
      answers,
      proceedings: proceedings.map(({ proceedingKind, proceedingOpen, holdsPublication }, index) => ({
        id: `p${index + 1}`,
        kind: proceedingKind,
        open: proceedingOpen === 'yes',
        holdsPublication: holdsPublication === 'yes',
      })),
    },
  ]);
};

const Names = z.object({ names: z.array(z.object({ protectedName: z.string().trim().min(2).max(80) })).min(1) });

/** Names that may stand in nothing published (LCSPR-17). The list replaces the one before it. */
export const listProtectedNames: Decide = (_, { answers }) => {
  const facts = factsOf(Names, answers);
  if (!facts.ok) return facts;
  const names = [...new Set(facts.value.names.map(({ protectedName }) => protectedName))];
  return ok([{ type: 'ProtectedNamesListed', answers, names }]);
};

const PERIOD_BACKWARDS: Refusal = {
  reason: 'period-backwards',
  message: 'The period ends before it begins. Check both dates.',
  field: 'periodTo',
};
const NO_HYBRID: Refusal = {
  reason: 'hybrid-of-two',
  message: 'A hybrid is made of at least two methods. Tick them, or choose one method alone.',
  field: 'hybridOf',
};
const SHARES = (terms: Terms): Refusal => ({
  reason: 'shares-do-not-add-up',
  message: `The shares come to £${sharesOf(terms).toFixed(2)} and the budget is £${terms.budgetTotal.toFixed(2)}. Change one so that they are the same.`,
  field: 'budgetTotal',
});
const SAY_WHY_LATE: Refusal = {
  reason: 'late-reason-required',
  message: 'This is after the six months end. Say why publication is aimed at so late, or choose an earlier day.',
  field: 'publishLateReason',
};
const SAY_NONE: Refusal = {
  reason: 'say-none',
  message: 'Add the proceedings that run beside the review, or confirm that there are none.',
  field: 'noProceedings',
};

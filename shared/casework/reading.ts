import { z } from 'zod';
import { countable } from '#shared/guidance/clocks.ts';
import { instantOfLondon } from '#shared/kernel/london.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Instant, LondonTime } from '#shared/kernel/time.ts';
import type { Refusal } from './workflow.ts';

/** A London wall-clock answer as an instant. */
export const Moment = LondonTime.transform((time) => instantOfLondon(time));

export const YesNo = z.enum(['yes', 'no']);

/**
 * The few answers a rule needs, parsed again here because the ledger trusts no form.
 * A refusal names the first question that is missing or of the wrong shape.
 */
export const factsOf = <T>(schema: z.ZodType<T>, answers: unknown): Result<T, Refusal> => {
  const parsed = schema.safeParse(answers);
  if (parsed.success) return ok(parsed.data);
  const field = parsed.error.issues[0]?.path[0];
  return refuse({
    reason: 'incomplete',
    message: 'Some answers are missing or are not of the kind the form asks for. Go through the pages again.',
    ...(typeof field === 'string' ? { field } : {}),
  });
};

/** Why a moment somebody typed cannot be when something happened, if it cannot: not yet come, or before any calendar. */
export const faultInMoment = (field: string, moment: Instant, now: Instant): Refusal | undefined => {
  if (moment > now)
    return { reason: 'in-the-future', message: 'This date and time has not come yet. Enter when it happened.', field };
  return countable(moment)
    ? undefined
    : {
        reason: 'too-long-ago',
        message: 'Check the year: this date is too long ago for its days to be counted.',
        field,
      };
};

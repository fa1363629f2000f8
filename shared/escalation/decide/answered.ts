import { z } from 'zod';
import { addressAllowed } from '#shared/boroughs/people.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { countable } from '#shared/guidance/clocks.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import type { FormCommand } from '../commands.ts';
import type { EscalationEvent } from '../state/events.ts';
import { Side } from '../state/facts.ts';
import type { Disagreement } from '../state/state.ts';

/** What a form's command makes happen, or why it cannot. */
export type Decided = Result<readonly EscalationEvent[], Refusal>;
export type Decide = (state: Disagreement, command: FormCommand, context: Context) => Decided;

/** Text that must be there, and text that may be left out. */
export const Words = z.string().trim().min(1);
export const Perhaps = z.string().trim().default('');

/** One ticked box comes as the value alone or as a list of one. */
export const Chosen = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]);

/** Today, as the clock on a London wall has it. */
export const todayOf = ({ now }: Context): LondonDate => londonDate(now);

/** The side a form is about. */
export const sideOf = (subject: string | undefined): Result<Side, Refusal> => {
  const side = Side.safeParse(subject);
  return side.success ? ok(side.data) : refuse(WHICH_SIDE);
};

/** Why mail may not go to an address somebody typed, if it may not. */
export const faultInAddress = (field: string, address: string, context: Context): Refusal | undefined =>
  addressAllowed({ allowedDomains: context.allowedDomains ?? context.arrangement.allowedDomains }, address)
    ? undefined
    : {
        reason: 'address-not-allowed',
        message:
          'Mail about a disagreement goes to work addresses that the partnership has listed, and no others. Use the work address, or leave it out.',
        field,
      };

/** Why a moment typed for something still to come cannot be, if it cannot. */
export const faultInComing = (field: string, moment: Instant, now: Instant): Refusal | undefined => {
  if (moment <= now)
    return { reason: 'not-in-the-future', message: 'This date and time has gone by. Enter one still to come.', field };
  return countable(moment)
    ? undefined
    : { reason: 'too-far-ahead', message: 'Check the year: this date is too far ahead.', field };
};

/** Text a rule wants in certain cases only. */
export const reasonRequired = (field: string, message: string): Refusal => ({
  reason: 'reason-required',
  message,
  field,
});

const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Whether two names are one person's, as people type them. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** Whether somebody is too near to the disagreement to decide it: by their post, or by the name that was typed. */
export const isBarred = (
  { barred }: Pick<Disagreement, 'barred'>,
  { name, post }: { readonly name: string; readonly post?: string | undefined },
): boolean => barred.some((one) => (post !== undefined && one.post === post) || isSameName(one.name, name));

/** The agencies of the two sides; of another authority's there is none here. */
export const agenciesConcerned = ({ raisedBy, receiving }: Disagreement): readonly string[] =>
  [raisedBy?.agency, receiving?.agency].filter((agency) => agency !== undefined);

export const NO_SUCH_PART: Refusal = {
  reason: 'no-such-part',
  message: 'This is no longer open in the disagreement. Go back to it to see where it stands.',
};
const WHICH_SIDE: Refusal = {
  reason: 'which-side',
  message: 'Say which side this is for: the one that raised it, or the other.',
};

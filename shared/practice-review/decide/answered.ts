import { z } from 'zod';
import { type Arrangement, PartnerId } from '#shared/boroughs/arrangement.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import type { Context, Refusal } from '#shared/casework/workflow.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { FormCommand } from '../commands.ts';
import type { PracticeReviewEvent } from '../state/events.ts';
import { partners } from '../state/facts.ts';
import type { PracticeReview } from '../state/state.ts';

/** What a form's command makes happen, or why it cannot. */
export type Decided = Result<readonly PracticeReviewEvent[], Refusal>;
export type Decide = (state: PracticeReview, command: FormCommand, context: Context) => Decided;

/** Text that must be there, and text that may be left out. */
export const Words = z.string().trim().min(1);
export const Perhaps = z.string().trim().default('');

/** A ticked declaration. */
export const Declared = z.union([z.literal(true), z.literal('yes')]);

/** One ticked box comes as the value alone or as a list of one. */
export const Chosen = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]);

/** Pounds, as a number or as somebody typed them. */
export const Pounds = z.coerce.number().nonnegative();

/** The three partners decide together, or nothing is decided (Children Act 2004 s.16E). */
export const missingPartners = (agreed: readonly string[]): Refusal | undefined =>
  partners.every((partner) => agreed.includes(partner))
    ? undefined
    : {
        reason: 'three-partners',
        message:
          'This is a decision of all three safeguarding partners. Record it once the local authority, the police and health have each agreed.',
        field: 'partnersAgree',
      };

/** Which partner a command is for, and the post its delegate acts through. */
export const partnerOf = (
  subject: string | undefined,
  { actor }: Context,
): Result<{ readonly partner: PartnerId; readonly post: string }, Refusal> => {
  const partner = PartnerId.safeParse(subject);
  if (!partner.success)
    return refuse({ reason: 'which-partner', message: 'Say which safeguarding partner this is for.' });
  const post = actor.posts.find((held) => held.partner === partner.data)?.post ?? 'none';
  return ok({ partner: partner.data, post });
};

/** An agency of the borough, or one that this review has asked. */
export const knowsAgency = (state: PracticeReview, arrangement: Arrangement, agency: string): boolean =>
  agencyNamed(arrangement, agency) !== undefined || state.requests.some((request) => request.agency === agency);

/** Text a rule wants in certain cases only. */
export const reasonRequired = (field: string, message: string): Refusal => ({
  reason: 'reason-required',
  message,
  field,
});

export const NO_SUCH_PART: Refusal = {
  reason: 'no-such-part',
  message: 'This is no longer open in the review. Go back to the review to see where it stands.',
};

import type { Form } from '#forms/engine/definition.ts';
import type { Bringing } from '#functions/casework/forms/context.ts';
import { formContext } from '#functions/practice-review/forms/context.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { holderOf } from '#test/support/pure-case.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { compiledForm } from '../../../../build/compiled/forms.js';
import { LOOKED_AT, ledgerOf } from '../looking.ts';

const formNamed = (name: string): Form | undefined => compiledForm(name)?.form;

/** What a review brings to one of its forms, for whoever fills it in; the others are earlier reviews of the borough. */
export const brought = async (
  [review, ...earlier]: readonly [PureReview, ...PureReview[]],
  name: string,
  who: string | Actor,
  change: Partial<Bringing> = {},
) => {
  const form = formNamed(name);
  if (form === undefined) throw new Error(`No form ${name}`);
  const { ledger } = ledgerOf(review, ...earlier);
  const actor = typeof who === 'string' ? holderOf(review.arrangement, who, review.now) : who;
  return formContext({
    form,
    record: await ledger.load(LOOKED_AT),
    ledger,
    arrangement: review.arrangement,
    actor,
    now: review.now,
    formNamed,
    ...change,
  });
};

/** A block of what is known, as its reader gets it. */
export const words = async (
  reviews: readonly [PureReview, ...PureReview[]],
  name: string,
  who: string | Actor,
  block: string,
  subject?: string,
): Promise<string> => {
  const { [block]: known } = await (await brought(reviews, name, who, { subject })).known([block]);
  return [known?.heading, ...(known?.rows ?? []).map(({ label, value }) => `${label}: ${value}`)].join('\n');
};

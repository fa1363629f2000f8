import { type Bringing, type FormContext, standingOf } from '#functions/casework/forms/context.ts';
import { knownBlocks } from '#functions/casework/forms/known.ts';
import { rapidReview } from '#shared/rapid-review/workflow.ts';
import { factsOf } from './facts.ts';
import { BLOCKS } from './known/blocks.ts';
import { optionsOf } from './options.ts';
import { prefillOf } from './prefill.ts';

/** What a rapid review brings to one of its forms. */
export const formContext = async (bringing: Bringing): Promise<FormContext> => {
  const standing = standingOf(bringing, rapidReview, optionsOf);
  return {
    facts: factsOf(standing),
    options: standing.options,
    known: (names) => knownBlocks(BLOCKS, standing, names),
    prefill: () => prefillOf(standing),
  };
};

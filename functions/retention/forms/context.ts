import { type Bringing, type FormContext, type Standing, standingOf } from '#functions/casework/forms/context.ts';
import { knownBlocks } from '#functions/casework/forms/known.ts';
import type { Retention } from '#shared/retention/state/state.ts';
import { retention } from '#shared/retention/workflow.ts';
import { BLOCKS } from './known.ts';

/** What a retention record brings to one of its forms. */
export const formContext = async (bringing: Bringing): Promise<FormContext> => {
  const standing: Standing<Retention> = standingOf(bringing, retention, () => ({}));
  return {
    facts: {},
    options: {},
    known: (names) => knownBlocks(BLOCKS, standing, names),
    prefill: async () => ({}),
  };
};

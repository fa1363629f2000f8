import type { Answers } from '#forms/engine/definition.ts';
import { type Bringing, type FormContext, standingOf } from '#functions/casework/forms/context.ts';
import { knownBlocks } from '#functions/casework/forms/known.ts';
import { Concern } from '#shared/boroughs/escalation.ts';
import { protocolFor } from '#shared/escalation/route/protocols.ts';
import { escalation } from '#shared/escalation/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { alreadyOpen } from './already.ts';
import { factsOf } from './facts.ts';
import { BLOCKS } from './known/blocks.ts';
import { circumstancesAsked, optionsOf, otherThan, ownOf, protocolOfCase } from './options.ts';
import { prefillOf } from './prefill.ts';
import type { Standing } from './standing.ts';

/** What a disagreement brings to one of its forms. */
export const formContext = async (bringing: Bringing): Promise<FormContext> => {
  const usual = standingOf(bringing, escalation, optionsOf);
  const standing: Standing =
    bringing.record === undefined
      ? await whileRaising(bringing, usual)
      : { ...usual, protocol: protocolOfCase(usual), already: undefined };
  return {
    facts: factsOf(standing),
    options: standing.options,
    known: (names) => knownBlocks(BLOCKS, standing, names),
    prefill: () => prefillOf(standing),
  };
};

/** Nothing stands yet but what has been answered: it says which protocol, what its routes turn on, and whether it is open already. */
const whileRaising = async (bringing: Bringing, usual: Omit<Standing, 'protocol' | 'already'>): Promise<Standing> => {
  const { answers = {}, arrangement, now } = bringing;
  const concerns = Concern.safeParse(answers['concerns']);
  const protocol = concerns.success ? protocolFor(arrangement, concerns.data, londonDate(now)) : undefined;
  const options = {
    ...usual.options,
    agencies: ownOf(usual.options['agencies'] ?? [], bringing.actor),
    'other-agencies': otherThan(usual.options['other-agencies'] ?? [], said(answers, 'raisingAgency')),
    circumstances: circumstancesAsked(protocol, said(answers, 'receivingAgency'), concerns.data),
  };
  return { ...usual, options, protocol, already: await alreadyOpen(bringing) };
};

const said = (answers: Answers, question: string): string | undefined => {
  const answer = answers[question];
  return typeof answer === 'string' ? answer : undefined;
};

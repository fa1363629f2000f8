import { z } from 'zod';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Actor } from './actor.ts';
import type { Answers } from './answers.ts';
import { factsOf, YesNo } from './reading.ts';
import type { Refusal } from './workflow.ts';

const Taking = z.object({ conflict: YesNo });

/** How somebody takes part in a case, as every workflow records it. */
export type TakingPart =
  | { readonly type: 'ConflictDeclared'; answers: Answers; person: string; post: string; address?: string }
  | { readonly type: 'ConfidentialityAgreed'; person: string; post: string };

/**
 * Confidentiality is agreed before the case is seen (RAPID-11); a conflict shuts the case to the one who declares it, who is
 * written to no more.
 */
export const takingPart = (answers: Answers, actor: Actor): Result<TakingPart, Refusal> => {
  const facts = factsOf(Taking, answers);
  if (!facts.ok) return facts;
  const post = actor.posts[0]?.post ?? 'none';
  return facts.value.conflict === 'yes'
    ? ok({ type: 'ConflictDeclared', answers, person: actor.person, post, ...addressOf(actor) })
    : ok({ type: 'ConfidentialityAgreed', person: actor.person, post });
};

const addressOf = ({ address }: Actor): { readonly address?: string } => (address === '' ? {} : { address });

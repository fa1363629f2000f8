import type { Answers } from '#forms/engine/definition.ts';
import { earlierAnswers } from '#functions/casework/forms/earlier.ts';
import { Side } from '#shared/escalation/state/facts.ts';
import type { Standing } from './standing.ts';

/** What a form begins with, so that nobody is asked for what is known. Empty for most. */
export const prefillOf = async (standing: Standing): Promise<Answers> => {
  switch (standing.form.form) {
    case 'raise-disagreement':
      return ofRaiser(standing);
    case 'make-representation':
      return (await earlierAnswers(standing, 'make-representation', standing.subject)) ?? {};
    case 'answer-disagreement':
      return { contactName: standing.actor.name, ...address(standing) };
    default:
      return {};
  }
};

/** Their own agency where they have one, and what it concerns where there is only one thing it can. */
const ofRaiser = ({ actor, options }: Standing): Answers => {
  const own = actor.posts[0]?.agency;
  const concerns = options['concerns'] ?? [];
  const [only] = concerns;
  return {
    ...(own === undefined ? {} : { raisingAgency: own }),
    ...(concerns.length === 1 && only !== undefined ? { concerns: only.value } : {}),
  };
};

/** Whoever answers speaks for their side unless they say otherwise; a post holder is reached without a typed address. */
const address = ({ actor, subject }: Standing): Answers =>
  Side.safeParse(subject).success && actor.posts.length === 0 && actor.address !== ''
    ? { contactAddress: actor.address }
    : {};

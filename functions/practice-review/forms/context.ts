import type { Form } from '#forms/engine/definition.ts';
import { type Bringing, type FormContext, standingOf } from '#functions/casework/forms/context.ts';
import { knownBlocks } from '#functions/casework/forms/known.ts';
import { earlierRecommendations } from '#functions/practice-review/earlier/recommendations.ts';
import { practiceReview } from '#shared/practice-review/workflow.ts';
import { factsOf } from './facts.ts';
import { BLOCKS } from './known/blocks.ts';
import { earlierChoices, optionsOf } from './options.ts';
import { prefillOf } from './prefill.ts';
import type { Standing } from './standing.ts';

/** What a practice review brings to one of its forms. */
export const formContext = async (bringing: Bringing): Promise<FormContext> => {
  const earlier = mentions(bringing.form, 'earlier-recommendations')
    ? await earlierRecommendations({ ...bringing, caseId: bringing.record?.caseId })
    : [];
  const usual = standingOf(bringing, practiceReview, optionsOf);
  const options = {
    ...usual.options,
    'earlier-recommendations': earlierChoices(earlier, usual),
  };
  const standing: Standing = { ...usual, options, earlier };
  return {
    facts: factsOf(standing),
    options,
    known: (names) => knownBlocks(BLOCKS, standing, names),
    prefill: () => prefillOf(standing),
  };
};

/** Whether a form shows or offers a list: reading across cases is left out where nothing would show it. */
const mentions = ({ pages }: Form, name: string): boolean =>
  pages.some(
    ({ content, questions }) =>
      content.some((block) => 'known' in block && block.known === name) ||
      questions.some(
        (question) => 'options' in question && !Array.isArray(question.options) && question.options.from === name,
      ),
  );

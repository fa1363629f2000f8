import type { Facts } from '#forms/engine/conditions.ts';
import type { Answers } from '#forms/engine/definition.ts';
import type { Choice } from '#forms/engine/fields.ts';
import type { Reading } from '#functions/casework/dossier/dossier.ts';
import { sameForAll } from '#functions/escalation/forms/options.ts';
import type { Context } from '#shared/casework/workflow.ts';
import type { Disagreement } from '#shared/escalation/state/state.ts';
import { protocolOf } from './sides.ts';
import { CONCERNS } from './words.ts';

/** How answers kept in a disagreement are read. */
export const reading: Reading<Disagreement> = {
  choices: (state, context) => ({
    ...sameForAll({ arrangement: context.arrangement, state, context }),
    concerns: Object.entries(CONCERNS).map(([value, label]) => ({ value, label })),
    'stages-to-move-to': stagesThen(state, context),
  }),
  factsThen,
};

/** Every stage there is: where it could be moved to then is no longer where it can be moved to now. */
const stagesThen = (state: Disagreement, context: Context): readonly Choice[] => [
  ...['line', 'line-0', 'line-1', 'line-2', 'line-3'].map((value) => ({
    value,
    label: 'The next line of the same stage',
  })),
  ...(protocolOf({ state, context })?.stages ?? []).map(({ title }, index) => ({
    value: `stage-${index + 1}`,
    label: `Stage ${index + 1}: ${title}`,
  })),
];

/** What was answered was asked; a question that the case alone decides on was not, where it has no answer. */
function factsThen(answers: Answers): Facts {
  const has = (question: string): boolean => Object.hasOwn(answers, question);
  return {
    asksCircumstances: has('circumstances'),
    alreadyRaised: has('different'),
    ownManager: has('raisingView') && !has('receivingView'),
    ...(has('satisfaction') ? { ownSide: 'raising' } : {}),
    ...(has('skippedWhy') || typeof answers['to'] !== 'string' ? {} : { nextStage: answers['to'] }),
  };
}

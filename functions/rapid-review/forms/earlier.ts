import type { Answers } from '#forms/engine/definition.ts';
import { earlierAnswers } from '#functions/casework/forms/earlier.ts';
import type { Standing } from './bringing.ts';

/** What was first said of the incident, by whichever form opened the case. */
export const openingAnswers = async (
  standing: Pick<Standing, 'record' | 'ledger' | 'state'>,
): Promise<{ readonly form: string; readonly answers: Answers } | undefined> => {
  for (const form of ['referral', 'open-incident']) {
    const answers = await earlierAnswers(standing, form);
    if (answers !== undefined) return { form, answers };
  }
  return undefined;
};

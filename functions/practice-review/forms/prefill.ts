import type { Answers } from '#forms/engine/definition.ts';
import { earlierAnswers, withoutDeclarations } from '#functions/casework/forms/earlier.ts';
import type { Standing } from './standing.ts';

/** Forms that are put right by giving them again: the earlier answers are where one begins. */
const GIVEN_AGAIN = [
  'terms-of-reference',
  'parallel-proceedings',
  'protected-names',
  'agency-analysis',
  'review-report',
  'publication-plan',
  'media-plan',
];

/** Answers of the time of sending: a new version says them anew. */
const SAID_ANEW = ['changesSince', 'signedBy', 'signedPost', 'signedOn'];

/** What earlier answers already say, so that nobody is asked twice. */
export const prefillOf = async (standing: Standing): Promise<Answers> => {
  const { form, subject } = standing;
  if (form.form === 'change-action') return standingOwner(standing);
  if (!GIVEN_AGAIN.includes(form.form)) return {};
  const before = await earlierAnswers(standing, form.form, subject);
  if (before === undefined) return {};
  const kept = Object.entries(withoutDeclarations(form, before)).filter(([name]) => !SAID_ANEW.includes(name));
  return Object.fromEntries(kept);
};

/** A change of an action begins from what stands now. */
const standingOwner = ({ state, subject }: Standing): Answers => {
  const action = state.actions.find(({ id }) => id === subject);
  return action === undefined ? {} : { newDue: action.due, newAgency: action.agency, newOfficer: action.officer };
};

import { taskHref } from '#functions/casework/pages/to-do.ts';
import { type ToDo, type ToDoManner, toDo, type Unasked } from '#functions/casework/pages/to-do-html.ts';
import type { Dossier } from '#functions/practice-review/dossier/dossier.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import type { PracticeReview } from '#shared/practice-review/state/state.ts';

/** Forms that can be filled in without being asked to, in the order in which a review comes to them. */
const UNASKED: readonly FormName[] = [
  'take-part',
  'propose-reviewer',
  'stand-reviewer-down',
  'reviewer-access',
  'terms-of-reference',
  'parallel-proceedings',
  'protected-names',
  'request-information',
  'agency-analysis',
  'practitioner-involvement',
  'family-involvement',
  'supervision-check',
  'ask-reviewer',
  'new-information',
  'panel-on-national',
  'explain-delay',
  'review-report',
  'fact-check',
  'accept-report',
  'reopen-report',
  'impact-on-family',
  'publication-plan',
  'media-plan',
  'publication-comment',
  'move-publication',
  'action-plan',
  'share-learning',
  'withdraw-publication',
  'prepare-redacted-copy',
  'link-case',
  'hand-to-another-area',
  'stop-review',
];

/** What is to be done in the review now. What others are asked is shown to those who lead or take part in the whole. */
export const toDoOf = (dossier: Dossier, actor: Actor): ToDo => {
  const { state, shelf, context } = dossier;
  const unasked = UNASKED.filter((form) => isCalledFor(form, state, actor)).flatMap((form) =>
    about(form, state, actor),
  );
  const found = toDo(dossier, actor, { forms: FormName.options, unasked });
  const leads = (['returns', 'commissioning'] as const).some(
    (part) => shelf.mayView(state, actor, part, undefined, context.now).ok,
  );
  return leads ? found : { ...found, others: [] };
};

const PER_AGENCY: readonly FormName[] = ['agency-analysis', 'fact-check'];

const about = (form: FormName, { requests }: PracticeReview, actor: Actor): readonly Unasked[] => {
  if (!PER_AGENCY.includes(form)) return [{ form }];
  const own = actor.posts.filter(({ agency }) => requests.some((request) => request.agency === agency));
  return own.map(({ agency }) => ({ form, subject: agency }));
};

/** Leaves out what the rules would refuse as the review stands, so that nobody is led into a form in vain. */
const isCalledFor = (form: FormName, state: PracticeReview, actor: Actor): boolean => {
  const standing = state.reviewer?.standing;
  switch (form) {
    case 'take-part':
      // Until it is agreed the page offers it by itself; afterwards an interest may still come to light.
      return state.confidential.includes(actor.person);
    case 'propose-reviewer':
      return standing !== 'appointed';
    case 'stand-reviewer-down':
      return standing !== undefined && standing !== 'stood-down';
    case 'reviewer-access':
    case 'ask-reviewer':
      return standing === 'appointed';
    case 'fact-check':
      return state.draft !== undefined;
    case 'accept-report':
      // Asked of the chair as a task, but for a version that was sent back: that may be accepted with a reason.
      return state.returned !== undefined && state.returned.version === state.draft?.version;
    case 'new-information':
    case 'panel-on-national':
      return state.national?.answer !== 'national';
    case 'move-publication':
      return state.publication !== undefined;
    case 'withdraw-publication':
      return state.published !== undefined && state.published.withdrawnAt === undefined;
    default:
      return true;
  }
};

export const MANNER: ToDoManner = {
  taskHref,
  elsewhere: () => false,
  perAgency: ({ for: owner }) => owner.kind === 'agency',
};

import type { Choices } from '#forms/engine/fields.ts';
import type { Reading } from '#functions/casework/dossier/dossier.ts';
import { groupNamed, postNamed, seatsOf } from '#shared/boroughs/people.ts';
import type { Context } from '#shared/casework/workflow.ts';
import type { RapidReview } from '#shared/rapid-review/state/state.ts';

const choices = (state: RapidReview, { arrangement }: Context): Choices => {
  const group = groupNamed(arrangement, arrangement.rapidReview.group);
  const seats = seatsOf(group, arrangement).flatMap(({ post, deputy }) =>
    deputy === undefined ? [post] : [post, deputy],
  );
  const members = new Set([...seats, ...group.invited]);
  const named = new Map([
    ...state.requests.map(({ agency, name }) => [agency, name] as const),
    ...arrangement.agencies.map(({ id, name }) => [id, name] as const),
  ]);
  return {
    agencies: [...named].map(([value, label]) => ({ value, label })),
    'group-members': [...members].map((value) => ({ value, label: postNamed(arrangement, value)?.title ?? value })),
    'panel-routes': [
      { value: 'secure-link', label: 'A secure link with a one-time code' },
      { value: 'by-hand', label: 'By hand' },
    ],
  };
};

/** How answers kept in a serious incident are read. */
export const reading: Reading<RapidReview> = {
  choices,
  // Whether the case was late or somebody had died then is seen from what was asked then.
  factsThen: (answers) => ({ late: 'lateReason' in answers, caseHasDeath: 'childDeathNurse' in answers }),
};

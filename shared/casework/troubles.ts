import type { CaseState } from './case-state.ts';

type Trouble = CaseState['troubles'][number];

/** That a message did not arrive, as an event of its case; nothing when the case has been told so before. */
export const troubled = (
  { troubles }: Pick<CaseState, 'troubles'>,
  { key, milestone, audience, status }: Trouble,
): readonly (Trouble & { readonly type: 'MessageTroubled' })[] =>
  troubles.some((trouble) => trouble.key === key && trouble.status === status)
    ? []
    : [{ type: 'MessageTroubled', key, milestone, audience, status }];

import type { CaseState, Trouble } from './case-state.ts';

/** That a message did not arrive, as an event of its case; nothing when the case has been told so before. */
export const troubled = (
  { troubles }: Pick<CaseState, 'troubles'>,
  { key, milestone, audience, status }: Trouble,
): readonly (Trouble & { readonly type: 'MessageTroubled' })[] =>
  troubles.some((trouble) => trouble.key === key && trouble.status === status)
    ? []
    : [{ type: 'MessageTroubled', key, milestone, audience, status }];

/** The messages in trouble after one more, or another word of one. */
export const troublesWith = (
  troubles: readonly Trouble[],
  { key, milestone, audience, status }: Trouble,
): Trouble[] => [...troublesWithout(troubles, key), { key, milestone, audience, status }];

/** The same once somebody has settled one. */
export const troublesWithout = (troubles: readonly Trouble[], settled: string): Trouble[] =>
  troubles.filter(({ key }) => key !== settled);

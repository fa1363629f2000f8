import { Actor } from '#shared/casework/actor.ts';
import type { ReadRecord } from '#shared/casework/ledger.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { action } from '#test/support/review-answers.ts';
import { CHAIR, fill, MANAGER, published, SCHOOLS } from '#test/support/review-story.ts';
import type { KeptLedger } from './kept.ts';

/** A published review with these actions, at the end of June 2026. */
export const withActions = (actions: readonly Readonly<Record<string, string>>[], review = published()): PureReview => {
  const agreed = fill(review, CHAIR, 'action-plan', { actions: actions.map((change) => ({ ...action, ...change })) });
  if (typeof agreed === 'string') throw new Error(agreed);
  return review;
};

/** The same ledger, with who has looked. */
export const noting = (ledger: KeptLedger) => {
  const reads: ReadRecord[] = [];
  return { ledger: { ...ledger, recordRead: async (read: ReadRecord) => void reads.push(read) }, reads };
};

/** Two reviews with three actions between them. */
export const two = (): readonly [PureReview, PureReview] => [
  withActions([
    { actWhat: 'Police call', actDue: '2026-07-10' },
    { actWhat: 'Schools call', actAgency: 'schools', actDue: '2026-09-01', actConfidential: 'yes' },
  ]),
  withActions([{ actWhat: 'Police again', actDue: '2026-08-01' }]),
];

/** Sees the actions of every review. */
export const OFFICE = MANAGER;
/** Somebody who answers for schools and sits in no group. */
export const SCHOOLS_LEAD = Actor.parse({
  person: `person-${SCHOOLS}`,
  name: 'Somebody in schools',
  address: 'lead@schools.example',
  posts: [{ post: 'schools-lead', title: 'Lead', agency: 'schools', roles: ['agency-lead'] }],
});

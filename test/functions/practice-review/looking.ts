import type { Actor } from '#shared/casework/actor.ts';
import type { CaseRecord, Ledger, LedgerEvent, ReadRecord } from '#shared/casework/ledger.ts';
import type { RegisterRow } from '#shared/casework/workflow.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { registers } from '#shared/practice-review/time/registers.ts';
import { lookingAt } from '#test/functions/casework/looking-at.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import type { PureReview } from '#test/support/pure-review.ts';

/** The case a story of a review is, when several are kept at once: the first is the one looked at. */
const idOf = (place: number): CaseId => CaseId.parse(`c0000000000000000000${place + 2}`);
export const LOOKED_AT = idOf(0);
const referenceOf = (place: number): string => `TST-0000-000${place + 1}`;

const recordOf = (review: PureReview, place: number): CaseRecord => ({
  caseId: idOf(place),
  reference: referenceOf(place),
  borough: review.arrangement.borough,
  pins: {
    workflow: 'practice-review',
    workflowVersion: 1,
    edition: review.context().edition,
    arrangementVersion: review.arrangement.version,
  },
  openedAt: review.events[0]?.at ?? review.now,
  version: review.events.length,
  state: review.state,
  hash: '',
});

const rowsOf = (review: PureReview, place: number): readonly RegisterRow[] =>
  registers(review.state, { ...review.context(), caseId: idOf(place), reference: referenceOf(place) });

/** A ledger that holds these reviews as they stand, and keeps who has looked. */
export const ledgerOf = (...reviews: readonly PureReview[]) => {
  const reads: ReadRecord[] = [];
  const at = (caseId: CaseId) => reviews[reviews.findIndex((_, place) => idOf(place) === caseId)];
  const eventsOf = (caseId: CaseId): readonly LedgerEvent[] =>
    (at(caseId)?.events ?? []).map((event) => ({ ...event, previousHash: '', hash: '' }));
  const ledger: Ledger = {
    ...memoryStores('barnet').ledger,
    load: async (caseId) => {
      const review = at(caseId);
      return review === undefined ? undefined : recordOf(review, reviews.indexOf(review));
    },
    events: async (caseId) => eventsOf(caseId),
    event: async (caseId, seq) => eventsOf(caseId).find((event) => event.seq === seq),
    messages: async () => [],
    recordRead: async (read) => void reads.push(read),
    reads: async () => reads,
    register: async (name) => ({
      rows: reviews.flatMap((review, place) =>
        rowsOf(review, place)
          .filter(({ register }) => register === name)
          .map((row) => ({ caseId: idOf(place), reference: referenceOf(place), row })),
      ),
    }),
  };
  return { ledger, reads };
};

/** The pages of the first of these reviews, as somebody signed in meets them at the moment its story has come to. */
export const pagesOf = (...reviews: readonly [PureReview, ...PureReview[]]) => {
  const [review] = reviews;
  const { ledger, reads } = ledgerOf(...reviews);
  const askAt = lookingAt(review, ledger);
  const ask = (who: string | Actor, path: string) => askAt(who, `/cases/${LOOKED_AT}${path}`);
  return { ask, askAt, reads };
};

import { casesFor } from '#functions/web/cases/handler.ts';
import { chromeFor } from '#functions/web/common/chrome.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseRecord, Ledger, LedgerEvent, ReadRecord } from '#shared/casework/ledger.ts';
import type { Sessions } from '#shared/casework/sessions.ts';
import type { RegisterRow } from '#shared/casework/workflow.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { registers } from '#shared/practice-review/time/registers.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import { countedIds } from '#test/support/memory/time.ts';
import { holderOf } from '#test/support/pure-case.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import { compiledForm } from '../../../build/compiled/forms.js';

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

const never = (): Promise<never> => Promise.reject(new Error('No session is asked for behind the sign-in'));
const noSessions: Sessions = { create: never, load: never, touch: never, end: never, begin: never, finish: never };

const SERVICE = 'https://cases.barnet.example';

/** The pages of the first of these reviews, as somebody signed in meets them at the moment its story has come to. */
export const pagesOf = (...reviews: readonly [PureReview, ...PureReview[]]) => {
  const [review] = reviews;
  const { ledger, reads } = ledgerOf(...reviews);
  const ports: FormsPorts = {
    ledger,
    links: { create: never },
    clock: { now: () => review.now },
    arrangements: arrangements(),
    borough: 'barnet',
    serviceUrl: SERVICE,
    stir: async () => {},
    drafts: memoryStores('barnet').drafts,
    sessions: noSessions,
    ids: countedIds(),
    formNamed: compiledForm,
    training: false,
  };
  const askAt = async (who: string | Actor, address: string) => {
    const actor = typeof who === 'string' ? holderOf(review.arrangement, who, review.now) : who;
    const url = new URL(address, SERVICE);
    const response = await casesFor(ports)({
      actor,
      csrf: 'token',
      chrome: chromeFor({ arrangement: review.arrangement }, actor, 'token', url.pathname),
      session: { ...actor, id: 'session', csrf: 'token', createdAt: review.now, lastSeenAt: review.now },
      request: {
        id: 'test',
        method: 'GET',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        cookies: {},
        form: {},
        headers: {},
      },
    });
    const html = typeof response.body === 'string' ? response.body : '';
    return { status: response.status, html, text: textOf(html) };
  };
  const ask = (who: string | Actor, path: string) => askAt(who, `/cases/${LOOKED_AT}${path}`);
  return { ask, askAt, reads };
};

/** The words of a page's own part, without its marks. */
const textOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'");

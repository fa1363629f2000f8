import { shelfOf } from '#functions/casework/shelves.ts';
import { actionsFor } from '#functions/web/actions/handler.ts';
import type { ActionsPorts } from '#functions/web/actions/ports.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { chain, GENESIS } from '#shared/casework/audit-chain.ts';
import type { LedgerEvent } from '#shared/casework/ledger.ts';
import { CaseId, CommandId } from '#shared/kernel/ids.ts';
import { registers } from '#shared/practice-review/time/registers.ts';
import { askingOf } from '#test/functions/web/asking-of.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import { holderOf } from '#test/support/pure-case.ts';
import type { PureReview } from '#test/support/pure-review.ts';

export const caseIdOf = (place: number): CaseId => CaseId.parse(`c${String(place + 1).padStart(20, '0')}`);
export const referenceOf = (place: number): string => `TST-0000-${String(place + 1).padStart(4, '0')}`;

/** Reviews as they stand, each committed once to a ledger in memory with what it adds to the registers. */
export const kept = async (reviews: readonly PureReview[]) => {
  const { ledger } = memoryStores('barnet');
  for (const [place, review] of reviews.entries()) {
    const [caseId, reference] = [caseIdOf(place), referenceOf(place)];
    const events: LedgerEvent[] = [];
    for (const event of review.events) events.push(chain(events.at(-1)?.hash ?? GENESIS, event));
    const context = { ...review.context(), caseId, reference };
    await ledger.commit({
      record: {
        caseId,
        reference,
        borough: 'barnet',
        pins: {
          workflow: 'practice-review',
          workflowVersion: 1,
          edition: context.edition,
          arrangementVersion: review.arrangement.version,
        },
        openedAt: review.now,
        version: events.length,
        state: review.state,
        hash: events.at(-1)?.hash ?? '',
      },
      expectedVersion: 0,
      // So many events at once are no transaction of a table; here they only have to be found again.
      events: [],
      messages: [],
      contracts: [],
      deadlines: { put: [], remove: [] },
      tasks: { put: [], remove: [] },
      registers: { put: registers(review.state, context), remove: [] },
      wakeAt: undefined,
      command: CommandId.parse(`command-${place}`),
    });
  }
  return {
    ...ledger,
    event: async (caseId: CaseId, seq: number): Promise<LedgerEvent | undefined> => {
      const event = reviews[Number(caseId.slice(1)) - 1]?.events[seq - 1];
      return event === undefined ? undefined : chain(GENESIS, event);
    },
  };
};
export type KeptLedger = Awaited<ReturnType<typeof kept>>;

const never = (): Promise<never> => Promise.reject(new Error('No session is asked for behind the sign-in'));
const noSessions: ActionsPorts['sessions'] = {
  create: never,
  load: never,
  touch: never,
  end: never,
  begin: never,
  finish: never,
};

export const portsOf = (ledger: ActionsPorts['ledger'], { now }: Pick<PureReview, 'now'>): ActionsPorts => ({
  ledger,
  sessions: noSessions,
  shelfOf,
  clock: { now: () => now },
  arrangements: arrangements(),
  borough: 'barnet',
  serviceUrl: 'https://cases.barnet.example',
  training: false,
});

/** The pages of the plan as somebody signed in meets them, at the moment the given review's story has come to. */
export const planOf = (ledger: ActionsPorts['ledger'], review: PureReview) => {
  const ports = portsOf(ledger, review);
  return async (who: string | Actor, address: string, method = 'GET') => {
    const { arrangement, now } = review;
    const actor = typeof who === 'string' ? holderOf(arrangement, who, now) : who;
    const url = new URL(address, ports.serviceUrl);
    const response = await actionsFor(ports)(askingOf(review, actor, url, method));
    return { ...response, text: typeof response.body === 'string' ? response.body : '' };
  };
};

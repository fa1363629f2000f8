import type { Log } from '#functions/runtime/log.ts';
import { systemClock, systemIds, systemPause } from '#functions/runtime/system.ts';
import type { Interruptions } from '#shared/casework/interrupted.ts';
import type { Disposal, Drafts, Ledger, Outbox, Tokens } from '#shared/casework/ledger.ts';
import type { Sessions } from '#shared/casework/sessions.ts';
import type { SharedLinks } from '#shared/casework/shared-links.ts';
import { disposalOn } from './dynamodb/disposal/disposal.ts';
import { draftsOn } from './dynamodb/drafts.ts';
import { interruptionsOn } from './dynamodb/interruptions.ts';
import { ledgerOn } from './dynamodb/ledger/ledger.ts';
import { outboxOn, queueOn } from './dynamodb/outbox.ts';
import { sessionsOn } from './dynamodb/sessions.ts';
import { sharedLinksOn } from './dynamodb/shared-links.ts';
import { dynamoDB } from './dynamodb/table.ts';
import { type Generations, generationsOn, tokensOn } from './dynamodb/tokens.ts';

/** Everything a borough keeps, on its one table, through one client. */
export interface Stores {
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly queue: ReturnType<typeof queueOn>;
  readonly drafts: Drafts;
  readonly tokens: Tokens;
  readonly generations: Generations;
  readonly sessions: Sessions;
  readonly interruptions: Interruptions;
  readonly links: SharedLinks;
  /** For the sweeper alone. */
  readonly disposal: Disposal;
}

/** For an entry: the stores of the borough and table its environment names. */
export const storesOf = (
  { BOROUGH, TABLE_NAME }: { readonly BOROUGH: string; readonly TABLE_NAME: string },
  log: Log,
): Stores => {
  const table = { client: dynamoDB(), name: TABLE_NAME };
  const settings = { ...table, clock: systemClock, ids: systemIds, pause: systemPause };
  return {
    ledger: ledgerOn({
      ...settings,
      borough: BOROUGH,
      alreadyQueued: ({ record }, messageKey) => log('MESSAGE_ALREADY_QUEUED', { caseId: record.caseId, messageKey }),
    }),
    outbox: outboxOn(table),
    queue: queueOn(table),
    drafts: draftsOn(settings),
    tokens: tokensOn(table),
    generations: generationsOn(table),
    sessions: sessionsOn(settings),
    interruptions: interruptionsOn(settings),
    links: sharedLinksOn(settings),
    disposal: disposalOn({ ...settings, borough: BOROUGH }),
  };
};

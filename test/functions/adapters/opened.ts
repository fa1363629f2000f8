import { disposalOn } from '#functions/adapters/dynamodb/disposal/disposal.ts';
import { draftsOn } from '#functions/adapters/dynamodb/drafts.ts';
import { ledgerOn } from '#functions/adapters/dynamodb/ledger/ledger.ts';
import { outboxOn, queueOn } from '#functions/adapters/dynamodb/outbox.ts';
import { sessionsOn } from '#functions/adapters/dynamodb/sessions.ts';
import { sharedLinksOn } from '#functions/adapters/dynamodb/shared-links.ts';
import type { Table } from '#functions/adapters/dynamodb/table.ts';
import { generationsOn, tokensOn } from '#functions/adapters/dynamodb/tokens.ts';
import { countedIds, movableClock } from '#test/support/memory/time.ts';

/** Every store on one table, with a clock that stands still, no waiting, and what was asked for twice. */
export const openedOn = (table: Table, borough = 'brent') => {
  const clock = movableClock();
  const alreadyQueued: string[] = [];
  const settings = { ...table, clock, ids: countedIds(), pause: () => Promise.resolve() };
  return {
    clock,
    alreadyQueued,
    ledger: ledgerOn({ ...settings, borough, alreadyQueued: (_, key) => alreadyQueued.push(key) }),
    outbox: outboxOn(table),
    queue: queueOn(table),
    disposal: disposalOn({ ...settings, borough }),
    drafts: draftsOn(settings),
    tokens: tokensOn(table),
    generations: generationsOn(table),
    sessions: sessionsOn(settings),
    links: sharedLinksOn(settings),
  };
};

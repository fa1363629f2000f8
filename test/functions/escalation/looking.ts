import type { Actor } from '#shared/casework/actor.ts';
import type { CaseRecord, Ledger, ReadRecord } from '#shared/casework/ledger.ts';
import { lookingAt } from '#test/functions/casework/looking-at.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';

export const recordOf = (story: PureDisagreement): CaseRecord => {
  const { caseId, reference, edition } = story.context();
  return {
    caseId,
    reference,
    borough: story.arrangement.borough,
    pins: { workflow: 'escalation', workflowVersion: 1, edition, arrangementVersion: story.arrangement.version },
    openedAt: story.events[0]?.at ?? story.now,
    version: story.events.length,
    state: story.state,
    hash: '',
  };
};

/** The pages of a disagreement, as somebody signed in meets them at the moment its story has come to. */
export const pagesOf = (story: PureDisagreement) => {
  const record = recordOf(story);
  const events = story.events.map((event) => ({ ...event, previousHash: '', hash: '' }));
  const reads: ReadRecord[] = [];
  const ledger: Ledger = {
    ...memoryStores('barnet').ledger,
    load: async (caseId) => (caseId === record.caseId ? record : undefined),
    events: async () => events,
    event: async (_, seq) => events.find((event) => event.seq === seq),
    messages: async () => [],
    recordRead: async (read) => void reads.push(read),
    reads: async () => reads,
    register: async () => ({ rows: [] }),
  };
  const look = lookingAt(story, ledger);
  return { ask: (who: string | Actor, path = '') => look(who, `/cases/${record.caseId}${path}`), reads };
};

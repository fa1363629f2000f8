import { casesFor } from '#functions/web/cases/handler.ts';
import { chromeFor } from '#functions/web/common/chrome.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { CaseRecord, Ledger, ReadRecord } from '#shared/casework/ledger.ts';
import type { Sessions } from '#shared/casework/sessions.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import { countedIds } from '#test/support/memory/time.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { holderOf } from '#test/support/pure-workflow.ts';
import { compiledForm } from '../../../build/compiled/forms.js';

const SERVICE = 'https://cases.barnet.example';
const never = (): Promise<never> => Promise.reject(new Error('No session is asked for behind the sign-in'));
const noSessions: Sessions = { create: never, load: never, touch: never, end: never, begin: never, finish: never };

const recordOf = (story: PureDisagreement): CaseRecord => {
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
  const ports: FormsPorts = {
    ledger,
    links: { create: never },
    clock: { now: () => story.now },
    arrangements: arrangements(),
    borough: story.arrangement.borough,
    serviceUrl: SERVICE,
    stir: async () => {},
    drafts: memoryStores('barnet').drafts,
    sessions: noSessions,
    ids: countedIds(),
    formNamed: compiledForm,
    training: false,
  };
  const ask = async (who: string | Actor, path = '') => {
    const actor = typeof who === 'string' ? holderOf(story.arrangement, who, story.now) : who;
    const url = new URL(`/cases/${record.caseId}${path}`, SERVICE);
    const response = await casesFor(ports)({
      actor,
      csrf: 'token',
      chrome: chromeFor({ arrangement: story.arrangement }, actor, 'token', url.pathname),
      session: { ...actor, id: 'session', csrf: 'token', createdAt: story.now, lastSeenAt: story.now },
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
  return { ask, reads };
};

/** The words of a page's own part, without its marks. */
const textOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'");

/** One part of a page, by the heading it stands under. */
export const partOf = (html: string, id: string): string =>
  textOf(`<main>${new RegExp(`<section aria-labelledby="${id}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? ''}</main>`);

import { casesFor } from '#functions/web/cases/handler.ts';
import type { FormsPorts } from '#functions/web/forms/ports.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Ledger } from '#shared/casework/ledger.ts';
import type { Sessions } from '#shared/casework/sessions.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { askingOf } from '#test/functions/web/asking-of.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import { countedIds } from '#test/support/memory/time.ts';
import { holderOf } from '#test/support/pure-workflow.ts';
import { compiledForm } from '../../../build/compiled/forms.js';

const SERVICE = 'https://cases.barnet.example';
const never = (): Promise<never> => Promise.reject(new Error('No session is asked for behind the sign-in'));
const noSessions: Sessions = { create: never, load: never, touch: never, end: never, begin: never, finish: never };

/** A story kept in memory, at the moment it has come to. */
interface Story {
  readonly arrangement: Arrangement;
  readonly now: Instant;
}

/** The pages of cases in a ledger, as somebody signed in meets them. Asked by whom, and the address. */
export const lookingAt = (story: Story, ledger: Ledger) => {
  const { arrangement, now } = story;
  const ports: FormsPorts = {
    ledger,
    links: { create: never },
    clock: { now: () => now },
    arrangements: arrangements(),
    borough: arrangement.borough,
    serviceUrl: SERVICE,
    stir: async () => {},
    drafts: memoryStores(arrangement.borough).drafts,
    sessions: noSessions,
    ids: countedIds(),
    formNamed: compiledForm,
    training: false,
  };
  return async (who: string | Actor, address: string) => {
    const actor = typeof who === 'string' ? holderOf(arrangement, who, now) : who;
    const url = new URL(address, SERVICE);
    const response = await casesFor(ports)(askingOf(story, actor, url));
    const html = typeof response.body === 'string' ? response.body : '';
    return { status: response.status, html, text: textOf(html) };
  };
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

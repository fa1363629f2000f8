import type { Asking } from '#functions/web/common/asking.ts';
import { chromeFor } from '#functions/web/common/chrome.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Actor } from '#shared/casework/actor.ts';
import type { Instant } from '#shared/kernel/time.ts';

/** What a page is asked with by somebody who has signed in. */
export const askingOf = (
  { arrangement, now }: { readonly arrangement: Arrangement; readonly now: Instant },
  actor: Actor,
  url: URL,
  method = 'GET',
  form: Asking['request']['form'] = {},
): Asking => ({
  actor,
  csrf: 'token',
  chrome: chromeFor({ arrangement }, actor, 'token', url.pathname),
  session: { ...actor, id: 'session', csrf: 'token', createdAt: now, lastSeenAt: now },
  request: {
    id: 'test',
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    cookies: {},
    form,
    headers: {},
  },
});

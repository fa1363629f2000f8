import { readScenario } from '#infra/local/simulation/scenario.ts';
import { SERVICE } from '#test/functions/web/forms/office.ts';
import { answerByPost, saidOn } from '#test/journeys/acting/by-post.ts';
import type { Landed } from '#test/support/cookie-jar.ts';
import type { Visitor } from '#test/support/signed-in.ts';
import type { Holder, Seen } from './borough-office.ts';

/** The same person's browser, which follows where it is led. */
export const visitorOf = ({ get, send }: Pick<Holder, 'get' | 'send'>): Visitor => {
  const landed = async (path: string, seen: Seen): Promise<Landed> => {
    if (seen.status === 303) return landed(seen.location, await get(seen.location));
    const headers = new Headers(seen.headers);
    return { url: new URL(path, SERVICE).href, status: seen.status, headers, text: seen.html };
  };
  return {
    get: async (path) => landed(path, await get(path)),
    post: async (path, fields) => {
      const given = new URLSearchParams(fields);
      const names = [...new Set(given.keys())];
      return landed(path, await send(path, Object.fromEntries(names.map((name) => [name, given.getAll(name)]))));
    },
  };
};

const { usual } = readScenario('test/scenarios/practice-review/published-on-time.yaml');

/** A whole form, page by page as a browser would. What it was refused with, where it was; undefined when it was sent. */
export const refusedWith = async (
  who: Pick<Holder, 'get' | 'send'>,
  ...[start, changed]: readonly [start: string, changed?: Parameters<typeof answerByPost>[2]]
): Promise<{ readonly status: number; readonly words: string; readonly text: string } | undefined> => {
  const at: { last?: Landed } = {};
  const visitor = visitorOf(who);
  const watched: Visitor = {
    get: async (path) => (at.last = await visitor.get(path)),
    post: async (path, fields) => (at.last = await visitor.post(path, fields)),
  };
  const noted = async (): Promise<Landed | undefined> => {
    try {
      const [, name = ''] = /\/(?:new|forms)\/([a-z-]+)/.exec(start) ?? [];
      await answerByPost(watched, start, { ...usual[name], ...changed });
      return undefined;
    } catch {
      return at.last;
    }
  };
  const last = await noted();
  return last === undefined ? undefined : { status: last.status, words: saidOn(last), text: last.text };
};

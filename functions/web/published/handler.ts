import { publishedTextOf } from '#functions/practice-review/documents/published/text.ts';
import type { HttpRequest, HttpResponse } from '#functions/runtime/http.ts';
import { chromeOf } from '#functions/web/common/chrome.ts';
import { notForThisMethod } from '#functions/web/common/plain-pages.ts';
import type { Arrangements } from '#shared/boroughs/load.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { goneFor, listPage, noneThere, reportPage, type Setting } from './pages.ts';
import { allPublished, type PublishedLedger, publishedAt, type Standing } from './rows.ts';

export interface PublishedPorts {
  readonly ledger: PublishedLedger;
  readonly clock: Clock;
  readonly arrangements: Arrangements;
  readonly borough: string;
  readonly training: boolean;
}

const A_PAGE = 20;
const KEY = /^[0-9a-f]{12}$/;

/**
 * `/published` and `/published/{key}`: what anybody may read, without signing in (LCSPR-10, LCSPR-15). Looks at no case: at
 * the registers of what is published and, of each, at the one event that holds the text.
 */
export const published =
  (ports: PublishedPorts) =>
  async (request: HttpRequest): Promise<HttpResponse> => {
    const setting = settingOf(ports);
    if (request.method !== 'GET' && request.method !== 'HEAD') return notForThisMethod(setting.chrome);
    const answer = await answerTo(ports, setting, request);
    return request.method === 'HEAD' ? { ...answer, body: '' } : answer;
  };

const settingOf = ({ arrangements, borough, clock, training }: PublishedPorts): Setting => {
  const now = clock.now();
  const today = londonDate(now);
  const arrangement = arrangements.inForce(borough, today);
  return { arrangement, today, chrome: chromeOf({ arrangement, training: training ? now : undefined }) };
};

const answerTo = async (
  { ledger }: PublishedPorts,
  setting: Setting,
  { path, query }: HttpRequest,
): Promise<HttpResponse> => {
  const [, , key, ...rest] = path.split('/');
  if (key === undefined) {
    const all = await allPublished(ledger);
    const pages = Math.max(1, Math.ceil(all.length / A_PAGE));
    const page = pageAsked(query['page'], pages);
    const shown = all.slice((page - 1) * A_PAGE, page * A_PAGE);
    const titled = shown.map(async (one) => ({ ...one, title: (await textOf(ledger, one)).title }));
    return listPage(setting, await Promise.all(titled), page, pages);
  }
  if (rest.length > 0 || !KEY.test(key)) return noneThere(setting);
  const found = await publishedAt(ledger, key);
  if (found === undefined) return noneThere(setting);
  return 'withdrawnOn' in found
    ? goneFor(setting, found.withdrawnOn)
    : reportPage(setting, found, await textOf(ledger, found));
};

const pageAsked = (asked: string | undefined, pages: number): number =>
  asked !== undefined && /^\d{1,4}$/.test(asked) ? Math.min(Math.max(Number(asked), 1), pages) : 1;

/** @throws when what must be public cannot be read: that is an alarm, never a page that says it is not there */
const textOf = async (ledger: PublishedLedger, { caseId, textSeq, what, key }: Standing) => {
  const text = publishedTextOf(what, (await ledger.event(caseId, textSeq))?.event);
  if (text === undefined) throw new Error(`The text published as ${key} cannot be read`);
  return text;
};

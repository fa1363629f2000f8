import { z } from 'zod';
import { yardsticks } from '../yardsticks.ts';
import { type Answered, type Asked, type Served, send, serve } from './serving.ts';

/** One server and what it is asked for: the page, and the page posted with four faults. */
export interface Contender {
  readonly served: Served;
  readonly page: Asked;
  readonly faults: Asked;
  readonly faultStatus: number;
  /** Requests in a run: enough for a second or so. */
  readonly count: number;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
/** Nothing in the text boxes, no radio chosen, and a day no month has. */
const FAULTS = { place: '', account: '' };
const day = (separator: string): Record<string, string> => ({
  [`date${separator}day`]: '45',
  [`date${separator}month`]: '2',
  [`date${separator}year`]: '2026',
});
const encoded = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

export const ours = async (): Promise<Contender> => {
  const served = await serve('./ours.ts');
  const { headers, csrf } = z
    .object({ headers: z.record(z.string(), z.string()), csrf: z.string() })
    .parse(served.ready);
  const body = encoded({ ...FAULTS, ...day('-'), csrf, rev: '0' });
  return {
    served,
    page: { url: served.url, method: 'GET', headers },
    faults: { url: served.url, method: 'POST', headers, body },
    faultStatus: 400,
    count: 3000,
  };
};

export const defra = async (): Promise<Contender> => {
  yardsticks();
  const served = await serve('../defra/server.mjs');
  const first = await send({ url: served.url, method: 'GET', headers: {} });
  const cookie = (first.headers['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? '').join('; ');
  const crumb = /name="crumb"[^>]*value="([^"]+)"/.exec(first.body)?.[1] ?? '';
  const body = encoded({ ...FAULTS, ...day('__'), crumb, action: 'validate' });
  return {
    served,
    page: { url: served.url, method: 'GET', headers: { cookie } },
    faults: { url: served.url, method: 'POST', headers: { cookie, ...FORM }, body },
    faultStatus: 200,
    count: 150,
  };
};

/** `node:http` sending the very bytes and headers the first answered with. */
export const plain = async ({ status, headers, body }: Answered): Promise<Contender> => {
  const same = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !['connection', 'keep-alive', 'date'].includes(name)),
  );
  const served = await serve('./plain.ts', [JSON.stringify({ status, headers: same, body })]);
  const page: Asked = { url: served.url, method: 'GET', headers: {} };
  return { served, page, faults: page, faultStatus: status, count: 4000 };
};

/** A published report, for which nobody signs in. */
export const published = async (): Promise<Contender> => {
  const served = await serve('./public.ts');
  const page: Asked = { url: served.url, method: 'GET', headers: {} };
  return { served, page, faults: page, faultStatus: 200, count: 3000 };
};

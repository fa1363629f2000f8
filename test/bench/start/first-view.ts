import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { renderQuestionPage } from '#forms/server/render.ts';
import { systemClock } from '#functions/runtime/system.ts';
import { chromeFor } from '#functions/web/common/chrome.ts';
import { pages } from '#functions/web/pages/handler.ts';
import { httpApiEvent } from '#infra/local/http/event.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { holderOf } from '#test/support/pure-case.ts';
import { compiledForm, formNames } from '../../../build/compiled/forms.js';
import { publishedPages } from '../pages/report.ts';
import { aside, atMost, kilobytes, type Row } from '../row.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const BOROUGH = 'brent';

/** Thousands of bytes as CloudFront sends them, at brotli's best. */
const packed = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length / 1000;

const startPage = async (): Promise<string> => {
  const show = pages({ clock: systemClock, arrangements: arrangements(), borough: BOROUGH, training: false });
  const request = { id: '', method: 'GET', path: '/', query: {}, cookies: {}, form: {}, headers: {} };
  const { body } = await show(request);
  return typeof body === 'string' ? body : '';
};

/** The page of a long report, as anybody has it. */
const reportPage = async (): Promise<string> => {
  const { handler, path } = await publishedPages();
  const target = { method: 'GET', target: path, protocol: 'HTTP/1.1', headers: {}, body: Buffer.alloc(0) };
  const route = { route: { key: 'GET /published/{key}', functionName: 'web/published' }, pathParameters: {} };
  const event = httpApiEvent({ ...target, sourceIp: '127.0.0.1', at: 0 }, route);
  const { statusCode, body } = await handler(event, {});
  if (statusCode !== 200) throw new Error(`The report was answered ${statusCode}`);
  return body;
};

/** Every page of every form, empty, for somebody signed in. */
const questionPages = (): readonly { readonly name: string; readonly size: number }[] => {
  const now = systemClock.now();
  const arrangement = arrangements().inForce(BOROUGH, londonDate(now));
  const actor = holderOf(arrangement, 'head-teacher', now);
  const chrome = chromeFor({ arrangement }, actor, 'x'.repeat(25), '/new/referral');
  return formNames.flatMap((name) => {
    const compiled = compiledForm(name);
    return (compiled?.form.pages ?? []).map((page) => {
      const shown = { typed: {}, errors: [], answers: {}, facts: {}, options: {}, known: {}, csrf: 'x'.repeat(25) };
      const where = { page: page.id, chrome, action: `/drafts/new-${name}/${page.id}`, rev: '0' };
      return {
        name: `${name}, ${page.id}`,
        size: compiled === undefined ? 0 : packed(renderQuestionPage(compiled, { ...shown, ...where })),
      };
    });
  });
};

const asset = (kind: 'css' | 'js'): number => {
  const [file] = globSync(`build/assets/app-*.${kind}`, { cwd: ROOT });
  if (file === undefined) throw new Error('There are no assets: npm run compile makes them');
  return packed(readFileSync(join(ROOT, file), 'utf8'));
};

export const firstViewRows = async (): Promise<readonly Row[]> => {
  const questions = questionPages().toSorted((a, b) => b.size - a.size);
  const first = questions.find(({ name }) => name.startsWith('referral,'));
  const largest = questions[0];
  const raising = questions.filter(({ name }) => name.startsWith('raise-disagreement,'));
  const heaviest = raising[0];
  return [
    atMost('first view, brotli: HTML of the start page', packed(await startPage()), 6, kilobytes),
    ...(first === undefined
      ? []
      : [atMost(`first view, brotli: HTML of a page of questions (${first.name})`, first.size, 6, kilobytes)]),
    ...(largest === undefined
      ? []
      : [aside(`the largest of ${questions.length} pages of questions (${largest.name})`, kilobytes(largest.size))]),
    ...(heaviest === undefined
      ? []
      : [
          atMost(
            `first view, brotli: HTML of the largest page of raising a disagreement (${heaviest.name})`,
            heaviest.size,
            6,
            kilobytes,
          ),
          atMost(
            `all ${raising.length} pages of raising one, without the lists a borough adds`,
            raising.reduce((sum, { size }) => sum + size, 0),
            14,
            kilobytes,
          ),
        ]),
    atMost(
      'first view, brotli: HTML of a published report of 40,000 characters',
      packed(await reportPage()),
      24,
      kilobytes,
    ),
    atMost('first view, brotli: CSS', asset('css'), 21, kilobytes),
    atMost('first view, brotli: JS', asset('js'), 11, kilobytes),
  ];
};

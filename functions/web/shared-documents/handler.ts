import { asOf, dossierOf, type FormNamed } from '#functions/casework/dossier/dossier.ts';
import type { Document } from '#functions/casework/rendering/model.ts';
import { type HttpRequest, type HttpResponse, seeOther } from '#functions/runtime/http.ts';
import { dressOf, type WebPorts } from '#functions/web/common/asking.ts';
import { chromeOf } from '#functions/web/common/chrome.ts';
import { fieldOf, fromHere, same } from '#functions/web/common/guard.ts';
import { notForThisMethod, notFoundPage } from '#functions/web/common/plain-pages.ts';
import { cookieOf, setCookie } from '#functions/web/common/session-cookie.ts';
import { wordFile } from '#functions/web/documents/word-file.ts';
import { faceNamed } from '#functions/web/faces.ts';
import type { Ledger } from '#shared/casework/ledger.ts';
import type { SharedLink, SharedLinks } from '#shared/casework/shared-links.ts';
import type { IdSource } from '#shared/kernel/ids.ts';
import { againPage, askPage, codePage, endedPage, notSentPage, openedPage, WRONG_CODE } from './pages.ts';
import type { SendCode } from './send-code.ts';

export interface SharedPorts extends Omit<WebPorts, 'sessions'> {
  readonly ledger: Pick<Ledger, 'load' | 'events'>;
  readonly links: Pick<SharedLinks, 'load' | 'requestCode' | 'open'>;
  readonly ids: Pick<IdSource, 'secret'>;
  readonly formNamed: FormNamed;
  readonly sendCode: SendCode;
}

/** The same value goes into the page and a cookie; a post must bring both. There is no session to hold it. */
const COOKIE = 'shared';
const HOUR = 3600;
const OPENS = 5;

/**
 * `/shared/{secret}`: a document for a body with no account. Asking and opening are posts; looking at the link opens
 * nothing and counts nothing.
 */
export const sharedDocuments =
  (ports: SharedPorts) =>
  async (request: HttpRequest): Promise<HttpResponse> => {
    const chrome = chromeOf(dressOf(ports));
    const [, , secret = '', ...rest] = request.path.split('/');
    if (secret === '' || rest.length > 0) return notFoundPage({ chrome });
    const path = `/shared/${secret}`;
    if (request.method === 'GET' || request.method === 'HEAD') {
      if ((await ports.links.load(secret)) === undefined) return endedPage(chrome, 'gone');
      const kept = cookieOf(request, COOKIE, ports.serviceUrl);
      const csrf = kept ?? ports.ids.secret();
      const shown = request.query['step'] === 'code' ? codePage(chrome, path, csrf) : askPage(chrome, path, csrf);
      return kept === undefined ? { ...shown, cookies: [setCookie(COOKIE, csrf, ports.serviceUrl, HOUR)] } : shown;
    }
    if (request.method !== 'POST') return notForThisMethod(chrome);
    const csrf = cookieOf(request, COOKIE, ports.serviceUrl);
    if (csrf === undefined || !fromHere(request, ports.serviceUrl) || !same(csrf, fieldOf(request, 'csrf') ?? ''))
      return againPage(chrome, path);
    return fieldOf(request, 'step') === 'open'
      ? open(ports, request, chrome, secret, csrf)
      : ask(ports, chrome, secret);
  };

type Dressed = ReturnType<typeof chromeOf>;

const ask = async (ports: SharedPorts, chrome: Dressed, secret: string): Promise<HttpResponse> => {
  const path = `/shared/${secret}`;
  const asked = await ports.links.requestCode(secret);
  if (!asked.ok) return endedPage(chrome, asked.error === 'locked' ? 'locked' : 'gone');
  const record = await ports.ledger.load(asked.value.link.caseId);
  if (record === undefined) return endedPage(chrome, 'gone');
  const { arrangement } = dressOf(ports);
  return (await ports.sendCode({ ...asked.value, record, arrangement }))
    ? seeOther(`${path}?step=code`)
    : notSentPage(chrome, path);
};

const open = async (
  ports: SharedPorts,
  request: HttpRequest,
  chrome: Dressed,
  secret: string,
  csrf: string,
): Promise<HttpResponse> => {
  const code = (fieldOf(request, 'code') ?? '').replaceAll(/\s/g, '');
  const path = `/shared/${secret}`;
  // Not six digits is a slip of the hand, not a guess.
  if (!/^\d{6}$/.test(code)) return codePage(chrome, path, csrf, 'Enter the six digits of the code');
  // Made before it is opened: an opening is counted, and must give what it was counted for.
  const link = await ports.links.load(secret);
  const document = link === undefined ? undefined : await documentOf(ports, link);
  if (link === undefined || document === undefined) return endedPage(chrome, 'gone');
  const opened = await ports.links.open(secret, code);
  if (!opened.ok) {
    return opened.error === 'wrong-code' ? codePage(chrome, path, csrf, WRONG_CODE) : endedPage(chrome, opened.error);
  }
  return fieldOf(request, 'as') === 'word'
    ? wordFile(document)
    : openedPage(chrome, document, OPENS - opened.value.opens);
};

/** What was sent: the document as the case stood when the link was made. */
const documentOf = async (ports: SharedPorts, link: SharedLink): Promise<Document | undefined> => {
  const record = await ports.ledger.load(link.caseId);
  if (record === undefined) return undefined;
  const face = await faceNamed(record.pins.workflow);
  const kind = (await face.documents()).named(link.document);
  return kind?.make(asOf(await dossierOf(ports, face, record), link.createdAt));
};

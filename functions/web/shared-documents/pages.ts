import type { Chrome } from '#forms/layouts/chrome.ts';
import { type Content, html } from '#forms/layouts/html.ts';
import { errorSummary, inset } from '#forms/layouts/parts/marks.ts';
import { button, buttonGroup, postForm } from '#forms/layouts/parts/ways.ts';
import { shell } from '#forms/layouts/shell.ts';
import { documentHtml } from '#functions/casework/rendering/html.ts';
import type { Document } from '#functions/casework/rendering/model.ts';
import { type HttpResponse, page } from '#functions/runtime/http.ts';
import { plainPage } from '#functions/web/common/plain-pages.ts';
import type { LinkRefusal } from '#shared/casework/shared-links.ts';

const paragraph = (content: Content) => html`<p class="govuk-body">${content}</p>`;

/** What waits behind the link, before anybody has shown that they may open it: nothing about a child or a case. */
export const askPage = (chrome: Chrome, path: string, csrf: string): HttpResponse =>
  page(
    shell(chrome, {
      title: 'A document has been shared with you',
      body: html`<h1 class="govuk-heading-l">A document has been shared with you</h1>
${paragraph(`${chrome.partnership} has shared a confidential document with the address this link was sent to.`)}
${paragraph('To open it, ask for a code. It goes to that same address, and works once within ten minutes.')}
${postForm(path, csrf, html`<input type="hidden" name="step" value="code">${button('Send me a code')}`)}
${inset('The link works for 14 days and opens five times. Each opening is recorded. Keep a copy where your own rules say.')}`,
    }),
  );

/** Where the code is typed. `message` says what was wrong with the last one. */
export const codePage = (chrome: Chrome, path: string, csrf: string, message?: string): HttpResponse => {
  const wrong = message !== undefined;
  const body = html`${wrong && errorSummary([{ href: '#code', message }])}<h1 class="govuk-heading-l">Enter the code</h1>
${paragraph('We have sent six digits to the address this link was sent to. They can take a minute to arrive.')}
${postForm(
  path,
  csrf,
  html`<input type="hidden" name="step" value="open"><div class="govuk-form-group${wrong && ' govuk-form-group--error'}"><label class="govuk-label" for="code">Code</label><div class="govuk-hint" id="code-hint">Six digits, good for ten minutes.</div>${wrong && html`<p class="govuk-error-message" id="code-error"><span class="govuk-visually-hidden">Error:</span> ${message}</p>`}<input class="govuk-input govuk-input--width-10${wrong && ' govuk-input--error'}" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" aria-describedby="code-hint${wrong && ' code-error'}"></div>${buttonGroup(button('Open the document', { name: 'as', value: 'page' }), button('Download it for Word', { name: 'as', value: 'word', kind: 'secondary' }))}`,
)}
${postForm(path, csrf, html`<input type="hidden" name="step" value="code">${button('Send another code', { kind: 'secondary' })}`)}`;
  return page(shell(chrome, { title: 'Enter the code', body, error: wrong }), wrong ? 400 : 200);
};

export const WRONG_CODE = 'This code is not right, or is more than ten minutes old. Check it, or ask for another';

/** The end of a link, in the same words whether there never was one or it is used up. */
export const endedPage = (chrome: Chrome, why: Exclude<LinkRefusal, 'wrong-code'>): HttpResponse =>
  why === 'locked'
    ? plainPage(
        chrome,
        'This link is locked',
        [
          paragraph(
            'A code was entered wrongly five times, or too many codes were asked for. The document has not been opened.',
          ),
          paragraph('Reply to the message that brought you here and ask for a new link.'),
        ],
        429,
      )
    : plainPage(
        chrome,
        'This link no longer works',
        [
          paragraph(
            'A link works for 14 days and opens five times. If you still need the document, reply to the message that brought you here and ask for a new one.',
          ),
        ],
        404,
      );

export const notSentPage = (chrome: Chrome, path: string): HttpResponse =>
  plainPage(
    chrome,
    'We could not send the code',
    [
      paragraph('Nothing has been opened. Try again in a few minutes.'),
      paragraph(html`<a class="govuk-link" href="${path}">Try again</a>`),
    ],
    503,
  );

/** A post that did not come from the page of this link, in this browser. */
export const againPage = (chrome: Chrome, path: string): HttpResponse =>
  plainPage(
    chrome,
    'Please start again',
    [
      paragraph('This page was open for a long time, or your browser keeps no cookies. Nothing has been opened.'),
      paragraph(html`<a class="govuk-link" href="${path}">Start again</a>`),
    ],
    403,
  );

export const openedPage = (chrome: Chrome, document: Document, opensLeft: number): HttpResponse => {
  const left = opensLeft === 1 ? 'once more' : opensLeft === 0 ? 'no more' : `${opensLeft} more times`;
  const body = html`<div class="app-not-printed">${inset(`Print this page, or keep it as a PDF, now. This link opens ${left}, each time with a new code.`)}</div>${documentHtml(document)}`;
  return page(shell(chrome, { title: document.title, body, wide: true }));
};

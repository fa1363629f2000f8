import type { Browser, Page as Window } from 'playwright-core';
import type { Answers } from '#forms/engine/definition.ts';
import { fieldsOf, many } from '#forms/engine/fields.ts';
import { MOST_PAGES, type Move, movesFor } from './answers.ts';

/** Puts answers into the fields of a page, in its order: an answer may bring up the next question. */
export const fillFields = async (window: Window, { page, fields }: Extract<Move, { do: 'fill' }>): Promise<void> => {
  for (const question of page.questions) {
    for (const name of fieldsOf(question)) {
      const values = many(fields, name);
      if (values.length === 0) continue;
      switch (question.type) {
        case 'radios':
        case 'checkboxes':
        case 'declaration':
          for (const value of values) {
            const box = window.locator(`[name="${name}"][value="${value}"]`);
            if (await box.isVisible()) await box.check();
          }
          break;
        case 'select': {
          const list = window.locator(`select[name="${name}"]`);
          if (await list.isVisible()) await list.selectOption([...values]);
          break;
        }
        default: {
          const box = window.locator(`[name="${name}"]`);
          if (await box.isVisible()) await box.fill(values[0] ?? '');
        }
      }
    }
  }
};

const main = (window: Window) => window.locator('main');

/** Does what leads to another page, and waits until that page is there to be read: its `load` alone may be the last one's. */
export const leads = async (window: Window, act: () => Promise<void>): Promise<void> => {
  await Promise.all([window.waitForEvent('load'), act()]);
  await main(window).waitFor();
};

/** Presses a button of the page or follows a link of it, by its words, and waits for the page it leads to. */
export const press = async (window: Window, name: string | RegExp): Promise<void> => {
  const found = main(window).locator('a, button').filter({ hasText: name }).first();
  await leads(window, () => found.click());
};

/** Presses the button that a form is sent with. */
export const send = async (window: Window): Promise<void> => {
  await leads(window, () => main(window).locator('form button').first().click());
};

/**
 * Answers the form in front of somebody, from its start page or wherever they are in it, as far as checking the answers.
 * @param stopAt whether to leave off at the page one has come to
 */
export const answerInWindow = async (
  window: Window,
  form: string,
  changed: Answers = {},
  stopAt: (window: Window) => boolean = () => false,
): Promise<void> => {
  const moves = movesFor(form, changed);
  for (let step = 0; step < MOST_PAGES; step += 1) {
    if (stopAt(window)) return;
    const move = moves(window.url(), await window.content());
    if (move.do === 'stop') throw new Error(`${form} led to ${window.url()}: ${await window.title()}`);
    if (move.do === 'press' && move.page === 'check') return;
    if (move.do === 'press') {
      await send(window);
      continue;
    }
    if (move.do === 'change') {
      const change = main(window)
        .getByRole('link', { name: /^Change/ })
        .nth(move.item - 1);
      await leads(window, () => change.click());
      continue;
    }
    if (move.do === 'add') await window.locator(`[name="another"][value="${move.another}"]`).check();
    else await fillFields(window, move);
    await send(window);
    if ((await window.title()).startsWith('Error:'))
      throw new Error(`${form}: ${await window.locator('.govuk-error-summary').innerText()}`);
  }
  throw new Error(`${form} did not come to its end.`);
};

/** Answers a form and sends it; the window then shows that it is done. */
export const sendInWindow = async (window: Window, form: string, changed: Answers = {}): Promise<void> => {
  await answerInWindow(window, form, changed);
  await send(window);
  if (!window.url().endsWith('/done')) throw new Error(`${form} was not sent: ${await main(window).innerText()}`);
};

/** Where the service is, and who can sign in. */
export interface Place {
  readonly url: string;
  person(post: string): { readonly post: string };
}

export interface Looking {
  readonly javaScript?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Addresses that never answer, as on a bad line. */
  readonly without?: string;
}

/** Goes to a page, through the real sign-in when the session is over, by choosing the post. */
export const goTo = async (window: Window, stack: Place, post: string, path: string): Promise<void> => {
  await window.goto(path);
  const home = new URL(stack.url).origin;
  if (post !== '' && new URL(window.url()).origin !== home) {
    const choice = window.locator(`button[name="post"][value="${stack.person(post).post}"]`);
    await Promise.all([window.waitForURL(({ origin }) => origin === home), choice.click()]);
  }
  await main(window).waitFor();
};

/** Somebody's own browser, signed in, at their tasks; nobody's, for the post that is no name. */
export const openWindow = async (
  browser: Browser,
  stack: Place,
  post: string,
  { javaScript = true, width = 1280, height = 900, without }: Looking = {},
): Promise<Window> => {
  const window = await browser.newPage({
    baseURL: stack.url,
    javaScriptEnabled: javaScript,
    viewport: { width, height },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  if (without !== undefined) await window.route(without, (route) => route.abort());
  if (post !== '') await goTo(window, stack, post, '/tasks');
  return window;
};

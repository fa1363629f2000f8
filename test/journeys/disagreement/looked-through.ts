import type { Page as Window } from 'playwright-core';
import type { Answers } from '#forms/engine/definition.ts';
import { answerInWindow, send } from '../acting/in-window.ts';
import { axeOn, spillsOn } from '../acting/looking.ts';

/** What is wrong with pages, each with where it is; empty when they are as they should be. */
type Faults = readonly string[];

/** Titles so far, and the address each belongs to. */
export type Titles = Map<string, string>;

/** A page held to what every page is held to: axe, no wider than 320 pixels, one heading, a title of its own. */
export const looked = async (window: Window, titles: Titles): Promise<Faults> => {
  const { pathname } = new URL(window.url());
  const title = await window.title();
  const other = titles.get(title) ?? pathname;
  titles.set(title, pathname);
  const headings = await window.locator('h1').count();
  return [
    ...(await axeOn(window)),
    ...(await spillsOn(window)),
    ...(headings === 1 ? [] : [`${headings} main headings`]),
    ...(other === pathname ? [] : [`${other} is called “${title}” too`]),
    ...(/^(You cannot do this|Page not found)/.test(title) ? [title] : []),
  ].map((fault) => `${pathname}: ${fault}`);
};

/**
 * A form looked at page by page: its start, its first page with every error it can show at once, each page it leads to with the answers
 * in it, and the answers to be checked. It is not sent.
 * @returns what is wrong, and how many pages were looked at
 */
export const lookedThrough = async (
  window: Window,
  form: string,
  answers: Answers,
): Promise<{ readonly faults: Faults; readonly pages: number }> => {
  const titles: Titles = new Map();
  const faults: string[] = [];
  let pages = 0;
  const look = async (): Promise<void> => {
    faults.push(...(await looked(window, titles)));
    pages += 1;
  };
  await look();
  await send(window);
  await look();
  await send(window);
  if ((await window.title()).startsWith('Error: ')) {
    await look();
    const focused = await window.evaluate('document.activeElement.className');
    if (!String(focused).includes('govuk-error-summary')) faults.push(`${window.url()}: its errors are not come to`);
  }
  const led: string[] = [];
  await answerInWindow(window, form, answers, (at) => {
    if (!led.includes(at.url())) led.push(at.url());
    return false;
  });
  await look();
  for (const url of led.filter((one) => one !== window.url())) {
    await window.goto(url);
    await look();
  }
  return { faults, pages };
};

import { type Browser, type Fields, textOf } from '#test/functions/web/forms/office.ts';

/** What a head teacher types on a phone, page by page. */
export const PAGES: readonly (readonly [page: string, fields: Fields])[] = [
  ['safety', { immediateRisk: 'no', sooner: 'no' }],
  ['about', { concerns: 'child', about: 'Pupil 77', level: 'child-in-need' }],
  ['you', { raisingAgency: 'schools', connection: 'no', support: 'no' }],
  ['other-agency', { receivingAgency: 'childrens-social-care', cases: 'open' }],
  ['disagreement', { category: 'levels-of-need', disputed: 'It meets the threshold', outcomeWanted: 'A visit' }],
];

/** Begins to raise one; its address. */
export const begun = async (browser: Browser): Promise<string> => {
  const { location } = await browser.send('/new/raise-disagreement', { csrf: browser.csrf });
  return /^\/drafts\/[^/]+/.exec(location)?.[0] ?? `not begun: ${location}`;
};

/** Fills in the pages one is led to, in their order, and comes to where they lead. */
export const filledIn = async (browser: Browser, change: Readonly<Record<string, Fields>> = {}) => {
  const draft = await begun(browser);
  let led = `${draft}/safety`;
  for (const [page, fields] of PAGES) {
    if (led !== `${draft}/${page}`) throw new Error(`Led to ${led}, not to ${page}`);
    const seen = await browser.post(led, { ...fields, ...change[page] });
    if (seen.status !== 303) throw new Error(`${page} was answered ${seen.status}: ${textOf(seen).slice(-800)}`);
    led = seen.location;
  }
  return { draft, led };
};

/** Raises one; its last page. */
export const raised = async (browser: Browser, change: Readonly<Record<string, Fields>> = {}) => {
  const { draft, led } = await filledIn(browser, change);
  if (led !== `${draft}/check`) throw new Error(`Led to ${led}`);
  const { location } = await browser.post(led);
  return browser.get(location);
};

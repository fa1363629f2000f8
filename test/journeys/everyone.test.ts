import { beforeAll, describe, expect, it } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { leads } from './acting/in-window.ts';
import { kinds, type Laid, lay } from './acting/kinds.ts';
import { axeOn, spillsOn } from './acting/looking.ts';
import { usePeople } from './acting/people.ts';

const there = useStack({ clock: '2026-06-15T10:00' });
const people = usePeople(there);
const withoutScript = usePeople(there, { without: '**/*.js' });
let laid: Laid;
beforeAll(async () => {
  laid = await lay(there);
}, 120_000);

/** Titles so far, and the address each belongs to. */
const titles = new Map<string, string>();

describe('every kind of page', () => {
  it.each(kinds)('%s: nothing for axe to find, and no wider than 320 pixels', async (_, reach) => {
    const window = await reach(people, laid);
    expect(await axeOn(window)).toEqual([]);
    expect(await spillsOn(window)).toEqual([]);
    expect(await window.locator('h1').count()).toBe(1);
    const title = await window.title();
    const { pathname } = new URL(window.url());
    expect(titles.get(title) ?? pathname, title).toBe(pathname);
    titles.set(title, pathname);
  });

  it.each(kinds.filter(([kind]) => ['a page of questions', 'its errors', 'a case', 'checking answers'].includes(kind)))(
    '%s is as good when its script has not come',
    async (_, reach) => {
      const window = await reach(withoutScript, laid);
      expect(await axeOn(window)).toEqual([]);
      expect(await spillsOn(window)).toEqual([]);
    },
  );
});

describe('with a keyboard alone', () => {
  it('one skips to the content, answers, and is led from an error to its question', async () => {
    const window = await people.at('ward-sister', '/new/referral');
    const focused = (): Promise<unknown> => window.evaluate('document.activeElement.id || document.activeElement.name');
    const key = (...names: string[]) =>
      names.reduce((before, name) => before.then(() => window.keyboard.press(name)), Promise.resolve());
    await key('Tab');
    expect(await window.locator(':focus').innerText()).toBe('Skip to main content');
    await key('Enter');
    expect(await focused()).toBe('main-content');
    await key('Tab');
    expect(await window.locator(':focus').innerText()).toBe('Start');
    await leads(window, () => key('Enter'));

    await window.locator('[name="toldSocialCare"]').first().focus();
    await key('Space', 'ArrowDown');
    expect(await window.locator('[name="toldSocialCare"]:checked').inputValue()).toBe('no');
    await key('Tab');
    expect(await window.locator(':focus').innerText()).toBe('Save and continue');
    await leads(window, () => key('Enter'));

    expect(await window.title()).toMatch(/^Error: /);
    expect(await window.locator(':focus').getAttribute('class')).toContain('govuk-error-summary');
    await key('Tab', 'Enter');
    expect(await focused()).toBe('immediateSafety');
    expect(await window.locator('[name="toldSocialCare"]:checked').inputValue()).toBe('no');
    await window.keyboard.type('She is safe.');
    await window.locator('[name="toldSocialCare"]:checked').focus();
    await leads(window, () => key('Enter'));
    expect(await window.title()).not.toMatch(/^Error: /);
  });
});

describe('when time runs out', () => {
  it('a person is warned two minutes before, and stays', async () => {
    const window = await people.another('ward-sister');
    await window.clock.install();
    await window.reload();
    const warning = window.getByRole('dialog', { name: 'You are about to be signed out' });
    await window.clock.runFor(27 * 60_000);
    expect(await warning.isVisible()).toBe(false);
    await window.clock.runFor(70_000);
    expect(await warning.isVisible()).toBe(true);
    expect(await warning.innerText()).toContain('2 minutes');
    const kept = window.waitForResponse('**/session/keep');
    await window.keyboard.press('Enter');
    expect((await kept).status()).toBe(204);
    await warning.waitFor({ state: 'hidden' });
    await window.clock.runFor(31 * 60_000);
    await window.waitForURL('**/session/ended');
    await window.close();
  });

  it('without a script, every page says how long there is, and a page of its own keeps one signed in', async () => {
    const window = await people.another('ward-sister', { javaScript: false });
    expect(await window.locator('footer').innerText()).toContain('signed out after 30 minutes');
    await window.goto('/session?back=/cases');
    await window.getByRole('button', { name: 'Stay signed in' }).click();
    await window.waitForURL('**/cases');
    await window.close();
  });
});

describe('on paper', () => {
  it('the report is the report, with nothing of the screen round it', async () => {
    const window = await people.at('business-manager', `${laid.path.replace('cases', 'documents')}/report`);
    await window.emulateMedia({ media: 'print' });
    for (const part of [
      '.app-nav',
      '.app-header__person',
      '.govuk-skip-link',
      '.app-footer__list',
      '.app-not-printed',
      '.govuk-breadcrumbs, .govuk-back-link',
    ])
      expect(await window.locator(part).first().isVisible(), part).toBe(false);
    expect(await window.locator('h1').isVisible()).toBe(true);
    expect(await window.locator('.app-header__partnership').isVisible()).toBe(true);
    await window.emulateMedia({ media: 'screen' });
  });
});

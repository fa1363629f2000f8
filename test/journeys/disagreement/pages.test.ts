import { beforeAll, describe, expect, it } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { leads } from '../acting/in-window.ts';
import { usePeople } from '../acting/people.ts';
import { HEAD, WORKER } from './answers.ts';
import { stages } from './by-stage.ts';
import { looked, lookedThrough, type Titles } from './looked-through.ts';

const there = useStack({ borough: 'barnet', clock: '2026-05-20T10:00' });
const people = usePeople(there, { width: 390, height: 844 });
const withoutScript = usePeople(there, { without: '**/*.js' });
let path = '';

/** Below the case; its documents, and what is of no case, are elsewhere. */
const addressOf = (where: string): string => {
  if (where.startsWith('/documents/')) return where.replace('/documents/', `${path.replace('cases', 'documents')}/`);
  return where.startsWith('/disagreements') ? where : `${path}${where}`;
};

describe.each(Object.entries(stages))('a disagreement at %s', (_, { bring, pages, forms, plain = [HEAD, WORKER] }) => {
  const titles: Titles = new Map();
  beforeAll(async () => {
    path = await bring(there, path);
  });

  it.each(pages)('%s sees “%s”: nothing for axe to find, and no wider than 320 pixels', async (post, where) => {
    expect(await looked(await people.at(post, addressOf(where)), titles)).toEqual([]);
  });

  it.each(forms)('$who is held to the same on every page of $form, and led to its errors', async (filled) => {
    const { who, form, given, about } = filled;
    const query = about === undefined ? '' : `?subject=${about}`;
    const start = form === 'raise-disagreement' ? `/new/${form}` : `${path}/forms/${form}${query}`;
    const { faults, pages: count } = await lookedThrough(await people.at(who, start), form, given);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(2);
  });

  it('its page is as good when its script has not come', async () => {
    for (const post of plain) expect(await looked(await withoutScript.at(post, path), new Map())).toEqual([]);
  });
});

describe('with a keyboard alone', () => {
  it('one answers the first page of raising, and is led from an error to its question', async () => {
    const window = await people.at('ward-sister', '/new/raise-disagreement');
    const key = (...names: string[]) =>
      names.reduce((before, name) => before.then(() => window.keyboard.press(name)), Promise.resolve());
    await window.locator('main form button').first().focus();
    await leads(window, () => key('Enter'));
    await window.locator('[name="immediateRisk"]').first().focus();
    await key('Space');
    await window.locator('main form button').first().focus();
    await leads(window, () => key('Enter'));
    expect(await window.title()).toMatch(/^Error: /);
    await key('Tab', 'Enter');
    await window.keyboard.type('She is kept on the ward.');
    expect(await window.locator('[name="riskAction"]').inputValue()).toBe('She is kept on the ward.');
    expect(await window.locator('[name="immediateRisk"]:checked').inputValue()).toBe('yes');
  });
});

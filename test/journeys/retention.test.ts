import { describe, expect, it } from 'vitest';
import { DIRECTOR, KEEPING, MANAGER } from '#test/support/pure-retention.ts';
import { useStack } from '#test/support/stack.ts';
import { answerByPost } from './acting/by-post.ts';
import { casePathIn } from './acting/case-by-post.ts';
import { leads, press, sendInWindow } from './acting/in-window.ts';
import { axeOn, spillsOn } from './acting/looking.ts';
import { type People, usePeople } from './acting/people.ts';

const there = useStack({ clock: '2026-06-15T10:00' });
const scripted = usePeople(there);
const plain = usePeople(there, { javaScript: false });

describe.each([
  ['with a script', (): People => scripted, true],
  ['without one', (): People => plain, false],
] as const)('records of an open case, held %s', (_, people, script) => {
  it('are held from the page of the case by one person, and let go by two', async () => {
    const opened = await answerByPost(await there.as('front-door-manager'), '/new/open-incident');
    const path = casePathIn(opened.text);
    const manager = await people().at(MANAGER, path);
    await press(manager, 'Keeping');
    const looked = async (): Promise<void> => {
      // Axe itself needs a script.
      if (script) expect(await axeOn(manager)).toEqual([]);
      if (script) expect(await spillsOn(manager)).toEqual([]);
      expect(await manager.locator('h1').count()).toBe(1);
    };
    await looked();
    await press(manager, 'Begin the record of their keeping');
    const record = new URL(manager.url()).pathname;
    expect(record).not.toBe(path);
    expect(await manager.locator('main').innerText()).toContain('Case still open');
    await looked();

    await press(manager, 'Hold these records');
    await sendInWindow(manager, 'place-hold', KEEPING['place-hold']);
    await looked();
    await people().at(MANAGER, record);
    const held = await manager.locator('main').innerText();
    expect(held).toContain('A hold stands over these records');
    expect(held).toContain('An invented inquiry');
    await looked();
    await people().at(MANAGER, '/cases?show=kept');
    expect(await manager.locator('main').innerText()).toContain('Held');
    await looked();

    await people().at(MANAGER, `${record}/forms/lift-hold?subject=h1`);
    await sendInWindow(manager, 'lift-hold', KEEPING['lift-hold']);
    await people().at(MANAGER, `${record}/forms/lift-hold?subject=h1`);
    expect(await manager.locator('main').innerText()).toContain('A second, different person signs');
    const director = await people().at(DIRECTOR, '/tasks');
    await leads(director, () => director.locator(`a[href^="${record}/forms/lift-hold"]`).first().click());
    await sendInWindow(director, 'lift-hold', KEEPING['lift-hold']);
    await people().at(MANAGER, record);
    expect(await manager.locator('main').innerText()).not.toContain('A hold stands');
    await people().at(MANAGER, '/cases');
    // Two lists, and neither shows what belongs in the other.
    expect(await manager.locator(`a[href="${record}"]`).count()).toBe(0);
  });
});

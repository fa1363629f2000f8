import { beforeAll, describe, expect, it } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { type CaseByPost, gathering, moveTo, reviewed } from './acting/case-by-post.ts';
import { answerInWindow, press, send, sendInWindow } from './acting/in-window.ts';
import { axeOn, spillsOn } from './acting/looking.ts';
import { usePeople } from './acting/people.ts';

const there = useStack({ clock: '2026-06-15T10:00' });
const people = usePeople(there);
/** The same people, in a browser that runs no script. */
const plain = usePeople(there, { javaScript: false });

const MANAGER = 'business-manager';
const CHAIR = 'independent-convenor';
const PREPARED = {
  document: 'report',
  copyFor: 'coroner',
  recipient: 'The senior coroner for Wexmoor',
  basis: 'A request of 1 July, on the advice of the legal service',
  words: [],
  foundRead: true,
};
const FIT = { checkOutcome: 'fit', readToTheEnd: true };

let one: CaseByPost;
const copy = (number: number): string => `${one.path.replace('/cases/', '/documents/')}/redacted/${number}`;
type Seen = Awaited<ReturnType<typeof people.at>>;
const words = (window: Seen): Promise<string> => window.locator('main').innerText();
const looksRight = async (window: Seen): Promise<void> => {
  expect(await axeOn(window)).toEqual([]);
  expect(await spillsOn(window)).toEqual([]);
};

beforeAll(async () => {
  one = await gathering(there);
  await moveTo(there, '2026-07-02T10:00');
  await reviewed(one);
}, 240_000);

describe('a redacted copy of the report', () => {
  it('is prepared by the business manager, who is shown what was found before it is sent', async () => {
    const window = await people.at(MANAGER, one.path);
    await press(window, 'Prepare a redacted copy');
    await looksRight(window);
    await answerInWindow(window, 'prepare-redacted-copy', PREPARED, (at) => at.url().endsWith('/document'));
    expect(await words(window)).toMatch(/Names that the case protects[\s\S]*Sample Child/);
    await looksRight(window);
    await answerInWindow(window, 'prepare-redacted-copy', PREPARED, (at) => at.url().endsWith('/words'));
    expect(await words(window)).toContain('You have added 4 names to take out');
    await looksRight(window);
    await answerInWindow(window, 'prepare-redacted-copy', PREPARED, (at) => at.url().endsWith('/found'));
    expect(await words(window)).toMatch(/What was found in Rapid review report[\s\S]*Taken out/);
    await looksRight(window);
    await answerInWindow(window, 'prepare-redacted-copy', PREPARED);
    await send(window);
    expect(await words(window)).toContain('Copy prepared');
    await people.at(MANAGER, one.path);
    expect(await words(window)).toMatch(/Redacted copy 1\s+Rapid review report[\s\S]*To be checked/);
    await looksRight(window);
  });

  it('can be read and not taken away before it is checked', async () => {
    const window = await plain.at(MANAGER, copy(1));
    expect(await words(window)).toContain('has not been checked by a second person');
    expect(await words(window)).not.toContain('Download for Word');
    await window.emulateMedia({ media: 'print' });
    expect((await words(window)).trim()).toBe('');
    await window.emulateMedia({ media: 'screen' });
    expect((await (await there.as(MANAGER)).get(`${copy(1)}.docx`)).status).toBe(403);
    expect((await (await there.as('named-gp')).get(copy(1))).status).toBe(403);
  });

  it('is read to the end and checked by the chair, without a script', async () => {
    const chair = await plain.at(CHAIR, '/tasks');
    await press(chair, 'Check redacted copy 1');
    await send(chair);
    expect(await words(chair)).toContain('The senior coroner for Wexmoor');
    await press(chair, 'Read redacted copy 1');
    expect(await words(chair)).toContain('Redacted copy 1, for a coroner');
    await plain.at(CHAIR, `${one.path}/forms/check-redacted-copy?subject=1`);
    await sendInWindow(chair, 'check-redacted-copy', FIT);
    await plain.at(CHAIR, one.path);
    expect(await words(chair)).toMatch(/Redacted copy 1[\s\S]*Checked/);
    // There is nothing more to check in it.
    await plain.at(CHAIR, `${one.path}/forms/check-redacted-copy?subject=1`);
    expect(await words(chair)).not.toContain('Check recorded');
  });

  it('is then printed and downloaded, marked, and every look is on the record', async () => {
    const window = await people.at(MANAGER, copy(1));
    await looksRight(window);
    await window.emulateMedia({ media: 'print' });
    expect(await words(window)).toContain('Redacted copy 1, for a coroner: The senior coroner for Wexmoor');
    await window.emulateMedia({ media: 'screen' });
    const { status } = await (await there.as(MANAGER)).get(`${copy(1)}.docx`);
    expect(status).toBe(200);
    await people.at(MANAGER, `${one.path}/reads`);
    expect(await words(window)).toContain('Redacted copy 1, for Word');
    await people.at(MANAGER, `${one.path}/timeline`);
    expect(await words(window)).toContain('Redacted copy 1 checked by a second person');
  });

  it('that is sent back is asked for again', async () => {
    await one.answer(MANAGER, 'prepare-redacted-copy', PREPARED);
    const chair = await people.at(CHAIR, `${one.path}/forms/check-redacted-copy?subject=2`);
    await sendInWindow(chair, 'check-redacted-copy', {
      checkOutcome: 'send-back',
      sentBackReason: 'The street stands in part 3.',
    });
    await looksRight(chair);
    expect(await words(await plain.at(MANAGER, '/tasks'))).toContain('Prepare redacted copy 2 again');
    expect(await words(await plain.at(MANAGER, copy(2)))).toContain('was sent back');
  });
});

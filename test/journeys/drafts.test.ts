import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { clearStateFolder } from '#test/support/state-folder.ts';
import { gathering, moveTo } from './acting/case-by-post.ts';
import { answerInWindow, goTo, leads, openWindow, press, send } from './acting/in-window.ts';
import { usePeople } from './acting/people.ts';

describe('what has been typed', () => {
  const there = useStack({ clock: '2026-06-15T10:00' });
  const people = usePeople(there);

  it('comes back after a session that ended in the middle of a page, and what was saved before is there', async () => {
    const window = await people.at('head-teacher', '/new/referral');
    await send(window);
    await window.locator('[name="immediateSafety"]').fill('She is with her aunt.');
    await window.locator('[name="toldSocialCare"][value="yes"]').check();
    await send(window);
    const page = new URL(window.url()).pathname;
    await window.locator('[name="incidentDate-day"]').fill('12');
    await window.locator('[name="outcome"][value="died"]').check();
    await moveTo(there, '2026-06-15T11:00');
    await send(window);
    expect(await window.locator('h1').innerText()).toBe('You have been signed out');
    await goTo(window, there.stack, 'head-teacher', page);
    expect(await window.locator('[name="incidentDate-day"]').inputValue()).toBe('12');
    expect(await window.locator('[name="outcome"][value="died"]').isChecked()).toBe(true);
    await leads(window, () => window.locator('.govuk-back-link').click());
    expect(await window.locator('[name="immediateSafety"]').inputValue()).toBe('She is with her aunt.');
  });

  it('waits under “Carry on where you left off” for whoever comes back later', async () => {
    const window = await people.at('ward-sister', '/new/referral');
    await send(window);
    await window.locator('[name="immediateSafety"]').fill('On the ward.');
    await press(window, 'Save and come back later');
    expect(new URL(window.url()).pathname).toBe('/tasks');
    await press(window, /^Continue/);
    expect(await window.locator('[name="immediateSafety"]').inputValue()).toBe('On the ward.');
  });

  it('is never overwritten by a colleague: a page that has become old shows both, and loses neither', async () => {
    const one = await gathering(there);
    await moveTo(there, '2026-06-18T10:00');
    await one.agree('education-safeguarding-lead', 'school-author');
    const start = `${one.path}/forms/agency-return?subject=schools`;
    const lead = await people.at('education-safeguarding-lead', start);
    const author = await people.at('school-author', start);
    for (const window of [lead, author]) await send(window);
    expect(author.url()).toBe(lead.url());
    for (const [window, searched] of [
      [lead, 'The register'],
      [author, 'The safeguarding file'],
    ] as const) {
      await window.locator('[name="nilReturn"][value="no"]').check();
      await window.locator('[name="searched"]').fill(searched);
    }
    await send(lead);
    await send(author);
    const banner = author.locator('.govuk-notification-banner');
    expect(await banner.innerText()).toContain('The register');
    expect(await author.locator('[name="searched"]').inputValue()).toBe('The safeguarding file');
    await author.locator('[name="searched"]').fill('The register and the safeguarding file');
    await send(author);
    await goTo(
      lead,
      there.stack,
      'education-safeguarding-lead',
      new URL(lead.url()).pathname.replace(/[^/]+$/, 'nil-return'),
    );
    expect(await lead.locator('[name="searched"]').inputValue()).toBe('The register and the safeguarding file');
  });
});

describe('a machine that is switched off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  const people = usePeople({ stack: { url: '', person: (post) => ({ post }) } });
  afterAll(() => clearStateFolder(folder));

  /** `npm start`, as a process of its own that can be killed. */
  const start = async () => {
    const process = spawn(
      globalThis.process.execPath,
      ['infra/local/start.ts', '--borough', 'brent', '--state', folder, '--clock', '2026-06-15T10:00'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    for await (const line of createInterface(process.stdout)) {
      const url = /^Ready: (\S+)/.exec(line)?.[1];
      if (url !== undefined) return { url, process, person: (post: string) => ({ post }) };
    }
    throw new Error('It did not start.');
  };

  it('has every page that was saved when it is started again, though it was killed', async () => {
    const before = await start();
    const window = await openWindow(people.browser, before, 'head-teacher');
    await window.goto('/new/referral');
    await answerInWindow(window, 'referral');
    const check = window.url();
    const said = await window.locator('dl').allInnerTexts();
    before.process.kill('SIGKILL');
    await once(before.process, 'exit');
    const after = await start();
    try {
      expect(after.url).toBe(before.url);
      await goTo(window, after, 'head-teacher', check);
      expect(await window.locator('dl').allInnerTexts()).toEqual(said);
      await send(window);
      expect(window.url()).toMatch(/\/done$/);
    } finally {
      after.process.kill('SIGKILL');
      await once(after.process, 'exit');
    }
  });
});

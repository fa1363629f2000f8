import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { launchBrowser } from '#test/support/browser.ts';
import { fixture } from './fixture/deployment.ts';

let stack: Stack;
let browser: Browser;
const stateDir = mkdtempSync(join(tmpdir(), 'stack-'));
beforeAll(async () => {
  [stack, browser] = await Promise.all([
    startStack({ borough: 'brent', stateDir, deployment: Promise.resolve(fixture) }),
    launchBrowser(),
  ]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await stack.close();
  rmSync(stateDir, { recursive: true });
});

describe('this machine’s own pages in a browser', () => {
  it('lists a mail, and opens it with its link', async () => {
    await fetch(`${stack.url}/notes/seen`, { method: 'PUT' });
    await stack.settle();
    const page = await browser.newPage();
    await page.goto(`${stack.url}/mailbox`);
    await page.getByRole('link', { name: 'seen' }).click();
    // Only the mail itself has it: what is read before may be read of the list.
    expect(await page.getByRole('link', { name: stack.url }).getAttribute('href')).toBe(stack.url);
    expect(await page.title()).toContain('seen');
    expect(await page.getByText('This machine only').count()).toBe(1);
    await page.close();
  });

  it('moves the clock from its page without any script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${stack.url}/clock`);
    const before = stack.now();
    await page.getByRole('button', { name: '1 week forward' }).click();
    await page.getByText('this is training, not live').waitFor();
    expect(Date.parse(stack.now()) - Date.parse(before)).toBeGreaterThanOrEqual(7 * 24 * 60 * 60 * 1000);
    await context.close();
  });
});

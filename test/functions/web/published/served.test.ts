import { expect, it } from 'vitest';
import { useStack } from '#test/support/stack.ts';

const served = useStack({
  borough: 'barnet',
  clock: '2026-07-01T10:00',
  only: ['web/published', 'web/actions', 'web/sign-in', 'web/cases'],
});

it('what is published is served as deployed to anybody, and sets nothing on their machine', async () => {
  const { url } = served.stack;
  const list = await fetch(new URL('/published', url));
  expect([list.status, list.headers.get('set-cookie')]).toEqual([200, null]);
  expect(list.headers.get('cache-control')).toBe('public, max-age=60');
  expect(await list.text()).toContain('No review is published here at the moment');
  const head = await fetch(new URL('/published', url), { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  const none = await fetch(new URL('/published/0123456789ab', url));
  expect([none.status, none.headers.get('set-cookie')]).toEqual([404, null]);
});

it('the shared plan is served to whoever signs in, and to nobody else', async () => {
  const { url } = served.stack;
  for (const path of ['/actions', '/actions.csv', '/actions/reviews.csv']) {
    const asked = await fetch(new URL(path, url), { redirect: 'manual' });
    expect([path, asked.status]).toEqual([path, 303]);
    expect(asked.headers.get('location')).toContain('/sign-in?returnTo=');
  }
  const manager = await served.as('business-manager');
  expect((await manager.get('/actions')).status).toBe(200);
  expect((await manager.get('/actions.csv')).status).toBe(200);
  expect((await manager.get('/actions/reviews.csv')).status).toBe(200);
});

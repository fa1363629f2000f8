import { beforeAll, describe, expect, it } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { axeOn, spillsOn } from './acting/looking.ts';
import { usePeople } from './acting/people.ts';
import { bringTo, type LaidReview, type LookedAt, reviewKinds } from './acting/review-kinds.ts';

const there = useStack({ clock: '2026-12-01T10:00' });
const people = usePeople(there);
const withoutScript = usePeople(there, { without: '**/*.js' });
let laid: LaidReview = { there, path: '', published: '' };

/** Titles so far, and the address each belongs to. */
const titles = new Map<string, string>();

const STAGES: readonly LookedAt[] = ['commissioning', 'gathering', 'drafting', 'notice-given', 'changing'];
describe.each(STAGES.map((stage, index) => ({ stage, from: STAGES[index - 1] })))(
  'pages of $stage',
  ({ stage, from }) => {
    beforeAll(async () => {
      laid = await bringTo(stage, laid, from);
    }, 120_000);

    it.each(reviewKinds[stage])('%s: nothing for axe to find, and no wider than 320 pixels', async (_, reach) => {
      const window = await reach(people, laid);
      expect(await axeOn(window)).toEqual([]);
      expect(await spillsOn(window)).toEqual([]);
      expect(await window.locator('h1').count()).toBe(1);
      const title = await window.title();
      const { pathname } = new URL(window.url());
      expect(titles.get(title) ?? pathname, title).toBe(pathname);
      titles.set(title, pathname);
    });

    it.each(reviewKinds[stage].filter(([, , main]) => main === 'main'))(
      '%s: as good when its script has not come',
      async (_, reach) => {
        const window = await reach(withoutScript, laid);
        expect(await axeOn(window)).toEqual([]);
        expect(await spillsOn(window)).toEqual([]);
      },
    );
  },
);

import { beforeAll, describe, expect, it } from 'vitest';
import { useStack } from '#test/support/stack.ts';
import { axeOn, spillsOn } from './acting/looking.ts';
import { usePeople } from './acting/people.ts';
import { bringTo, type LaidReview, lookedAt, reviewKinds } from './acting/review-kinds.ts';
import { theSharedPlan } from './acting/shared-plan.ts';

const there = useStack({ clock: '2026-07-13T10:00' });
const people = usePeople(there);
const withoutScript = usePeople(there, { without: '**/*.js' });
const plain = usePeople(there, { javaScript: false });
let laid: LaidReview = { there, path: '', published: '' };

/** Titles so far, and the address each belongs to. */
const titles = new Map<string, string>();

describe.each(lookedAt.map((stage, index) => ({ stage, from: lookedAt[index - 1] })))(
  'a review at $stage',
  ({ stage, from }) => {
    beforeAll(async () => {
      laid = await bringTo(stage, laid, from);
    }, 120_000);

    // Its actions are agreed and followed first, so that there is something of each kind to look at.
    if (stage === 'changing') describe('the shared plan', () => theSharedPlan(there, people, plain, () => laid.path));

    it.each(reviewKinds[stage].map(([kind, reach]) => [kind, reach] as const))(
      '%s: nothing for axe to find, and no wider than 320 pixels',
      async (_, reach) => {
        const window = await reach(people, laid);
        expect(await axeOn(window)).toEqual([]);
        expect(await spillsOn(window)).toEqual([]);
        expect(await window.locator('h1').count()).toBe(1);
        const title = await window.title();
        expect(title).not.toMatch(/^(You cannot do this|Page not found)/);
        const { pathname } = new URL(window.url());
        expect(titles.get(title) ?? pathname, title).toBe(pathname);
        titles.set(title, pathname);
      },
    );

    it.each(reviewKinds[stage].filter(([, , main]) => main === 'main').map(([kind, reach]) => [kind, reach] as const))(
      '%s: as good when its script has not come',
      async (_, reach) => {
        const window = await reach(withoutScript, laid);
        expect(await axeOn(window)).toEqual([]);
        expect(await spillsOn(window)).toEqual([]);
      },
    );
  },
);

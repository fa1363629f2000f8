import { expect, it } from 'vitest';
import type { MessageIntent } from '#shared/casework/workflow.ts';

/** A story played to its end, and every letter it may have led to, as `linesOf` counts them. */
export type Walk<Story, Line> = readonly [name: string, story: () => Story, expected: readonly Line[]];

type Row = Pick<MessageIntent, 'milestone' | 'audience' | 'template'>;
const row = ({ milestone, audience, template }: Row): string => `${milestone} ${audience} ${template}`;

/** A message table held to walks written by hand: nothing missing, extra, early or twice, and no row that nothing sets off. */
export const tableIsWalked = <Story extends { readonly messages: readonly MessageIntent[] }, Line>(
  walks: readonly Walk<Story, Line>[],
  linesOf: (story: Story) => readonly Line[],
  table: readonly Row[],
): void => {
  it.each(walks)('%s: these messages and no others, none early, none twice', (_, story, expected) => {
    expect(linesOf(story()).toSorted()).toEqual([...expected].toSorted());
  });

  it('the walks together set off every row of the table', () => {
    const seen = new Set(walks.flatMap(([, story]) => story().messages.map(row)));
    expect(table.map(row).filter((one) => !seen.has(one))).toEqual([]);
  });

  it('no two share a key: milestone, recipient and occurrence tell every two apart', () => {
    for (const [name, story] of walks) {
      const keys = story().messages.map(
        ({ milestone, recipient, occurrence }) => `${milestone} ${recipient.address} ${occurrence}`,
      );
      expect(new Set(keys).size, name).toBe(keys.length);
    }
  });
};

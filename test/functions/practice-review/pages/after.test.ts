import { describe, expect, it } from 'vitest';
import { commissioned, drafted, fill, MANAGER, noticed, POLICE, published } from '#test/support/review-story.ts';
import { pagesOf } from '../looking.ts';

const says = async (review: ReturnType<typeof drafted>, who = MANAGER) => (await pagesOf(review).ask(who, '')).text;

describe('what is over is not said to be waited for', () => {
  it('information that never came is late while the report is written, and afterwards did not all come', async () => {
    expect(await says(drafted())).toMatch(/Information from every agency .{1,40} working days late/);
    for (const review of [noticed(), published()])
      expect(await says(review)).toMatch(/Information from every agency \w+ \d+ \w+ \d{4} Not all came/);
  });

  it('the year in public waits for nobody and has nothing to aim at; the six months do', async () => {
    const after = await says(published());
    expect(after).toContain('Keep it public for a year');
    expect(after).not.toMatch(/Waiting for nobody|Aim for/);
    expect(await says(commissioned())).toMatch(/Aim for 15 July 2026.*Waiting for the business manager/);
  });

  it('the reviewer carries it out until it is published', async () => {
    const before = noticed();
    expect(await says(before, POLICE)).toContain('An independent reviewer carries out the review.');
    const after = published();
    fill(after, POLICE, 'take-part');
    expect(await says(after, POLICE)).toContain('An independent reviewer carried out the review.');
  });
});

import { describe, expect, it } from 'vitest';
import { reviewer } from '#test/support/pure-review.ts';
import { accepted, at, CHAIR, drafted, fill, MANAGER, published, REVIEWER } from '#test/support/review-story.ts';
import { pagesOf } from '../looking.ts';
import { brought, words } from './brought.ts';

const offered = async (reviews: Parameters<typeof brought>[0], who: Parameters<typeof brought>[2]) =>
  (await brought(reviews, 'review-report', who)).options['earlier-recommendations']?.map(({ value }) => value);

const withheld = () => published({ publishWhat: 'improvements', withholdReason: 'R', improvementText: 'T' });

describe('recommendations of earlier reviews', () => {
  it('are offered behind “none”, each by reference and number, with agency', async () => {
    const { options } = await brought([drafted(), published()], 'review-report', MANAGER);
    expect(options['earlier-recommendations']).toEqual([
      { value: 'none', label: 'No earlier one is like it' },
      {
        value: 'tst-0000-0002-r1',
        label: 'TST-0000-0002: Share what is known before each visit (Metropolitan Police, North West BCU)',
      },
    ]);
  });

  it('are read across cases only where a form shows them', async () => {
    const { options } = await brought([drafted(), published()], 'supervision-check', MANAGER);
    expect(options['earlier-recommendations']).toHaveLength(1);
  });

  it('are never the review’s own', async () => {
    expect(await offered([published()], MANAGER)).toEqual(['none']);
  });

  it('of a published report are anybody’s to read, the reviewer’s of this review too', async () => {
    expect(await offered([drafted(), published()], REVIEWER)).toEqual(['none', 'tst-0000-0002-r1']);
    expect(await words([drafted(), published()], 'review-report', REVIEWER, 'earlier-recommendations')).toMatch(
      /TST-0000-0002, recommendation 1: Share what is known/,
    );
  });

  it('of a report not published, or withheld, only theirs who may see that review', async () => {
    for (const earlier of [accepted(), withheld()]) {
      expect(await offered([drafted(), earlier], MANAGER)).toEqual(['none', 'tst-0000-0002-r1']);
      expect(await offered([drafted(), earlier], CHAIR)).toEqual(['none', 'tst-0000-0002-r1']);
      expect(await offered([drafted(), earlier], reviewer('another@barnet-partnership.example'))).toEqual(['none']);
    }
  });

  it('of a report that was taken down are no longer anybody’s', async () => {
    const earlier = at(published(), '2027-07-02T10:00');
    expect(fill(earlier, MANAGER, 'withdraw-publication')).toEqual(['PublicationWithdrawn']);
    expect(await offered([drafted(), earlier], REVIEWER)).toEqual(['none']);
    expect(await offered([drafted(), earlier], CHAIR)).toEqual(['none', 'tst-0000-0002-r1']);
  });

  it('are hidden from somebody with a conflict in that review, until they are public', async () => {
    const conflicted = accepted();
    fill(conflicted, MANAGER, 'take-part', { conflict: 'yes', conflictNature: 'Kin' });
    expect(await offered([drafted(), conflicted], MANAGER)).toEqual(['none']);
    const open = published();
    fill(open, MANAGER, 'take-part', { conflict: 'yes', conflictNature: 'Kin' });
    expect(await offered([drafted(), open], MANAGER)).toEqual(['none', 'tst-0000-0002-r1']);
  });

  it('that the last version named stay chosen, by number alone where their words are not theirs to read', async () => {
    const recommendations = [
      {
        recWhat: 'Share what is known',
        recAgency: 'police',
        recBy: '2026-12-31',
        recTheme: 'information-sharing',
        recRepeat: 'tst-0000-0002-r1',
      },
    ];
    const { options } = await brought(
      [drafted({ recommendations }), withheld()],
      'review-report',
      reviewer('x@y.example'),
    );
    expect(options['earlier-recommendations']?.at(-1)).toEqual({
      value: 'tst-0000-0002-r1',
      label: 'TST-0000-0002, recommendation 1',
    });
  });
});

describe('the overview', () => {
  const repeating = (recRepeat: string) =>
    drafted({
      recommendations: [
        {
          recWhat: 'Ring the school before a visit',
          recAgency: 'police',
          recBy: '2026-12-31',
          recTheme: 'information-sharing',
          recRepeat,
        },
      ],
    });

  it('marks what the author says is a repeat', async () => {
    const { text } = await pagesOf(repeating('tst-0000-0002-r1'), published()).ask(MANAGER, '');
    expect(text).toMatch(/Repeats an earlier recommendation TST-0000-0002, recommendation 1: Share what is known/);
    expect(text).not.toContain('May repeat');
  });

  it('points out what may be one and is not marked', async () => {
    const { text } = await pagesOf(repeating('none'), published()).ask(MANAGER, '');
    expect(text).toMatch(/May repeat an earlier one TST-0000-0002, recommendation 1/);
    expect(text).not.toContain('Repeats an earlier');
  });

  it('shows nothing of an earlier one to somebody who may not read it', async () => {
    const marked = await pagesOf(repeating('tst-0000-0002-r1'), withheld()).ask(REVIEWER, '');
    expect(marked.text).toMatch(/Repeats an earlier recommendation TST-0000-0002, recommendation 1/);
    expect(marked.text).not.toContain('Share what is known');
    const found = await pagesOf(repeating('none'), withheld()).ask(REVIEWER, '');
    expect(found.text).not.toContain('May repeat an earlier one');
  });
});

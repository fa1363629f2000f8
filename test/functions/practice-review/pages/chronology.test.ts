import { describe, expect, it } from 'vitest';
import { commissioned, fill, MANAGER, POLICE, SCHOOLS } from '#test/support/review-story.ts';
import { pagesOf } from '../looking.ts';

const row = (eventOn: string, eventOnCertainty: string, eventWhat: string, eventSource = 'A record') => ({
  ...(eventOn === '' ? {} : { eventOn }),
  eventOnCertainty,
  eventWhat,
  eventSource,
});

const returned = () => {
  const review = commissioned();
  fill(review, MANAGER, 'request-information');
  fill(
    review,
    POLICE,
    'agency-analysis',
    {
      chronology: [
        row('2025-05-02', 'exact', 'Nursery tells police of a bruise to the left cheek', 'Crime record'),
        row('2025-03-01', 'month-only', 'Called to a quarrel at home', 'Call log'),
        row('', 'not-known', 'A neighbour says that there was shouting', 'Statement'),
      ],
    },
    'police',
  );
  fill(
    review,
    SCHOOLS,
    'agency-analysis',
    {
      chronology: [
        row('2025-05-02', 'exact', 'A bruise to the left cheek seen; nursery tells police', 'Nursery file'),
        row('2025-04-10', 'about', 'A concern is noted', 'Day book'),
      ],
    },
    'schools',
  );
  return review;
};

describe('the chronology of all agencies', () => {
  const rowsOf = (html: string): readonly string[] =>
    [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)]
      .slice(1)
      .map(([found]) => found.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '));

  it('is one list by date, with what is uncertain said, each source named, and what may be told twice pointed out', async () => {
    const { html } = await pagesOf(returned()).ask(MANAGER, '/chronology');
    const [unknown, march, april, first, second, ...more] = rowsOf(html);
    expect(more).toEqual([]);
    expect(unknown).toMatch(/Date not known .*Metropolitan Police.*shouting.*Statement/);
    expect(march).toMatch(/About 1 March 2025 Date uncertain .*quarrel.*Call log Only the month is known/);
    expect(april).toMatch(/About 10 April 2025 Date uncertain .*Schools and colleges.*Day book/);
    expect(first).toMatch(/2 May 2025 .*May be told twice See number 5/);
    expect(second).toMatch(/2 May 2025 .*May be told twice See number 4/);
    expect([first, second].join(' ')).not.toContain('Date uncertain');
    expect(html).toContain('Crime record');
    expect(html).toContain('Nursery file');
  });

  it('takes each agency’s latest, when it has sent it again', async () => {
    const review = returned();
    fill(review, POLICE, 'agency-analysis', { chronology: [row('2025-06-01', 'exact', 'Put right')] }, 'police');
    const { text } = await pagesOf(review).ask(MANAGER, '/chronology');
    expect(text).toContain('Put right');
    expect(text).not.toContain('quarrel');
  });

  it('says that there is none until an agency has sent one', async () => {
    expect((await pagesOf(commissioned()).ask(MANAGER, '/chronology')).text).toContain('No agency has returned');
  });
});

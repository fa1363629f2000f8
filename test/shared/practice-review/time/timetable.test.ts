import { describe, expect, it } from 'vitest';
import { timetable } from '#shared/practice-review/time/timetable.ts';
import { walk } from '#test/shared/kernel/slow-oracle.ts';
import { approved, draft, gathering, initiated, published, requested, sent, Timed, terms } from './timed.ts';

const lines = (review: Timed) => timetable(review.state, review.context());
const done = (review: Timed): string[] => lines(review).flatMap((line) => (line.done ? [line.id] : []));

describe('the timetable (LCSPR-4)', () => {
  it('is empty until a day is aimed at', () => {
    expect(lines(new Timed('2026-08-03T10:00').did(initiated('2026-08-03')))).toEqual([]);
  });

  it('is counted backward in working days from the day aimed at', () => {
    const review = new Timed('2026-08-03T10:00').did(initiated('2026-08-03'), terms('2027-01-20'));
    expect(lines(review).map(({ id, date }) => [id, date])).toEqual([
      ['information', walk('2027-01-20', -85)],
      ['first-draft', walk('2027-01-20', -50)],
      ['fact-check', walk('2027-01-20', -38)],
      ['final-report', walk('2027-01-20', -27)],
      ['approval', walk('2027-01-20', -17)],
      ['copies', walk('2027-01-20', -10)],
    ]);
  });

  it('follows the day when publication is planned for another, or moved', () => {
    const review = approved(
      gathering(new Timed('2026-08-03T10:00').did(initiated('2026-08-03')), '2027-01-20', '2027-06-01'),
    );
    review.did({ type: 'PublicationPlanned', what: 'report', on: '2027-02-10', namesIn: [] });
    expect(lines(review).at(-1)?.date).toBe(walk('2027-02-10', -10));
    review.did({ type: 'PublicationMoved', on: '2027-03-10' });
    expect(lines(review).at(-1)?.date).toBe(walk('2027-03-10', -10));
  });

  it('counts a day at a weekend from the working days before it', () => {
    const review = new Timed('2026-08-03T10:00').did(initiated('2026-08-03'), terms('2027-01-23'));
    expect(lines(review).at(-1)?.date).toBe(walk('2027-01-23', -10));
  });

  it('knows what is done, and what a report sent back undoes', () => {
    const review = gathering(new Timed('2026-08-03T10:00').did(initiated('2026-08-03')), '2027-01-20', '2027-06-01');
    expect(done(review)).toEqual([]);
    review.did(requested('2026-08-20', '2026-09-20', ['school', 'gp']));
    review.did({ type: 'AnalysisReturned', agency: 'school', nil: false });
    expect(done(review)).toEqual([]);
    review.did({ type: 'AnalysisReturned', agency: 'gp', nil: true });
    expect(done(review)).toEqual(['information']);
    review.did(draft(1));
    expect(done(review)).toEqual(['information', 'first-draft']);
    for (const agency of ['school', 'gp']) {
      review.did({ type: 'FactsChecked', agency, version: 1, corrections: false });
    }
    expect(done(review)).toEqual(['information', 'first-draft', 'fact-check']);
    review.did({ type: 'FinalReportAccepted', version: 1 });
    expect(done(review)).toEqual(['information', 'first-draft', 'fact-check', 'final-report']);
    review.did({ type: 'ReportSentBack', partner: 'police', post: 'p', version: 1 });
    expect(done(review)).not.toContain('final-report');
    published(sent(approved(review), '2027-01-20'), '2027-01-20');
    expect(lines(review).every((line) => line.done)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availabilityClock,
  availabilityEnds,
  deadlines,
  latestSending,
  mayPublishFrom,
  practiceReviewClock,
  prePublicationClock,
} from '#shared/practice-review/time/clocks.ts';
import { dates, on } from '#test/shared/kernel/dates.ts';
import { daysAfter, step, walk, works } from '#test/shared/kernel/slow-oracle.ts';
import { approved, gathering, initiated, published, requested, sent, Timed } from './timed.ts';

const decided = (date: string, start = `${date}T10:00`): Timed => new Timed(start).did(initiated(date));
const due = (review: Timed): string | undefined => practiceReviewClock(review.state, review.context())?.dueDate;
const deadline = (review: Timed, clock: string) =>
  deadlines(review.state, review.context()).find((one) => one.clock === clock);

/** Six months on, told by the calendar's own day numbers: the same day, or the last of a month that has none. */
const sixMonthsAfter = (date: string): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [toYear, toMonth] = month > 6 ? [year + 1, month - 6] : [year, month + 6];
  const leap = toYear % 4 === 0 && (toYear % 100 !== 0 || toYear % 400 === 0);
  const length = toMonth === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(toMonth) ? 30 : 31;
  return [toYear, String(toMonth).padStart(2, '0'), String(Math.min(day, length)).padStart(2, '0')].join('-');
};

describe('the six months (LCSPR-13)', () => {
  it.each([
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2023-08-31', '2024-02-29'],
    ['2026-08-29', '2027-02-28'],
    ['2028-02-29', '2028-08-29'],
    ['2026-03-31', '2026-09-30'],
    ['2026-12-25', '2027-06-25'],
  ])('decided on %s end on %s', (date, ends) => {
    expect(due(new Timed('2028-03-01T10:00').did(initiated(date)))).toBe(ends);
  });

  it('end where another calendar says, for any day', () => {
    fc.assert(
      fc.property(dates(2022, 2035), (date) => {
        expect(due(new Timed('2026-08-01T10:00').did(initiated(date)))).toBe(sixMonthsAfter(date));
      }),
    );
  });

  it('do not run before a decision, elsewhere, or once stopped; and are not another’s after closing', () => {
    expect(due(new Timed('2026-08-01T10:00'))).toBeUndefined();
    const elsewhere = decided('2026-08-03').did({ type: 'LedByAnother', partnership: 'Elsewhere' });
    expect(due(elsewhere)).toBeUndefined();
    expect(due(elsewhere.did({ type: 'ReviewClosed' }))).toBeUndefined();
    expect(due(decided('2026-08-03').did({ type: 'ReviewStopped', reason: 'other' }))).toBeUndefined();
  });

  it('are not paused by a trial, a delay explained, or a report sent back', () => {
    const review = gathering(decided('2026-08-03'), '2027-01-20', '2027-06-01').did(
      {
        type: 'ProceedingsRecorded',
        proceedings: [{ id: 'p1', kind: 'police', open: true, holdsPublication: true }],
      },
      { type: 'DelayExplained', expectedOn: '2027-09-01', reviewOn: '2027-03-01' },
    );
    expect(due(review)).toBe('2027-02-03');
    review.sleepUntil('2027-02-10T09:00');
    expect(deadline(review, 'practice-review')).toMatchObject({ dueDate: '2027-02-03', daysLate: 5 });
  });

  it('are met by publication, and count how late it was', () => {
    const review = sent(approved(gathering(decided('2026-08-03'), '2027-01-20', '2027-06-01')), '2027-01-20');
    published(review.sleepUntil('2027-01-20T12:00'), '2027-01-20');
    expect(deadline(review, 'practice-review')).toMatchObject({
      metAt: '2027-01-20T12:00:00.000Z',
      daysLate: 0,
      waitingFor: 'nobody',
    });
    const late = sent(approved(gathering(decided('2026-08-03'), '2027-02-04', '2027-06-01')), '2027-02-04');
    published(late.sleepUntil('2027-02-04T00:00'), '2027-02-04');
    expect(deadline(late, 'practice-review')).toMatchObject({ daysLate: 1 });
  });
});

describe('seven full working days before publication (LCSPR-12)', () => {
  const context = new Timed('2026-08-01T10:00').context();
  const between = (from: string, to: string): number => daysAfter(from, step(to, -1)).filter(works).length;

  it('opens publication on the first day they allow, and not a day before, from any day', () => {
    fc.assert(
      fc.property(dates(2022, 2035), (date) => {
        const first = mayPublishFrom(date, context);
        expect(between(date, first)).toBe(7);
        expect(between(date, step(first, -1))).toBe(6);
      }),
    );
  });

  it('lets copies go until the last working day that leaves them', () => {
    fc.assert(
      fc.property(dates(2022, 2035), (date) => {
        const last = latestSending(date, context);
        expect([last, works(last)]).toEqual([walk(date, -8), true]);
        expect(mayPublishFrom(last, context) <= date).toBe(true);
        expect(mayPublishFrom(on(walk(last, 1)), context) > date).toBe(true);
        expect(prePublicationClock(date, context).dueDate).toBe(last);
      }),
    );
  });

  it.each([
    ['2026-12-18', '2027-01-01', 'over Christmas, to a bank holiday'],
    ['2027-03-22', '2027-04-03', 'over Easter'],
    ['2027-02-16', '2027-02-26', 'in a plain February'],
  ])('sent on %s may be published from %s (%s)', (day, first) => {
    expect(mayPublishFrom(on(day), context)).toBe(first);
  });

  it('runs once publication is planned, and is met by sending', () => {
    const review = approved(gathering(decided('2026-08-03'), '2027-01-20', '2027-06-01'));
    expect(deadline(review, 'pre-publication')).toBeUndefined();
    review.did({ type: 'PublicationPlanned', what: 'report', on: '2027-01-20', namesIn: [] });
    expect(deadline(review, 'pre-publication')).toMatchObject({
      dueDate: '2027-01-08',
      waitingFor: 'the business manager to send copies',
    });
    review.sleepUntil('2027-01-11T10:00').did({ type: 'CopiesSent', how: 'by-hand', sentAt: review.now });
    expect(deadline(review, 'pre-publication')).toMatchObject({ metAt: review.now, daysLate: 1 });
    review.did({ type: 'PublicationMoved', on: '2027-01-25' });
    expect(deadline(review, 'pre-publication')).toMatchObject({ dueDate: '2027-01-13', daysLate: 0 });
    expect(deadline(review, 'pre-publication')?.metAt).toBeUndefined();
  });

  it('is in time when sent at a weekend with seven full working days to come', () => {
    const review = approved(gathering(decided('2026-08-03'), '2027-01-20', '2027-06-01'));
    review.did({ type: 'PublicationPlanned', what: 'report', on: '2027-01-20', namesIn: [] });
    review.sleepUntil('2027-01-10T10:00').did({ type: 'CopiesSent', how: 'by-hand', sentAt: review.now });
    expect(deadline(review, 'pre-publication')).toMatchObject({ dueDate: '2027-01-08', daysLate: 0 });
  });
});

describe('a year in public (LCSPR-15)', () => {
  it.each([
    ['2027-01-20', '2028-01-20'],
    ['2028-02-29', '2029-02-28'],
  ])('published on %s is public until %s at least', (day, ends) => {
    const review = sent(approved(gathering(decided('2026-08-03'), day, '2027-06-01')), day);
    expect(availabilityEnds(review.state, review.context())).toBeUndefined();
    published(review.sleepUntil(`${day}T12:00`), day);
    expect(availabilityEnds(review.state, review.context())).toBe(ends);
    expect(availabilityClock(review.state, review.context())?.starts).toBe(day);
    expect(deadline(review.sleepUntil(`${ends}T23:59`), 'availability')?.metAt).toBeUndefined();
    expect(deadline(review.sleepUntil(`${step(ends, 1)}T00:00`), 'availability')).toMatchObject({ daysLate: 0 });
    expect(deadline(review, 'availability')?.metAt).toBeDefined();
  });
});

describe('whom everyone waits for', () => {
  it('is said at every stage, in words', () => {
    const review = decided('2026-08-03');
    const waits = (): string | undefined => deadline(review, 'practice-review')?.waitingFor;
    expect(waits()).toBe('the business manager to propose a reviewer');
    review.did({ type: 'ReviewerProposed', name: 'R', address: 'r@reviewers.example', accessUntil: '2027-06-01' });
    expect(waits()).toBe('the three partners to approve the reviewer');
    review.did({ type: 'PartnerApprovedReviewer', partner: 'local-authority', post: 'p' });
    expect(waits()).toBe('the police and health to approve the reviewer');
    review.did({ type: 'PartnerRefusedReviewer', partner: 'police', post: 'p', undeclared: true });
    expect(waits()).toBe('the business manager to propose a reviewer');
    gathering(review, '2027-01-20', '2027-06-01');
    expect(waits()).toBe('the business manager to ask for information');
    review.did(requested('2026-08-20', '2026-09-20'));
    expect(waits()).toBe('The school, The gp and The police to answer');
    review.did({ type: 'AnalysisReturned', agency: 'school', nil: false });
    review.did({ type: 'RequestAnswered', agency: 'gp', reply: 'cannot' });
    expect(waits()).toBe('The police to answer');
    review.did({ type: 'RequestAnswered', agency: 'police', reply: 'holds-nothing' });
    expect(waits()).toBe('the reviewer');
    review.did({ type: 'ReviewerAccessEnded' });
    expect(waits()).toBe('the business manager');
    approved(review);
    expect(waits()).toBe('the business manager');
    sent(review, '2027-01-20').did({ type: 'CommentRecorded', id: 'c1', from: 'panel' });
    expect(waits()).toBe('the chair to answer a comment');
    review.did({ type: 'CommentAnswered', comment: 'c1' });
    expect(waits()).toBe('the day of publication');
    review.sleepUntil('2027-01-20T09:00');
    expect(waits()).toBe('two people to release the report');
    review.did({ type: 'ReleaseSigned' });
    expect(waits()).toBe('the second person to release the report');
  });
});

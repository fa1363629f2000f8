import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '#shared/casework/answers.ts';
import { londonDate, plusDays } from '#shared/kernel/london.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { isWorkingDay } from '#shared/kernel/working-days.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { holderOf } from '#test/support/pure-case.ts';
import type { PureReview } from '#test/support/pure-review.ts';
import {
  accepted,
  approved,
  at,
  CHAIR,
  commissioned,
  DELEGATES,
  drafted,
  fill,
  MANAGER,
  noticed,
  opened,
  POLICE,
  prepared,
  published,
  REVIEWER,
} from '#test/support/review-story.ts';

describe('whatever is done in whatever order', () => {
  const towards: readonly [FormName, Answers][] = [
    ['send-copies', {}],
    ['send-copies', { copiesHow: 'by-hand', copiesProof: 'Receipts', copiesSentAt: '2026-06-01T10:00' }],
    ['send-copies', { copiesHow: 'by-hand', copiesProof: 'Receipts', copiesSentAt: '2026-06-15T10:00' }],
    ['redaction-check', {}],
    ['publication-plan', { publishOn: '2026-07-06' }],
    ['publication-plan', { publishWhat: 'improvements', withholdReason: 'A sibling', improvementText: 'Calls first' }],
    ['answer-comment', {}],
    ['review-report', {}],
    ['accept-report', {}],
    ['approve-report', {}],
  ];
  const away: readonly [FormName, Answers][] = [
    ['move-publication', { newPublishOn: '2026-07-01' }],
    ['move-publication', { newPublishOn: '2026-07-08' }],
    ['publication-comment', {}],
    ['protected-names', {}],
    ['reopen-report', {}],
    ['close-review', {}],
    ['stop-review', { stopReason: 'other' }],
  ];
  const publish: [FormName, Answers] = ['publish-report', {}];
  const step = fc.record({
    does: fc.oneof(
      { weight: 6, arbitrary: fc.constant(publish) },
      { weight: 4, arbitrary: fc.constantFrom(...towards) },
      { weight: 2, arbitrary: fc.constantFrom(...away) },
    ),
    by: fc.constantFrom(MANAGER, CHAIR, ...DELEGATES.map(([, post]) => post)),
    subject: fc.constantFrom(undefined, 'c1', 'c2', 'local-authority', 'police', 'health'),
    hours: fc.constantFrom(0, 0, 1, 30, 80, 200),
  });

  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

  const play = (start: PureReview, steps: readonly Step[]): PureReview => {
    let hours = 10;
    for (const { does, by, subject, hours: more } of steps) {
      hours += more;
      const day = plusDays(LondonDate.parse('2026-06-15'), Math.floor(hours / 24));
      at(start, `${day}T${String(hours % 24).padStart(2, '0')}:00`);
      fill(start, by, does[0], does[1], subject);
    }
    return start;
  };

  it('nothing is published within seven full working days of the copies that count, nor by one person alone', () => {
    let publications = 0;
    fc.assert(
      fc.property(fc.constantFrom(prepared, noticed), fc.array(step, { maxLength: 30 }), (begin, steps) => {
        const review = play(begin(), steps);
        expect(review.replayed()).toEqual(review.state);
        const last = review.events.findIndex(({ event }) => event.type === 'Published');
        if (last < 0) return;
        publications += 1;
        const before = review.events.slice(0, last);
        const copies = before.findLast(({ event }) => event.type === 'CopiesSent')?.event;
        const signed = before.findLast(({ event }) => event.type === 'ReleaseSigned');
        const sent = copies?.type === 'CopiesSent' ? londonDate(copies.sentAt) : undefined;
        expect(sent).toBeDefined();
        expect(signed?.by.person).not.toBe(review.events[last]?.by.person);
        const on = review.state.published?.on;
        let full = 0;
        for (
          let day = plusDays(sent ?? LondonDate.parse('2000-01-01'), 1);
          on !== undefined && day < on;
          day = plusDays(day, 1)
        ) {
          if (isWorkingDay(day)) full += 1;
        }
        expect(full).toBeGreaterThanOrEqual(7);
        const lapse = before.findLast(({ event }) => ['PublicationMoved', 'ReportReopened'].includes(event.type));
        expect((lapse?.seq ?? 0) < (before.findLast(({ event }) => event.type === 'CopiesSent')?.seq ?? 0)).toBe(true);
        expect(review.events.filter(({ event }) => event.type === 'Published')).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
    expect(publications).toBeGreaterThan(10);
  });

  it('every form can be sent by anybody at any time: it is refused in words or recorded, and the ledger alone gives the same state', () => {
    const begin = fc.constantFrom(opened, commissioned, drafted, accepted, approved, prepared, noticed, published);
    const sent = fc.record({
      form: fc.constantFrom(...FormName.options),
      by: fc.constantFrom(MANAGER, CHAIR, REVIEWER, POLICE, ...DELEGATES.map(([, post]) => post)),
      subject: fc.constantFrom(undefined, 'c1', 'a1', 'q1', 'police', 'health', 'local-authority'),
      empty: fc.boolean(),
    });
    fc.assert(
      fc.property(begin, fc.array(sent, { maxLength: 25 }), (start, sending) => {
        const review = start();
        for (const { form, by, subject, empty } of sending) {
          if (empty) review.form(by, form, {}, subject);
          else fill(review, by, form, {}, subject);
        }
        expect(review.replayed()).toEqual(review.state);
        for (const { reason, message } of review.refusals) {
          expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
          expect(message).toMatch(/^[A-Z0-9].*\.$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('whoever declares a conflict of interest is never written to again, whatever comes', () => {
    const begin = fc.constantFrom(opened, commissioned, drafted, approved, noticed, published);
    const near = fc.constantFrom(CHAIR, MANAGER, REVIEWER, POLICE, ...DELEGATES.map(([, post]) => post));
    let told = 0;
    fc.assert(
      fc.property(begin, near, fc.array(step, { maxLength: 15 }), (start, who, steps) => {
        const review = start();
        const declared = fill(review, who, 'take-part', { conflict: 'yes', conflictNature: 'Knows them' });
        if (typeof declared === 'string') return;
        const since = review.messages.length;
        const address = typeof who === 'string' ? holderOf(review.arrangement, who, review.now).address : who.address;
        play(review, steps);
        review.until('2027-06-01T10:00');
        const after = review.messages.slice(since).map(({ recipient }) => recipient.address);
        told += after.length;
        expect(after).not.toContain(address);
      }),
      { numRuns: 100 },
    );
    expect(told).toBeGreaterThan(100);
  });
});

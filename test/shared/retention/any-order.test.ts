import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormName } from '#shared/retention/commands.ts';
import { standingHolds } from '#shared/retention/state/state.ts';
import { closing, DIRECTOR, MANAGER, PureRetention } from '#test/support/pure-retention.ts';

/** What anybody, the service and time may do, in any order. */
const Act = fc.oneof(
  fc.record({
    who: fc.constantFrom(MANAGER, DIRECTOR, 'head-of-safeguarding', 'chief-executive'),
    form: fc.constantFrom(...FormName.options),
    hold: fc.constantFrom('h1', 'h2'),
  }),
  fc.constant('begin-destruction' as const),
  fc.constant('close' as const),
  fc.record({ years: fc.integer({ min: 1, max: 14 }) }),
);
type Act = typeof Act extends fc.Arbitrary<infer One> ? One : never;

/** As likely to come to an end as not, so that both are walked. */
const usual: readonly Act[] = [
  { years: 26 },
  { who: MANAGER, form: 'propose-disposal', hold: 'h1' },
  { who: DIRECTOR, form: 'agree-disposal', hold: 'h1' },
  'begin-destruction',
];
const Acts = fc
  .tuple(fc.array(Act, { maxLength: 12 }), fc.boolean(), fc.array(Act, { maxLength: 6 }))
  .map(([before, ending, between]): readonly Act[] => [
    ...before,
    ...(ending ? usual.flatMap((act, index): readonly Act[] => [act, ...between.slice(index, index + 1)]) : between),
  ]);

const perform = (record: PureRetention, act: Act, year: { now: number }): void => {
  if (act === 'begin-destruction') record.service({ type: act });
  else if (act === 'close') record.closed(closing(`${year.now}-06-01`));
  else if ('years' in act) {
    year.now = Math.min(year.now + act.years, 2120);
    record.until(`${year.now}-06-02T10:00`);
  } else record.form(act.who, act.form, {}, act.form === 'lift-hold' ? act.hold : undefined);
};

describe('whatever is done in whatever order', () => {
  let begun = 0;

  it('nothing is destroyed while held, early, of an open case, or by one person alone', () => {
    fc.assert(
      fc.property(Acts, fc.boolean(), (acts, opened) => {
        const record = new PureRetention('merton', '2026-06-01T10:00');
        const { closedOn: _, ...of } = closing('2026-06-01');
        if (opened) record.by(MANAGER, { type: 'open-record', of });
        else record.closed(closing('2026-06-01'));
        const year = { now: 2026 };
        for (const act of acts) {
          const before = record.state;
          perform(record, act, year);
          if (before.stage === 'destroying' || record.state.stage !== 'destroying') continue;
          begun += 1;
          expect(before.stage).toBe('agreed');
          expect(standingHolds(before)).toEqual([]);
          expect(before.closedOn).toBeDefined();
          expect(before.keepUntil !== undefined && before.keepUntil < record.now.slice(0, 10)).toBe(true);
          expect(before.proposed?.person).not.toBe(before.agreed?.person);
          expect([before.proposed, before.agreed]).not.toContain(undefined);
        }
        expect(record.state).toEqual(record.replayed());
        // Nothing is held in vain: a hold stands until two different people have lifted it.
        const lifted = record.events.filter(({ event }) => event.type === 'HoldLifted');
        for (const { by, event } of lifted) {
          const signed = record.events.findLast(
            (one) =>
              one.event.type === 'HoldLiftSigned' && event.type === 'HoldLifted' && one.event.hold === event.hold,
          );
          expect(signed?.by.person).not.toBe(by.person);
        }
      }),
      { numRuns: 600, seed: 25 },
    );
    // The property was not true of nothing.
    expect(begun).toBeGreaterThan(20);
  });
});

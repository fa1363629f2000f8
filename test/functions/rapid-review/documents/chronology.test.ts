import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, merged } from '#functions/casework/dossier/chronology.ts';

const entry = fc.record<Entry>({
  date: fc.constantFrom('2026-01-01', '2026-02-02', '2026-03-03', ''),
  certainty: fc.constantFrom('exact', 'about', 'unknown'),
  agency: fc.constantFrom('schools', 'police', 'icb'),
  agencyName: fc.constantFrom('Schools', 'Police', 'ICB'),
  event: fc.oneof(
    fc.constantFrom('Seen at nursery with a bruise', 'Bruise seen at nursery', 'Missed an appointment'),
    fc.string(),
  ),
  source: fc.string(),
  action: fc.string(),
  comment: fc.string(),
});

const bare = (entries: readonly Entry[]): string[] =>
  entries
    .map(({ date, certainty, agency, agencyName, event, source, action, comment }) =>
      JSON.stringify([date, certainty, agency, agencyName, event, source, action, comment]),
    )
    .sort();

describe('one chronology from many', () => {
  it('loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        expect(bare(merged(entries))).toEqual(bare(entries));
      }),
    );
  });

  it('is in order of date and numbered from 1', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const all = merged(entries);
        expect(all.map(({ place }) => place)).toEqual(all.map((_, index) => index + 1));
        expect(all.map(({ date }) => date)).toEqual(all.map(({ date }) => date).toSorted());
      }),
    );
  });

  it('points out likely repetitions from both sides, on one day only', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const all = merged(entries);
        for (const { place, date, mayRepeat } of all)
          for (const other of mayRepeat) {
            expect(other).not.toBe(place);
            expect(all[other - 1]?.date).toBe(date);
            expect(all[other - 1]?.mayRepeat).toContain(place);
          }
      }),
    );
  });

  it('takes the same words in another order for one event, and another event of the day for another', () => {
    const base: Entry = {
      date: '2026-01-01',
      certainty: 'exact',
      agency: 'a',
      agencyName: 'A',
      event: 'Seen at nursery with a bruise',
      source: '',
      action: '',
      comment: '',
    };
    const all = merged([
      base,
      { ...base, agency: 'b', agencyName: 'B', event: 'Bruise seen at the nursery' },
      { ...base, agency: 'c', agencyName: 'C', event: 'The mother moved house' },
    ]);
    expect(all.map(({ mayRepeat }) => mayRepeat)).toEqual([[2], [1], []]);
  });
});

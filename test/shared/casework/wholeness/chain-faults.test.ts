import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain, GENESIS } from '#shared/casework/audit-chain.ts';
import type { LedgerEvent } from '#shared/casework/ledger.ts';
import { chainFaults } from '#shared/casework/wholeness/chain-faults.ts';
import { chained, headOf, rewritten } from './chained.ts';

const events = chained(['one', 'two', 'three', 'four', 'five', 'six']);
const head = headOf(events);
const at = (seq: number): LedgerEvent => {
  const found = events[seq - 1];
  if (found === undefined) throw new Error(`No event ${seq}`);
  return found;
};
const named = (changed: readonly LedgerEvent[], end = head) =>
  chainFaults(changed, end).map(({ what, event }) => `${what} ${event}`);

describe('what is wrong with a chain', () => {
  it('is nothing while it is whole, of any length', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), (notes) => {
        const all = chained(notes);
        expect(chainFaults(all, headOf(all))).toEqual([]);
      }),
    );
  });

  it.each([1, 2, 5, 6])('names event %i when it was altered in any part', (seq) => {
    const event = at(seq);
    for (const other of [
      { ...event, event: { note: 'other' } },
      { ...event, at: at(seq === 1 ? 2 : 1).at },
      { ...event, by: { ...event.by, name: 'Somebody else' } },
      { ...event, by: { ...event.by, post: 'business-manager' } },
      { ...event, command: 'command-9' },
      { ...event, hash: 'f'.repeat(64) },
      { ...event, previousHash: 'f'.repeat(64) },
      { ...event, seq: 77 },
    ])
      expect([JSON.stringify(other), named(events.with(seq - 1, other))]).toEqual([
        JSON.stringify(other),
        [`altered ${seq}`],
      ]);
  });

  it.each([1, 2, 5])('names event %i when it was written anew with a hash that fits', (seq) => {
    expect(named(events.with(seq - 1, rewritten(at(seq), 'other')))).toEqual([`altered ${seq}`]);
  });

  it('says that the end is not the one on record when the last event was written anew, or everything from one on', () => {
    expect(named(events.with(5, rewritten(at(6), 'other')))).toEqual(['head 6']);
    const anew = [...events.slice(0, 3), ...chained(['x', 'y', 'z'], at(3).hash, 4)];
    expect(named(anew)).toEqual(['head 6']);
    expect(named(events, { ...head, hash: 'f'.repeat(64) })).toEqual(['head 6']);
  });

  it.each([1, 2, 5, 6])('names event %i when it was taken out', (seq) => {
    expect(named(events.toSpliced(seq - 1, 1))).toEqual([`taken-out ${seq}`]);
  });

  it('names a run that was taken out, at the beginning, in the middle and at the end', () => {
    const words = (changed: readonly LedgerEvent[]) => chainFaults(changed, head).map((fault) => fault.words);
    expect(words(events.toSpliced(0, 2))).toEqual(['Events 1 to 2 were taken out.']);
    expect(words(events.toSpliced(2, 2))).toEqual(['Events 3 to 4 were taken out.']);
    expect(words(events.slice(0, 3))).toEqual(['Events 4 to 6 were taken out.']);
    expect(words([])).toEqual(['Events 1 to 6 were taken out.']);
    expect(words([at(1), at(3), at(5), at(6)])).toEqual(['Event 2 was taken out.', 'Event 4 was taken out.']);
  });

  it.each([0, 1, 3, 6])('names an event that was put in at place %i + 1', (index) => {
    const [stranger] = chained(['stranger'], events[index - 1]?.hash ?? GENESIS, index + 1);
    if (stranger === undefined) throw new Error('One event');
    expect(chainFaults(events.toSpliced(index, 0, stranger), head)).toMatchObject([
      { what: 'put-in', event: index + 1, place: index + 1 },
    ]);
  });

  it('names a copy, and one that others were numbered to make room for', () => {
    expect(chainFaults(events.toSpliced(3, 0, at(2)), head)).toMatchObject([{ what: 'put-in', event: 2, place: 4 }]);
    const [stranger] = chained(['stranger'], at(2).hash, 3);
    const moved = events.slice(2).map((event) => ({ ...event, seq: event.seq + 1 }));
    const found = named([at(1), at(2), ...(stranger ? [stranger] : []), ...moved]);
    expect(found).toContain('put-in 3');
    expect(found.filter((one) => one.startsWith('altered'))).toHaveLength(4);
  });

  it('names the first that stands out of order', () => {
    expect(chainFaults([at(1), at(3), at(2), at(4), at(5), at(6)], head)).toMatchObject([
      { what: 'moved', event: 3, place: 2 },
    ]);
    expect(named(events.toReversed())).toEqual(['moved 6']);
  });

  it('names two things that were done', () => {
    const changed = events.with(1, { ...at(2), event: { note: 'other' } }).toSpliced(4, 1);
    expect(named(changed)).toEqual(['altered 2', 'taken-out 5']);
  });

  it('says so when the record has another number than its events', () => {
    for (const version of [3, 5, 7, 900_000]) {
      const found = chainFaults(events, { ...head, version });
      expect([version, found.map(({ what }) => what)]).toEqual([version, ['head']]);
    }
    expect(named(events, { version: 4, hash: at(4).hash })).toEqual(['put-in 5', 'put-in 6']);
  });

  it('finds any change of one event, taking out, putting in or moving', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { minLength: 2, maxLength: 7 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('alter', 'rewrite', 'take-out', 'copy', 'move'),
        (notes, one, other, how) => {
          const all = chained(notes);
          const [from, to] = [one % all.length, other % all.length];
          const event = all[from];
          if (event === undefined) throw new Error('There is one');
          const changed = {
            alter: () => all.with(from, { ...event, event: { altered: true } }),
            rewrite: () => all.with(from, chain(event.previousHash, { ...event, event: { altered: true } })),
            'take-out': () => all.toSpliced(from, 1),
            copy: () => all.toSpliced(to, 0, event),
            move: () => all.toSpliced(from, 1).toSpliced(from === to ? (to + 1) % all.length : to, 0, event),
          }[how]();
          expect(chainFaults(changed, headOf(all))).not.toEqual([]);
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson, chain, GENESIS } from '#shared/casework/audit-chain.ts';
import type { LedgerEvent } from '#shared/casework/ledger.ts';
import { caseFaults } from '#shared/casework/wholeness/case-faults.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { form } from '#test/support/answers.ts';
import { PureCase } from '#test/support/pure-case.ts';
import { rewritten } from './chained.ts';

/** A referral that was taken up, as a store keeps it. */
const stored = () => {
  const pure = new PureCase('brent', '2026-06-15T10:00');
  pure.by('head-teacher', form('referral'));
  pure.by('front-door-manager', { type: 'take-up-referral' });
  const events = pure.events.reduce<LedgerEvent[]>(
    (all, event) => [...all, chain(all.at(-1)?.hash ?? GENESIS, { ...event, event: asKept(event.event) })],
    [],
  );
  const state = z.record(z.string(), z.unknown()).parse(asKept(pure.state));
  return { events, record: { version: events.length, hash: events.at(-1)?.hash ?? '', state } };
};
const asKept = (value: unknown): unknown => JSON.parse(canonicalJson(value));

describe('what is wrong with a case', () => {
  it('is nothing while replay gives the state kept', () => {
    const { events, record } = stored();
    expect(events.length).toBeGreaterThan(1);
    expect(caseFaults(record, events, rapidReviewShelf)).toEqual([]);
  });

  it('names what differs between the state kept and the one its events give', () => {
    const { events, record } = stored();
    const state = { ...record.state, stage: 'closed', childCount: 7 };
    expect(caseFaults({ ...record, state }, events, rapidReviewShelf)).toEqual([
      { what: 'state', words: expect.stringContaining('They differ in: childCount, stage.') },
    ]);
    expect(caseFaults({ ...record, state: { stage: 'nowhere' } }, events, rapidReviewShelf)).toMatchObject([
      { what: 'state' },
    ]);
  });

  it('judges no state where the chain is broken, and says so of an event no rule knows', () => {
    const { events, record } = stored();
    const [first] = events;
    if (first === undefined) throw new Error('There is one');
    const changed = events.with(0, rewritten(first, 'x'));
    expect(caseFaults({ ...record, state: {} }, changed, rapidReviewShelf)).toMatchObject([
      { what: 'altered', event: 1 },
    ]);
    const strange = chain(record.hash, { ...first, seq: record.version + 1, event: { type: 'NeverHeardOf' } });
    const head = { ...record, version: record.version + 1, hash: strange.hash };
    expect(caseFaults(head, [...events, strange], rapidReviewShelf)).toMatchObject([
      { what: 'rules', event: head.version },
    ]);
  });

  it('says nothing of what anybody wrote', () => {
    const { events, record } = stored();
    const [first] = events;
    if (first === undefined) throw new Error('There is one');
    const all = [
      ...caseFaults({ ...record, state: { ...record.state, stage: 'Petra' } }, events, rapidReviewShelf),
      ...caseFaults(record, events.with(0, rewritten(first, 'Petra')), rapidReviewShelf),
    ];
    expect(all.length).toBe(2);
    expect(JSON.stringify(all)).not.toContain('Petra');
  });
});

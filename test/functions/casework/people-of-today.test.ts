import { describe, expect, it } from 'vitest';
import { act } from '#functions/casework/act.ts';
import type { CaseworkPorts } from '#functions/casework/ports.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { arrangementInForce, arrangementsFrom } from '#shared/boroughs/load.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { rapidReviewShelf } from '#shared/rapid-review/shelf.ts';
import { form } from '#test/support/answers.ts';
import { memoryStores } from '#test/support/memory/stores.ts';
import { holderOf, london } from '#test/support/pure-case.ts';

const DIRECTOR = 'director-of-childrens-services';
const opened = arrangementInForce('brent', LondonDate.parse('2026-06-15'));
const WARNED = opened.rapidReview.plan.length;

/** The next version of the borough's file: another director, and no plan at all. */
const next: Arrangement = {
  ...opened,
  version: opened.version + 1,
  effectiveFrom: LondonDate.parse('2026-06-17'),
  posts: opened.posts.map((post) => (post.id === DIRECTOR ? { ...post, address: 'successor@brent.example' } : post)),
  rapidReview: { ...opened.rapidReview, plan: [] },
};

describe('a case that goes on under a newer version of its borough’s arrangements', () => {
  it('keeps the plan it was opened under, and writes to whoever holds the offices today', async () => {
    const { ledger } = memoryStores();
    const clock = { at: london('2026-06-15T10:00') };
    const ports: CaseworkPorts = {
      ledger,
      links: { create: async () => Promise.reject(new Error('No link is asked for here')) },
      clock: { now: () => clock.at },
      arrangements: arrangementsFrom([opened, next]),
      borough: 'brent',
      serviceUrl: 'https://cases.example',
      stir: async () => {},
    };
    const done = await act(ports, rapidReviewShelf, {
      command: form('open-incident'),
      commandId: CommandId.parse('opening-a-case'),
      actor: holderOf(opened, 'front-door-manager', clock.at),
    });
    if (!done.ok) throw new Error(done.error.reason);
    expect(WARNED).toBeGreaterThan(0);
    clock.at = london('2026-06-25T10:00');
    for (let turns = 0; turns < 10; turns += 1) await takeStock(ports, done.value.caseId);
    const told = (await ledger.messages(done.value.caseId))
      .filter(({ intent }) => intent.recipient.post === DIRECTOR)
      .map(({ intent }) => intent.recipient.address);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told)).toEqual(new Set(['successor@brent.example']));
  });
});

import { describe, expect, it } from 'vitest';
import type { Arrangement, Post } from '#shared/boroughs/arrangement.ts';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import { TIME } from '#shared/casework/actor.ts';
import { officesOf } from '#shared/casework/offices.ts';
import { editionOn } from '#shared/guidance/clocks.ts';
import { CaseId } from '#shared/kernel/ids.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { london } from '#test/support/pure-workflow.ts';

const TODAY = LondonDate.parse('2026-06-15');
const then = arrangementInForce('brent', TODAY);
const DIRECTOR = 'director-of-childrens-services';
const address = (post: string): string => then.posts.find(({ id }) => id === post)?.address ?? '';

/** The same borough, with some of its posts held otherwise. */
const withPosts = (change: (post: Post) => Post | undefined): Arrangement => ({
  ...then,
  posts: then.posts.flatMap((post) => change(post) ?? []),
});
const changed = (id: string, change: Partial<Post>): Arrangement =>
  withPosts((post) => (post.id === id ? { ...post, ...change } : post));

interface Told {
  readonly inForce?: Arrangement;
  readonly tooNear?: readonly string[];
  readonly elsewhere?: readonly string[];
}
const offices = ({ inForce = then, tooNear = [], elsewhere = [] }: Told = {}) =>
  officesOf(
    {
      caseId: CaseId.parse('c00000000000000000001'),
      reference: 'TST-0000-0001',
      actor: TIME,
      now: london(`${TODAY}T10:00`),
      arrangement: then,
      inForce,
      tooNear: elsewhere,
      edition: editionOn(TODAY).key,
    },
    tooNear,
  );
const addresses = (readers: readonly { readonly address: string }[]) => readers.map((one) => one.address);
const MANAGER = address('business-manager');
const DEPUTY = address('deputy-director');

describe('who is written to for an office', () => {
  it('is whoever holds it today, and not who did when the case was opened', () => {
    const inForce = changed(DIRECTOR, { address: 'new.director@brent.example' });
    expect(offices({ inForce }).inPost(DIRECTOR)).toEqual([{ address: 'new.director@brent.example', post: DIRECTOR }]);
    expect(addresses(offices({ inForce }).delegateOf('local-authority'))).toEqual(['new.director@brent.example']);
    expect(addresses(offices({ inForce }).ofRole(DIRECTOR))).toEqual(['new.director@brent.example']);
  });

  it('is the delegate of today where a partner has another', () => {
    const inForce = {
      ...then,
      partners: then.partners.map((one) => (one.id === 'health' ? { ...one, delegate: 'designated-nurse' } : one)),
    };
    expect(addresses(offices({ inForce }).delegateOf('health'))).toEqual([address('designated-nurse')]);
    expect(addresses(offices().delegateOf('health'))).toEqual([address('icb-director-of-nursing')]);
  });

  it('is the deputy while nobody holds it, and the business managers where there is no deputy or no such office any more', () => {
    const left = { until: LondonDate.parse('2026-06-14') };
    expect(addresses(offices({ inForce: changed(DIRECTOR, left) }).inPost(DIRECTOR))).toEqual([DEPUTY]);
    const alone = changed(DIRECTOR, { ...left, deputy: undefined });
    expect(addresses(offices({ inForce: alone }).inPost(DIRECTOR))).toEqual([MANAGER]);
    const gone = withPosts((post) => (post.id === DIRECTOR ? undefined : post));
    expect(addresses(offices({ inForce: gone }).inPost(DIRECTOR))).toEqual([MANAGER]);
    expect(addresses(offices().inPost(undefined))).toEqual([MANAGER]);
  });

  it('is its lead for an agency, today; where it was asked, for one that the borough does not know', () => {
    const lead = then.agencies.find(({ id }) => id === 'childrens-social-care')?.lead ?? '';
    const inForce = changed(lead, { address: 'new.lead@brent.example' });
    const asked = { askedAt: address(lead), typed: 'manager@charity.example' };
    expect(addresses(offices({ inForce }).atAgency('childrens-social-care', asked.askedAt))).toEqual([
      'new.lead@brent.example',
    ]);
    expect(addresses(offices({ inForce }).atAgency('a-charity', asked.typed))).toEqual([asked.typed]);
    expect(offices({ inForce }).atAgency('a-charity', undefined)).toEqual([]);
  });
});

describe('somebody who has declared a conflict of interest', () => {
  it('is written to no more, for any of their offices, here or in a case of the same line', () => {
    for (const told of [{ tooNear: [address(DIRECTOR).toUpperCase()] }, { elsewhere: [address(DIRECTOR)] }]) {
      const { inPost, delegateOf, ofRole, person } = offices(told);
      for (const readers of [inPost(DIRECTOR), delegateOf('local-authority')])
        expect(addresses(readers)).toEqual([DEPUTY]);
      // Nobody else holds the role, and somebody has to know.
      expect(addresses(ofRole(DIRECTOR))).toEqual([MANAGER]);
      expect(person(address(DIRECTOR))).toEqual([]);
      expect(addresses(person('somebody@else.example'))).toEqual(['somebody@else.example']);
    }
  });

  it('gives way to the business managers where their deputy is too near as well, and a manager to the director', () => {
    const both = offices({ tooNear: [address(DIRECTOR), DEPUTY] });
    expect(addresses(both.inPost(DIRECTOR))).toEqual([MANAGER]);
    expect(addresses(offices({ tooNear: [MANAGER] }).ofRole('business-manager'))).toEqual([address(DIRECTOR)]);
    expect(addresses(offices({ tooNear: [MANAGER] }).inPost(undefined))).toEqual([address(DIRECTOR)]);
  });

  it('leaves the others of their role to be written to', () => {
    const [first = '', ...others] = addresses(offices().ofRole('notifying-officer'));
    expect(others.length).toBeGreaterThan(0);
    expect(addresses(offices({ tooNear: [first] }).ofRole('notifying-officer'))).toEqual(others);
  });
});

describe('a body outside the borough', () => {
  const at = (panel: string | null): Arrangement => ({ ...then, recipients: { ...then.recipients, panel } });
  const told = (opened: Arrangement, inForce: Arrangement) =>
    officesOf(
      {
        caseId: CaseId.parse('c00000000000000000001'),
        reference: 'TST-0000-0001',
        actor: TIME,
        now: london(`${TODAY}T10:00`),
        arrangement: opened,
        inForce,
        edition: editionOn(TODAY).key,
      },
      [],
    ).outside('panel');

  it.each([
    ['at its address of today', at('old@panel.example'), at('new@panel.example'), ['new@panel.example']],
    ['at the old one while no other is set', at('old@panel.example'), at(null), ['old@panel.example']],
    ['by hand in a case opened so, whatever is set since', at(null), at('new@panel.example'), []],
  ])('is written to %s', (_, opened, inForce, expected) => {
    expect(addresses(told(opened, inForce))).toEqual(expected);
  });
});

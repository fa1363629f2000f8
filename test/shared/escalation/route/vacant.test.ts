import { describe, expect, it } from 'vitest';
import type { Arrangement, Post } from '#shared/boroughs/arrangement.ts';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import { protocolFor } from '#shared/escalation/route/protocols.ts';
import { routeTo } from '#shared/escalation/route/route.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';

const DAY = LondonDate.parse('2026-05-20');
const YESTERDAY = LondonDate.parse('2026-05-19');
const barnet = arrangementInForce('barnet', DAY);

const withPosts = (changes: Readonly<Record<string, Partial<Post>>>): Arrangement => ({
  ...barnet,
  posts: barnet.posts.map((post) => ({ ...post, ...changes[post.id] })),
});
const gone = { until: YESTERDAY, deputy: undefined };

const route = (
  arrangement: Arrangement,
  service: string,
  line: number,
  at = '2026-05-20T21:15:00.000Z',
  cases: 'open' | 'new' = 'new',
) => {
  const protocol = protocolFor(arrangement, 'child', DAY);
  if (protocol === undefined) throw new Error('no protocol');
  const routed = routeTo(protocol, arrangement, { service, cases, line, at: Instant.parse(at), circumstances: [] });
  if (!routed.ok) throw new Error(routed.error.message);
  return routed.value;
};
const OFFICE = '2026-05-20T09:00:00.000Z';

describe('a post with no holder on the day', () => {
  it('gives way to its deputy, saying whose place it is', () => {
    const { contacts, why } = route(
      withPosts({ 'mash-team-manager': { until: YESTERDAY } }),
      'family-services',
      1,
      OFFICE,
    );
    expect(contacts).toEqual([
      {
        title: 'Head of Service, Multi-Agency Safeguarding Hub',
        post: 'mash-manager',
        address: 'mash.manager@barnet.example',
        insteadOf: 'Team Manager, Multi-Agency Safeguarding Hub',
      },
    ]);
    expect(why).toContain(
      'Nobody holds the post of Team Manager, Multi-Agency Safeguarding Hub on 20 May 2026: it was held until 19 May 2026. Its deputy is Head of Service, Multi-Agency Safeguarding Hub.',
    );
  });

  it('gives way to the deputy’s deputy', () => {
    const arrangement = withPosts({
      'mash-team-manager': { until: YESTERDAY },
      'mash-manager': { until: YESTERDAY, deputy: 'mash-social-worker' },
    });
    expect(route(arrangement, 'family-services', 1, OFFICE).contacts).toMatchObject([
      { post: 'mash-social-worker', insteadOf: 'Team Manager, Multi-Agency Safeguarding Hub' },
    ]);
  });

  it('is still held on its last day, and not before its first', () => {
    const on = (change: Partial<Post>) =>
      route(withPosts({ 'mash-team-manager': change }), 'family-services', 1, OFFICE).contacts.map(({ post }) => post);
    expect(on({ until: DAY })).toEqual(['mash-team-manager']);
    expect(on({ from: DAY })).toEqual(['mash-team-manager']);
    expect(on({ from: LondonDate.parse('2026-05-21') })).toEqual(['mash-manager']);
  });

  it('goes by London’s date, not the one in Greenwich', () => {
    const arrangement = withPosts({ 'emergency-duty-team': gone });
    const justAfterMidnight = route(arrangement, 'family-services', 0, '2026-05-19T23:00:00.000Z');
    const justBefore = route(arrangement, 'family-services', 0, '2026-05-19T22:59:00.000Z');
    expect(justBefore.contacts.map(({ post }) => post)).toEqual(['emergency-duty-team']);
    expect(justAfterMidnight.contacts.map(({ post }) => post)).toEqual(['head-of-service-on-duty']);
  });

  it('without a deputy gives way to the next on its row', () => {
    const { contacts, why } = route(withPosts({ 'police-duty-detective-inspector': gone }), 'police', 1);
    expect(contacts.map(({ post }) => post)).toEqual(['police-ops-room-manager']);
    expect(why.join(' ')).toMatch(/Nobody holds the post of On-call Duty Detective Inspector.*It has no deputy\./);
  });

  it('with nobody else on its row gives way to the next line', () => {
    const arrangement = withPosts({ 'police-duty-detective-inspector': gone, 'police-ops-room-manager': gone });
    const { contacts, why, row } = route(arrangement, 'police', 1);
    expect(row.id).toBe('police-first-night');
    expect(contacts).toMatchObject([
      { post: 'police-night-superintendent', insteadOf: 'On-call Duty Detective Inspector, North London' },
    ]);
    expect(why).toContain('So nobody is on the first line of escalation today, and it goes one line further.');
    expect(new Set(why).size).toBe(why.length);
  });

  it('with nobody on any line gives way to the agency’s lead, and then to the head of safeguarding', () => {
    const noLine = {
      'police-night-superintendent': gone,
      'police-duty-detective-inspector': gone,
      'police-ops-room-manager': gone,
    };
    expect(route(withPosts(noLine), 'police', 1).contacts).toMatchObject([{ post: 'police-review-officer' }]);
    const noLead = { ...noLine, 'police-review-officer': gone };
    const { contacts, why } = route(withPosts(noLead), 'police', 1);
    expect(contacts).toMatchObject([{ post: 'head-of-safeguarding' }]);
    expect(why.join(' ')).toMatch(/No line has anybody today/);
  });

  it('is never nobody: with all of them gone the office is named, and that it is empty', () => {
    const everybody = withPosts(Object.fromEntries(barnet.posts.map(({ id }) => [id, gone])));
    const { contacts } = route(everybody, 'police', 2);
    expect(contacts).toEqual([
      expect.objectContaining({
        title: 'Detective Inspector, Review Team',
        vacant: expect.stringMatching(/^Nobody holds the post of Detective Inspector, Review Team on 20 May 2026/),
      }),
    ]);
  });

  it('ends the search where two deputies stand in for each other', () => {
    const arrangement = withPosts({
      'adult-mash-team-manager': { until: YESTERDAY },
      'adult-mash-head-of-service': { until: YESTERDAY, deputy: 'adult-mash-team-manager' },
    });
    expect(route(arrangement, 'adult-services', 1, OFFICE).contacts).toMatchObject([
      { post: 'adult-operational-director' },
    ]);
  });

  it('leaves out somebody told beside who is not there, and says so', () => {
    const { also, why } = route(withPosts({ 'adults-board-manager': gone }), 'adult-services', 3);
    expect(also).toEqual([]);
    expect(why.join(' ')).toMatch(/Nobody holds the post of Safeguarding Adults Board Manager/);
  });
});

import { describe, expect, it } from 'vitest';
import { PartnerId } from '#shared/boroughs/arrangement.ts';
import { arrangementInForce, boroughs } from '#shared/boroughs/load.ts';
import {
  actingPosts,
  addressAllowed,
  agencyNamed,
  delegateOverAgency,
  groupNamed,
  partnerDelegate,
  partnerLead,
  postNamed,
  postsHeldBy,
  postsWithRole,
} from '#shared/boroughs/people.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import { wexmoor } from './wexmoor.ts';

const day = (text: string): LondonDate => LondonDate.parse(text);
const TODAY = day('2026-04-02');
const brent = arrangementInForce('brent', TODAY);
const merton = arrangementInForce('merton', TODAY);

describe('posts', () => {
  it('are found by the address people sign in with, whatever its case', () => {
    expect(postsHeldBy(brent, ' Head.Of.Safeguarding@BRENT.example ', TODAY).map(({ id }) => id)).toEqual([
      'head-of-safeguarding',
    ]);
    expect(postsHeldBy(brent, 'stranger@brent.example', TODAY)).toEqual([]);
    expect(postsHeldBy(brent, '', TODAY)).toEqual([]);
  });
  it('are held to the last day and no longer', () => {
    const held = (date: string) => postsHeldBy(merton, 'director.quality@merton-ccg.example', day(date)).length;
    expect([held('2022-06-30'), held('2022-07-01')]).toEqual([1, 0]);
    const next = (date: string) => postsHeldBy(merton, 'chief.nurse@swl-icb.example', day(date)).length;
    expect([next('2022-06-30'), next('2022-07-01')]).toEqual([0, 1]);
  });
  it('several by one person', () => {
    const both = wexmoor(['press@wexmoor.example', 'manager@wexmoor.example']);
    expect(actingPosts(both, 'manager@wexmoor.example', TODAY).map(({ post }) => post)).toEqual([
      'manager',
      'press-office',
    ]);
  });
  it('by role', () => {
    expect(postsWithRole(brent, 'notifying-officer', TODAY).map(({ id }) => id)).toEqual([
      'head-of-safeguarding',
      'front-door-manager',
    ]);
  });
});

describe('acting posts', () => {
  it('a delegate and a lead act for their partner', () => {
    expect(actingPosts(brent, 'director.children@brent.example', TODAY)).toEqual([
      {
        post: 'director-of-childrens-services',
        title: 'Strategic Director Children and Young People',
        agency: 'childrens-social-care',
        partner: 'local-authority',
        roles: ['partner-delegate', 'director-of-childrens-services'],
      },
    ]);
    expect(actingPosts(brent, 'bcu.commander@met-police.example', TODAY)).toMatchObject([
      { partner: 'police', roles: ['partner-lead'] },
    ]);
  });
  it('a deputy of a delegate acts with the same authority, but holds no other office of theirs (RAPID-10)', () => {
    const [acting] = actingPosts(brent, 'deputy.director@brent.example', TODAY);
    expect(acting).toMatchObject({ post: 'deputy-director', partner: 'local-authority' });
    expect(acting?.roles).toEqual(['group-member', 'partner-delegate']);
  });
  it('a deputy of the chair may chair, and determines for nobody by that', () => {
    const [acting] = actingPosts(brent, 'designated.doctor@nwl-icb.example', TODAY);
    expect(acting?.roles).toEqual(['group-member', 'chair']);
    expect(acting?.standsInFor).toEqual(['independent-convenor']);
    expect(acting).not.toHaveProperty('partner');
  });
  it('a deputy of a lead does not determine', () => {
    const lead = wexmoor([
      'address: chief.constable@police.example, roles: [partner-lead]',
      'address: chief.constable@police.example, roles: [partner-lead], deputy: head-of-crime',
    ]);
    expect(actingPosts(lead, 'head.of.crime@police.example', TODAY)).toMatchObject([
      { partner: 'police', roles: ['partner-delegate'] },
    ]);
  });
  it('a colleague without the office does not act for a partner', () => {
    for (const address of [
      'review.team@met-police.example',
      'head.teacher@brent-schools.example',
      'convenor@brent-partnership.example',
    ])
      expect(actingPosts(brent, address, TODAY)[0]).not.toHaveProperty('partner');
  });
  it('a deputy of one whose partner is no more acts for nobody by that', () => {
    const [before] = actingPosts(merton, 'director.quality@merton-ccg.example', day('2022-06-30'));
    expect(before?.partner).toBe('health');
    expect(actingPosts(merton, 'director.quality@merton-ccg.example', TODAY)).toEqual([]);
  });
});

describe('who stands where', () => {
  it.each(boroughs())('%s: three delegates, three leads, six people', (borough) => {
    const one = arrangementInForce(borough, TODAY);
    const named = PartnerId.options.flatMap((partner) => [
      partnerDelegate(one, partner, TODAY),
      partnerLead(one, partner, TODAY),
    ]);
    expect(new Set(named.map((post) => post?.address)).size).toBe(6);
  });
  it('a partner as it is on the day', () => {
    expect(partnerDelegate(merton, 'health', day('2022-06-30'))?.id).toBe('ccg-director-of-quality');
    expect(partnerDelegate(merton, 'health', day('2022-07-01'))?.id).toBe('icb-chief-nurse');
    expect(partnerDelegate(merton, 'health')?.id).toBe('icb-chief-nurse');
  });
  it("an agency's silence is told to its partner's delegate (GOV-5)", () => {
    expect(delegateOverAgency(brent, 'acute-trust')?.id).toBe('icb-director-of-nursing');
    expect(delegateOverAgency(brent, 'schools')?.id).toBe('director-of-childrens-services');
    expect(delegateOverAgency(brent, 'nobody')).toBeUndefined();
  });
  it('by key, and nothing for a key unknown', () => {
    expect([postNamed(brent, 'ward-sister')?.agency, agencyNamed(brent, 'schools')?.childsVoice]).toEqual([
      'acute-trust',
      true,
    ]);
    expect([postNamed(brent, 'x'), agencyNamed(brent, '__proto__')]).toEqual([undefined, undefined]);
    expect(() => groupNamed(brent, 'x')).toThrow(/no group "x"/);
  });
});

describe('the allow-list', () => {
  it.each([
    ['anyone@brent.example', true],
    ['Anyone@BRENT.EXAMPLE', true],
    ['anyone@sub.brent.example', false],
    ['anyone@brent.example.elsewhere.example', false],
    ['anyone@notbrent.example', false],
    ['a@elsewhere.example@brent.example', false],
    ['@brent.example', false],
    ['brent.example', false],
    ['', false],
  ])('%s: %s', (address, allowed) => {
    expect(addressAllowed(brent, address)).toBe(allowed);
  });
});

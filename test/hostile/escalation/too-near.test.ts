import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import {
  BRENT,
  done,
  fill,
  MANAGER,
  movedTo,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
  WARD_LEAD,
} from '#test/support/disagreement-story.ts';
import { somebody } from '#test/support/pure-disagreement.ts';
import { holderOf, london } from '#test/support/pure-workflow.ts';
import { acts, LEAD_OTHER, NOTHING, SHARED, sees, WORKER } from '../support/disagreement-seen.ts';

describe('somebody too near', () => {
  const OWN = { connection: 'yes' };

  it('who raised it sees the confirmation alone, is never written to again, and can be named by nobody', () => {
    const story = raised(OWN);
    expect([sees(story, WARD), acts(story, WARD)]).toEqual([NOTHING, false]);
    const address = holderOf(story.arrangement, WARD, story.now).address;
    for (const who of [OTHER_LEAD, WARD_LEAD, MANAGER])
      for (const side of ['raising', 'receiving', 'deciding']) {
        const refused = fill(story, who, 'name-contact', { address: address.toUpperCase(), name: 'Somebody' }, side);
        expect(typeof refused, `${who} ${side}`).toBe('string');
      }
    movedTo(story, 3, WARD_LEAD);
    story.until('2026-07-30T10:00');
    expect(story.messages.map(({ recipient }) => recipient.address)).not.toContain(address);
    expect(story.messages.map(({ template }) => template)).toContain('carry-for-a-colleague');
  });

  it('who raised it as the designated lead is not asked to carry it: the business manager is, and can name who does', () => {
    const story = raised({ ...OWN, support: 'yes', immediateRisk: 'yes', riskAction: 'Kept' }, { who: WARD_LEAD });
    const address = holderOf(story.arrangement, WARD_LEAD, story.now).address;
    const manager = holderOf(story.arrangement, MANAGER, story.now).address;
    const told = (template: string) =>
      story.messages.filter((one) => one.template === template).map(({ recipient }) => recipient.address);
    for (const template of ['carry-for-a-colleague', 'support-wanted', 'immediate-risk'])
      expect([template, told(template)]).toEqual([template, [manager]]);
    expect(fill(story, OTHER_LEAD, 'tell-head-of-safeguarding')).toBe('raising-lead-only');
    story.until('2026-05-20T10:20');
    expect(fill(story, MANAGER, 'tell-head-of-safeguarding')).toEqual(['HeadOfSafeguardingTold']);
    expect(fill(story, MANAGER, 'offer-support')).toEqual(['SupportOffered']);
    story.until('2026-06-10T10:00');
    expect(story.messages.map(({ recipient }) => recipient.address)).not.toContain(address);
    expect(sees(story, WARD_LEAD)).toEqual([]);
    const named = somebody('carries@royal-free.example', 'Who carries it');
    done(story, MANAGER, 'name-contact', { name: named.name, address: named.address }, 'raising');
    expect(sees(story, named)).toEqual(WORKER);
    expect(fill(story, named, 'move-up', { to: 'stage-2' })).toEqual(['MovedToStage2']);
  });

  it('the business manager does nothing in place of a lead who is there', () => {
    const story = raised({ support: 'yes', immediateRisk: 'yes', riskAction: 'Kept' });
    story.until('2026-05-20T10:20');
    for (const form of ['tell-head-of-safeguarding', 'offer-support'] as const)
      expect([form, fill(story, MANAGER, form)]).toEqual([form, 'raising-lead-only']);
  });

  it('who declares it later is shut out, whatever office they hold, and written to no more; who stands in goes on', () => {
    const story = movedTo(raised(), 3);
    for (const who of [OTHER_LEAD, MANAGER, 'director-of-childrens-services', 'independent-chair'])
      done(story, who, 'take-part', { conflict: 'yes', conflictNature: 'Knows them' });
    const before = story.messages.length;
    for (const who of [OTHER_LEAD, MANAGER, 'director-of-childrens-services', 'independent-chair'])
      expect([who, sees(story, who), acts(story, who)]).toEqual([who, NOTHING, false]);
    expect(sees(story, 'director-of-social-work')).toEqual(SHARED);
    story.until('2026-06-30T10:00');
    const told = story.messages.slice(before).map(({ recipient }) => recipient.post);
    expect(told.length).toBeGreaterThan(0);
    for (const who of [OTHER_LEAD, 'director-of-childrens-services']) expect(told).not.toContain(who);
  });
});

describe('a person on both sides', () => {
  const both = (arrangement: Arrangement): Arrangement => ({
    ...arrangement,
    posts: arrangement.posts.map((one) =>
      one.id === OTHER_LEAD
        ? { ...one, address: arrangement.posts.find(({ id }) => id === WARD_LEAD)?.address ?? '' }
        : one,
    ),
  });

  it('confirms for one of them alone', () => {
    const story = settled(raised({}, { arranged: both }));
    expect(fill(story, WARD_LEAD, 'confirm-outcome', {}, 'raising')).toEqual(['SideConfirmed']);
    expect(fill(story, WARD_LEAD, 'confirm-outcome', {}, 'receiving')).toBe('one-person-one-side');
    expect(story.state.confirmedAt).toBeUndefined();
  });

  it('who raised it decides it in no office they hold', () => {
    const story = raised(
      { raisingAgency: 'family-services', receivingAgency: 'acute-trust' },
      { who: 'director-of-childrens-services' },
    );
    movedTo(story, 3, 'director-of-childrens-services');
    const decision = {
      decidedBy: [{ name: 'Somebody else', role: 'Director', agency: 'family-services' }],
      heldAt: '2026-05-20T10:00',
    };
    expect(fill(story, 'director-of-childrens-services', 'record-decision', decision)).toBe('not-the-decider');
    const raiser = story.state.raisedBy?.name ?? '';
    expect(
      fill(story, MANAGER, 'record-decision', {
        ...decision,
        decidedBy: [{ name: raiser.toUpperCase(), role: '', agency: 'family-services' }],
      }),
    ).toBe('raiser-decides');
  });
});

describe('a resolution panel', () => {
  const NURSE = somebody('a.nurse@northwest-hospitals.example', 'A nurse');
  const convened = () => {
    const story = movedTo(raised(BRENT, { borough: 'brent', at: '2022-01-12T10:00', who: NURSE }), 5, NURSE);
    done(story, MANAGER, 'convene-panel', {
      members: [
        { agency: 'childrens-social-care', name: 'One', post: 'deputy-director' },
        { agency: 'acute-trust', name: 'Two', post: WARD_LEAD },
        { agency: 'police', name: 'Three', post: 'police-safeguarding-dci' },
      ],
      meetsAt: '2022-02-10T14:00',
      representationsBy: '2022-02-08',
    });
    return story;
  };

  it('convened anew leaves whoever no longer sits on it without a word more of it', () => {
    const story = convened();
    expect(sees(story, 'police-safeguarding-dci')).toEqual(SHARED);
    done(story, MANAGER, 'convene-panel', {
      members: [
        { agency: 'childrens-social-care', name: 'One', post: 'deputy-director' },
        { agency: 'acute-trust', name: 'Two', post: WARD_LEAD },
        { agency: 'housing', name: 'Four', post: 'head-of-housing-needs' },
      ],
      meetsAt: '2022-02-11T14:00',
      representationsBy: '2022-02-08',
    });
    const before = story.messages.length;
    expect([sees(story, 'police-safeguarding-dci'), acts(story, 'police-safeguarding-dci')]).toEqual([NOTHING, false]);
    // A designated lead who decides may also see who has looked.
    expect(sees(story, 'head-of-housing-needs')).toEqual(LEAD_OTHER);
    done(story, NURSE, 'make-representation', {}, 'raising');
    done(story, NURSE, 'withdraw-disagreement', {}, 'raising');
    const told = story.messages.slice(before).map(({ recipient }) => recipient.post);
    expect(told).toContain('head-of-housing-needs');
    expect(told).not.toContain('police-safeguarding-dci');
  });

  it('of one person who sits for three agencies is none', () => {
    const story = movedTo(raised(BRENT, { borough: 'brent', at: '2022-01-12T10:00', who: NURSE }), 5, NURSE);
    const members = ['childrens-social-care', 'acute-trust', 'police'].map((agency, at) => ({
      agency,
      name: `${' '.repeat(at)}ONE  person`.replace('ONE', at === 1 ? 'One' : 'ONE'),
    }));
    const panel = { members, meetsAt: '2022-02-10T14:00', representationsBy: '2022-02-08' };
    expect(fill(story, MANAGER, 'convene-panel', panel)).toBe('one-person-one-agency');
  });

  it('with a member who then declares a conflict decides nothing, and hears no more', () => {
    const story = convened();
    done(story, 'police-safeguarding-dci', 'take-part', { conflict: 'yes', conflictNature: 'Knows them' });
    const before = story.messages.length;
    done(story, NURSE, 'make-representation', {}, 'raising');
    expect(story.messages.slice(before).map(({ recipient }) => recipient.post)).not.toContain(
      'police-safeguarding-dci',
    );
    expect(sees(story, 'police-safeguarding-dci')).toEqual([]);
    story.now = london('2022-02-11T10:00');
    const decidedBy = [
      { agency: 'childrens-social-care', name: 'One', role: '' },
      { agency: 'acute-trust', name: 'Two', role: '' },
      { agency: 'police', name: 'Three', role: '' },
    ];
    expect(fill(story, MANAGER, 'record-decision', { decidedBy, heldAt: '2022-02-10T15:00' })).toBe(
      'conflict-of-interest',
    );
    expect(
      fill(story, MANAGER, 'record-decision', { decidedBy: decidedBy.slice(0, 2), heldAt: '2022-02-10T15:00' }),
    ).toBe('too-few-agencies');
    expect(story.state.outcome).toBeUndefined();
  });
});

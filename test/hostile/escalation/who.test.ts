import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { escalationShelf } from '#shared/escalation/shelf.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import {
  confirmed,
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
import { type PureDisagreement, somebody } from '#test/support/pure-disagreement.ts';
import { holderOf, london } from '#test/support/pure-workflow.ts';
import { ALL, acts, LEAD_OTHER, LEAD_RAISING, NOTHING, SHARED, sees, WORKER } from '../support/disagreement-seen.ts';

/** The holder of a post until a day, and from the next day its deputy alone. */
const until =
  (post: string, day: string, deputy?: string) =>
  (arrangement: Arrangement): Arrangement => ({
    ...arrangement,
    posts: arrangement.posts.map((one) =>
      one.id === post ? { ...one, until: LondonDate.parse(day), ...(deputy === undefined ? {} : { deputy }) } : one,
    ),
  });

describe('who sees what, stage by stage, by hand', () => {
  const EVER: readonly (readonly [string, readonly string[]])[] = [
    [WARD, WORKER],
    [WARD_LEAD, LEAD_RAISING],
    [OTHER_LEAD, LEAD_OTHER],
    [MANAGER, ALL],
    ['independent-chair', SHARED],
    ['designated-doctor', SHARED],
    ['independent-scrutineer', SHARED],
    ['service-operations', NOTHING],
    ['police-safeguarding-dci', NOTHING],
    ['police-head-of-safeguarding', NOTHING],
    ['head-of-housing', NOTHING],
    ['mash-team-manager', NOTHING],
    ['chief-executive', NOTHING],
    ['designated-nurse', NOTHING],
  ];
  const AT_THE_TOP: readonly (readonly [string, readonly string[]])[] = [
    ['director-of-childrens-services', SHARED],
    ['director-of-social-work', SHARED],
    ['icb-chief-executive', SHARED],
  ];
  const all = (story: PureDisagreement, people: readonly (readonly [string, readonly string[]])[]) => {
    for (const [who, parts] of people)
      expect([story.state.stage, who, sees(story, who)]).toEqual([story.state.stage, who, parts]);
  };
  const NOT_YET = AT_THE_TOP.map(([who]) => [who, NOTHING] as const);

  it('of a child’s disagreement in Barnet, to its end', () => {
    const story = raised();
    all(story, [...EVER, ...NOT_YET]);
    movedTo(story, 2);
    all(story, [...EVER, ...NOT_YET]);
    movedTo(story, 3);
    all(story, [...EVER, ...AT_THE_TOP]);
    settled(story);
    all(story, [...EVER, ...AT_THE_TOP]);
    confirmed(story);
    all(story, [...EVER, ...AT_THE_TOP]);
  });

  it('nobody who sees nothing can do anything in it, and nobody who was only told of it', () => {
    const story = movedTo(raised(), 3);
    for (const { id } of story.arrangement.posts)
      if (sees(story, id).length === 0) expect([id, acts(story, id)]).toEqual([id, false]);
    expect(sees(story, somebody('a.stranger@barnet.example'))).toEqual([]);
    expect(sees(story, somebody(''))).toEqual([]);
  });

  it('a partner’s lead whom it does not concern notes no power in it, at any stage', () => {
    const story = raised();
    for (const stage of [1, 2, 3]) {
      movedTo(story, stage);
      for (const post of ['bcu-commander', 'chief-executive', 'police-head-of-safeguarding', 'icb-chief-nurse'])
        expect([stage, post, acts(story, post)]).toEqual([stage, post, false]);
    }
  });
});

describe('a deputy', () => {
  const AT = 'mash-team-manager';
  const routed = (change?: (arrangement: Arrangement) => Arrangement): PureDisagreement =>
    movedTo(raised({ cases: 'new' }, change === undefined ? {} : { arranged: change }), 2);

  it('acts for a post that came into it once nobody holds that, and not while somebody does', () => {
    const story = routed(until(AT, '2026-05-21'));
    expect(story.state.people.some(({ post }) => post === AT)).toBe(true);
    expect([sees(story, AT), sees(story, 'mash-manager')]).toEqual([SHARED, NOTHING]);
    story.now = london('2026-05-21T23:59');
    expect([sees(story, AT), sees(story, 'mash-manager')]).toEqual([SHARED, NOTHING]);
    story.now = london('2026-05-22T00:00');
    expect([sees(story, AT), sees(story, 'mash-manager')]).toEqual([NOTHING, SHARED]);
    expect(fill(story, 'mash-manager', 'answer-disagreement', {}, 'receiving')).toEqual(['DisagreementAnswered']);
  });

  it('whose own time is over, acts and sees no more', () => {
    const story = routed((arrangement) => until('mash-manager', '2026-05-25')(until(AT, '2026-05-21')(arrangement)));
    story.now = london('2026-05-25T23:59');
    expect(sees(story, 'mash-manager')).toEqual(SHARED);
    story.now = london('2026-05-26T00:00');
    expect([sees(story, 'mash-manager'), acts(story, 'mash-manager')]).toEqual([NOTHING, false]);
  });

  it('of a leader who may always be stood in for, decides with them; of another’s post, never', () => {
    const story = movedTo(raised(), 3);
    expect(sees(story, 'director-of-social-work')).toEqual(SHARED);
    const binds = {
      decidedBy: [{ name: 'A director', role: 'Director', agency: 'family-services' }],
      heldAt: '2026-05-20T10:00',
    };
    expect(fill(story, 'police-safeguarding-dci', 'record-decision', binds)).toBe('not-permitted');
    expect(fill(story, 'director-of-social-work', 'record-decision', binds)).toContain('OutcomeReached');
  });

  it('of a designated lead acts for that lead’s agency, and for no other', () => {
    const deputised = (arrangement: Arrangement): Arrangement => ({
      ...arrangement,
      posts: arrangement.posts.map((one) => (one.id === WARD_LEAD ? { ...one, deputy: WARD } : one)),
    });
    const story = raised({}, { arranged: deputised, who: somebody('a.nurse@royal-free.example') });
    expect(sees(story, WARD)).toEqual(LEAD_RAISING);
    expect(acts(story, WARD)).toBe(true);
  });
});

describe('somebody who was named', () => {
  const FIRST = somebody('first@barnet.example', 'The first');
  const SECOND = somebody('second@barnet.example', 'The second');
  const naming = (story: PureDisagreement, who: Actor, change: object = {}) =>
    done(story, OTHER_LEAD, 'name-contact', { name: who.name, address: who.address, ...change }, 'receiving');

  it('sees it from then on, in whatever case their address was typed, and nobody whose address is like it', () => {
    const story = naming(raised(), somebody('First@Barnet.example', 'The first'));
    expect(sees(story, FIRST)).toEqual(SHARED);
    for (const near of ['first@barnet.example.com', 'irst@barnet.example', 'first@met-police.example', 'first'])
      expect([near, sees(story, somebody(near))]).toEqual([near, []]);
  });

  it('by mistake, sees and does nothing more once another is named for them; the raiser’s own people stay', () => {
    const story = naming(raised(), FIRST);
    naming(story, SECOND, { mistaken: 'yes' });
    expect([sees(story, FIRST), acts(story, FIRST)]).toEqual([NOTHING, false]);
    expect([sees(story, SECOND), sees(story, WARD), sees(story, OTHER_LEAD)]).toEqual([SHARED, WORKER, LEAD_OTHER]);
    story.now = london('2026-06-30T10:00');
    const before = story.messages.length;
    story.until('2026-06-30T10:00');
    done(story, WARD, 'move-up', { to: 'stage-2' });
    expect(story.messages.slice(before).map(({ recipient }) => recipient.address)).not.toContain(FIRST.address);
  });

  it('rightly, and followed by another, still sees what they took part in', () => {
    const story = naming(naming(raised(), FIRST), SECOND);
    expect([sees(story, FIRST), sees(story, SECOND)]).toEqual([SHARED, SHARED]);
  });

  it.each([
    ['first@home.example'],
    ['first@barnet.example.com'],
    ['first@barnet.example, other@home.example'],
    ['first@home.example@barnet.example'],
    ['@barnet.example'],
    ['first@xn--barnet.example'],
    ['first@sub.barnet.example'],
    ['first@barnet.example '.repeat(2)],
  ])('is not reached at %s, which is no listed work address', (address) => {
    const story = raised();
    expect(fill(story, OTHER_LEAD, 'name-contact', { address }, 'receiving')).toBe('address-not-allowed');
    expect(
      fill(story, OTHER_LEAD, 'answer-disagreement', { contactName: 'N', contactAddress: address }, 'receiving'),
    ).toBe('address-not-allowed');
    expect(fill(raised(), WARD, 'raise-disagreement', { workerAddress: address })).not.toContain('Raised');
  });

  it('is never of both sides, nor the one who raised it', () => {
    const story = naming(raised(), FIRST);
    const raiser = holderOf(story.arrangement, WARD, story.now);
    expect(fill(story, WARD, 'name-contact', { address: 'FIRST@barnet.example' }, 'raising')).toBe('other-side');
    for (const side of ['receiving', 'deciding'])
      expect(fill(story, MANAGER, 'name-contact', { address: raiser.address, name: 'X' }, side)).toBe('other-side');
    expect(
      fill(story, OTHER_LEAD, 'answer-disagreement', { contactName: 'X', contactAddress: raiser.address }, 'receiving'),
    ).toBe('other-side');
  });

  it('is called by an office in every task and on every clock, never by their name', () => {
    const story = naming(movedTo(raised(), 2), FIRST);
    naming(story, SECOND);
    const said = JSON.stringify([
      escalationShelf.workflow.tasks(story.state, story.context()).map(({ title }) => title),
      escalationShelf.workflow.deadlines(story.state, story.context()).map(({ waitingFor }) => waitingFor),
    ]);
    expect(said).not.toMatch(/The first|The second/);
  });
});

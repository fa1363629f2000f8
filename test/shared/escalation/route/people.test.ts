import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { arrangementInForce, arrangementVersion } from '#shared/boroughs/load.ts';
import { type Concerned, peopleFor } from '#shared/escalation/route/people.ts';
import { Instant, LondonDate } from '#shared/kernel/time.ts';
import { wexmoor } from '#test/shared/boroughs/wexmoor.ts';

const OFFICE = Instant.parse('2026-05-20T09:00:00.000Z');
const NIGHT = Instant.parse('2026-05-25T01:30:00.000Z'); // 02:30 on the spring bank holiday
const today = LondonDate.parse('2026-05-20');
const barnet = arrangementInForce('barnet', today);

const state = (changes: Partial<Concerned>): Concerned => ({
  concerns: 'child',
  raisedBy: { agency: 'schools' },
  receiving: { agency: 'family-services' },
  caseKind: 'open',
  circumstances: [],
  ...changes,
});
const shown = (
  changes: Partial<Concerned>,
  stage: number,
  { line, arrangement = barnet, now = OFFICE }: { line?: number; arrangement?: Arrangement; now?: Instant } = {},
) =>
  peopleFor(state(changes), stage, line, { arrangement, now }).people.map((one) => [one.side, one.post ?? one.title]);

describe('who comes in at a stage', () => {
  it('by the route, where the other agency has one: at stage one its own initial resolution', () => {
    expect(shown({}, 1)).toEqual([['receiving', 'Allocated social worker or lead professional']]);
    expect(shown({ caseKind: 'new' }, 1)).toEqual([['receiving', 'mash-social-worker']]);
    expect(shown({}, 1, { now: NIGHT })).toEqual([['receiving', 'emergency-duty-team']]);
  });

  it('by the stage, where it has none', () => {
    expect(shown({ receiving: { agency: 'police' } }, 1)).toEqual([['receiving', 'The other worker']]);
    expect(shown({ receiving: { agency: 'housing' } }, 2)).toEqual([
      ['raising', 'Manager of the worker who raised it'],
      ['receiving', 'Manager of the other worker'],
    ]);
  });

  it('on the first line of a stage, until another is asked for', () => {
    const police = { receiving: { agency: 'police' } };
    const { people, line } = peopleFor(state(police), 2, undefined, { arrangement: barnet, now: NIGHT });
    expect(line).toBe(1);
    expect(people).toContainEqual({
      side: 'receiving',
      stage: 2,
      line: 1,
      title: 'On-call Duty Detective Inspector, North London',
      post: 'police-duty-detective-inspector',
      since: NIGHT,
    });
    expect(shown(police, 2, { line: 2, now: NIGHT })).toEqual([
      ['raising', 'Manager of the worker who raised it'],
      ['receiving', 'police-night-superintendent'],
    ]);
  });

  it('with those who are told and do not act', () => {
    const adult = { concerns: 'adult', receiving: { agency: 'adult-social-care' } } as const;
    expect(shown(adult, 2, { line: 3 })).toContainEqual(['told', 'adults-board-manager']);
  });

  it('goes by what was answered of the service, and by nothing else', () => {
    const head = { receiving: { agency: 'schools' }, raisedBy: { agency: 'police' } };
    expect(shown({ ...head, circumstances: ['head-is-designated-lead'] }, 2).map(([, who]) => who)).toContain(
      'Safeguarding governor of the school',
    );
    expect(shown({ circumstances: ['head-is-designated-lead'] }, 2)).toHaveLength(2);
  });
});

describe('who decides', () => {
  it('in Barnet is the senior leaders of those concerned', () => {
    const deciding = (changes: Partial<Concerned>) =>
      shown(changes, 3).flatMap(([side, who]) => (side === 'deciding' ? [who] : []));
    expect(deciding({})).toEqual(['director-of-childrens-services']);
    expect(deciding({ receiving: { agency: 'police' } })).toEqual(['director-of-childrens-services', 'bcu-commander']);
    expect(deciding({ raisedBy: { agency: 'acute-trust' }, receiving: { agency: 'police' } })).toEqual([
      'bcu-commander',
      'icb-chief-executive',
    ]);
    expect(deciding({ concerns: 'adult', receiving: { agency: 'adult-social-care' } })).toEqual([
      'director-of-adult-social-care',
      'adults-board-chair',
    ]);
  });

  it('in the version before the ICB is the CCG’s chief operating officer', () => {
    const arrangement = arrangementVersion('barnet', 1);
    const now = Instant.parse('2022-05-20T09:00:00.000Z');
    expect(shown({ receiving: { agency: 'ccg' } }, 3, { arrangement, now })).toContainEqual([
      'deciding',
      'ccg-chief-operating-officer',
    ]);
  });

  it('in Brent is the Convenor, with each agency’s lead on its own side', () => {
    const arrangement = arrangementInForce('brent', today);
    const between = { raisedBy: { agency: 'schools' }, receiving: { agency: 'police' } };
    expect(shown(between, 1, { arrangement })).toEqual([['raising', 'Line manager of the worker who raised it']]);
    for (const stage of [5, 6]) {
      expect(shown(between, stage, { arrangement })).toEqual([
        ['raising', 'education-safeguarding-lead'],
        ['receiving', 'police-review-officer'],
        ['deciding', 'independent-convenor'],
      ]);
    }
  });

  it('in Merton is nobody’s side: the third partner, then the Independent Person', () => {
    const arrangement = arrangementInForce('merton', today);
    const partners = {
      concerns: 'partners',
      raisedBy: { agency: 'police' },
      receiving: { agency: 'childrens-social-care' },
    } as const;
    const sides = [
      ['raising', 'police-safeguarding-superintendent'],
      ['receiving', 'director-of-childrens-services'],
    ];
    expect(shown(partners, 1, { arrangement })).toEqual([...sides, ['deciding', 'icb-chief-nurse']]);
    expect(shown(partners, 3, { arrangement })).toEqual([...sides, ['deciding', 'independent-person']]);
    expect(shown(partners, 4, { arrangement })).toEqual([
      ['raising', 'bcu-commander'],
      ['receiving', 'chief-executive'],
    ]);
    const before = Instant.parse('2022-06-30T10:00:00.000Z');
    expect(shown(partners, 1, { arrangement, now: before })).toContainEqual(['deciding', 'ccg-director-of-quality']);
  });
});

describe('an office that is empty', () => {
  const without = (...ids: string[]): Arrangement => ({
    ...barnet,
    posts: barnet.posts.map((post) =>
      ids.includes(post.id) ? { ...post, until: LondonDate.parse('2026-05-19'), deputy: undefined } : post,
    ),
  });
  it('is stood in for by name', () => {
    const arrangement: Arrangement = {
      ...barnet,
      posts: barnet.posts.map((post) =>
        post.id === 'director-of-childrens-services' ? { ...post, until: LondonDate.parse('2026-05-19') } : post,
      ),
    };
    const { people } = peopleFor(state({}), 3, undefined, { arrangement, now: OFFICE });
    expect(people).toContainEqual({
      side: 'deciding',
      stage: 3,
      title: 'Director, Children’s Social Work, in place of Executive Director, Children and Young People',
      post: 'director-of-social-work',
      since: OFFICE,
    });
  });
  it('never leaves a side with nobody where the stage has somebody', () => {
    const arrangement = without('director-of-childrens-services', 'education-safeguarding-lead');
    const { people, why } = peopleFor(state({}), 3, undefined, { arrangement, now: OFFICE });
    expect(people.map(({ side, post }) => [side, post])).toEqual([
      ['raising', 'head-of-safeguarding'],
      ['receiving', 'head-of-safeguarding'],
      ['deciding', 'independent-chair'],
    ]);
    expect(why.join(' ')).toMatch(/Nobody holds the post of Education Safeguarding Lead on 20 May 2026/);
  });
});

describe('an invented borough’s protocol', () => {
  it('needs no code: its own route by night, its own limits', () => {
    const arrangement = wexmoor();
    const between = { raisedBy: { agency: 'schools' }, receiving: { agency: 'hospital' } };
    expect(shown(between, 2, { arrangement })).toContainEqual(['receiving', 'named-nurse']);
    expect(shown(between, 2, { arrangement, now: NIGHT })).toContainEqual(['receiving', 'hospital-site-manager']);
    expect(arrangement.escalation.protocols[0]?.protocol.stages.map(({ limit }) => limit)).toEqual([
      { count: 1, of: 'days' },
      { count: 1, of: 'days' },
      { count: 5, of: 'working-days' },
    ]);
  });
});

describe('a disagreement that has no protocol', () => {
  it('is a defect', () => {
    expect(() => shown({ concerns: 'partners' }, 1)).toThrow(/barnet has no protocol/);
    expect(() => shown({ protocol: 'merton-partners' }, 1)).toThrow(/no protocol "merton-partners"/);
  });
});

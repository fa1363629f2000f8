import { describe, expect, it } from 'vitest';
import type { Answers } from '#shared/casework/answers.ts';
import {
  BRENT,
  DIRECTOR,
  done,
  fill,
  MANAGER,
  movedTo,
  OTHER_LEAD,
  raised,
  WARD,
  WARD_LEAD,
} from '#test/support/disagreement-story.ts';
import type { PureDisagreement } from '#test/support/pure-disagreement.ts';

const CONVENOR = 'independent-convenor';
const BY_DAY: Answers = { heldAt: '2026-05-20T10:00' };

/** Brent, while its panel was in force. */
const atPanel = (change: Answers = {}): PureDisagreement =>
  movedTo(raised({ ...BRENT, ...change }, { borough: 'brent', at: '2022-05-18T10:00' }), 5);
const PANEL: Answers = { meetsAt: '2022-05-25T14:00', representationsBy: '2022-05-24' };
const convened = (change: Answers = {}): PureDisagreement => {
  const story = done(atPanel(), CONVENOR, 'convene-panel', { ...PANEL, ...change });
  story.until('2022-05-25T16:00');
  return story;
};
const DECIDED: Answers = { heldAt: '2022-05-25T15:00' };
const member = (agency: string, name = `Member of ${agency}`, more = {}) => ({ agency, name, ...more });

describe('convening a resolution panel (ESC-7)', () => {
  const convene = (change: Answers, who = CONVENOR) => {
    const story = atPanel();
    return { story, answer: fill(story, who, 'convene-panel', { ...PANEL, ...change }) };
  };

  it('takes three different agencies, those concerned among them', () => {
    const { story, answer } = convene({});
    expect(answer).toEqual(['PanelConvened']);
    expect(story.state.panel).toMatchObject({ concernedLeftOut: [] });
  });

  it.each([
    [
      'two agencies',
      [member('acute-trust'), member('childrens-social-care'), member('acute-trust', 'Other')],
      'too-few-agencies',
    ],
    ['one member', [member('acute-trust')], 'too-few-agencies'],
    ['an agency nobody knows', [member('acute-trust'), member('childrens-social-care'), member('x')], 'no-such-agency'],
    [
      'a post of another agency',
      [member('acute-trust'), member('childrens-social-care'), member('schools', 'S', { post: 'named-gp' })],
      'post-of-another-agency',
    ],
    [
      'whoever raised it',
      [member('acute-trust', 'Somebody', { post: WARD }), member('childrens-social-care'), member('schools')],
      'raiser-on-panel',
    ],
    [
      'nobody of an agency concerned',
      [member('police'), member('schools'), member('acute-trust')],
      'concerned-left-out',
    ],
  ])('is refused with %s', (_, members, reason) => {
    const { story, answer } = convene({ members });
    expect(answer).toBe(reason);
    expect(story.state.panel).toBeUndefined();
  });

  it('leaves out those concerned only with a reason, which is kept', () => {
    const members = [member('police'), member('schools'), member('acute-trust')];
    const { story, answer } = convene({ members, concernedLeftOut: 'Nobody there is free of it' });
    expect(answer).toEqual(['PanelConvened']);
    expect(story.state.panel?.concernedLeftOut).toEqual(['childrens-social-care']);
  });

  it('has nobody on it who is too near, by post or by name', () => {
    for (const near of [{ post: 'head-of-youth-offending' }, { name: 'head of  youth offending' }]) {
      const story = atPanel();
      done(story, MANAGER, 'name-contact', { address: 'youth.offending@brent.example' }, 'deciding');
      done(story, 'head-of-youth-offending', 'take-part', { conflict: 'yes' });
      const members = [member('acute-trust'), member('childrens-social-care'), member('youth-offending', 'Y', near)];
      expect(fill(story, CONVENOR, 'convene-panel', { ...PANEL, members })).toBe('conflict-of-interest');
    }
  });

  it.each([
    ['a meeting gone by', { meetsAt: '2022-05-17T10:00' }, 'not-in-the-future', 'meetsAt'],
    ['representations after it', { representationsBy: '2022-05-26' }, 'after-the-meeting', 'representationsBy'],
    ['representations by yesterday', { representationsBy: '2022-05-17' }, 'in-the-past', 'representationsBy'],
  ])('is refused with %s', (_, change, reason, field) => {
    const { story, answer } = convene(change);
    expect(answer).toBe(reason);
    expect(story.refusals.at(-1)?.field).toBe(field);
  });

  it('is its convener’s, a deputy’s or the business manager’s, at its own stage', () => {
    expect(convene({}, 'designated-doctor').answer).toEqual(['PanelConvened']);
    expect(convene({}, MANAGER).answer).toEqual(['PanelConvened']);
    expect(convene({}, WARD).answer).toBe('not-permitted');
    const early = movedTo(raised(BRENT, { borough: 'brent', at: '2022-05-18T10:00' }), 4);
    expect(fill(early, CONVENOR, 'convene-panel', PANEL)).toBe('no-panel-here');
  });
});

describe('a panel decides', () => {
  it('with binding effect, and both sides have it confirmed in writing', () => {
    const story = convened();
    expect(fill(story, CONVENOR, 'record-decision', DECIDED)).toEqual(['DecisionRecorded', 'OutcomeReached']);
    expect(story.state).toMatchObject({ stage: 'confirming', outcome: { how: 'decided', binding: true, stage: 5 } });
    expect(fill(story, WARD, 'confirm-outcome', { agrees: 'no', what: 'Wrong' }, 'raising')).toBe('binding');
  });

  it('not before it is convened, nor before it has met', () => {
    expect(fill(atPanel(), CONVENOR, 'record-decision', { heldAt: '2022-05-18T10:00' })).toBe('convene-first');
    const early = done(atPanel(), CONVENOR, 'convene-panel', PANEL);
    expect(fill(early, CONVENOR, 'record-decision', { heldAt: '2022-05-18T10:00' })).toBe('not-met-yet');
    expect(fill(early, CONVENOR, 'record-decision', DECIDED)).toBe('in-the-future');
  });

  const of = (...agencies: readonly string[]) =>
    agencies.map((agency) => ({
      agency,
      role: 'Member',
      name:
        { schools: 'An Education Lead', 'childrens-social-care': 'A Social Work Lead', 'acute-trust': 'A Named Nurse' }[
          agency
        ] ?? 'X',
    }));

  it.each([
    ['too few were there', of('schools', 'acute-trust'), 'too-few-agencies'],
    ['somebody was not convened', of('schools', 'acute-trust', 'police'), 'not-of-the-panel'],
    ['nobody was', [], 'incomplete'],
  ])('nothing where %s', (_, decidedBy, reason) => {
    const story = convened();
    expect(fill(story, CONVENOR, 'record-decision', { ...DECIDED, decidedBy })).toBe(reason);
    expect(story.state.stage).toBe('stage-5');
  });

  it('nothing where an agency concerned stayed away, whatever the number', () => {
    const members = [
      ...['schools', 'childrens-social-care', 'acute-trust'].map((agency) => ({
        agency,
        name: of(agency)[0]?.name ?? '',
      })),
      member('police', 'X'),
    ];
    const story = convened({ members });
    const decidedBy = of('schools', 'acute-trust', 'police');
    expect(fill(story, CONVENOR, 'record-decision', { ...DECIDED, decidedBy })).toBe('concerned-absent');
  });

  it('nothing where a member has since said they are too near', () => {
    const members = [
      member('acute-trust'),
      member('childrens-social-care'),
      member('schools', 'E', { post: 'education-safeguarding-lead' }),
    ];
    const story = convened({ members });
    done(story, 'education-safeguarding-lead', 'take-part', { conflict: 'yes' });
    const decidedBy = members.map(({ agency, name }) => ({ agency, name, role: 'Member' }));
    expect(fill(story, CONVENOR, 'record-decision', { ...DECIDED, decidedBy })).toBe('conflict-of-interest');
    expect(story.state.stage).toBe('stage-5');
  });

  it('and is recorded by no side for itself', () => {
    const story = convened();
    for (const who of [WARD, WARD_LEAD, OTHER_LEAD])
      expect(fill(story, who, 'record-decision', DECIDED), who).toBe('not-the-decider');
    expect(fill(story, MANAGER, 'record-decision', DECIDED)).toEqual(['DecisionRecorded', 'OutcomeReached']);
  });

  it('hears both sides, and a gap in policy goes to the chair', () => {
    const story = convened();
    done(story, WARD, 'make-representation', {}, 'raising');
    done(story, OTHER_LEAD, 'make-representation', {}, 'receiving');
    expect(story.state.representations).toEqual(['raising', 'receiving']);
    expect(fill(story, WARD, 'make-representation', {}, 'receiving')).toBe('not-permitted');
    done(story, CONVENOR, 'record-decision', { ...DECIDED, policyGap: 'yes' });
    expect(story.state.gaps).toEqual([{ id: 'g1', answered: false }]);
  });
});

describe('senior leaders (ESC-4)', () => {
  it('decide, and that settles it; nobody below them may', () => {
    const story = movedTo(raised(), 3);
    const decidedBy = [{ name: 'The Director', role: 'Director', agency: 'family-services' }];
    for (const who of [WARD, WARD_LEAD])
      expect(fill(story, who, 'record-decision', { ...BY_DAY, decidedBy })).toBe('not-the-decider');
    expect(fill(story, 'police-sergeant', 'record-decision', { ...BY_DAY, decidedBy })).toBe('not-permitted');
    expect(fill(story, DIRECTOR, 'record-decision', { heldAt: '2026-05-19T10:00', decidedBy })).toBe('before-raised');
    expect(fill(story, DIRECTOR, 'record-decision', { ...BY_DAY, decidedBy })).toEqual([
      'DecisionRecorded',
      'OutcomeReached',
    ]);
    expect(story.state.outcome).toMatchObject({ how: 'decided', binding: true });
  });

  it('have nothing to decide below their stage', () => {
    expect(fill(movedTo(raised(), 2), MANAGER, 'record-decision', BY_DAY)).toBe('nothing-decided-here');
  });

  it('meet about an adult where the board’s chair convenes it, and never about a child (ESC-6)', () => {
    const adult = { concerns: 'adult', receivingAgency: 'adult-social-care', level: 'adult-safeguarding' };
    const story = movedTo(raised(adult), 3);
    expect(fill(story, WARD, 'convene-meeting')).toBe('convener-only');
    expect(fill(story, 'adults-board-chair', 'convene-meeting', { meetsAt: '2026-05-20T09:00' })).toBe(
      'not-in-the-future',
    );
    expect(fill(story, 'adults-board-chair', 'convene-meeting')).toEqual(['MeetingConvened']);
    expect(story.state.people.filter(({ side }) => side === 'deciding').map(({ post }) => post)).toContain(
      'director-of-adult-social-care',
    );
    expect(fill(movedTo(raised(), 3), MANAGER, 'convene-meeting')).toBe('not-for-this-concern');
    expect(
      fill(movedTo(raised(BRENT, { borough: 'brent', at: '2022-05-18T10:00' }), 5), MANAGER, 'convene-meeting'),
    ).toBe('no-meeting-here');
  });
});

describe('mediation and arbitration (ESC-8)', () => {
  const at = (stage: number) => movedTo(raised(BRENT, { borough: 'brent' }), stage);

  it('the Convenor helps first, and settles nothing alone', () => {
    expect(fill(at(5), CONVENOR, 'record-decision', BY_DAY)).toBe('nothing-decided-here');
    const story = at(5);
    expect(fill(story, CONVENOR, 'record-discussion', BY_DAY, 'stage-5')).toEqual([
      'DiscussionRecorded',
      'OutcomeReached',
    ]);
    expect(story.state.outcome).toMatchObject({ how: 'agreed', binding: false });
  });

  it('a deputy acts with the same authority, being asked in the same tasks', () => {
    const decidedBy = [{ name: 'The deputy', role: 'Deputy', agency: 'partnership' }];
    expect(fill(at(6), 'designated-doctor', 'record-decision', { ...BY_DAY, decidedBy })).toEqual([
      'DecisionRecorded',
      'OutcomeReached',
    ]);
  });

  it('then decides, independent of both', () => {
    const decidedBy = (agency: string) => [{ name: 'The Convenor', role: 'Convenor', agency }];
    for (const agency of ['acute-trust', 'childrens-social-care'])
      expect(fill(at(6), CONVENOR, 'record-decision', { ...BY_DAY, decidedBy: decidedBy(agency) })).toBe(
        'not-independent',
      );
    expect(fill(at(6), CONVENOR, 'record-decision', { ...BY_DAY, decidedBy: decidedBy('partnership') })).toEqual([
      'DecisionRecorded',
      'OutcomeReached',
    ]);
  });

  it('representations are heard where somebody decides or helps, and nowhere else', () => {
    expect(fill(at(5), WARD, 'make-representation', {}, 'raising')).toEqual(['RepresentationMade']);
    expect(fill(at(4), WARD, 'make-representation', {}, 'raising')).toBe('nobody-to-hear');
  });
});

describe('the partners of Merton (ESC-9)', () => {
  const at = (stage: number) => {
    const sides = { concerns: 'partners', raisingAgency: 'police', receivingAgency: 'childrens-social-care' };
    return movedTo(raised(sides, { borough: 'merton', who: 'bcu-commander' }), stage, 'bcu-commander');
  };
  const decidedBy = [{ name: 'The Independent Person', role: 'Independent Person', agency: 'partnership' }];

  it('meet; the Independent Person facilitates, then determines', () => {
    expect(fill(at(1), 'bcu-commander', 'convene-meeting')).toEqual(['MeetingConvened']);
    expect(fill(at(2), 'independent-person', 'record-decision', { ...BY_DAY, decidedBy })).toBe('nothing-decided-here');
    expect(fill(at(3), 'independent-person', 'record-decision', { ...BY_DAY, decidedBy })).toEqual([
      'DecisionRecorded',
      'OutcomeReached',
    ]);
  });

  it('the Secretary of State’s power is noted, once, and nothing is decided there', () => {
    const story = at(4);
    expect(fill(story, MANAGER, 'record-decision', { ...BY_DAY, decidedBy })).toBe('nothing-decided-here');
    expect(fill(story, MANAGER, 'note-enforcement')).toEqual(['EnforcementNoted']);
    expect(fill(story, MANAGER, 'note-enforcement')).toBe('already-recorded');
    expect(fill(at(3), MANAGER, 'note-enforcement')).toBe('nothing-to-note');
    expect(fill(story, 'bcu-commander', 'record-discussion', BY_DAY, 'stage-4')).toEqual([
      'DiscussionRecorded',
      'OutcomeReached',
    ]);
  });
});

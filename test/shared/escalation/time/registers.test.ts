import { describe, expect, it } from 'vitest';
import { DISAGREEMENTS, DisagreementRow } from '#shared/escalation/figures/row.ts';
import { aboutKey, isSameMatter, openAbout, registers } from '#shared/escalation/time/registers.ts';
import { reviewsDue } from '#shared/escalation/time/reviews.ts';
import {
  confirmed,
  done,
  MANAGER,
  movedTo,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
} from '#test/support/disagreement-story.ts';
import { PureDisagreement } from '#test/support/pure-disagreement.ts';
import { london } from '#test/support/pure-workflow.ts';

const rows = (story: PureDisagreement) => registers(story.state, story.context());
const row = (story: PureDisagreement) => DisagreementRow.parse(rows(story)[0]?.body);
const SOUGHT = { raising: 'acute-trust', receiving: 'family-services', about: 'rf-123456' };

describe('the row read across disagreements (ESC-13)', () => {
  it('is in the register by the day it was raised, and the figures can read it', () => {
    expect(rows(raised())).toMatchObject([
      { register: DISAGREEMENTS, sortedBy: '2026-05-20' },
      { register: openAbout('barnet', SOUGHT.about), sortedBy: '2026-05-20' },
    ]);
    expect(row(raised())).toMatchObject({
      open: true,
      raising: 'acute-trust',
      receiving: 'family-services',
      category: 'levels-of-need',
      level: 'child-in-need',
      concerns: 'child',
      immediate: false,
      stageSettled: 0,
      withdrawn: false,
      themes: [],
    });
  });

  it('says where and when it was settled once both have confirmed it, and not before', () => {
    const story = movedTo(raised(), 2);
    story.until('2026-05-27T10:00');
    settled(story);
    expect(row(story)).toMatchObject({ stageSettled: 0, open: true });
    expect(row(story).outcome).toBeUndefined();
    story.until('2026-06-03T10:00');
    confirmed(story);
    expect(row(story)).toMatchObject({ stageSettled: 2, workingDays: 4, within: true, outcome: 'action-changed' });
  });

  it('says that it was late', () => {
    const story = raised();
    story.until('2026-05-29T00:00');
    confirmed(settled(story));
    expect(row(story)).toMatchObject({ workingDays: 6, within: false });
  });

  it('keeps themes when it is closed, and is no longer open; withdrawn neither', () => {
    const story = confirmed(settled(raised()));
    done(story, WARD, 'placed-on-record', { on: '2026-05-20' }, 'raising');
    done(story, OTHER_LEAD, 'placed-on-record', { on: '2026-05-20' }, 'receiving');
    done(story, OTHER_LEAD, 'outcome-action', {}, 's1-1');
    done(story, MANAGER, 'close-disagreement', { themes: ['thresholds', 'out-of-hours'] });
    expect(row(story)).toMatchObject({ open: false, themes: ['thresholds', 'out-of-hours'] });
    const withdrawn = done(raised(), WARD, 'withdraw-disagreement', {}, 'raising');
    expect(row(withdrawn)).toMatchObject({ open: false, withdrawn: true });
  });

  it('another authority is not named in it', () => {
    const story = raised({ receivingAgency: 'another-area', area: 'Wexmoor', areaAgency: 'X' });
    expect(row(story).receiving).toBe('another-area');
    expect(JSON.stringify(rows(story))).not.toContain('Wexmoor');
  });

  it('holds nothing that could be read of a child, a reference or a person', () => {
    const story = settled(raised({ about: 'RF 1234/56', name: 'Zebedee Quux' }));
    expect(JSON.stringify(rows(story))).not.toMatch(/1234|Zebedee|ward-sister|Ward Sister/);
  });

  it('is not there for the review of a protocol', () => {
    const story = new PureDisagreement('brent', '2026-10-05T09:00');
    for (const { command } of reviewsDue(story.arrangement, story.now)) story.service(command);
    expect(story.state.stage).toBe('protocol-review');
    expect(rows(story)).toEqual([]);
  });
});

describe('raised twice', () => {
  it('is found by the two agencies and the reference, however it is typed', () => {
    expect(isSameMatter(row(raised()), 'barnet', SOUGHT)).toBe(true);
    expect(aboutKey('barnet', ' rf.1234 56')).toBe(aboutKey('barnet', 'RF 1234/56'));
  });

  it.each([
    ['another reference', { about: 'RF 1234/57' }],
    ['another agency raising', { raising: 'schools' }],
    ['another agency it is with', { receiving: 'police' }],
  ])('is not with %s', (_, change) => {
    expect(isSameMatter(row(raised()), 'barnet', { ...SOUGHT, ...change })).toBe(false);
  });

  it('is not once the first is over, nor in another borough', () => {
    const over = done(raised(), WARD, 'withdraw-disagreement', {}, 'raising');
    expect(isSameMatter(row(over), 'barnet', SOUGHT)).toBe(false);
    expect(rows(over).map(({ register }) => register)).toEqual([DISAGREEMENTS]);
    expect(isSameMatter(row(raised()), 'brent', SOUGHT)).toBe(false);
  });
});

describe('which reviews of a protocol should be open', () => {
  const due = (at: string, borough = 'brent') => {
    const { arrangement } = new PureDisagreement(borough, '2026-05-20T10:00');
    return reviewsDue(arrangement, london(at)).map(({ protocol, dueOn }) => `${protocol} ${dueOn}`);
  };

  it('opens twenty working days before it is due, and not a day sooner', () => {
    // Reviewed on 1 November 2021, every twelve months; twenty working days before 1 November 2026 is 5 October.
    expect(due('2026-10-04T23:59')).toEqual(['brent-inter-agency-convenor 2025-11-01']);
    expect(due('2026-10-05T00:00')).toEqual(['brent-inter-agency-convenor 2026-11-01']);
  });

  it('is one for each protocol and due date, however often it is asked', () => {
    const { arrangement } = new PureDisagreement('brent', '2026-05-20T10:00');
    const once = (at: string) => reviewsDue(arrangement, london(at)).map((one) => one.once);
    expect(once('2026-10-05T00:00')).toEqual(once('2027-09-01T10:00'));
    expect(once('2026-10-05T00:00')).not.toEqual(once('2026-10-01T00:00'));
    expect(once('2026-10-05T00:00')).toEqual(['protocol-review:brent:brent-inter-agency-convenor:2026-11-01']);
  });

  it('every protocol in force has its own; none before the first is near', () => {
    expect(due('2026-06-01T10:00', 'merton')).toHaveLength(2);
    expect(due('2021-12-01T10:00')).toEqual([]);
  });
});

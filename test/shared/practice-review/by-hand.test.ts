import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import {
  appointed,
  approved,
  approvedBy,
  asked,
  at,
  gathered,
  MANAGER,
  noticed,
  opened,
  PROPOSAL,
} from './told/story.ts';

const BODIES = ['panel', 'ofsted', 'dfe'];
const NOWHERE = { panel: null, ofsted: null, dfe: null, secretaryOfState: null };
const unaddressed = (arrangement: Arrangement): Arrangement => ({ ...arrangement, recipients: NOWHERE });
const byHand = (arrangement: Arrangement): Arrangement => ({
  ...arrangement,
  practiceReview: { ...arrangement.practiceReview, nationalRoute: 'by-hand' },
});
const delay = (expected: string, review: string) => ({
  delayCause: 'other',
  delayReasons: 'Reasons',
  delayExpectedOn: expected,
  delayReviewOn: review,
});

type Story = ReturnType<typeof opened>;
const troubles = ({ state }: Story) => state.troubles.map(({ milestone, audience }) => `${milestone} ${audience}`);
const mailed = ({ messages }: Story) => messages.filter(({ document }) => document !== undefined);

describe('what no e-mail can carry becomes a task, never silence', () => {
  it.each([
    ['no address is set', unaddressed, 'NO-ADDRESS'],
    ['the borough sends by hand', byHand, 'BY-HAND'],
  ])('where %s, each national body once for each occasion', (_, change, status) => {
    const story = opened(change);
    expect(troubles(story)).toEqual(BODIES.map((body) => `M5 ${body}`));
    expect(new Set(story.state.troubles.map((trouble) => trouble.status))).toEqual(new Set([status]));
    appointed(story);
    expect(troubles(story)).toEqual([...BODIES, ...BODIES].map((body) => `M5 ${body}`));
    expect(mailed(story)).toEqual([]);
  });

  it('a second reviewer and a second delay are tasks of their own, while the first are still open', () => {
    const story = appointed(opened(unaddressed));
    at(story, '2026-07-01T10:00', [
      MANAGER,
      'stand-reviewer-down',
      { standDownReason: 'withdrew', standDownWords: 'Words' },
    ]);
    at(story, '2026-07-02T10:00', [MANAGER, 'propose-reviewer', PROPOSAL]);
    approvedBy(story, '2026-07-02T11:00');
    at(story, '2026-11-02T10:00', [MANAGER, 'explain-delay', delay('2026-12-31', '2026-12-01')]);
    at(story, '2026-12-01T10:00', [MANAGER, 'explain-delay', delay('2027-01-29', '2027-01-04')]);
    expect(troubles(story).filter((trouble) => trouble === 'M5 panel')).toHaveLength(3);
    expect(troubles(story).filter((trouble) => trouble.startsWith('M8'))).toEqual([
      'M8 panel',
      'M8 secretary-of-state',
      'M8 panel',
      'M8 secretary-of-state',
    ]);
    expect(new Set(story.state.troubles.map(({ key }) => key)).size).toBe(story.state.troubles.length);
  });

  it('one body without an address leaves the others to be written to', () => {
    const story = opened((arrangement) => ({ ...arrangement, recipients: { ...arrangement.recipients, dfe: null } }));
    expect(troubles(story)).toEqual(['M5 dfe']);
    expect(mailed(story).map(({ audience }) => audience)).toEqual(['panel', 'ofsted']);
  });

  it('where every address is set nothing is left to a person', () => {
    expect(troubles(noticed())).toEqual([]);
  });

  it('copies sent by hand, with their proof, are neither mailed nor asked for again; moving publication is', () => {
    const carried = approved(gathered(asked(appointed(opened(byHand)))));
    const story = noticed({}, carried, {
      copiesHow: 'by-hand',
      copiesSentAt: '2026-11-06T09:30',
      copiesProof: 'Receipts',
    });
    expect(story.messages.filter(({ milestone, document }) => milestone === 'M9' && document !== undefined)).toEqual(
      [],
    );
    expect(troubles(story).filter((trouble) => trouble.startsWith('M9'))).toEqual([]);
    at(story, '2026-11-09T10:00', [
      MANAGER,
      'move-publication',
      { newPublishOn: '2026-11-30', moveReason: 'A reason' },
    ]);
    expect(troubles(story).filter((trouble) => trouble.startsWith('M9'))).toEqual([
      'M9 panel',
      'M9 secretary-of-state',
      'M9 ofsted',
    ]);
  });

  it('settling one leaves the rest', () => {
    const story = opened(unaddressed);
    const key = story.state.troubles[1]?.key;
    at(story, '2026-06-02T10:00', [MANAGER, 'settle-message', { settledHow: 'sent-by-hand' }, key]);
    expect(troubles(story)).toEqual(['M5 panel', 'M5 dfe']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { LondonDate } from '#shared/kernel/time.ts';
import {
  BRENT,
  done,
  MANAGER,
  OTHER_LEAD,
  raised,
  settled,
  WARD,
  WARD_LEAD,
} from '#test/support/disagreement-story.ts';
import { type PureDisagreement, somebody } from '#test/support/pure-disagreement.ts';
import * as walks from './told/walks.ts';
import { at } from './told/walks.ts';

/** Nobody holds these posts any more, nor stands in for them. */
const empty =
  (...posts: readonly string[]) =>
  (arrangement: Arrangement): Arrangement => ({
    ...arrangement,
    posts: arrangement.posts.map((post) =>
      posts.includes(post.id) ? { ...post, until: LondonDate.parse('2026-05-19'), deputy: undefined } : post,
    ),
  });

const told = ({ messages }: PureDisagreement, template: string): readonly string[] =>
  messages.filter((one) => one.template === template).map(({ recipient }) => recipient.address);

const RISK = { immediateRisk: 'yes', riskAction: 'The child stays on the ward' };
const BUSINESS_MANAGER = 'business.manager@barnet.example';

describe('where an office is empty', () => {
  it('what its holder had to be told is told to the business manager, and never to nobody', () => {
    const story = at(raised(RISK, { arranged: empty(WARD_LEAD, OTHER_LEAD, 'independent-chair') }), '2026-05-20T11:00');
    for (const template of ['immediate-risk', 'head-of-safeguarding', 'head-told-for-you'])
      expect(told(story, template), template).toEqual([BUSINESS_MANAGER]);
    done(story, WARD, 'policy-gap');
    expect(told(story, 'policy-gap')).toEqual([BUSINESS_MANAGER]);
  });

  it('a deputy is written to in the place of somebody whose time is over', () => {
    const story = raised(
      { receivingAgency: 'police', ...RISK },
      {
        arranged: (arrangement) => ({
          ...arrangement,
          posts: arrangement.posts.map((post) =>
            post.id === 'police-duty-inspector' ? { ...post, until: LondonDate.parse('2026-05-19') } : post,
          ),
        }),
      },
    );
    expect(told(story, 'raised-with-you-today')).toEqual(['ops.room@met-police.example']);
  });
});

describe('somebody who is too near', () => {
  it('is written to no more, and their side is, by its lead', () => {
    const story = raised({ worker: 'A Worker', workerAddress: 'a.worker@barnet.example' });
    const worker = somebody('a.worker@barnet.example', 'A Worker');
    done(story, worker, 'take-part', { conflict: 'yes', conflictWhat: 'A cousin' });
    const before = story.messages.length;
    settled(story);
    const since = story.messages.slice(before).map(({ recipient }) => recipient.address);
    expect(since.toSorted()).toEqual(['head.of.safeguarding@barnet.example', 'ward.sister@royal-free.example']);
  });

  it('a lead who is too near has nothing to carry: the business manager is told', () => {
    const story = raised({ connection: 'yes' }, { who: WARD_LEAD });
    expect(told(story, 'carry-for-a-colleague')).toEqual([BUSINESS_MANAGER]);
    expect(told(story, 'raised-receipt')).toEqual([]);
  });
});

describe('one letter about one thing', () => {
  it('nobody is told that they have named themselves', () => {
    const story = raised({ worker: 'A Worker', workerAddress: 'a.worker@barnet.example' });
    const worker = somebody('a.worker@barnet.example', 'A Worker');
    done(
      story,
      worker,
      'answer-disagreement',
      { contactName: 'A Worker', contactAddress: 'a.worker@barnet.example' },
      'receiving',
    );
    expect(told(story, 'you-are-named')).toEqual([]);
  });

  it('on the morning on which the whole is late, nobody is told of the stage beside it', () => {
    const story = at(raised(BRENT, { borough: 'brent', at: '2022-03-07T10:00' }), '2022-03-07T10:00');
    story.until('2022-03-16T12:00');
    const mornings = Map.groupBy(story.messages, ({ at: when, recipient }) => `${when} ${recipient.address}`);
    expect([...mornings.values()].filter((letters) => letters.length > 1)).toEqual([]);
    expect(told(story, 'week-over')).toHaveLength(4);
  });
});

describe('a discussion written down after the disagreement moved up', () => {
  it('is told to both sides though it says that it is settled, since it settles nothing', () => {
    const story = at(raised(), '2026-05-20T11:00', [WARD, 'move-up']);
    expect(done(story, OTHER_LEAD, 'record-discussion', {}, 'stage-1').state.stage).toBe('stage-2');
    expect(told(story, 'discussion-recorded')).toHaveLength(2);
    expect(told(story, 'outcome-reached')).toEqual([]);
  });
});

describe('the partnership', () => {
  it('hears nothing of what never came to a stage that it is told of', () => {
    const story = at(settled(raised()), '2026-05-20T11:00', [WARD, 'confirm-outcome', {}, 'raising']);
    done(story, OTHER_LEAD, 'confirm-outcome', {}, 'receiving');
    expect(told(story, 'partnership-told')).toEqual([]);
    expect(told(story, 'partnership-settled')).toEqual([]);
  });

  it('of an adult it is the adults board', () => {
    expect(new Set(told(walks.anAdult(), 'partnership-told'))).toEqual(
      new Set(['adults.board.manager@barnet.example', 'adults.board@barnet-partnership.example']),
    );
  });
});

/** The day each letter names. Where nothing is written, none. */
const DAYS: readonly (readonly [string, () => PureDisagreement, readonly string[]])[] = [
  [
    'left alone',
    walks.leftAlone,
    [
      // A working day for the first stage; then four; the week ends on the 28th.
      'raised-receipt 2026-05-21',
      'raised-with-you 2026-05-21',
      'moved-to-you 2026-05-27',
      'moved-up 2026-05-27',
      'you-are-named 2026-05-27',
      'stage-soon 2026-05-27',
      'stage-over 2026-05-27',
      'stage-still-over 2026-05-27',
      'week-over 2026-05-28',
    ],
  ],
  [
    'late afterwards',
    walks.lateAfterwards,
    [
      'raised-receipt 2026-05-21',
      'raised-with-you 2026-05-21',
      'outcome-reached 2026-05-28',
      'confirm-overdue 2026-05-28',
      'outcome-confirmed 2026-06-09',
      'record-overdue 2026-06-09',
    ],
  ],
  ['a review', walks.review, ['protocol-review 2026-03-31', 'protocol-review-overdue 2026-03-31']],
  [
    'by an hour: a letter says "by the end of" a day, which would be too late',
    () => raised({ sooner: 'yes', settleBy: '2026-05-20T17:00' }),
    [],
  ],
];

describe('the day a letter names', () => {
  it.each(DAYS)('%s', (_, story, expected) => {
    const named = story().messages.flatMap(({ template, dueDate }) =>
      dueDate === undefined ? [] : [`${template} ${dueDate}`],
    );
    expect([...new Set(named)].toSorted()).toEqual([...expected].toSorted());
  });
});

describe('a message that must arrive and did not', () => {
  it('is a task for the business manager until it is settled, and the disagreement does not close before', () => {
    const story = raised(RISK);
    story.service({
      type: 'message-troubled',
      key: 'k1',
      milestone: 'M13',
      audience: 'raising-lead',
      status: 'BOUNCED',
    });
    expect(story.state.troubles.map(({ key }) => key)).toEqual(['k1']);
    done(story, MANAGER, 'settle-message', { settled: 'sent-again-by-hand', how: 'By telephone' }, 'k1');
    expect(story.state.troubles).toEqual([]);
  });
});

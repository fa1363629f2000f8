import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answers } from '#shared/casework/answers.ts';
import type { MessageIntent } from '#shared/casework/workflow.ts';
import { londonTimeOf } from '#shared/kernel/london.ts';
import { Instant } from '#shared/kernel/time.ts';
import { FormName } from '#shared/rapid-review/commands.ts';
import { isFinal } from '#shared/rapid-review/stages.ts';
import { deadlines } from '#shared/rapid-review/time/clocks.ts';
import { tasks } from '#shared/rapid-review/time/tasks.ts';
import { form } from '#test/support/answers.ts';
import { PureCase } from '#test/support/pure-case.ts';
import { DELEGATES, determined, EVERYONE, gathered, notified, recommended, sent } from '#test/support/stories.ts';

const OFFICER = 'front-door-manager';
const MANAGER = 'business-manager';
const CONVENOR = 'independent-convenor';
const PEOPLE = [OFFICER, MANAGER, CONVENOR, ...Object.values(DELEGATES), 'head-teacher', 'head-of-safeguarding'];

const opened = (): PureCase => {
  const story = new PureCase('brent', '2026-06-15T10:00');
  story.by(OFFICER, form('open-incident'));
  return story;
};
const referred = (): PureCase => {
  const story = new PureCase('brent', '2026-06-15T10:00');
  story.by('head-teacher', form('referral'));
  return story;
};
const replied = (): PureCase => {
  const story = sent(determined(recommended(gathered(notified()))));
  story.by(MANAGER, form('panel-reply', { panelView: 'disagrees' }));
  return story;
};
const BEGINNINGS = [
  opened,
  referred,
  () => notified(),
  () => gathered(notified()),
  () => gathered(notified(), ['gp-service']),
  () => recommended(gathered(notified())),
  () => determined(recommended(gathered(notified()))),
  () => determined(recommended(gathered(notified())), 'national-review'),
  () => sent(determined(recommended(gathered(notified())))),
  replied,
];

type Act = (story: PureCase) => void;

/** A form sent by whoever it is asked of. */
const rightly =
  (by: string, name: FormName, change: Answers = {}, subject?: string): Act =>
  (story) =>
    void story.by(by, form(name, change, subject));
const byThree =
  (name: FormName, change: Answers): Act =>
  (story) => {
    for (const [partner, post] of Object.entries(DELEGATES)) story.by(post, form(name, change, partner));
  };
const inTurn =
  (...acts: readonly Act[]): Act =>
  (story) => {
    for (const act of acts) act(story);
  };
const joined: Act = (story) => {
  for (const post of EVERYONE) story.by(post, form('take-part'));
};
const met = (recommendation: string): Act =>
  inTurn(
    joined,
    (story) => story.by(CONVENOR, form('meeting', { heldAt: londonTimeOf(story.now), present: EVERYONE })),
    rightly(CONVENOR, 'analysis', { recommendation }),
  );

const NOT_MET: Answers = { abuseOrNeglect: 'neither', decision: 'do-not-notify' };

/** What moves a case on, or back. */
const RIGHTLY: readonly Act[] = [
  (story) => void story.by(OFFICER, { type: 'take-up-referral' }),
  rightly(OFFICER, 'decline-referral'),
  rightly(OFFICER, 'notification-decision'),
  rightly(OFFICER, 'notification-decision', { where: 'elsewhere-in-england', decision: 'another-authority' }),
  rightly(OFFICER, 'notification-decision', { lookedAfter: 'yes', outcome: 'died', abuseOrNeglect: 'neither' }),
  rightly(OFFICER, 'notification-decision', { ...NOT_MET, localConsideration: 'near-miss' }),
  rightly(OFFICER, 'notification-decision', NOT_MET),
  rightly(OFFICER, 'notification'),
  rightly(OFFICER, 'dfe-reference'),
  inTurn(rightly(OFFICER, 'notification'), rightly(OFFICER, 'dfe-reference')),
  inTurn(
    rightly(OFFICER, 'notification-decision'),
    rightly(OFFICER, 'notification'),
    rightly(OFFICER, 'dfe-reference'),
  ),
  rightly(OFFICER, 'explain-lateness'),
  rightly(MANAGER, 'explain-lateness'),
  rightly(MANAGER, 'add-agency'),
  met('local-review'),
  met('other-learning'),
  byThree('determination', {}),
  byThree('determination', { determination: 'national-review' }),
  byThree('determination', { determination: 'other-learning' }),
  byThree('not-met-after-all', {}),
  inTurn(rightly(MANAGER, 'report'), rightly(MANAGER, 'send-report')),
  inTurn(
    rightly(MANAGER, 'report'),
    rightly(MANAGER, 'send-report', { sentHow: 'by-hand', sentAt: '2026-06-16T10:00' }),
  ),
  rightly(MANAGER, 'panel-reply'),
  rightly(MANAGER, 'panel-reply', { panelView: 'disagrees' }),
  rightly(MANAGER, 'panel-reply', { panelView: 'needs-more' }),
  rightly(MANAGER, 'tell-family'),
  byThree('local-consideration', {}),
  byThree('local-consideration', { localOutcome: 'local-review' }),
  rightly(MANAGER, 'local-consideration', { localOutcome: 'local-review' }),
  rightly(MANAGER, 'close-case'),
  rightly(DELEGATES.police, 'take-part', { conflict: 'yes', conflictDetails: 'A relative' }),
];

/** Any form, by anybody, about anything. */
const wrongly: fc.Arbitrary<Act> = fc
  .record({
    name: fc.constantFrom(...FormName.options),
    by: fc.constantFrom(...PEOPLE),
    subject: fc.constantFrom(undefined, 'local-authority', 'police', 'health', 'gp-service', 'schools'),
  })
  .map(({ name, by, subject }) => rightly(by, name, {}, subject));

const step = fc.record({
  act: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...RIGHTLY) }, { weight: 1, arbitrary: wrongly }),
  hours: fc.constantFrom(0, 0, 0, 1, 30, 200),
});
interface Step {
  readonly act: Act;
  readonly hours: number;
}

const LocalReview = z.object({ type: z.literal('LocalReviewDecided') });

/** As the outbox has it. */
const keyOf = ({ milestone, recipient, occurrence }: MessageIntent): string =>
  [milestone, recipient.address, occurrence].join(' ');

const addressOf = ({ arrangement }: PureCase, post: string | undefined): string =>
  arrangement.posts.find(({ id }) => id === post)?.address ?? '';

const later = (story: PureCase, hours: number): string =>
  londonTimeOf(Instant.parse(new Date(Date.parse(story.now) + hours * 3_600_000).toISOString()));

const play = (story: PureCase, steps: readonly Step[], each: () => void = () => {}): PureCase => {
  for (const { act, hours } of steps) {
    if (hours > 0) story.until(later(story, hours));
    act(story);
    each();
  }
  return story;
};

describe('whatever is done in whatever order', () => {
  const anything = fc.tuple(fc.constantFrom(...BEGINNINGS), fc.array(step, { minLength: 8, maxLength: 40 }));

  it('the ledger alone gives the same state; what is refused is refused in words; an open case waits for somebody', () => {
    fc.assert(
      fc.property(anything, ([begin, steps]) => {
        const story = play(begin(), steps);
        expect(story.replayed()).toEqual(story.state);
        for (const { reason, message } of story.refusals) {
          expect(reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
          expect(message).toMatch(/^[A-Z0-9].*\.$/);
        }
        const context = story.context();
        for (const { waitingFor, daysLate } of deadlines(story.state, context)) {
          expect(waitingFor).not.toBe('');
          expect(daysLate).toBeGreaterThanOrEqual(0);
        }
        const all = tasks(story.state, context);
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        if (!isFinal(story.state.stage)) expect(all.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('no decision is taken but by three people who said the same, after a quorate meeting', () => {
    let decided = 0;
    fc.assert(
      fc.property(anything, ([begin, steps]) => {
        const story = play(begin(), steps);
        for (const [index, { event }] of story.events.entries()) {
          if (event.type !== 'DecisionTaken') continue;
          decided += 1;
          const before = story.events.slice(0, index);
          const lapsed = before.findLastIndex((one) =>
            ['AnalysisRecorded', 'DecisionReopened'].includes(one.event.type),
          );
          const said = new Map(
            before
              .slice(lapsed + 1)
              .flatMap((one) => (one.event.type === 'PartnerDetermined' ? [[one.event.partner, one] as const] : [])),
          );
          expect(new Set([...said.values()].map(({ by }) => by.person)).size).toBe(3);
          for (const { event: one } of said.values()) expect(one).toMatchObject({ determination: event.decision });
          expect(before.some((one) => one.event.type === 'MeetingHeld' && one.event.quorate)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    expect(decided).toBeGreaterThan(20);
  });

  it('a local review is announced once, and each national body told of it once, however often the decision is taken', () => {
    let again = 0;
    fc.assert(
      fc.property(anything, ([begin, steps]) => {
        const story = play(begin(), steps);
        const announced = story.contracts.filter((one) => LocalReview.safeParse(one).success);
        expect(announced.length).toBeLessThanOrEqual(1);
        for (const audience of ['panel', 'ofsted', 'dfe']) {
          const told = story.messages.filter(
            (one) => one.template === 'local-review-decided' && one.audience === audience,
          );
          expect(told.length).toBe(announced.length);
        }
        const local = story.events.filter(
          ({ event }) => event.type === 'DecisionTaken' && event.decision === 'local-review',
        );
        if (local.length > 1) again += 1;
      }),
      { numRuns: 150 },
    );
    expect(again).toBeGreaterThan(0);
  });

  it('nobody is written to twice under one key, where the second would be taken for the first and lost', () => {
    fc.assert(
      fc.property(anything, ([begin, steps]) => {
        const story = play(begin(), steps);
        story.until(later(story, 3000));
        const keyed = Map.groupBy(story.messages, keyOf);
        for (const [key, messages] of keyed) expect(new Set(messages.map(({ at }) => at)).size, key).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  it('whoever declares a conflict of interest is never written to again, and what was theirs to know others are told', () => {
    let declared = 0;
    fc.assert(
      fc.property(anything, ([begin, steps]) => {
        const story = begin();
        const near = new Map<string, number>();
        play(story, steps, () => {
          for (const { event, by } of story.events)
            if (event.type === 'ConflictDeclared' && !near.has(addressOf(story, by.post)))
              near.set(addressOf(story, by.post), story.messages.length);
        });
        story.until(later(story, 3000));
        declared += near.size;
        for (const [address, since] of near)
          expect(story.messages.slice(since).map(({ recipient }) => recipient.address)).not.toContain(address);
      }),
      { numRuns: 150 },
    );
    expect(declared).toBeGreaterThan(20);
  });

  it('time alone moves nothing', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 4000 }), ([begin, steps], hours) => {
        const story = play(begin(), steps);
        const { stage, decision, determinations, round } = story.state;
        story.until(later(story, hours));
        expect(story.state).toMatchObject({ stage, determinations, round });
        expect(story.state.decision).toEqual(decision);
        expect(story.replayed()).toEqual(story.state);
      }),
      { numRuns: 60 },
    );
  });
});

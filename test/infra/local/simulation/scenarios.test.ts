import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Told } from '#infra/local/simulation/told.ts';
import { INVENTED } from '#test/shared/boroughs/wexmoor.ts';
import { lateness, letters, played, SCENARIOS, scenariosOf, sentTwice } from './played.ts';

const run = promisify(execFile);
const FOLDER = resolve(SCENARIOS, 'rapid-review');

/** Milestone, template and how many. */
const sent = ({ messages }: Told): Record<string, number> =>
  messages.reduce<Record<string, number>>(
    (sum, { milestone, template }) => ({
      ...sum,
      [`${milestone} ${template}`]: (sum[`${milestone} ${template}`] ?? 0) + 1,
    }),
    {},
  );

interface Expected {
  readonly state: string;
  readonly refused?: readonly string[];
  readonly sent?: Record<string, number>;
  readonly clocks?: Record<string, readonly [string, number]>;
}

const IN_TIME = { notify: ['2026-06-22', 0], 'tell-partners': ['2026-06-22', 0] } as const;
const REVIEWED = { ...IN_TIME, 'rapid-review': ['2026-07-07', 0] } as const;
const ASKED = {
  'M2 incident-notified': 3,
  'M3 information-request': 12,
  'M3 acknowledgement-chased': 12,
  'M3 return-nudged': 12,
};

const EXPECTED: Readonly<Record<string, Expected>> = {
  'harm-in-area': {
    state: 'closed',
    refused: ['not-permitted'],
    sent: {
      'M1 referral-received': 2,
      ...ASKED,
      'M5 local-review-decided': 3,
      'M4 rapid-review-report': 1,
      'M7 decision-made': 13,
    },
    clocks: REVIEWED,
  },
  'outside-england': {
    state: 'gathering',
    sent: { 'M2 incident-notified': 3, 'M2 other-area-concerned': 1, 'M3 information-request': 12 },
    clocks: REVIEWED,
  },
  'looked-after-death': { state: 'closed', sent: { 'M2 incident-notified': 3 }, clocks: IN_TIME },
  'care-leaver-death': { state: 'closed', sent: { 'M2 incident-notified': 3 }, clocks: IN_TIME },
  'not-met': {
    state: 'closed',
    refused: ['criteria-not-met'],
    sent: { 'M1 referral-received': 2, 'M7 referral-answered': 1 },
    clocks: {},
  },
  'considered-locally': { state: 'closed', sent: {}, clocks: {} },
  'another-authority': { state: 'closed', refused: ['another-authority-notifies'], sent: {}, clocks: {} },
  'criteria-not-met-after-all': {
    state: 'not-met-after-all',
    refused: ['not-permitted'],
    sent: {
      'M2 incident-notified': 3,
      'M3 information-request': 12,
      'M3 acknowledgement-chased': 24,
      'M4 criteria-not-met': 1,
      'M7 review-ended': 12,
    },
    clocks: IN_TIME,
  },
  'referral-declined': {
    state: 'declined',
    refused: ['not-permitted', 'not-at-this-stage'],
    sent: { 'M1 referral-received': 2, 'M7 referral-answered': 1 },
    clocks: {},
  },
  christmas: {
    state: 'awaiting-panel',
    clocks: { notify: ['2027-01-05', 0], 'tell-partners': ['2027-01-05', 0], 'rapid-review': ['2027-01-26', 0] },
  },
  easter: {
    state: 'gathering',
    refused: ['late-reason-required'],
    clocks: { notify: ['2026-04-13', 2], 'tell-partners': ['2026-04-13', 0], 'rapid-review': ['2026-05-07', 0] },
  },
  'panel-disagrees': {
    state: 'settled',
    sent: {
      ...ASKED,
      'M4 rapid-review-report': 2,
      'M4 decision-reopened': 3,
      'M5 local-review-decided': 3,
      'M4 panel-not-replied': 1,
      'M7 decision-made': 24,
    },
    clocks: REVIEWED,
  },
  'inquorate-and-late': {
    state: 'awaiting-panel',
    refused: ['not-quorate', 'not-at-this-stage', 'late-reason-required'],
    clocks: { ...IN_TIME, 'rapid-review': ['2026-07-07', 2] },
  },
  'national-review': {
    state: 'closed',
    sent: { ...ASKED, 'M4 rapid-review-report': 1, 'M6 national-review-suggested': 1, 'M7 decision-made': 12 },
    clocks: REVIEWED,
  },
  'silent-agencies': {
    state: 'gathering',
    refused: ['conflict-of-interest'],
    clocks: { ...IN_TIME, 'rapid-review': ['2026-07-07', 1] },
  },
};

describe('every scenario of a rapid review, through the real forms, handlers, store and machine', () => {
  it('has an expectation, and each expectation a scenario', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(scenariosOf('rapid-review'));
  });

  it.concurrent.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
    const result = await played(`rapid-review/${name}`);
    expect(result.case).toMatchObject({ state: expected.state, intact: true });
    expect(result.refused.map(({ reason }) => reason)).toEqual(expected.refused ?? []);
    if (expected.sent !== undefined) expect(sent(result)).toEqual(expected.sent);
    if (expected.clocks !== undefined) expect(lateness(result)).toEqual(expected.clocks);
    expect(result.messages.filter(({ status }) => status !== 'DELIVERED')).toEqual([]);
    expect(sentTwice(result)).toEqual([]);
  });
});

/** A scenario beside this file, by the command itself, with the invented borough among the others. */
const asCommanded = async (file: string): Promise<Told> => {
  const command = resolve(import.meta.dirname, '../../../../infra/local/commands/simulate.ts');
  const { stdout } = await run(process.execPath, [command, resolve(import.meta.dirname, file), '--json'], {
    env: { ...process.env, EXTRA_ARRANGEMENTS: INVENTED },
  });
  const result: Told = JSON.parse(stdout);
  return result;
};

describe('a fourth borough, which is a data file and no code', () => {
  it('is played by its own day 0, plan, quorum, rule and route, and what has no address becomes a task', async () => {
    const result = await asCommanded('wexmoor.yaml');
    expect(result.case).toMatchObject({ state: 'awaiting-panel', intact: true });
    // Notified on Tuesday 16 June: day 0 is Wednesday 17, the fifteenth working day after it Wednesday 8 July.
    expect(lateness(result)).toEqual({
      notify: ['2026-06-23', 0],
      'tell-partners': ['2026-06-23', 0],
      'rapid-review': ['2026-07-08', 0],
    });
    expect(sent(result)).toEqual({
      'M2 incident-notified': 3,
      'M3 information-request': 5,
      'M3 acknowledgement-chased': 5,
      'M4 pack-due': 1,
      'M7 decision-made': 5,
    });
    expect(result.messages.find(({ template }) => template === 'information-request')?.at).toBe(
      '2026-06-18T09:00:00.000Z',
    );
    expect(result.refused.map(({ what, reason }) => [what, reason])).toEqual([['send-report', 'incomplete']]);
    expect(result.events.filter(({ type }) => type === 'MessageTroubled')).toHaveLength(3);
    expect(result.events.filter(({ type }) => type === 'MeetingHeld')).toHaveLength(2);
  });

  it('has a practice review whose national bodies are told by hand, and which is not closed before they are', async () => {
    const result = await asCommanded('wexmoor-review.yaml');
    expect(result.case).toMatchObject({ workflow: 'practice-review', state: 'closed', intact: true });
    expect(result.refused.map(({ what, reason }) => [what, reason])).toEqual([['close-review', 'messages-first']]);
    expect(letters(result)).toEqual([
      '2026-07-01 M5 review-begun: business-managers',
      '2026-07-06 M5 reviewer-approval: delegates ×3',
      '2026-07-08 M5 reviewer-appointed: reviewer',
      '2026-07-09 M3 information-request: asked-agencies ×3',
      '2026-07-20 M5 review-ended-here: agencies-that-took-part ×3, delegates ×3',
      '2026-07-20 M5 reviewer-released: reviewer',
    ]);
    // Of the decision, of the reviewer and of the end: the Panel, Ofsted and DfE each time, and each settled.
    expect(result.events.filter(({ type }) => type === 'MessageTroubled')).toHaveLength(9);
    expect(result.events.filter(({ type }) => type === 'MessageSettled')).toHaveLength(9);
  });
});

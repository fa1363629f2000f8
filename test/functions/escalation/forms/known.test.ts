import { describe, expect, it } from 'vitest';
import { london } from '#test/support/pure-workflow.ts';
import { words, worker } from './brought.ts';
import { raised, type Story, story } from './story.ts';

const MAY = '2026-05-20T10:00';
const told = (now: string, ...events: readonly (readonly [at: string, event: unknown])[]): Story =>
  story(
    'barnet',
    now,
    events.map(([at, event]) => ({ at, event })),
  );
const open = told(MAY, [MAY, raised()]);
const up = (stage: number, people: readonly unknown[] = []) => ({
  type: `MovedToStage${stage}`,
  answers: {},
  why: 'not-settled',
  skipped: [],
  people,
});
const talked = {
  participants: [{ name: 'A manager', role: 'Team manager', agency: 'family-services' }],
  how: 'phone',
  heldAt: '2026-05-21T09:00',
  raisingView: 'It is needed',
  receivingView: 'It is not yet',
  settled: 'yes',
  outcome: 'A visit tomorrow',
  outcomeKind: 'action-changed',
  outstanding: 'A written plan',
  howPursued: 'At the review',
};
const discussed = (stage: number, answers: Record<string, unknown> = talked, late = false) => ({
  type: 'DiscussionRecorded',
  answers,
  stage,
  settled: true,
  late,
  by: 'raising',
});
const reached = (stage: number, binding = false) => ({
  type: 'OutcomeReached',
  stage,
  how: binding ? 'decided' : 'agreed',
  binding,
  outcome: 'action-changed',
  steps: [{ id: 's1-1', what: 'Visit the child', side: 'receiving', owner: 'A manager', due: '2026-05-22' }],
});

describe('the disagreement', () => {
  it('is shown in the words it was raised in, to both sides alike', async () => {
    const raising = await words(open, 'answer-disagreement', worker(), 'disagreement', 'raising');
    const receiving = await words(open, 'answer-disagreement', 'head-of-safeguarding', 'disagreement', 'receiving');
    expect(raising).toBe(receiving);
    expect(raising).toMatch(/A child, LCS 4471[\s\S]*Level of need or threshold[\s\S]*The threshold was not met/);
  });

  it('says in words nothing to somebody who may not read it', async () => {
    const seen = await words(open, 'answer-disagreement', worker('stranger'), 'disagreement');
    expect(seen).not.toContain('The threshold was not met');
  });

  it('keeps what support a worker wants from the other side', async () => {
    expect(await words(open, 'offer-support', 'police-review-officer', 'support')).toContain('Somebody beside me');
    expect(await words(open, 'offer-support', 'head-of-safeguarding', 'support')).toBe('Support');
  });

  it('names who is Head of Safeguarding, and says until when the service waits for the lead', async () => {
    const risk = told(MAY, [MAY, raised({ immediateRisk: true })]);
    const head = await words(risk, 'tell-head-of-safeguarding', 'police-review-officer', 'head-of-safeguarding');
    expect(head).toMatch(/Head of Safeguarding and Quality Assurance[\s\S]*Not yet\..*60 minutes/);
    const known = { type: 'HeadOfSafeguardingTold', by: 'service', people: [] };
    const later = told(MAY, [MAY, raised({ immediateRisk: true })], ['2026-05-20T11:00', known]);
    expect(await words(later, 'tell-head-of-safeguarding', 'police-review-officer', 'head-of-safeguarding')).toContain(
      'Told: 20 May 2026 at 11:00am, by the service. Speak with them all the same',
    );
  });
});

describe('where it stands', () => {
  it('is the stage by its own title, whom to speak to, and until when', async () => {
    const stands = await words(open, 'record-discussion', worker(), 'stage', 'stage-1');
    expect(stands).toContain('Stage one: Discuss with the other worker');
    expect(stands).toMatch(/Barnet Council, Family Services|Family Services: Allocated social worker: not named yet/);
    expect(stands).toMatch(/To be settled by: 21 May 2026 at 11:59pm[\s\S]*28 May 2026 at 11:59pm/);
  });

  it('says of a stage it has left that nothing is settled there any more', async () => {
    const moved = told(MAY, [MAY, raised()], [MAY, up(2)]);
    const stands = await words(moved, 'record-discussion', worker(), 'stage', 'stage-1');
    expect(stands).toContain('no longer at this stage');
    expect(stands).not.toContain('To be settled by');
    expect(await words(moved, 'record-discussion', worker(), 'stage', 'stage-2')).not.toContain('no longer');
  });

  it('names somebody by name where one was given, and by the office that acts otherwise', async () => {
    const since = london(MAY);
    const moved = told(
      MAY,
      [MAY, raised()],
      [
        MAY,
        up(2, [
          { side: 'receiving', stage: 2, title: 'Head of Service', post: 'mash-manager', since },
          { side: 'raising', stage: 2, title: 'Manager', name: 'A manager', address: 'manager@police.example', since },
        ]),
      ],
    );
    const stands = await words(moved, 'move-up', worker(), 'stage');
    expect(stands).toContain('Head of Service, mash.manager@barnet.example');
    expect(stands).toContain('A manager, Manager, manager@police.example');
  });

  it('is another area’s procedure, or what both sides do with an outcome, where that is so', async () => {
    const elsewhere = raised({ type: 'RaisedElsewhere', receiving: { area: 'Hertborough', name: 'S' }, people: [] });
    const there = await words(told(MAY, [MAY, elsewhere]), 'record-discussion', worker(), 'stage', 'other-area');
    expect(there).toContain('Followed by another area’s procedure');
    const settled = told(MAY, [MAY, raised()], [MAY, discussed(1)], [MAY, reached(1)]);
    expect(await words(settled, 'name-contact', worker(), 'stage')).toContain('Both sides confirm the outcome');
  });
});

describe('the outcome', () => {
  const settled = told(
    '2026-05-21T12:00',
    [MAY, raised()],
    ['2026-05-21T10:00', discussed(1)],
    ['2026-05-21T10:00', reached(1)],
  );

  it('is what was written when it was reached, with its actions and what is still open', async () => {
    const outcome = await words(settled, 'confirm-outcome', worker(), 'outcome', 'raising');
    expect(outcome).toMatch(/A visit tomorrow[\s\S]*A written plan[\s\S]*At the review[\s\S]*Visit the child/);
  });

  it('is not what somebody wrote of that stage afterwards', async () => {
    const late = told(
      '2026-05-21T12:00',
      [MAY, raised()],
      ['2026-05-21T10:00', discussed(1)],
      ['2026-05-21T10:00', reached(1)],
      ['2026-05-21T11:00', discussed(1, { ...talked, outcome: 'Another story' }, true)],
    );
    const outcome = await words(late, 'confirm-outcome', worker(), 'outcome', 'raising');
    expect(outcome).toContain('A visit tomorrow');
    expect(outcome).not.toContain('Another story');
  });

  it('says of a decision that binds that it cannot be sent back', async () => {
    const decided = {
      type: 'DecisionRecorded',
      answers: { decision: 'It stands', reasons: 'The plan is safe', outcomeKind: 'decision-upheld' },
      stage: 3,
      binding: true,
    };
    const bound = told(MAY, [MAY, raised()], [MAY, up(2)], [MAY, up(3)], [MAY, decided], [MAY, reached(3, true)]);
    const outcome = await words(bound, 'confirm-outcome', worker(), 'outcome', 'raising');
    expect(outcome).toMatch(/It binds both sides, and cannot be sent back[\s\S]*It stands[\s\S]*The plan is safe/);
    expect(await words(settled, 'confirm-outcome', worker(), 'outcome', 'raising')).not.toContain('binds');
  });

  it('shows each side what the other confirmed, and where it stands on record', async () => {
    const confirmed = told(
      '2026-05-22T12:00',
      [MAY, raised()],
      [MAY, discussed(1)],
      [MAY, reached(1)],
      [MAY, { type: 'SideConfirmed', answers: { agrees: 'yes', what: 'They visit tomorrow' }, side: 'receiving' }],
      [MAY, { type: 'PlacedOnRecord', answers: {}, side: 'receiving', on: '2026-05-21' }],
    );
    const seen = await words(confirmed, 'confirm-outcome', worker(), 'confirmations', 'raising');
    expect(seen).toMatch(/Police.*: Not yet|BCU: Not yet/);
    expect(seen).toMatch(/They visit tomorrow[\s\S]*On its case record since 21 May 2026/);
  });

  it('of an action is what was agreed and what was last said of it', async () => {
    const late = told(
      MAY,
      [MAY, raised()],
      [MAY, discussed(1)],
      [MAY, reached(1)],
      [MAY, { type: 'StepReported', answers: { done: 'no', note: 'Nobody was in' }, step: 's1-1', done: false }],
    );
    const step = await words(late, 'outcome-action', worker(), 'step', 's1-1');
    expect(step).toMatch(/Visit the child[\s\S]*22 May 2026[\s\S]*Nobody was in/);
    expect(await words(late, 'outcome-action', worker(), 'step', 's9')).toBe('The action');
  });
});

describe('those who decide', () => {
  const BRENT = '2021-12-01T10:00';
  const atPanel = (...more: readonly unknown[]) =>
    story('brent', BRENT, [
      {
        at: BRENT,
        event: raised({
          protocol: 'brent-inter-agency',
          people: [],
          line: undefined,
          receiving: { agency: 'schools', name: 'Schools in Brent' },
        }),
      },
      ...[up(2), up(3), up(4), up(5), ...more].map((event) => ({ at: BRENT, event })),
    ]);
  const convened = {
    type: 'PanelConvened',
    answers: {},
    members: [
      { agency: 'police', name: 'Member one' },
      { agency: 'schools', name: 'Member two' },
    ],
    meetsAt: london('2021-12-08T10:00'),
    concernedLeftOut: [],
    people: [],
  };

  it('are told what a panel must be, and who sits on it', async () => {
    const rule = await words(atPanel(), 'convene-panel', 'business-manager', 'panel-rule');
    expect(rule).toMatch(/3 different agencies at least[\s\S]*Schools in Brent[\s\S]*Both sit on it where possible/);
    const panel = await words(atPanel(convened), 'record-decision', 'business-manager', 'panel');
    expect(panel).toMatch(/8 December 2021 at 10:00am[\s\S]*Member one, [\s\S]*Member two, /);
  });

  it('read what each side asks, and that a side has asked nothing', async () => {
    const put = {
      type: 'RepresentationMade',
      answers: { representation: 'Our case', wanted: 'A plan' },
      side: 'raising',
    };
    const said = await words(atPanel(convened, put), 'record-decision', 'business-manager', 'representations');
    expect(said).toMatch(/Our case\nA plan/);
    expect(said).toContain('Schools in Brent: Has not put its case');
  });

  it('are called to a meeting about an adult by the chair of the board, where the protocol has one', async () => {
    const adult = told(MAY, [MAY, raised({ concerns: 'adult' })], [MAY, up(2)], [MAY, up(3)]);
    const called = await words(adult, 'convene-meeting', 'adults-board-chair', 'meeting-called');
    expect(called).toMatch(/Chair of the Safeguarding Adults Board[\s\S]*Director of Adult Social Care/);
    expect(await words(atPanel(), 'convene-meeting', 'business-manager', 'meeting-called')).toBe('Who is called');
  });
});

describe('afterwards', () => {
  it('a gap is shown to whoever answers it, in the words it was told in', async () => {
    const gap = { type: 'PolicyGapFound', answers: { gap: 'Nobody says who visits', suggestion: 'Say it' }, id: 'g1' };
    const seen = await words(told(MAY, [MAY, raised()], [MAY, gap]), 'answer-gap', 'independent-chair', 'gap', 'g1');
    expect(seen).toMatch(/Nobody says who visits[\s\S]*Say it/);
  });

  it('a protocol under review is shown with its sources and its day', async () => {
    const due = { type: 'ProtocolReviewDue', protocol: 'barnet-multi-agency', dueOn: '2026-06-30' };
    const seen = await words(told(MAY, [MAY, due]), 'review-protocol', 'business-manager', 'protocol');
    expect(seen).toMatch(/Multi-agency safeguarding escalation[\s\S]*Due: 30 June 2026/);
  });
});

import { describe, expect, it } from 'vitest';
import { permits } from '#shared/escalation/authorisation.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { messageTable } from '#shared/escalation/messages/table.ts';
import { isFinal, NUMBERED, numberOf, Stage, stages } from '#shared/escalation/stages.ts';
import { EscalationEvent } from '#shared/escalation/state/events.ts';
import { evolve } from '#shared/escalation/state/evolve.ts';
import { PlanAction } from '#shared/escalation/state/plan-action.ts';
import { newDisagreement } from '#shared/escalation/state/state.ts';
import { transitions } from '#shared/escalation/transitions.ts';
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

const eventTypes: readonly string[] = EscalationEvent.options.flatMap((option): string[] => {
  const type = option.shape.type;
  return 'options' in type ? [...type.options] : [type.value];
});

/** Settled at stage two, disputed, settled again, not carried out, moved up, decided, closed. */
const wholeStory = () => {
  const story = settled(movedTo(raised(), 2));
  done(story, OTHER_LEAD, 'confirm-outcome', { agrees: 'no', what: 'Not so' }, 'receiving');
  confirmed(settled(story));
  done(story, WARD, 'not-carried-out', {}, 'raising');
  movedTo(story, 3);
  done(story, MANAGER, 'record-decision', {
    heldAt: '2026-05-20T10:00',
    decidedBy: [{ name: 'The Director', role: 'Director', agency: 'family-services' }],
  });
  confirmed(story);
  done(story, WARD, 'placed-on-record', { on: '2026-05-20' }, 'raising');
  done(story, OTHER_LEAD, 'placed-on-record', { on: '2026-05-20' }, 'receiving');
  return done(story, MANAGER, 'close-disagreement');
};

describe('the transition table', () => {
  it('names only events that exist, and each pair of stage and event once', () => {
    expect(transitions.map(({ event }) => event).filter((event) => !eventTypes.includes(event))).toEqual([]);
    const pairs = transitions.map(({ from, event }) => `${from} ${event}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('reaches every stage from the beginning, an end from every stage, and leaves no final one', () => {
    const from = (start: readonly string[], next: (stage: string) => readonly string[]): ReadonlySet<string> => {
      const reached = new Set(start);
      for (const stage of reached) for (const other of next(stage)) reached.add(other);
      return reached;
    };
    const forward = from(['new'], (stage) => transitions.filter((row) => row.from === stage).map(({ to }) => to));
    expect([...forward].sort()).toEqual([...Stage.options].sort());
    const ends = stages.filter(({ final }) => final).map(({ id }) => id);
    const backward = from(ends, (stage) => transitions.filter((row) => row.to === stage).map((row) => row.from));
    expect([...backward].sort()).toEqual([...Stage.options].sort());
    expect(transitions.filter((row) => isFinal(row.from))).toEqual([]);
    expect(stages.map(({ id }) => id)).toEqual(Stage.options.filter((stage) => stage !== 'new'));
  });

  it('goes up from a numbered stage, to the number the event says, and never down', () => {
    const moves = transitions.filter(({ event }) => event.startsWith('MovedToStage'));
    expect(moves).toHaveLength(15);
    for (const { from, event, to } of moves) {
      expect(numberOf(to)).toBe(Number(event.slice(-1)));
      expect(numberOf(to)).toBeGreaterThan(numberOf(from) ?? 99);
    }
  });

  it('goes back only from what was settled, and closes only what both have confirmed', () => {
    const back = transitions.filter(({ event }) => event.startsWith('Returned'));
    expect(new Set(back.map(({ from }) => from))).toEqual(new Set(['confirming', 'recording']));
    expect(transitions.filter(({ to }) => to === 'recording').map(({ event }) => event)).toEqual(['OutcomeConfirmed']);
    expect(transitions.filter(({ to }) => to === 'closed').map(({ from }) => from)).toEqual([
      'recording',
      'protocol-review',
    ]);
  });

  it('has no row for time: what time brings moves nothing', () => {
    const ofTime = ['StepReached', 'HeadOfSafeguardingTold', 'MessageTroubled'];
    expect(transitions.filter(({ event }) => ofTime.includes(event))).toEqual([]);
  });

  it('is met by an outcome wherever it was reached', () => {
    const outcomes = transitions.filter(({ event }) => event === 'OutcomeReached');
    expect(outcomes.map(({ from }) => from)).toEqual([...NUMBERED, 'other-area']);
    for (const { meets } of outcomes) expect(meets).toEqual(['disagreement']);
  });

  it('is what replay follows: every event of a whole story moves as the table says, and replay equals the state kept', () => {
    const story = wholeStory();
    let state = newDisagreement;
    for (const recorded of story.events) {
      const row = transitions.find(({ from, event }) => from === state.stage && event === recorded.event.type);
      const next = evolve(state, recorded);
      expect(next.stage).toBe(row?.to ?? state.stage);
      state = next;
    }
    expect(state).toEqual(story.state);
    expect(state.stage).toBe('closed');
  });

  it('every form has a permit, and no permit names a stage that does not exist', () => {
    for (const name of FormName.options)
      expect(
        permits.some(({ action }) => action === name),
        name,
      ).toBe(true);
    for (const { stages: at } of permits)
      if (at !== 'every') for (const stage of at) expect(Stage.options).toContain(stage);
  });
});

describe('the message table', () => {
  it('has a row for every step of the plan, and each row once', () => {
    const steps = messageTable.flatMap(({ on }) => ('step' in on ? [on.step] : []));
    expect([...new Set(steps)].sort()).toEqual([...PlanAction.options].sort());
    const rows = messageTable.map(({ audience, template, on }) => `${audience} ${template} ${JSON.stringify(on)}`);
    expect(new Set(rows).size).toBe(rows.length);
  });
});

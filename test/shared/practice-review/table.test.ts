import { describe, expect, it } from 'vitest';
import { permits } from '#shared/practice-review/authorisation.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { messageTable } from '#shared/practice-review/messages/table.ts';
import { isFinal, Stage, stages } from '#shared/practice-review/stages.ts';
import { PracticeReviewEvent } from '#shared/practice-review/state/events.ts';
import { evolve } from '#shared/practice-review/state/evolve.ts';
import { PlanAction } from '#shared/practice-review/state/plan-action.ts';
import { newReview } from '#shared/practice-review/state/state.ts';
import { transitions } from '#shared/practice-review/transitions.ts';
import { published } from './told/story.ts';

const eventTypes: readonly string[] = PracticeReviewEvent.options.map((option) => option.shape.type.value);

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

  it('has only one way to be published: copies sent, and from there', () => {
    expect(transitions.filter(({ event }) => event === 'Published').map(({ from }) => from)).toEqual(['notice-given']);
    expect(transitions.filter(({ to }) => to === 'notice-given').map(({ event }) => event)).toEqual(['CopiesSent']);
    expect(transitions.filter(({ to }) => to === 'preparing').map(({ event }) => event)).toEqual([
      'ReportApproved',
      'PublicationMoved',
    ]);
  });

  it('is what replay follows: every event of a whole story moves as the table says, and replay equals the state kept', () => {
    const story = published();
    let state = newReview;
    for (const recorded of story.events) {
      const row = transitions.find(({ from, event }) => from === state.stage && event === recorded.event.type);
      const next = evolve(state, recorded);
      expect(next.stage).toBe(row?.to ?? state.stage);
      state = next;
    }
    expect(state).toEqual(story.state);
    expect(state.stage).toBe('changing');
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

  it('sends national bodies documents, all statutory, and nobody else any', () => {
    const national = ['panel', 'ofsted', 'dfe', 'secretary-of-state'];
    for (const { audience, document, statutory, template } of messageTable) {
      expect(document !== undefined, `${template} to ${audience}`).toBe(national.includes(audience));
      if (document !== undefined) expect(statutory, template).toBe(true);
    }
  });
});

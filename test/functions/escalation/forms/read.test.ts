import { describe, expect, it } from 'vitest';
import { summaryOf } from '#forms/engine/whole.ts';
import { reading } from '#functions/escalation/dossier/reading.ts';
import { TIME } from '#shared/casework/actor.ts';
import { listsOf, questionsOf } from '#test/forms/support/every-form.ts';
import { formNamed } from './brought.ts';
import { raised, raisedAnswers, story } from './story.ts';

const MAY = '2026-05-20T10:00';
const { state, arrangement, now, record } = story('barnet', MAY, [{ at: MAY, event: raised() }]);
const choices = reading.choices(state, {
  caseId: record.caseId,
  reference: record.reference,
  actor: TIME,
  now,
  arrangement,
  edition: record.pins.edition,
});

const never = (): never => {
  throw new Error('No such form');
};

/** Kept answers as a page prints them, by question. */
const read = (form: string, answers: Parameters<typeof reading.factsThen>[0]): Record<string, string | undefined> => {
  const sections = summaryOf(formNamed(form) ?? never(), answers, reading.factsThen(answers), choices);
  return Object.fromEntries(
    sections.flatMap(({ rows }) => rows.map(({ question, answer }) => [question, answer] as const)),
  );
};

describe('what was answered, read afterwards', () => {
  it('has every list that a form takes from the case', () => {
    for (const name of ['raise-disagreement', 'record-discussion', 'record-decision', 'convene-panel', 'move-up'])
      for (const list of listsOf(formNamed(name) ?? never()))
        expect(choices[list]?.length ?? 0, `${name}: ${list}`).toBeGreaterThan(0);
  });

  it('is read in words, also where it depended on what the case knew then', () => {
    const answers = {
      ...raisedAnswers,
      receivingAgency: 'schools',
      circumstances: ['head-is-designated-lead'],
      different: 'It is about another decision',
    };
    expect(read('raise-disagreement', answers)).toMatchObject({
      concerns: 'A child',
      raisingAgency: 'Metropolitan Police, North West BCU',
      receivingAgency: 'Schools and colleges in Barnet',
      circumstances: 'Is the head teacher also the school’s designated safeguarding lead?',
      different: 'It is about another decision',
    });
    expect(read('move-up', { to: 'stage-3', why: 'other', reasons: 'R', skippedWhy: 'It cannot wait' })).toMatchObject({
      to: 'Stage 3: Resolution by senior leaders',
      skippedWhy: 'It cannot wait',
    });
    expect(read('confirm-outcome', { agrees: 'yes', what: 'W', satisfaction: '4' })).toMatchObject({
      satisfaction: 'Mostly',
    });
  });

  it('leaves out what was not asked', () => {
    expect(read('raise-disagreement', raisedAnswers)).not.toHaveProperty('different');
    expect(read('move-up', { to: 'stage-2', why: 'other', reasons: 'R' })).not.toHaveProperty('skippedWhy');
    expect(read('confirm-outcome', { agrees: 'yes', what: 'W' })).not.toHaveProperty('satisfaction');
    const alone = { how: 'phone', heldAt: '2026-05-20T09:00', raisingView: 'V', settled: 'no', outstanding: 'O' };
    expect(read('record-discussion', alone)).not.toHaveProperty('receivingView');
    expect(questionsOf(formNamed('record-discussion') ?? never()).map(({ id }) => id)).toContain('receivingView');
  });
});

import { describe, expect, it } from 'vitest';
import type { Answers, Form } from '#forms/engine/definition.ts';
import { parsePage } from '#forms/engine/parse/page.ts';
import { walk } from '#forms/engine/route.ts';
import { formsIn, textOf } from '#test/forms/support/every-form.ts';
import { context, pageNamed } from '#test/forms/support/sample.ts';

const forms = formsIn('escalation').map(({ form }) => form);
const formNamed = (name: string): Form => {
  const found = forms.find(({ form }) => form === name);
  if (found === undefined) throw new Error(`No form ${name}`);
  return found;
};
type Facts = Record<string, string | boolean>;
const asked = (name: string, answers: Answers, facts: Facts = {}): string[] =>
  walk(formNamed(name), answers, facts).steps.flatMap(({ questions }) => questions.map(({ id }) => id));
const pages = (name: string, answers: Answers, facts: Facts = {}): string[] =>
  walk(formNamed(name), answers, facts).steps.map(({ page }) => page.id);
const refused = (name: string, page: string, body: Record<string, string>, answers: Answers = {}): string[] => {
  const form = formNamed(name);
  const read = parsePage(form, pageNamed(page, form), body, {
    ...context,
    answers: { ...context.answers, ...answers },
  });
  return read.ok ? [] : read.error.errors.map(({ question }) => question);
};
/** The boxes of a date, or of a date and time; the tests' now is 10:00 on 2 April 2026. */
const on = (id: string, day: string, hour?: string): Record<string, string> => ({
  [`${id}-day`]: day,
  [`${id}-month`]: '4',
  [`${id}-year`]: '2026',
  ...(hour === undefined ? {} : { [`${id}-hour`]: hour, [`${id}-minute`]: '00' }),
});

describe('recording a discussion', () => {
  it('asks of an outcome only where it is settled, and what happens next only where it is not', () => {
    const settled = ['discussion', 'participants', 'views', 'settled', 'outcome', 'steps', 'outstanding'];
    expect(pages('record-discussion', { settled: 'yes' })).toEqual(settled);
    expect(asked('record-discussion', { settled: 'yes' })).toEqual(
      expect.arrayContaining(['outcome', 'outcomeKind', 'outstanding', 'howPursued']),
    );
    expect(asked('record-discussion', { settled: 'yes' })).not.toContain('next');
    const open = ['discussion', 'participants', 'views', 'settled', 'outstanding'];
    expect(pages('record-discussion', { settled: 'no' })).toEqual(open);
    expect(asked('record-discussion', { settled: 'no' })).not.toContain('howPursued');
    expect(asked('record-discussion', { settled: 'no' })).toContain('next');
  });

  it('asks for both views, and for what the family says without making anybody invent it', () => {
    expect(refused('record-discussion', 'views', {})).toEqual(['raisingView', 'receivingView']);
    expect(asked('record-discussion', {})).toContain('familyView');
  });

  it('asks for no view of the other side where a worker speaks with their own manager', () => {
    expect(asked('record-discussion', {}, { ownManager: true })).not.toContain('receivingView');
    expect(asked('record-discussion', {}, { ownManager: false })).toContain('receivingView');
  });

  it('is of what has happened, to the minute', () => {
    expect(refused('record-discussion', 'discussion', { how: 'phone', ...on('heldAt', '2', '9') })).toEqual([]);
    expect(refused('record-discussion', 'discussion', { how: 'phone', ...on('heldAt', '2', '23') })).toEqual([
      'heldAt',
    ]);
  });

  it('names somebody at least, and may agree no action at all', () => {
    const { pages: all } = formNamed('record-discussion');
    const repeats = all.flatMap(({ repeat }) => (repeat === undefined ? [] : [[repeat.list, repeat.min]]));
    expect(repeats).toEqual([
      ['participants', 1],
      ['steps', 0],
    ]);
  });

  it('says on its last page what becomes of it if the disagreement had moved up', () => {
    expect(formNamed('record-discussion').confirmation.next.join(' ')).toMatch(/settles nothing/);
  });
});

describe('moving up', () => {
  it.each([
    ['stage-2', 'line', false],
    ['stage-2', 'stage-2', false],
    ['stage-2', 'stage-3', true],
    ['stage-3', 'stage-3', false],
    ['stage-3', 'stage-4', true],
    ['stage-4', 'stage-6', true],
    ['stage-5', 'stage-5', false],
    ['stage-6', 'stage-6', false],
  ])('where %s is next, to %s: reasons for passing over a stage are asked: %s', (nextStage, to, why) => {
    expect(asked('move-up', { to }, { nextStage }).includes('skippedWhy')).toBe(why);
  });
});

describe('deciding', () => {
  it('a panel meets in time to come, after each side could put its case', () => {
    const meeting = (meets: string, by: string) =>
      refused('convene-panel', 'meeting', { ...on('meetsAt', meets, '10'), ...on('representationsBy', by) });
    expect(meeting('9', '8')).toEqual([]);
    expect(meeting('9', '9')).toEqual([]);
    expect(meeting('9', '10')).toEqual(['representationsBy']);
    expect(meeting('1', '1')).toEqual(['meetsAt', 'representationsBy']);
  });

  it('says who decided, what, why, what is open, and whether policy has a gap', () => {
    expect(asked('record-decision', {})).toEqual([
      ...['heldAt', 'considered', 'decision', 'reasons', 'outcomeKind', 'outstanding', 'howPursued', 'policyGap'],
    ]);
    expect(pages('record-decision', {})).toEqual(['meeting', 'decided-by', 'decision', 'steps', 'outstanding']);
  });

  it('liaison asks for an outcome only where there is one', () => {
    expect(asked('area-liaison', { settled: 'no' })).not.toContain('outcomeKind');
    expect(asked('area-liaison', { settled: 'yes' })).toEqual(expect.arrayContaining(['outcome', 'outcomeKind']));
    expect(asked('area-liaison', { settled: 'yes' })).not.toContain('howPursued');
    expect(asked('area-liaison', { settled: 'yes', outstanding: 'A visit' })).toContain('howPursued');
  });
});

describe('settling', () => {
  it('asks only the side that raised it whether it was heard', () => {
    expect(asked('confirm-outcome', {}, { ownSide: 'raising' })).toContain('satisfaction');
    expect(asked('confirm-outcome', {}, { ownSide: 'receiving' })).not.toContain('satisfaction');
  });

  it('has each side say it in its own words, whether it agrees or not', () => {
    expect(refused('confirm-outcome', 'confirm', { agrees: 'yes' })).toEqual(['what']);
    expect(refused('confirm-outcome', 'confirm', { agrees: 'no' })).toEqual(['what']);
  });

  it('asks when it was placed on a record, or why there is none', () => {
    expect(asked('placed-on-record', { holdsRecord: 'yes' })).toEqual(['holdsRecord', 'on', 'by']);
    expect(asked('placed-on-record', { holdsRecord: 'no' })).toEqual(['holdsRecord', 'whyNot']);
    expect(refused('placed-on-record', 'record', { holdsRecord: 'yes', by: 'A', ...on('on', '3') })).toEqual(['on']);
  });

  it('refuses a review of the protocol that has not happened', () => {
    const review = { changes: 'no', what: 'Words', by: 'A group' };
    expect(refused('review-protocol', 'review', { ...review, ...on('on', '2') })).toEqual([]);
    expect(refused('review-protocol', 'review', { ...review, ...on('on', '3') })).toEqual(['on']);
  });

  it('tells nobody to give up: withdrawing says that an agreement is better recorded', () => {
    expect(textOf(formNamed('withdraw-disagreement')).join(' ')).toMatch(/record the discussion instead/);
  });
});

describe('what every form of a disagreement says', () => {
  it('asks for no name of a child or adult in a free text', () => {
    const ofTheWorkAlone = ['placed-on-record', 'review-protocol', 'offer-support', 'name-contact', 'note-enforcement'];
    const ofMeetings = ['convene-panel', 'convene-meeting', 'withdraw-disagreement'];
    for (const form of forms.filter(({ form: name }) => ![...ofTheWorkAlone, ...ofMeetings].includes(name)))
      expect(textOf(form).join(' '), form.form).toMatch(/not name (a child|anyone|them)/i);
  });

  it('says what comes next after each', () => {
    for (const { form, confirmation } of forms) expect(confirmation.next.length, form).toBeGreaterThan(0);
  });
});

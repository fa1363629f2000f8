import { describe, expect, it } from 'vitest';
import type { Answers, Form } from '#forms/engine/definition.ts';
import type { Body, Choices } from '#forms/engine/fields.ts';
import { parsePage } from '#forms/engine/parse/page.ts';
import { walk } from '#forms/engine/route.ts';
import { formsIn, questionsOf, textOf } from '#test/forms/support/every-form.ts';
import { context, pageNamed } from '#test/forms/support/sample.ts';

const found = formsIn('escalation').find(({ form }) => form.form === 'raise-disagreement')?.form;
if (found === undefined) throw new Error('No form to raise a disagreement with');
const form: Form = found;

const OFFERED: Choices = Object.fromEntries(
  Object.entries({
    concerns: ['child', 'adult'],
    agencies: ['schools', 'police'],
    'other-agencies': ['police', 'another-area'],
    circumstances: ['head-is-designated-lead'],
  }).map(([list, values]) => [list, values.map((value) => ({ value, label: value }))]),
);
const asked = (answers: Answers, facts: Record<string, string | boolean> = {}): string[] =>
  walk(form, answers, facts).steps.flatMap(({ questions }) => questions.map(({ id }) => id));
const pages = (answers: Answers, facts: Record<string, string | boolean> = {}): string[] =>
  walk(form, answers, facts).steps.map(({ page }) => page.id);
const read = (page: string, body: Body) =>
  parsePage(form, pageNamed(page, form), body, { ...context, options: OFFERED });
const refusals = (page: string, body: Body): Record<string, string> => {
  const done = read(page, body);
  return done.ok ? {} : Object.fromEntries(done.error.errors.map(({ question, message }) => [question, message]));
};

describe('raising a disagreement in two minutes', () => {
  it('is five short pages where nothing is out of the ordinary', () => {
    expect(pages({})).toEqual(['safety', 'about', 'you', 'other-agency', 'disagreement']);
    expect(form.start?.minutes).toBe(2);
    const longest = form.pages.map(({ questions }) => questions.filter(({ when }) => when === undefined).length);
    expect(Math.max(...longest)).toBeLessThanOrEqual(4);
  });

  it('must be told thirteen things, of which only three are typed', () => {
    const must = walk(form, {}, {}).steps.flatMap(({ questions }) => questions.filter(({ required }) => required));
    expect(must.map(({ id }) => id)).toEqual([
      ...['immediateRisk', 'sooner', 'concerns', 'about', 'level', 'raisingAgency', 'connection', 'support'],
      ...['receivingAgency', 'cases', 'category', 'disputed', 'outcomeWanted'],
    ]);
    expect(must.filter(({ type }) => type === 'text' || type === 'textarea').map(({ id }) => id)).toEqual([
      'about',
      'disputed',
      'outcomeWanted',
    ]);
  });

  it('asks first whether anyone is at immediate risk, and says that 999 comes before the form', () => {
    expect(questionsOf(form)[0]?.id).toBe('immediateRisk');
    expect(textOf(form)[1]).toMatch(/call 999/);
    expect(textOf(form).join(' ')).toMatch(/You do not need anybody's permission/);
  });

  it('asks what was done only of a risk, and a time only where one is needed', () => {
    expect(asked({ immediateRisk: 'no', sooner: 'no' })).not.toEqual(expect.arrayContaining(['riskAction']));
    expect(asked({ immediateRisk: 'no', sooner: 'no' })).not.toContain('settleBy');
    expect(asked({ immediateRisk: 'yes', sooner: 'yes' })).toEqual(expect.arrayContaining(['riskAction', 'settleBy']));
  });

  it('asks for an area only of an agency elsewhere, and for an incident only where it is about notifying', () => {
    expect(pages({ receivingAgency: 'police' })).not.toContain('other-area');
    expect(asked({ receivingAgency: 'another-area' })).toEqual(expect.arrayContaining(['area', 'areaAgency']));
    expect(asked({ category: 'communication' })).not.toContain('linkedReference');
    expect(asked({ category: 'whether-to-notify' })).toContain('linkedReference');
  });

  it('asks what decides the route only where something does', () => {
    expect(pages({}, { asksCircumstances: false })).not.toContain('circumstances');
    expect(pages({}, { asksCircumstances: true })).toContain('circumstances');
  });

  it('goes on with the same matter only with the reason why it is another', () => {
    expect(pages({}, { alreadyRaised: false })).not.toContain('already-raised');
    expect(asked({}, { alreadyRaised: true })).toContain('different');
    expect(refusals('already-raised', {})).toEqual({
      different: 'Enter how it is a different matter, or leave this form and write in the one that is open',
    });
  });

  it('asks what support would help only of whoever wants it, and not again of whoever cannot say', () => {
    expect(asked({ support: 'no' })).not.toContain('supportNeeded');
    expect(asked({ support: 'yes' })).toContain('supportNeeded');
    expect(questionsOf(form).find(({ id }) => id === 'supportNeeded')?.required).toBe(false);
  });

  it('lets no telephone fill in its owner’s name for a child’s or a colleague’s', () => {
    for (const id of ['about', 'name', 'worker'])
      expect(questionsOf(form).find((question) => question.id === id)).toMatchObject({ autocomplete: 'off' });
  });
});

describe('what cannot be taken', () => {
  const by = (day: string, hour: string) => ({
    immediateRisk: 'no',
    sooner: 'yes',
    ...{ 'settleBy-day': day, 'settleBy-month': '4', 'settleBy-year': '2026' },
    ...{ 'settleBy-hour': hour, 'settleBy-minute': '00' },
  });

  it('is a time that has passed, or one that is not whole', () => {
    expect(refusals('safety', by('3', '9'))).toEqual({});
    expect(Object.keys(refusals('safety', by('1', '9')))).toEqual(['settleBy']);
    expect(Object.keys(refusals('safety', by('3', '')))).toEqual(['settleBy']);
  });

  it.each([
    ['safety', ['immediateRisk', 'sooner']],
    ['about', ['concerns', 'about', 'level']],
    ['you', ['raisingAgency', 'connection', 'support']],
    ['other-agency', ['receivingAgency', 'cases']],
    ['other-area', ['area', 'areaAgency']],
    ['disagreement', ['category', 'disputed', 'outcomeWanted']],
  ])('%s left blank: each question says what to do', (page, ids) => {
    const said = refusals(page, {});
    expect(Object.keys(said)).toEqual(ids);
    for (const message of Object.values(said)) expect(message).toMatch(/^(Enter|Select) /);
  });

  it('keeps all that was typed when one answer is wrong', () => {
    const body = { receivingAgency: 'nobody', cases: 'open', worker: 'A worker', workerAddress: 'not an address' };
    const done = read('other-agency', body);
    if (done.ok) throw new Error('It was taken');
    expect(done.error.typed).toEqual(body);
    expect(done.error.errors.map(({ question }) => question)).toEqual(['receivingAgency', 'workerAddress']);
  });

  it('is a text beyond its room, which is given back whole', () => {
    const body = { category: 'other', disputed: 'x'.repeat(4001), outcomeWanted: 'A visit' };
    const done = read('disagreement', body);
    if (done.ok) throw new Error('It was taken');
    expect(done.error.typed['disputed']).toHaveLength(4001);
    expect(done.error.errors.map(({ question }) => question)).toEqual(['disputed']);
  });
});

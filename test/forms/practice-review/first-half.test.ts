import { describe, expect, it } from 'vitest';
import type { Answers, Form } from '#forms/engine/definition.ts';
import { parsePage } from '#forms/engine/parse/page.ts';
import { walk } from '#forms/engine/route.ts';
import { formsIn, misread, questionAt, textOf } from '#test/forms/support/every-form.ts';
import { context, pageNamed } from '#test/forms/support/sample.ts';
import { firstHalfReads } from './first-half-reads.ts';

const forms = formsIn('practice-review').map(({ form }) => form);
const formNamed = (name: string): Form => {
  const found = forms.find(({ form }) => form === name);
  if (found === undefined) throw new Error(`No form ${name}`);
  return found;
};
/** Ids asked on the way, outside lists. */
const asked = (name: string, answers: Answers): string[] =>
  walk(formNamed(name), answers, {}).steps.flatMap(({ questions }) => questions.map(({ id }) => id));
const pages = (name: string, answers: Answers): string[] =>
  walk(formNamed(name), answers, {}).steps.map(({ page }) => page.id);
/** What is said of the questions of a page that was sent like this. */
const refusals = (name: string, page: string, body: Record<string, string>): Record<string, string> => {
  const form = formNamed(name);
  const read = parsePage(form, pageNamed(page, form), body, context);
  return read.ok ? {} : Object.fromEntries(read.error.errors.map(({ question, message }) => [question, message]));
};
const on = (id: string, day: string, month: string, year: string): Record<string, string> => ({
  [`${id}-day`]: day,
  [`${id}-month`]: month,
  [`${id}-year`]: year,
});

describe('what the rules of commissioning, gathering and supervising read', () => {
  it('is asked under the same names, with the same options', () => {
    expect(misread(firstHalfReads, formsIn('practice-review'))).toEqual([]);
  });
});

describe('opening a review', () => {
  it('asks for the Panel’s letter only where it led to the decision, and for a name only where there is one', () => {
    expect(asked('open-practice-review', { source: 'partners' })).not.toContain('panelLetterOn');
    expect(asked('open-practice-review', { source: 'panel' })).toContain('panelLetterOn');
    expect(asked('open-practice-review', { reviewerNamed: 'no' })).not.toContain('reviewerName');
    expect(asked('open-practice-review', { reviewerNamed: 'yes' })).toContain('reviewerName');
  });

  it('refuses a decision in the future, and takes one made today', () => {
    const decided = (day: string) =>
      refusals('open-practice-review', 'decision', { source: 'partners', ...on('decidedOn', day, '4', '2026') });
    expect(decided('2')).toEqual({});
    expect(Object.keys(decided('3'))).toEqual(['decidedOn']);
  });
});

describe('commissioning a reviewer', () => {
  const points = ['knowsPractice', 'knowsResearch', 'recognisesComplexity', 'avoidsHindsight', 'communicates'];
  const all = Object.fromEntries(points.map((point) => [point, 'yes']));

  it('considers all six points, conflict of interest being the sixth', () => {
    expect(asked('propose-reviewer', {})).toEqual(expect.arrayContaining([...points, 'interests', 'employers']));
    expect(Object.keys(refusals('propose-reviewer', 'five-points', {}))).toEqual(points);
  });

  it.each(points)('asks for a reason where %s is no', (point) => {
    expect(asked('propose-reviewer', all)).not.toContain('pointsReason');
    expect(asked('propose-reviewer', { ...all, [point]: 'no' })).toContain('pointsReason');
  });

  it('asks which interests and how they are managed only where some were declared', () => {
    for (const interests of ['none', 'not-asked']) {
      expect(asked('propose-reviewer', { interests })).not.toContain('interestList');
      expect(asked('propose-reviewer', { interests })).not.toContain('mitigation');
    }
    expect(asked('propose-reviewer', { interests: 'declared' })).toEqual(
      expect.arrayContaining(['interestList', 'mitigation']),
    );
  });

  it('explains a conflict that is real and one that others could see', () => {
    const said = textOf(formNamed('propose-reviewer')).join(' ');
    expect(said).toMatch(/It is real when/);
    expect(said).toMatch(/It is perceived when/);
  });

  it.each([
    ['no', 'approve', false],
    ['no', 'refuse', true],
    ['yes', 'approve', true],
    ['yes', 'refuse', true],
  ])('a partner who knows of an interest (%s) and would %s is asked why: %s', (knowsUndeclared, approves, why) => {
    expect(asked('approve-reviewer', { knowsUndeclared, approves }).includes('refusalReason')).toBe(why);
  });
});

describe('setting the terms', () => {
  it('says of every method what it asks of people, and names it alike in a hybrid', () => {
    const method = questionAt(formNamed('terms-of-reference'), 'method');
    const parts = questionAt(formNamed('terms-of-reference'), 'hybridOf');
    if (method?.type !== 'radios' || !Array.isArray(method.options)) throw new Error('no methods');
    if (parts?.type !== 'checkboxes' || !Array.isArray(parts.options)) throw new Error('no parts');
    expect(method.options.filter(({ hint }) => hint === undefined)).toEqual([]);
    const plain = method.options
      .filter(({ value }) => value !== 'hybrid')
      .map(({ value, label }) => ({ value, label }));
    expect(parts.options).toEqual(plain);
  });

  it('asks which methods only of a hybrid', () => {
    expect(asked('terms-of-reference', { method: 'silp' })).not.toContain('hybridOf');
    expect(asked('terms-of-reference', { method: 'hybrid' })).toContain('hybridOf');
  });

  it('asks who leads only where another area is involved', () => {
    expect(pages('terms-of-reference', {})).not.toContain('lead');
    expect(pages('terms-of-reference', { otherAreas: 'A neighbour' })).toContain('lead');
  });

  it('refuses a period that ends before it begins', () => {
    const period = { ...on('periodFrom', '2', '1', '2026'), ...on('periodTo', '1', '1', '2026'), periodReason: 'Why' };
    expect(Object.keys(refusals('terms-of-reference', 'period', period))).toEqual(['periodTo']);
  });

  it('takes no proceedings for an answer only where someone says that they asked', () => {
    expect(asked('parallel-proceedings', {})).toContain('noProceedings');
    expect(asked('parallel-proceedings', { proceedings: [] })).toContain('noProceedings');
    expect(asked('parallel-proceedings', { proceedings: [{ proceedingKind: 'police' }] })).toEqual([]);
    expect(Object.keys(refusals('parallel-proceedings', 'none', {}))).toEqual(['noProceedings']);
  });

  it('refuses a protected name of one letter, which would be found everywhere', () => {
    const name = (protectedName: string) => refusals('protected-names', 'names', { protectedName, nameOf: 'child' });
    expect(name('A')).toEqual({ protectedName: 'Name must be at least 2 characters' });
    expect(name('Bo')).toEqual({});
  });
});

describe('gathering', () => {
  it('asks for the reply before the information, and neither in the past', () => {
    const request = (reply: string, back: string) =>
      refusals('request-information', 'request', {
        requestQuestions: 'What?',
        ...on('requestReplyBy', reply, '4', '2026'),
        ...on('requestReturnBy', back, '4', '2026'),
      });
    expect(request('9', '23')).toEqual({});
    expect(Object.keys(request('23', '9'))).toEqual(['requestReturnBy']);
    expect(Object.keys(request('1', '9'))).toEqual(['requestReplyBy']);
  });

  it('asks what stands in the way only of an agency that cannot', () => {
    expect(asked('answer-request', { reply: 'holds-nothing' })).toEqual(['reply', 'replyContact']);
    expect(asked('answer-request', { reply: 'cannot' })).toContain('replyReason');
  });

  it('asks of a nil return where was searched and who signs it, and no more', () => {
    const signature = ['signedBy', 'signedPost', 'signedOn', 'signedSenior'];
    expect(asked('agency-analysis', { holds: 'nil' })).toEqual(['holds', 'nilStatement', ...signature]);
    expect(pages('agency-analysis', { holds: 'nil' })).not.toContain('chronology');
    const whole = asked('agency-analysis', { holds: 'yes' });
    expect(whole).toEqual(expect.arrayContaining(['analysis', ...signature]));
    expect(whole).not.toContain('nilStatement');
  });

  it('takes an event whose date is not known, and asks for one wherever something is known of it', () => {
    const event = { eventWhat: 'A visit', eventSource: 'Case record' };
    const refused = (eventOnCertainty: string) =>
      refusals('agency-analysis', 'chronology', { ...event, eventOnCertainty });
    expect(refused('not-known')).toEqual({});
    for (const certainty of ['exact', 'about', 'month-only', 'year-only']) {
      expect(Object.keys(refused(certainty))).toEqual(['eventOn']);
    }
  });

  it('refuses a senior sign-off in the future', () => {
    const signed = { signedBy: 'A', signedPost: 'B', signedSenior: 'yes', ...on('signedOn', '3', '4', '2026') };
    expect(Object.keys(refusals('agency-analysis', 'sign-off', signed))).toEqual(['signedOn']);
  });

  it.each([
    ['contributing', ['standing', 'wishes', 'surviving-children']],
    ['declined', ['standing', 'wishes', 'surviving-children']],
    ['not-yet', ['standing', 'reason', 'surviving-children']],
    ['not-possible', ['standing', 'reason', 'surviving-children']],
  ])('a family that is %s: %s', (familyStanding, expected) => {
    expect(pages('family-involvement', { familyStanding })).toEqual(expected);
  });
});

describe('supervising', () => {
  it('tells the Panel only what someone says suggests a national review', () => {
    const body = { nationalCriteria: 'law-or-guidance', whyNational: 'Because' };
    expect(Object.keys(refusals('new-information', 'criteria', body))).toEqual(['suggestsNational']);
    expect(Object.keys(refusals('new-information', 'criteria', {}))).toContain('nationalCriteria');
    expect(refusals('new-information', 'criteria', { ...body, suggestsNational: 'yes' })).toEqual({});
  });

  it('says wherever the six months are met that nothing stops them', () => {
    expect(textOf(formNamed('explain-delay')).join(' ')).toMatch(/Nothing stops the clock/);
    expect(textOf(formNamed('parallel-proceedings')).join(' ')).toMatch(/does not stop the six months/);
    expect(textOf(formNamed('stand-reviewer-down')).join(' ')).toMatch(/The six months go on/);
  });
});

import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REDACTION_FORMS } from '#shared/casework/redaction/decide.ts';
import { FormName } from '#shared/rapid-review/commands.ts';
import { factsOf, formsIn, knownOf, listsOf, misread, questionsOf } from '#test/forms/support/every-form.ts';
import { domainReads } from './domain-reads.ts';

const files = formsIn('rapid-review');
const forms = files.map(({ form }) => form);
/** Forms that every workflow has stand on a shelf of their own. */
const ELSEWHERE: readonly string[] = REDACTION_FORMS;

describe('the forms of a rapid review', () => {
  it('are one file a form, named as the form is, at most ten in a folder', () => {
    expect(files.map(({ file }) => basename(file, '.yaml'))).toEqual(forms.map(({ form }) => form));
    const folders = Map.groupBy(files, ({ file }) => dirname(file));
    expect(Math.max(...[...folders.values()].map(({ length }) => length))).toBeLessThanOrEqual(10);
  });

  it('are exactly the forms whose submission is a command', () => {
    const here = FormName.options.filter((name) => !ELSEWHERE.includes(name));
    expect(forms.map(({ form }) => form).sort()).toEqual(here.toSorted());
    const everywhere = formsIn('*').map(({ form }) => form.form);
    expect(ELSEWHERE.filter((name) => !everywhere.includes(name))).toEqual([]);
  });

  it('open a case only where nothing came before', () => {
    expect(forms.filter(({ opens }) => opens).map(({ form }) => form)).toEqual(['open-incident', 'referral']);
  });

  it('keep answers apart where they are one agency’s, one partner’s, one action’s or one message’s', () => {
    expect(forms.flatMap(({ form, subject }) => (subject === undefined ? [] : [`${form}: ${subject}`]))).toEqual([
      'determination: partner',
      'acknowledge-request: agency',
      'agency-return: agency',
      'not-met-after-all: partner',
      'unlink-case: link',
      'action-done: action',
      'settle-message: message',
    ]);
  });
});

describe('what the domain reads', () => {
  it('is asked under the same names, with the same options', () => {
    expect(misread(domainReads, files)).toEqual([]);
  });

  it('uses the lists, known facts and case facts that the case supplies, and no others', () => {
    const named = (of: (form: (typeof forms)[number]) => readonly string[]): readonly string[] =>
      [...new Set(forms.flatMap(of))].sort();
    expect(named(listsOf)).toEqual(['agencies', 'group-members', 'panel-routes']);
    expect(named(knownOf)).toEqual([
      'agencies',
      'already-reported',
      'analysis',
      'attendance',
      'children',
      'decision',
      'incident',
    ]);
    expect(named(factsOf)).toEqual(['caseHasDeath', 'late', 'localReview']);
  });
});

describe('the words', () => {
  it('are the same for the same answer wherever it is offered', () => {
    const ways = new Map<string, Set<string>>();
    for (const name of ['analysis', 'determination']) {
      const form = forms.find((one) => one.form === name);
      const asked = form === undefined ? [] : questionsOf(form);
      const question = asked.find(({ id }) => id === 'recommendation' || id === 'determination');
      if (question?.type !== 'radios' || !Array.isArray(question.options))
        throw new Error(`${name} offers no decision`);
      for (const { value, label } of question.options) ways.set(value, (ways.get(value) ?? new Set()).add(label));
    }
    expect([...ways.values()].every(({ size }) => size === 1)).toBe(true);
  });
});

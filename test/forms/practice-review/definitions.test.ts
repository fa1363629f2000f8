import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Form } from '#forms/engine/definition.ts';
import { REDACTION_FORMS } from '#shared/casework/redaction/decide.ts';
import { FormName } from '#shared/practice-review/commands.ts';
import { factsOf, formsIn, knownOf, listsOf } from '#test/forms/support/every-form.ts';

const files = formsIn('practice-review');
const forms = files.map(({ form }) => form);
/** Forms that are the same in every workflow stand on another shelf. */
const ELSEWHERE: readonly string[] = ['take-part', 'settle-message', 'link-case', 'unlink-case', ...REDACTION_FORMS];
const LISTS = ['agencies', 'earlier-recommendations', 'national-routes', 'recommendations'];
const FACTS = ['late', 'closeToLate', 'sixMonthsEnd', 'proceedingsHold', 'copiesWereSent', 'wasReturned'];
const KNOWN = [
  ...['timetable', 'six-months', 'reviewer', 'earlier-recommendations', 'recommendations', 'draft', 'names-found'],
  ...['action', 'comment', 'question', 'request', 'publication-check', 'first-signature', 'comments', 'proceedings'],
];
const named = (of: (form: Form) => readonly string[], supplied: readonly string[]): readonly string[] =>
  [...new Set(forms.flatMap(of))].filter((name) => !supplied.includes(name));

describe('the forms of a practice review', () => {
  it('are one file a form, named as the form is, at most ten in a folder', () => {
    expect(files.map(({ file }) => basename(file, '.yaml'))).toEqual(forms.map(({ form }) => form));
    const folders = Map.groupBy(files, ({ file }) => dirname(file));
    expect(Math.max(...[...folders.values()].map(({ length }) => length))).toBeLessThanOrEqual(10);
  });

  it('are exactly the forms whose submission is a command', () => {
    const here = FormName.options.filter((name) => !ELSEWHERE.includes(name));
    expect(forms.map(({ form }) => form).sort()).toEqual([...here].sort());
    const everywhere = formsIn('*').map(({ form }) => form.form);
    expect(ELSEWHERE.filter((name) => !everywhere.includes(name))).toEqual([]);
  });

  it('have names that no other form of the product has', () => {
    const names = formsIn('*').map(({ form }) => `${form.form} ${form.version}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('open a case only where nothing came before', () => {
    expect(forms.filter(({ opens }) => opens).map(({ form }) => form)).toEqual(['open-practice-review']);
  });

  it('keep answers apart where they are one agency’s, partner’s, action’s, question’s or comment’s', () => {
    const apart = forms.flatMap(({ form, subject }) => (subject === undefined ? [] : [`${form}: ${subject}`]));
    expect(apart.sort()).toEqual([
      'action-progress: action',
      'agency-analysis: agency',
      'answer-comment: comment',
      'answer-request: agency',
      'approve-report: partner',
      'approve-reviewer: partner',
      'audit-action: action',
      'change-action: action',
      'close-action: action',
      'fact-check: agency',
      'reviewer-reply: question',
    ]);
  });

  it('use the lists, known blocks and facts that the case supplies, and no others', () => {
    expect(named(listsOf, LISTS)).toEqual([]);
    expect(named(knownOf, KNOWN)).toEqual([]);
    expect(named(factsOf, FACTS)).toEqual([]);
  });
});

import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Form } from '#forms/engine/definition.ts';
import {
  CASE_KINDS,
  CATEGORIES,
  LEVELS as LEVEL_NAMES,
  OUTCOMES,
  THEMES,
} from '#functions/escalation/dossier/words.ts';
import { FormName } from '#shared/escalation/commands.ts';
import { factsOf, formsIn, knownOf, listsOf, misread, optionsOf, questionsOf } from '#test/forms/support/every-form.ts';
import { LEVELS, reads } from './reads.ts';

const files = formsIn('escalation');
const forms = files.map(({ form }) => form);
const LISTS = [
  ...['agencies', 'other-agencies', 'concerns', 'circumstances', 'taking-part', 'sides', 'posts'],
  'stages-to-move-to',
];
const FACTS = ['asksCircumstances', 'alreadyRaised', 'nextStage', 'ownManager', 'ownSide'];
const KNOWN = [
  ...['disagreement', 'stage', 'support', 'head-of-safeguarding', 'panel-rule', 'panel', 'meeting-called'],
  ...['representations', 'outcome', 'confirmations', 'step', 'gap', 'protocol', 'already-raised'],
];
const named = (of: (form: Form) => readonly string[]): readonly string[] => [...new Set(forms.flatMap(of))].sort();

describe('the forms of a disagreement', () => {
  it('are one file a form, named as the form is, at most ten in a folder', () => {
    expect(files.map(({ file }) => basename(file, '.yaml'))).toEqual(forms.map(({ form }) => form));
    const folders = Map.groupBy(files, ({ file }) => dirname(file));
    expect(Math.max(...[...folders.values()].map(({ length }) => length))).toBeLessThanOrEqual(10);
  });

  it('are exactly the forms whose submission is a command', () => {
    // Forms that are the same in every workflow stand on another shelf.
    const own = named(({ form }) => [form]);
    const everywhere = formsIn('*').map(({ form }) => form.form);
    expect(own.filter((name) => !FormName.safeParse(name).success)).toEqual([]);
    expect(FormName.options.filter((name) => !everywhere.includes(name))).toEqual([]);
    expect(FormName.options.filter((name) => !own.includes(name))).toEqual(
      expect.arrayContaining(['take-part', 'settle-message']),
    );
  });

  it('have names that no other form of the product has', () => {
    const names = formsIn('*').map(({ form }) => `${form.form} ${form.version}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('open a case only where nothing came before', () => {
    expect(forms.filter(({ opens }) => opens).map(({ form }) => form)).toEqual(['raise-disagreement']);
  });

  it('keep answers apart where they are one side’s, or of one stage, action or gap', () => {
    const apart = forms.flatMap(({ form, subject }) => (subject === undefined ? [] : [`${form}: ${subject}`]));
    expect(apart.sort()).toEqual([
      'answer-disagreement: side',
      'answer-gap: gap',
      'confirm-outcome: side',
      'make-representation: side',
      'name-contact: side',
      'not-carried-out: side',
      'outcome-action: step',
      'placed-on-record: side',
      'record-discussion: stage',
      'withdraw-disagreement: side',
    ]);
  });

  it('use the lists, known blocks and facts that the case supplies, each of them, and no others', () => {
    expect(named(listsOf)).toEqual(LISTS.toSorted());
    expect(named(knownOf)).toEqual(KNOWN.toSorted());
    expect(named(factsOf)).toEqual(FACTS.toSorted());
  });
});

describe('what rules, documents and figures read', () => {
  it('is asked under the same names, with the same options', () => {
    expect(misread(reads, files)).toEqual([]);
    expect(Object.keys(reads).sort()).toEqual(named(({ form }) => [form]));
    const level = forms.flatMap(questionsOf).find(({ id }) => id === 'level');
    expect([...(optionsOf(level) ?? [])].sort()).toEqual(LEVELS.toSorted());
  });

  it('is offered in the words in which pages and documents say it', () => {
    const words = {
      cases: CASE_KINDS,
      category: CATEGORIES,
      level: LEVEL_NAMES,
      outcomeKind: OUTCOMES,
      themes: THEMES,
    };
    for (const [id, names] of Object.entries(words)) {
      const asked = forms.flatMap(questionsOf).filter((question) => question.id === id);
      expect(asked.length, id).toBeGreaterThan(0);
      for (const question of asked) {
        const options = 'options' in question && Array.isArray(question.options) ? question.options : [];
        expect(Object.fromEntries(options.map(({ value, label }) => [value, label])), id).toEqual(names);
      }
    }
  });
});

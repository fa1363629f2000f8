import { describe, expect, it } from 'vitest';
import type { Form, Question } from '#forms/engine/definition.ts';
import { formsIn, questionsOf, textOf } from './support/every-form.ts';

const forms: readonly Form[] = formsIn('*').map(({ form }) => form);
const every = <T>(of: (form: Form) => readonly T[]): (readonly [string, T])[] =>
  forms.flatMap((form) => of(form).map((found) => [form.form, found] as const));

const SAYS_WHAT_TO_DO = /^(Enter|Select|Tick|Choose|Add) /;

/** Each section's heading and how many questions it has. */
const sectionsOf = (questions: readonly Question[]): (readonly [heading: string | undefined, count: number])[] => {
  const starts = questions.flatMap(({ heading }, index) => (index === 0 || heading !== undefined ? [index] : []));
  return starts.map((start, index) => [questions[start]?.heading, (starts[index + 1] ?? questions.length) - start]);
};

describe('the words of every form', () => {
  it('say what to do when a required question is not answered', () => {
    const silent = every((form) =>
      questionsOf(form).filter(({ required, missing }) => required && missing === undefined),
    );
    expect(silent.map(([form, { id }]) => `${form}: ${id}`)).toEqual([]);
    const odd = every((form) =>
      questionsOf(form).filter((q) => q.missing !== undefined && !SAYS_WHAT_TO_DO.test(q.missing)),
    );
    expect(odd.map(([form, { id, missing }]) => `${form}: ${id}: ${missing}`)).toEqual([]);
  });

  it('say nothing about missing where an answer may be left out', () => {
    const moot = every((form) =>
      questionsOf(form).filter(({ required, missing }) => !required && missing !== undefined),
    );
    expect(moot.map(([form, { id }]) => `${form}: ${id}`)).toEqual([]);
  });

  it('are short enough to take in', () => {
    const labels = every((form) => questionsOf(form).map(({ label }) => label));
    expect(labels.filter(([, label]) => label.length > 120)).toEqual([]);
    const options = every((form) =>
      questionsOf(form).flatMap((q) =>
        'options' in q && Array.isArray(q.options) ? q.options.map(({ label }) => label) : [],
      ),
    );
    expect(options.filter(([, label]) => label.length > 90)).toEqual([]);
    const sentences = every((form) => textOf(form).flatMap((text) => text.split(/(?<=[.?!])\s/)));
    expect(sentences.filter(([, sentence]) => sentence.split(/\s+/).length > 45)).toEqual([]);
  });

  it('ask at most eight questions a page, but for the record of each child', () => {
    const full = every(({ pages }) => pages.filter(({ questions }) => questions.length > 8));
    expect(full.map(([form, page]) => `${form}: ${page.id}`)).toEqual(['notification: children']);
  });

  it('head the sections of a page of more than eight questions, none of them longer than that', () => {
    const long = every(({ pages }) =>
      pages.filter(({ questions }) => questions.length > 8).map(({ questions }) => sectionsOf(questions)),
    );
    expect(long.flatMap(([, sections]) => sections.filter(([heading]) => heading === undefined))).toEqual([]);
    expect(long.flatMap(([, sections]) => sections.filter(([, count]) => count > 8))).toEqual([]);
    expect(long.flatMap(([, sections]) => sections).length).toBeGreaterThanOrEqual(9);
  });

  it('lay no blame and carry no address, number or link', () => {
    const texts = every(textOf);
    expect(
      texts.filter(
        ([, text]) =>
          /\b(fault|blame|fail(ed|ure|ing)?|victim|perpetrator|allegedly)\b/i.test(text) &&
          !/not about blame/.test(text),
      ),
    ).toEqual([]);
    expect(texts.filter(([, text]) => /@|https?:|www\.|\b0\d{9,10}\b/.test(text))).toEqual([]);
  });

  it('each serve a requirement', () => {
    expect(forms.filter(({ serves }) => serves.length === 0)).toEqual([]);
    expect(every(({ serves }) => serves).filter(([, id]) => !/^[A-Z]+-\d+$/.test(id))).toEqual([]);
  });
});

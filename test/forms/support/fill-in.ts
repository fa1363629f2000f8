import { atoms } from '#forms/engine/conditions.ts';
import type { Answers, Condition, Form, Item, Page, Question } from '#forms/engine/definition.ts';
import { type Body, type Choices, choicesOf, fieldsOf } from '#forms/engine/fields.ts';
import { withList, withPage } from '#forms/engine/items.ts';
import { parsePage } from '#forms/engine/parse/page.ts';
import type { ParseContext } from '#forms/engine/parse/said.ts';
import { questionsOf as askedOf, walk } from '#forms/engine/route.ts';
import { listsOf } from './every-form.ts';
import { context } from './sample.ts';

/** Chooses a whole number from 0 up to, and not including, `below`. */
export type Pick = (below: number) => number;

type Facts = ParseContext['facts'];

const [DAY, TIME = ''] = context.now.split('T');
const [year = '', month = '', day = ''] = (DAY ?? '').split('-');
const [hour = '', minute = ''] = TIME.split(':');
const PARTS: Readonly<Record<string, string>> = { day, month, year, hour, minute };
const TEXTS = ['Some words', '123 456 7890', 'A12345678901B'];

const conditionsOf = (form: Form): readonly Condition[] =>
  form.pages.flatMap((page) => [page.when, ...page.questions.map(({ when }) => when)]).filter((c) => c !== undefined);

/** The answers that conditions ask for, to any question. */
const wantedBy = (form: Form): readonly string[] =>
  conditionsOf(form)
    .flatMap(atoms)
    .flatMap((atom) => {
      if ('fact' in atom) return [];
      if ('is' in atom) return [String(atom.is)];
      if ('includes' in atom) return [atom.includes];
      return 'oneOf' in atom ? atom.oneOf : [];
    });

/** What the case brings: each list a form asks for, with what its conditions want and one that none of them does. */
const optionsFor = (form: Form): Choices => {
  const values = [...new Set([...wantedBy(form), 'another'])];
  const choices = values.map((value) => ({ value, label: value }));
  return Object.fromEntries(listsOf(form).map((list) => [list, choices]));
};

/** Each fact a form depends on, either not known or as a condition wants it. */
const factsFor = (form: Form, pick: Pick): Facts => {
  const named = conditionsOf(form)
    .flatMap(atoms)
    .flatMap((atom) => ('fact' in atom ? [[atom.fact, atom.is] as const] : []));
  return Object.fromEntries(named.flatMap(([fact, is]) => (pick(2) === 0 ? [] : [[fact, is] as const])));
};

const chosen = (question: Question, options: Choices, pick: Pick): readonly string[] => {
  const choices = choicesOf(question, options) ?? [];
  const alone = choices[pick(choices.length)]?.value ?? '';
  const together = choices.flatMap(({ value, exclusive }) => (exclusive === true ? [] : [value]));
  return question.type === 'checkboxes' && pick(2) === 0 ? together : [alone];
};

/** What someone might send for a question: something good, or nothing where nothing will do. */
const sent = (question: Question, options: Choices, pick: Pick): Body => {
  if (!question.required && pick(2) === 0) return {};
  switch (question.type) {
    case 'date':
    case 'datetime':
      return Object.fromEntries(fieldsOf(question).map((field) => [field, PARTS[field.split('-').at(-1) ?? ''] ?? '']));
    case 'radios':
    case 'select':
      return { [question.id]: chosen(question, options, pick)[0] ?? '' };
    case 'checkboxes':
      return { [question.id]: chosen(question, options, pick) };
    case 'declaration':
      return { [question.id]: 'yes' };
    case 'number':
      return { [question.id]: String((question.min ?? 0) + pick((question.max ?? 30) - (question.min ?? 0) + 1)) };
    case 'email':
      return { [question.id]: 'someone@council.example' };
    case 'telephone':
      return { [question.id]: '01632 960 001' };
    case 'textarea':
      return { [question.id]: 'Some words' };
    case 'text': {
      const { pattern } = question;
      const fits = (text: string): boolean => pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text);
      return { [question.id]: TEXTS.find(fits) ?? '' };
    }
  }
};

const fillPage = (form: Form, page: Page, answers: Answers, facts: Facts, options: Choices, pick: Pick): Item => {
  const typed = Object.assign({}, ...page.questions.map((question) => sent(question, options, pick)));
  const read = parsePage(form, page, typed, { answers, facts, options, now: context.now });
  if (read.ok) return read.value.answers;
  const { errors, unknown } = read.error;
  throw new Error(`${form.form}: ${page.id}: ${[...errors.map(({ message }) => message), ...unknown].join('; ')}`);
};

export interface Filled {
  readonly answers: Answers;
  readonly facts: Facts;
  readonly options: Choices;
  /** Pages met and questions asked on the way: `page`, `page.question`. */
  readonly met: ReadonlySet<string>;
}

/** Answers a form from its first page to its last, as someone who answers at random and always well. */
export const fillIn = (form: Form, pick: Pick, options: Choices = optionsFor(form)): Filled => {
  const facts = factsFor(form, pick);
  const met = new Set<string>();
  let answers: Answers = {};
  for (const page of form.pages) {
    if (!walk(form, answers, facts).steps.some((step) => step.page.id === page.id)) continue;
    met.add(page.id);
    const times = page.repeat === undefined ? 1 : page.repeat.min + pick(2);
    for (let item = 0; item < times; item += 1) {
      const own = fillPage(form, page, answers, facts, options, pick);
      for (const { id } of askedOf(page, { ...answers, ...own }, facts)) met.add(`${page.id}.${id}`);
      answers = withPage(answers, page, own, page.repeat === undefined ? undefined : item);
    }
    answers = withList(answers, page);
  }
  return { answers, facts, options, met };
};

import type { Answer, Form, Question } from '#forms/engine/definition.ts';
import type { Choices } from '#forms/engine/fields.ts';
import { printable } from '#forms/engine/printable.ts';
import { type SummarySection, summaryOf } from '#forms/engine/whole.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { type Dossier, latest } from './dossier.ts';

/** What was answered to a question, as people read it; empty where it was not. */
export type Said = (question: string) => string;

const choicesOf = ({ reading, state, context }: Dossier): Choices => reading.choices(state, context);

const questionsOf = (form: Form | undefined, list?: string): readonly Question[] =>
  form?.pages.filter(({ repeat }) => repeat?.list === list).flatMap(({ questions }) => questions) ?? [];

const own = (answers: Readonly<Record<string, unknown>>, id: string): unknown =>
  Object.hasOwn(answers, id) ? answers[id] : undefined;

const isText = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const answered = (value: unknown): Answer | undefined => {
  if (isText(value)) return value;
  return Array.isArray(value) && value.every(isText) ? value.map(String) : undefined;
};

const saying =
  (dossier: Dossier, questions: readonly Question[], answers: Readonly<Record<string, unknown>>): Said =>
  (id) => {
    const answer = answered(own(answers, id));
    if (answer === undefined) return '';
    const question = questions.find((candidate) => candidate.id === id);
    return question === undefined ? String(answer) : printable(question, answer, choicesOf(dossier));
  };

/** Reads answers already at hand. */
export const saidIn = (dossier: Dossier, form: string, answers: Answers): Said =>
  saying(dossier, questionsOf(dossier.formNamed(form)), answers);

/** Reads the latest answers of a form. */
export const saidOf = (dossier: Dossier, form: string, subject?: string): Said =>
  saidIn(dossier, form, latest(dossier, form, subject) ?? {});

const isItem = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads each item of a list in answers at hand, in their order. */
export const itemsIn = (dossier: Dossier, form: string, answers: Answers, list: string): readonly Said[] => {
  const items = own(answers, list);
  const questions = questionsOf(dossier.formNamed(form), list);
  return Array.isArray(items) ? items.filter(isItem).map((item) => saying(dossier, questions, item)) : [];
};

export const itemsOf = (dossier: Dossier, form: string, list: string, subject?: string): readonly Said[] =>
  itemsIn(dossier, form, latest(dossier, form, subject) ?? {}, list);

/** Everything answered in a form, page by page, with what was left blank left out. */
export const sectionsSaid = (dossier: Dossier, name: string, answers: Answers): readonly SummarySection[] => {
  const form = dossier.formNamed(name);
  if (form === undefined) return [];
  return summaryOf(form, answers, dossier.reading.factsThen(answers), choicesOf(dossier))
    .map((section) => ({
      ...section,
      rows: section.rows.filter(({ answer }) => answer !== undefined && answer !== ''),
    }))
    .filter(({ rows, empty }) => rows.length > 0 || empty !== undefined);
};

import { globSync, readFileSync } from 'node:fs';
import type { Block, Condition, Form, Page, Question } from '#forms/engine/definition.ts';
import { parseForm, printFault } from '#forms/engine/read.ts';

const read = (file: string): Form => {
  const parsed = parseForm(readFileSync(file, 'utf8'), file);
  if (!parsed.ok) throw new Error(parsed.error.map(printFault).join('\n'));
  return parsed.value;
};

export interface FormFile {
  readonly file: string;
  readonly form: Form;
}

/** The form files under a folder of `forms/` (`rapid-review`, or `*` for every workflow), in one order everywhere. */
export const formsIn = (folder: string): readonly FormFile[] =>
  globSync(`forms/${folder}/**/*.yaml`)
    .filter((file) => !/^forms\/(engine|components|layouts|server)\//.test(file))
    .sort()
    .map((file) => ({ file, form: read(file) }));

export const questionsOf = (form: Form): readonly Question[] => form.pages.flatMap(({ questions }) => questions);

/** The values a question offers, or the name of the list that the case supplies. */
export const optionsOf = (question: Question | undefined): readonly string[] | string | undefined => {
  if (question === undefined || !('options' in question)) return undefined;
  return Array.isArray(question.options) ? question.options.map(({ value }) => value) : question.options.from;
};

/** `radios a b c`, `from agencies`, or the type alone. */
export const kindOf = (question: Question | undefined): string => {
  const options = optionsOf(question);
  if (typeof options === 'string') return `from ${options}`;
  return [question?.type, ...(options ?? [])].join(' ');
};

/** The question kept under a name, or under `list.name` in a repeating list. */
export const questionAt = (form: Form, path: string): Question | undefined => {
  const [first = '', second] = path.split('.');
  const pages = form.pages.filter(({ repeat }) => repeat?.list === (second === undefined ? undefined : first));
  return pages.flatMap(({ questions }) => questions).find(({ id }) => id === (second ?? first));
};

const factsIn = (condition: Condition | undefined): readonly string[] => {
  if (condition === undefined) return [];
  if ('fact' in condition) return [condition.fact];
  if ('not' in condition) return factsIn(condition.not);
  if ('all' in condition) return condition.all.flatMap(factsIn);
  return 'any' in condition ? condition.any.flatMap(factsIn) : [];
};

/** Facts of the case that a form's conditions ask about. */
export const factsOf = (form: Form): readonly string[] =>
  form.pages.flatMap((page) => [page.when, ...page.questions.map(({ when }) => when)].flatMap(factsIn));

/** Known blocks a form shows. */
export const knownOf = (form: Form): readonly string[] =>
  form.pages.flatMap(({ content }) => content.flatMap((block) => ('known' in block ? [block.known] : [])));

/** Lists of options a form has from the case. */
export const listsOf = (form: Form): readonly string[] =>
  questionsOf(form).flatMap((question) => [optionsOf(question)].filter((options) => typeof options === 'string'));

const wordsOf = (block: Block): readonly string[] => {
  if ('details' in block) return [block.details.summary, block.details.text];
  if ('list' in block) return block.list;
  return 'known' in block ? [] : Object.values(block);
};

const pageText = (page: Page): readonly string[] => [
  page.title,
  ...page.content.flatMap(wordsOf),
  ...page.questions.flatMap((question) => [
    ...[question.heading, question.label, question.hint, question.missing].filter((text) => text !== undefined),
    ...('options' in question && Array.isArray(question.options)
      ? question.options.flatMap(({ label, hint }) => (hint === undefined ? [label] : [label, hint]))
      : []),
  ]),
];

/** Everything a form says to people. */
export const textOf = (form: Form): readonly string[] => [
  form.title,
  ...(form.start?.content ?? []).flatMap(wordsOf),
  ...form.pages.flatMap(pageText),
  form.submit.declaration ?? '',
  ...form.confirmation.next,
];

/** Ids, types and values that rules read, by form: what a form may not ask under another name. */
export type Reads = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What differs between what the rules of a workflow read and what its forms ask; empty when nothing does. */
export const misread = (reads: Reads, forms: readonly FormFile[]): readonly string[] =>
  Object.entries(reads).flatMap(([name, wanted]) => {
    const found = forms.find(({ form }) => form.form === name)?.form;
    if (found === undefined) return [`${name}: no such form`];
    return Object.entries(wanted).flatMap(([path, kind]) => {
      const question = questionAt(found, path);
      if (question === undefined) return [`${name}: ${path} is not asked`];
      return kindOf(question) === kind ? [] : [`${name}: ${path} is “${kindOf(question)}”, read as “${kind}”`];
    });
  });

import type { Answer, Answers, Form, Item, Page } from '#forms/engine/definition.ts';
import { type Body, typedOf } from '#forms/engine/fields.ts';
import { readForms } from '#forms/server/load.ts';
import { readScenario } from '#infra/local/simulation/scenario.ts';

const read = readForms('forms');
const forms: ReadonlyMap<string, Form> = new Map(read.ok ? read.value.map((form) => [form.form, form]) : []);
/** What people usually answer, by form, in a rapid review and in the practice review that follows it. */
export const { usual } = readScenario('test/scenarios/practice-review/published-on-time.yaml');

/** Throws for a form there is not. */
const formNamed = (name: string): Form => {
  const form = forms.get(name);
  if (form === undefined) throw new Error(`There is no form ${name}.`);
  return form;
};

const isItems = (answer: Answer | undefined): answer is readonly Item[] =>
  Array.isArray(answer) && answer.every((one) => typeof one === 'object');

const itemsFor = ({ repeat }: Page, answers: Answers): readonly Item[] => {
  const list = repeat === undefined ? undefined : answers[repeat.list];
  return isItems(list) ? list : [];
};

/** The items that are usually put into a list of a form. */
export const itemsOf = (form: string, list: string): readonly Item[] => {
  const answer = usual[form]?.[list];
  return isItems(answer) ? answer : [];
};

/** What somebody with these answers does on a page. */
export type Move =
  | { readonly do: 'press'; readonly page: 'start' | 'check' }
  | { readonly do: 'add'; readonly another: 'yes' | 'no' }
  /** An item that was there before, to be looked through: counted from 1. */
  | { readonly do: 'change'; readonly item: number }
  | { readonly do: 'fill'; readonly page: Page; readonly fields: Body }
  | { readonly do: 'stop' };

/** The name of the form that is filled in from `/new/{form}` or `/cases/{caseId}/forms/{form}`. */
export const formIn = (path: string): string => /\/(?:new|forms)\/([a-z-]+)/.exec(path)?.[1] ?? '';

/**
 * Reads the address and text of one page after another and says what to do there: the usual answers of the form, with
 * what this journey answers differently.
 */
export const movesFor = (name: string, changed: Answers = {}): ((url: string, text: string) => Move) => {
  const form = formNamed(name);
  const answers: Answers = { ...usual[name], ...changed };
  const listed = new Map<string, number>();
  const done = new Set<string>();
  return (url, text) => {
    const { pathname } = new URL(url);
    const [room, , id, item] = pathname.split('/').slice(1);
    if (room === 'new' || formIn(pathname) === name) return { do: 'press', page: 'start' };
    if (room === 'drafts' && id === 'check') return { do: 'press', page: 'check' };
    const page = room === 'drafts' ? form.pages.find((one) => one.id === id) : undefined;
    if (page === undefined) return { do: 'stop' };
    if (page.repeat === undefined) return { do: 'fill', page, fields: typedOf(page.questions, answers) };
    const items = itemsFor(page, answers);
    if (item === undefined) {
      const count = Number(/You have added (\d+)/.exec(text)?.[1] ?? 0);
      listed.set(page.id, count);
      const before = items.findIndex((_, index) => index < count && !done.has(`${page.id}/${index}`));
      if (before >= 0) return { do: 'change', item: before + 1 };
      return { do: 'add', another: count < items.length ? 'yes' : 'no' };
    }
    const index = item === 'add' ? (listed.get(page.id) ?? 0) : Number(item) - 1;
    done.add(`${page.id}/${index}`);
    return { do: 'fill', page, fields: typedOf(page.questions, items[index] ?? {}) };
  };
};

/** More pages than any form has: past it, a page leads back to itself. */
export const MOST_PAGES = 200;

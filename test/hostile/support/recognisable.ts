import type { Answer, Answers, Item, Question } from '#forms/engine/definition.ts';
import { readForms } from '#forms/server/load.ts';
import { readScenario } from '#infra/local/simulation/scenario.ts';

/** A name nobody has and no word contains: wherever it turns up, somebody's words have turned up. */
export const MARK = 'Quillmarrow';

const read = readForms('forms');
const { usual } = readScenario('test/scenarios/rapid-review/harm-in-area.yaml');

const isWords = (question: Question | undefined): boolean =>
  question?.type === 'textarea' || (question?.type === 'text' && question.pattern === undefined);

/** The usual answers of a form, with the mark in everything that somebody would write in their own words. */
export const recognisable = (name: string): Answers => {
  const form = read.ok ? read.value.find((one) => one.form === name) : undefined;
  const questions = new Map(form?.pages.flatMap((page) => page.questions.map((one) => [one.id, one] as const)));
  const marked = (id: string, answer: Answer): Answer =>
    typeof answer === 'string' && isWords(questions.get(id)) ? `${MARK} ${answer}` : answer;
  const item = (one: string | Item): string | Item =>
    typeof one === 'string'
      ? one
      : Object.fromEntries(
          Object.entries(one).map(([id, value]) => [
            id,
            typeof value === 'string' && isWords(questions.get(id)) ? `${MARK} ${value}` : value,
          ]),
        );
  return Object.fromEntries(
    Object.entries(usual[name] ?? {}).map(([id, answer]) => {
      if (!Array.isArray(answer)) return [id, marked(id, answer)];
      const items = answer.map(item);
      return [
        id,
        items.every((one) => typeof one === 'string') ? items : items.filter((one) => typeof one !== 'string'),
      ];
    }),
  );
};

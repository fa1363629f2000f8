import { oneOf } from '#shared/kernel/listed.ts';
import { atoms } from './conditions.ts';
import type { Condition, Page, Question } from './definition.ts';

/** The option of an earlier question of the same page under which a question is shown. */
export interface Reveal {
  readonly parent: string;
  readonly value: string;
}

const samePage = (page: Page, condition: Condition): readonly Condition[] =>
  atoms(condition).filter((atom) => 'question' in atom && page.questions.some(({ id }) => id === atom.question));

/** The one value a condition asks for, where it is that simple. */
const wanted = (atom: Condition): string | undefined => {
  if ('is' in atom && 'question' in atom) return atom.is;
  if ('includes' in atom) return atom.includes;
  return 'oneOf' in atom && atom.oneOf.length === 1 ? atom.oneOf[0] : undefined;
};

/**
 * Where a question can be revealed inside an option: its condition is that one option of radios or checkboxes
 * on its page was chosen, beside at most what earlier pages said. Undefined: it stands in its own place.
 */
export const revealOf = (page: Page, question: Question): Reveal | undefined => {
  const { when } = question;
  if (when === undefined) return undefined;
  const parts = 'all' in when ? when.all : [when];
  const [atom, ...others] = samePage(page, when);
  if (atom === undefined || others.length > 0 || !parts.includes(atom) || !('question' in atom)) return undefined;
  const value = wanted(atom);
  const parent = page.questions.find(({ id }) => id === atom.question);
  if (value === undefined || parent === undefined) return undefined;
  if ((parent.type !== 'radios' && parent.type !== 'checkboxes') || !Array.isArray(parent.options)) return undefined;
  return parent.options.some((option) => option.value === value) ? { parent: parent.id, value } : undefined;
};

/** Ids of a page's questions in the order in which they are shown: what an option reveals stands inside it. */
export const shownOrder = (page: Page): readonly string[] => {
  const revealed = page.questions.map((question) => ({ question, reveal: revealOf(page, question) }));
  const inside = (parent: Question): readonly string[] =>
    'options' in parent && Array.isArray(parent.options)
      ? parent.options.flatMap(({ value }) =>
          revealed
            .filter(({ reveal }) => reveal?.parent === parent.id && reveal.value === value)
            .flatMap(({ question }) => [question.id, ...inside(question)]),
        )
      : [];
  return revealed
    .filter(({ reveal }) => reveal === undefined)
    .flatMap(({ question }) => [question.id, ...inside(question)]);
};

/** Ids of the questions of its page whose answers decide whether a question is asked, through others or at once. */
export const hangsOn = (page: Page, question: Question): ReadonlySet<string> => {
  const named = (question.when === undefined ? [] : samePage(page, question.when)).flatMap((atom) =>
    'question' in atom ? [atom.question] : [],
  );
  // Conditions only look back, so this ends.
  const earlier = page.questions.slice(0, page.questions.indexOf(question));
  return new Set(earlier.flatMap((other) => (named.includes(other.id) ? [other.id, ...hangsOn(page, other)] : [])));
};

const quoted = (question: Question | undefined, value: string): string => {
  const options =
    question !== undefined && 'options' in question && Array.isArray(question.options) ? question.options : [];
  return `“${options.find((option) => option.value === value)?.label ?? value}”`;
};

const phrase = (page: Page, atom: Condition): string => {
  if (!('question' in atom)) return '';
  const question = page.questions.find(({ id }) => id === atom.question);
  const about = `“${question?.label ?? atom.question}”`;
  if ('is' in atom) return `you answered ${quoted(question, atom.is)} to ${about}`;
  if ('isNot' in atom) return `you did not answer ${quoted(question, atom.isNot)} to ${about}`;
  if ('oneOf' in atom) return `you answered ${oneOf(atom.oneOf.map((one) => quoted(question, one)))} to ${about}`;
  if ('includes' in atom) return `you chose ${quoted(question, atom.includes)} for ${about}`;
  if ('answered' in atom) return atom.answered ? `you answered ${about}` : `you did not answer ${about}`;
  return 'atLeast' in atom ? `${about} is ${atom.atLeast} or more` : `${about} is ${atom.atMost} or less`;
};

/** Several options of one question, any of which will do: said together, not one after another. */
const anyOption = (page: Page, conditions: readonly Condition[]): string | undefined => {
  const [first] = conditions;
  if (first === undefined || !('includes' in first)) return undefined;
  const question = page.questions.find(({ id }) => id === first.question);
  const values = conditions.flatMap((each) =>
    'includes' in each && each.question === first.question ? [each.includes] : [],
  );
  if (question === undefined || values.length < conditions.length) return undefined;
  return `you chose ${oneOf(values.map((value) => quoted(question, value)))} for “${question.label}”`;
};

const words = (page: Page, condition: Condition): string => {
  if ('all' in condition)
    return condition.all
      .map((part) => words(page, part))
      .filter(Boolean)
      .join(' and ');
  if ('any' in condition) {
    const parts = condition.any.map((part) => words(page, part)).filter(Boolean);
    return anyOption(page, condition.any) ?? parts.join(', or ');
  }
  if ('not' in condition) {
    const inner = words(page, condition.not);
    return inner === '' ? '' : `it is not so that ${inner}`;
  }
  return samePage(page, condition).length > 0 ? phrase(page, condition) : '';
};

/** The first question of a page that has the very same condition, when that is an earlier one. */
const sameAs = (page: Page, question: Question): Question | undefined => {
  const condition = JSON.stringify(question.when);
  const first = page.questions.find(({ when }) => JSON.stringify(when) === condition);
  return first === question ? undefined : first;
};

/**
 * For a question that is shown though it may not apply: when to answer it. Undefined when it always applies. Said in
 * full once; the next with the same condition points to it.
 */
export const onlyIf = (page: Page, question: Question): string | undefined => {
  const said = question.when === undefined ? '' : words(page, question.when);
  const first = said === '' ? undefined : sameAs(page, question);
  if (first !== undefined) return `Answer this only if “${first.label}” applies.`;
  return said === '' ? undefined : `Answer this only if ${said}.`;
};

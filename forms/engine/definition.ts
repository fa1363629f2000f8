import { z } from 'zod';

/**
 * What a form file may say. Written by people who know practice, in YAML; read once, with every fault listed,
 * when the product starts. Everything is closed: an unknown word is a mistake, not a silent no-op.
 */

/** A name unique in its form (or in its repeating list): `incidentDate`. */
const Name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'use camelCase letters and digits');
/** A page's address inside its form: `what-happened`. */
const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
const Words = z.string().trim().min(1);

/** A fact the case brings to the form, which answers cannot change: `late`, `partner`, `caseHasDeath`. */
const Fact = z.strictObject({ fact: Name, is: z.union([z.string(), z.boolean()]) });

/** When a page or question is asked. A question not asked has no answer, whatever was typed before. */
export type Condition =
  | { question: string; is: string }
  | { question: string; isNot: string }
  | { question: string; oneOf: string[] }
  | { question: string; includes: string }
  | { question: string; answered: boolean }
  | { question: string; atLeast: number }
  | { question: string; atMost: number }
  | z.infer<typeof Fact>
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: Name, is: z.string() }),
    z.strictObject({ question: Name, isNot: z.string() }),
    z.strictObject({ question: Name, oneOf: z.array(z.string()).min(1) }),
    z.strictObject({ question: Name, includes: z.string() }),
    z.strictObject({ question: Name, answered: z.boolean() }),
    z.strictObject({ question: Name, atLeast: z.number() }),
    z.strictObject({ question: Name, atMost: z.number() }),
    Fact,
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
);

const Option = z.strictObject({
  value: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  label: Words,
  hint: Words.optional(),
  /** For checkboxes: choosing this one unchooses the others ("None of these"). */
  exclusive: z.boolean().optional(),
});

/** Options written out, or a list the case supplies when the page is shown (`agencies`, `group-members`, …). */
const Options = z.union([z.array(Option).min(1), z.strictObject({ from: Slug })]);

const Asked = {
  id: Name,
  label: Words,
  hint: Words.optional(),
  /**
   * Begins a section of a long page, above this question. Only on a question that is always asked, so that it never
   * stands over nothing. Not shown where answers are checked.
   */
  heading: Words.optional(),
  /** Must be answered. On unless said otherwise. */
  required: z.boolean().default(true),
  /** What to say when it is missing: "Enter the date the incident happened". */
  missing: Words.optional(),
  when: Condition.optional(),
};

/** A day limit: today, another question's answer, or a written date. */
const DayLimit = z.union([z.literal('today'), z.strictObject({ question: Name }), z.iso.date()]);

export const Question = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    ...Asked,
    maxLength: z.int().max(500).default(200),
    autocomplete: z.string().optional(),
    width: z.enum(['2', '3', '4', '5', '10', '20', 'full']).default('full'),
    pattern: z.string().optional(),
    patternMessage: Words.optional(),
  }),
  z.strictObject({
    type: z.literal('textarea'),
    ...Asked,
    maxLength: z.int().max(20000).default(5000),
    rows: z.int().min(2).max(20).default(5),
  }),
  z.strictObject({
    type: z.literal('number'),
    ...Asked,
    min: z.number().optional(),
    max: z.number().optional(),
    suffix: Words.optional(),
  }),
  z.strictObject({ type: z.literal('email'), ...Asked }),
  z.strictObject({ type: z.literal('telephone'), ...Asked }),
  z.strictObject({ type: z.literal('date'), ...Asked, notBefore: DayLimit.optional(), notAfter: DayLimit.optional() }),
  /** A London date and time of day; the answer is `YYYY-MM-DDTHH:mm` as typed. */
  z.strictObject({
    type: z.literal('datetime'),
    ...Asked,
    notBefore: DayLimit.optional(),
    notAfter: DayLimit.optional(),
  }),
  z.strictObject({ type: z.literal('radios'), ...Asked, options: Options, inline: z.boolean().default(false) }),
  z.strictObject({ type: z.literal('checkboxes'), ...Asked, options: Options }),
  z.strictObject({ type: z.literal('select'), ...Asked, options: Options }),
  /** One box to tick, whose label is the whole statement. */
  z.strictObject({ type: z.literal('declaration'), ...Asked }),
]);
export type Question = z.infer<typeof Question>;

/** Text between questions. `details` folds away; `warning` is for what must not be missed. */
export const Block = z.union([
  z.strictObject({ text: Words }),
  z.strictObject({ list: z.array(Words).min(1) }),
  z.strictObject({ inset: Words }),
  z.strictObject({ warning: Words }),
  z.strictObject({ details: z.strictObject({ summary: Words, text: Words }) }),
  /** What the case already knows, supplied when the page is shown, so that only what is new is added. */
  z.strictObject({ known: Slug }),
]);
export type Block = z.infer<typeof Block>;

export const Page = z.strictObject({
  id: Slug,
  title: Words,
  when: Condition.optional(),
  content: z.array(Block).default([]),
  questions: z.array(Question).default([]),
  /** Makes the page one item of a list that people add to, change and remove from, one at a time. */
  repeat: z
    .strictObject({
      list: Name,
      item: Words,
      items: Words,
      min: z.int().min(0).default(0),
      max: z.int().min(1).max(60).default(20),
      /** Question ids whose answers name an item in the list. */ named: z.array(Name).min(1),
    })
    .optional(),
});
export type Page = z.infer<typeof Page>;

export const Form = z.strictObject({
  form: Slug,
  title: Words,
  /** Raised when published words or questions change; a draft keeps the version it was started on. */
  version: z.int().min(1),
  /** Opens a case, or belongs to one. */
  opens: z.boolean().default(false),
  /**
   * What the answers are about, with separate answers for each: an agency, partner, action or message, or another kind
   * that the workflow knows.
   */
  subject: Slug.optional(),
  /** Shown before the first page: what this is for, how long it takes, what to have ready. */
  start: z.strictObject({ minutes: z.int().min(1), content: z.array(Block).min(1) }).optional(),
  pages: z.array(Page).min(1),
  submit: z.strictObject({ label: Words, declaration: Words.optional() }),
  confirmation: z.strictObject({ title: Words, next: z.array(Words).min(1) }),
  /** Rows of `requirements` and guidance this form serves. */
  serves: z.array(z.string()).default([]),
});
export type Form = z.infer<typeof Form>;

/** Answers as they are kept: text, lists of chosen values, or a list of items. Dates and times are text. */
export type Answer = string | number | boolean | readonly string[] | readonly Item[];
export type Item = Readonly<Record<string, string | number | boolean | readonly string[]>>;
export type Answers = Readonly<Record<string, Answer>>;

import { z } from 'zod';
import { type Fault, fault, type Where } from './fault.ts';
import { nearest } from './nearest.ts';

/** What a file's schema finds, in words for somebody who has never seen a schema. */
export const schemaFaults = (issues: readonly z.core.$ZodIssue[], schema: z.ZodType): readonly Fault[] =>
  issues.flatMap((issue) => faultsOf(issue, schema));

const faultsOf = (issue: z.core.$ZodIssue, schema: z.ZodType): readonly Fault[] => {
  const where = issue.path.flatMap((part) => (typeof part === 'symbol' ? [] : [part]));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(where, key, keysAt(where, schema)));
    case 'invalid_type':
      return [issue.input === undefined ? absent(where) : wrongKind(where, issue.expected)];
    case 'invalid_value':
      return [issue.input === undefined ? absent(where) : unknownWord(where, issue.input, issue.values.map(String))];
    case 'invalid_format':
      return [fault(where, `${shown(issue.input)} is not written as it should be.`, formatOf(where, issue))];
    case 'too_small':
      return [fault(where, tooSmall(issue.origin, Number(issue.minimum)), 'Give more, or correct it.')];
    case 'too_big':
      return [fault(where, `It may be at most ${issue.maximum}.`, 'Give less, or correct it.')];
    default:
      return [fault(where, `${issue.message}.`, 'Correct it.')];
  }
};

const unknownKey = (where: Where, key: string, known: readonly string[]): Fault => {
  const near = nearest(key, known);
  return fault(
    [...where, key],
    `"${key}" means nothing here.`,
    near ? `Did you mean "${near}"?` : `Take it out. What may stand here: ${known.join(', ')}.`,
  );
};

const unknownWord = (where: Where, input: unknown, known: readonly string[]): Fault => {
  const near = typeof input === 'string' ? nearest(input, known) : undefined;
  return fault(
    where,
    `${shown(input)} is not one of the words for this.`,
    near ? `Did you mean "${near}"?` : `Choose one of: ${known.join(', ')}.`,
  );
};

const absent = (where: Where): Fault => fault(where, 'This is missing.', 'Add it.');

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of names with values',
};
const wrongKind = (where: Where, expected: string): Fault => {
  const kind = KINDS[expected] ?? expected;
  return fault(
    where,
    `This should be ${kind}.`,
    `Write ${kind} here${kind === 'text' ? ', in quotes if need be' : ''}.`,
  );
};

const tooSmall = (origin: string, least: number): string => {
  if (origin === 'string') return 'This is empty.';
  return origin === 'array' ? `There must be at least ${least}.` : `It must be at least ${least}.`;
};

const shown = (input: unknown): string => (typeof input === 'string' ? `"${input}"` : String(input));

/** What a text should look like, told by the key it stands under. */
const FORMATS: Readonly<Record<string, string>> = {
  address: 'Write one e-mail address, such as head.of.safeguarding@brent.example.',
  partnershipMailbox: 'Write one e-mail address, such as partnership@brent.example.',
  adultsBoardMailbox: 'Write one e-mail address, such as adults.board@brent.example.',
  panel: 'Write one e-mail address, or null.',
  ofsted: 'Write one e-mail address, or null.',
  dfe: 'Write one e-mail address, or null.',
  secretaryOfState: 'Write one e-mail address, or null.',
  at: 'Write a time of day in quotes, such as "09:00".',
  targetTime: 'Write a time of day in quotes, such as "17:00".',
  effectiveFrom: 'Write a day that exists as year, month, day: 2026-04-02.',
  from: 'Write a day that exists as year, month, day: 2026-04-02.',
  until: 'Write a day that exists as year, month, day: 2026-04-02.',
  referencePrefix: 'Write three capital letters.',
  colour: "Write six hexadecimal digits in quotes, such as '#00534c'.",
  allowedDomains: 'Write a domain in lower case, such as brent.example.',
};
const formatOf = (where: Where, issue: z.core.$ZodIssueInvalidStringFormat): string => {
  if (where.includes('outOfHours')) return 'Write a time of day in quotes, such as "17:00".';
  const key = where.findLast((part) => typeof part === 'string') ?? '';
  return FORMATS[key] ?? (issue.format === 'regex' ? `Write it in lower-case words joined by hyphens.` : issue.message);
};

/** The keys the schema knows at a place in the file. */
const keysAt = (where: Where, schema: z.ZodType): readonly string[] => {
  let here: unknown = schema;
  for (const part of where) {
    const inside = unwrapped(here);
    if (inside instanceof z.ZodObject) here = inside.shape[part];
    else if (inside instanceof z.ZodArray) here = inside.element;
    else return [];
  }
  const found = unwrapped(here);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
};

const unwrapped = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap())
    : schema;

import { allOf } from '#shared/kernel/listed.ts';
import { answerTo } from '../conditions.ts';
import type { Answers, Question } from '../definition.ts';
import { happenedInLondon, longDate, longDateTime, monthNumber } from '../london.ts';
import { nameOf, type ParseContext, type Said } from './said.ts';

type Dated = Question & { type: 'date' | 'datetime' };
type Boxes = Readonly<Record<string, string>>;

const two = (value: number): string => String(value).padStart(2, '0');

/** The calendar date in the boxes, or what is wrong with it. Years are written in full. */
const calendarDate = (boxes: Boxes, name: string): Said<string> => {
  const { day = '', month = '', year = '' } = boxes;
  if (!/^\d{1,2}$/.test(day)) return { message: `${name} must have a day in figures, like 27`, parts: ['day'] };
  const monthOfYear = monthNumber(month);
  if (!(monthOfYear >= 1 && monthOfYear <= 12)) {
    return { message: `${name} must have a month from 1 to 12, or its name`, parts: ['month'] };
  }
  if (!/^\d{4}$/.test(year)) return { message: `${name} must have a year of 4 figures, like 2026`, parts: ['year'] };
  if (Number(year) < 1900 || Number(year) > 2100) {
    return { message: `${name} must have a year from 1900 to 2100`, parts: ['year'] };
  }
  const date = `${year}-${two(monthOfYear)}-${two(Number(day))}`;
  const real = new Date(Date.UTC(Number(year), monthOfYear - 1, Number(day)));
  if (real.toISOString().slice(0, 10) !== date) {
    return { message: `${name} must be a real date`, parts: ['day', 'month', 'year'] };
  }
  return { value: date };
};

const timeOfDay = (boxes: Boxes, name: string): Said<string> => {
  const { hour = '', minute = '' } = boxes;
  if (!/^\d{1,2}$/.test(hour) || Number(hour) > 23) {
    return { message: `${name} must have an hour from 0 to 23, like 14 for 2pm`, parts: ['hour'] };
  }
  if (!/^\d{1,2}$/.test(minute) || Number(minute) > 59) {
    return { message: `${name} must have minutes from 0 to 59`, parts: ['minute'] };
  }
  return { value: `${two(Number(hour))}:${two(Number(minute))}` };
};

type Limit = Dated['notBefore'];

/** The written value of a limit, at the precision both sides share; undefined when it points at something unanswered. */
const limitValue = (limit: Limit, own: Answers, context: ParseContext): string | undefined => {
  if (limit === undefined) return undefined;
  if (limit === 'today') return context.now;
  if (typeof limit === 'string') return limit;
  const answer = answerTo(own, limit.question) ?? answerTo(context.answers, limit.question);
  return typeof answer === 'string' ? answer : undefined;
};

const printed = (value: string): string => (value.length > 10 ? longDateTime(value) : longDate(value));

const outside = (question: Dated, value: string, name: string, own: Answers, context: ParseContext) => {
  for (const side of ['notBefore', 'notAfter'] as const) {
    const limit = limitValue(question[side], own, context);
    if (limit === undefined) continue;
    const length = Math.min(limit.length, value.length);
    const [a, b] = [value.slice(0, length), limit.slice(0, length)];
    const earliest = side === 'notBefore';
    if (earliest ? a >= b : a <= b) continue;
    if (question[side] === 'today')
      return `${name} must be ${earliest ? 'today or later' : value.length > 10 ? 'now or in the past' : 'today or in the past'}`;
    return `${name} must be ${earliest ? 'on or after' : 'on or before'} ${printed(b)}`;
  }
  return undefined;
};

/** A date, or a London date and time of day, from its boxes; real, whole and inside its limits. */
export const readDate = (question: Dated, boxes: Boxes, own: Answers, context: ParseContext): Said<string> => {
  const wanted = Object.keys(boxes);
  const name = nameOf(question, question.type === 'date' ? 'The date' : 'The date and time');
  const blank = wanted.filter((part) => boxes[part] === '');
  if (blank.length === wanted.length) return { value: undefined };
  if (blank.length > 0) {
    const words = blank.map((part) => (part === 'hour' ? 'an hour' : part === 'minute' ? 'minutes' : `a ${part}`));
    return { message: `${name} must include ${allOf(words)}`, parts: blank };
  }
  const date = calendarDate(boxes, name);
  if ('message' in date || question.type === 'date') return 'message' in date ? date : within(date.value ?? '');
  const time = timeOfDay(boxes, name);
  if ('message' in time) return time;
  const value = `${date.value}T${time.value}`;
  if (!happenedInLondon(value)) {
    return {
      message: `${name} must be a time that happened. The clocks went forward that night, from 1am to 2am`,
      parts: ['hour', 'minute'],
    };
  }
  return within(value);

  function within(read: string): Said<string> {
    const message = outside(question, read, name, own, context);
    return message === undefined ? { value: read } : { message, parts: wanted };
  }
};

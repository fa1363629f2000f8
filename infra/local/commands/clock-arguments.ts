import { COUNTABLE, countable } from '#shared/guidance/clocks.ts';
import { dateOf, type Moment } from '#shared/kernel/london.ts';
import { instantOf, LondonDate, LondonTime } from '#shared/kernel/time.ts';
import { optionsIn, Refused } from './answering.ts';

export const USAGE = `npm run -s clock -- --borough NAME [dates] [--json]

  --aware     when the local authority became aware: notify, tell-partners, rapid-review
  --notified  when the notification was sent: rapid-review
  --decided   when a practice review was decided on: practice-review
  --publish   the day of publication: pre-publication, availability
  --raised    when a disagreement was raised: disagreement
  --known     when an allegation was known (or --lado): lado

A date, 2026-04-02, or a London date and time, 2026-04-02T10:00.`;

/** The order in which they stand for the day the case was opened. */
export const DATES = ['aware', 'notified', 'decided', 'publish', 'raised', 'known', 'lado'] as const;
export type Given = { readonly [name in (typeof DATES)[number]]?: Moment };

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

const momentOf = (option: string, typed: string): Moment => {
  const [, day, time, seconds = '', zone] = MOMENT.exec(typed) ?? [];
  const date = LondonDate.safeParse(day);
  if (!date.success) {
    throw new Refused(`--${option} ${typed}: give a date such as 2026-04-02, or a date and time, 2026-04-02T10:00.`);
  }
  const atZone = zone === undefined ? Number.NaN : Date.parse(`${day}T${time}${seconds}${zone}`);
  if (zone !== undefined && Number.isNaN(atZone)) {
    throw new Refused(`--${option} ${typed}: there is no such time zone.`);
  }
  const moment = zone !== undefined ? instantOf(atZone) : time ? LondonTime.parse(`${day}T${time}`) : date.data;
  if (!countable(moment)) {
    throw new Refused(`--${option} ${typed}: give a date from ${COUNTABLE.from} to ${COUNTABLE.to}.`);
  }
  return moment;
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  borough: text,
  aware: text,
  notified: text,
  decided: text,
  publish: text,
  raised: text,
  known: text,
  lado: text,
  json: flag,
  help: flag,
} as const;

export interface ClockArguments {
  readonly borough: string;
  readonly given: Given;
  readonly json: boolean;
  readonly help: boolean;
}

/** Throws `Refused` for anything that is not a known option or not a day that exists. */
export const readArguments = (args: readonly string[]): ClockArguments => {
  const values = optionsIn(args, OPTIONS);
  const given: { [name in (typeof DATES)[number]]?: Moment } = {};
  for (const name of DATES) {
    const typed = values[name];
    if (typed !== undefined) given[name] = momentOf(name, typed);
  }
  if (given.aware && given.notified && dateOf(given.notified) < dateOf(given.aware)) {
    throw new Refused('--notified is before --aware: nothing is notified before it is known.');
  }
  if (given.known && given.lado) throw new Refused('--known and --lado are one and the same: give one of them.');
  return { borough: values.borough ?? '', given, json: values.json ?? false, help: values.help ?? false };
};

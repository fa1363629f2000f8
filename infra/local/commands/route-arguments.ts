import { comesTwice } from '#shared/escalation/route/words.ts';
import { instantOfLondon, londonTimeOf, longDate } from '#shared/kernel/london.ts';
import { type Instant, instantOf, LondonDate, LondonTime } from '#shared/kernel/time.ts';
import { calendarCovers } from '#shared/kernel/working-days.ts';
import { optionsIn, Refused } from './answering.ts';

export const USAGE = `npm run -s route -- --borough NAME --agency NAME --at TIME [more]

Whom a professional disagreement is taken to, and why.

  --borough       whose arrangements
  --agency        the other agency, by its key, or a service the protocol speaks of: police, schools
  --at            London date and time, 2026-05-20T22:15; or with a zone, 2026-05-20T21:15Z
  --line          0 initial resolution, 1, 2 or 3 a line of escalation; all of them when it is not given
  --case          open, new (a new referral) or neither; open when it is not given
  --concerns      child, adult or partners; whichever the routes are for when it is not given
  --circumstance  one that holds, such as head-is-designated-lead; as often as need be
  --json          as data`;

export interface RouteArguments {
  readonly borough: string;
  readonly agency: string;
  readonly at: Instant;
  /** What to bear in mind about the time given. */
  readonly notes: readonly string[];
  readonly line?: number;
  readonly cases: 'open' | 'new' | 'neither';
  readonly concerns?: 'child' | 'adult' | 'partners';
  readonly circumstances: readonly string[];
  readonly json: boolean;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** A London time that does not exist is refused. One that comes twice has one answer, since routes go by the wall clock. */
const instantTyped = (typed: string): { readonly at: Instant; readonly notes: readonly string[] } => {
  const [, day, time, seconds = '', zone] = MOMENT.exec(typed) ?? [];
  const date = LondonDate.safeParse(day);
  if (!date.success || time === undefined) {
    throw new Refused(`--at ${typed}: give a London date and time, such as 2026-05-20T22:15.`);
  }
  if (!calendarCovers(date.data)) throw new Refused(`--at ${typed}: give a year from 2000 to 2050.`);
  if (zone !== undefined) {
    const epoch = Date.parse(`${day}T${time}${seconds}${zone}`);
    if (Number.isNaN(epoch)) throw new Refused(`--at ${typed}: there is no such time zone.`);
    return { at: instantOf(epoch), notes: [] };
  }
  const wall = LondonTime.parse(`${day}T${time}`);
  const at = instantOfLondon(wall);
  if (londonTimeOf(at) !== wall) {
    throw new Refused(
      `--at ${typed}: that time does not exist in London. On ${longDate(date.data)} the clocks go forward from 01:00 to 02:00: give a time before or after.`,
    );
  }
  return {
    at,
    notes: comesTwice(at)
      ? [
          `${time} comes twice on ${longDate(date.data)}, when the clocks go back. Routes go by the wall clock, so the answer is the same for both.`,
        ]
      : [],
  };
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  borough: text,
  agency: text,
  at: text,
  line: text,
  case: text,
  concerns: text,
  circumstance: { type: 'string', multiple: true },
  json: flag,
  help: flag,
} as const;

const oneOf = <Word extends string>(option: string, typed: string, words: readonly Word[]): Word => {
  const found = words.find((word) => word === typed);
  if (found !== undefined) return found;
  throw new Refused(`--${option} ${typed}: give one of ${words.join(', ')}.`);
};

const needed = (option: string, value: string | undefined): string => {
  if (value !== undefined && value !== '') return value;
  throw new Refused(`Say --${option}.\n\n${USAGE}`);
};

/** Undefined when only the usage was asked for. Throws `Refused` for what is not understood. */
export const readArguments = (args: readonly string[]): RouteArguments | undefined => {
  const values = optionsIn(args, OPTIONS);
  if (values.help) return undefined;
  const borough = needed('borough', values.borough);
  const agency = needed('agency', values.agency);
  return {
    borough,
    agency,
    ...instantTyped(needed('at', values.at)),
    ...(values.line === undefined ? {} : { line: Number(oneOf('line', values.line, ['0', '1', '2', '3'])) }),
    cases: values.case === undefined ? 'open' : oneOf('case', values.case, ['open', 'new', 'neither']),
    ...(values.concerns === undefined
      ? {}
      : { concerns: oneOf('concerns', values.concerns, ['child', 'adult', 'partners']) }),
    circumstances: values.circumstance ?? [],
    json: values.json ?? false,
  };
};

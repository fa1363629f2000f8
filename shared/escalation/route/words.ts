import type { Protocol, Route, Service } from '#shared/boroughs/escalation.ts';
import { isOutOfHours, type WallTime } from '#shared/boroughs/routing/hours.ts';
import { londonDate, londonTimeOf, longDate, plusDays, weekday } from '#shared/kernel/london.ts';
import { type Instant, plusMilliseconds } from '#shared/kernel/time.ts';
import { skippedBetween } from '#shared/kernel/working-days.ts';
import type { CaseKind } from '../state/facts.ts';

const LINES = ['initial resolution', 'first line', 'second line', 'third line'];

/** `first line of escalation`; 0 is the initial resolution between the workers. */
export const lineInWords = (line: number): string =>
  line === 0 ? 'initial resolution' : `${LINES[line] ?? `line ${line}`} of escalation`;

const HOUR = 3_600_000;

/** Whether London's clocks show this time twice that night. */
export const comesTwice = (at: Instant): boolean =>
  [HOUR, -HOUR].some((hour) => londonTimeOf(plusMilliseconds(at, hour)) === londonTimeOf(at));

/** `Wednesday 20 May 2026, 22:15, which is between 21:00 and 07:00.` */
export const hourInWords = (row: Route, protocol: Protocol, at: Instant, wall: WallTime): string => {
  const date = londonDate(at);
  const twice = comesTwice(at) ? ' (the clocks go back, and that time comes twice: what the wall shows counts)' : '';
  const moment = `${weekday(date)} ${longDate(date)}, ${wall.time}${twice}`;
  const { hours } = row;
  if (hours === 'any') return `${moment}. This route is the same at every hour.`;
  if (typeof hours !== 'string') return `${moment}, which is between ${hours.from} and ${hours.until}.`;
  if (!isOutOfHours(protocol.outOfHours, wall)) return `${moment}, which is in office hours.`;
  const [dayOff] = skippedBetween(plusDays(date, -1), date);
  const { from, until } = protocol.outOfHours ?? {};
  const because =
    dayOff === undefined
      ? `between ${from} and ${until}`
      : dayOff.why === weekday(date)
        ? 'the weekend'
        : `a bank holiday, ${dayOff.why}`;
  return `${moment}, which is out of hours: ${because}.`;
};

/** What kind of case it is, and what that does. */
export const casesInWords = (row: Route, cases: CaseKind): string => {
  if (row.cases === 'any') return 'It is the same for an open case and a new referral.';
  if (cases === 'open') return 'The case is open to the service.';
  return cases === 'new'
    ? 'It is a new referral to the service.'
    : 'The service neither has the case open nor was sent a referral, so it goes the way of a new referral.';
};

/** The circumstance that chose the row, as it was asked. */
export const circumstanceInWords = ({ when }: Route, { circumstances }: Service): readonly string[] =>
  circumstances.flatMap(({ id, asks }) => (id === when ? [`Answered yes: ${asks}`] : []));

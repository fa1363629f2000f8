import { londonDate, londonTimeOf } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { isWorkingDay } from '#shared/kernel/working-days.ts';
import type { Hours, Protocol } from '../escalation.ts';

/** What a clock on a London wall shows, and whether the day is a working day. All that a route's hours are read by. */
export interface WallTime {
  /** `22:15`. */
  readonly time: string;
  readonly workingDay: boolean;
}

/** In the hour that comes twice in October, what the wall shows both times. */
export const wallTimeAt = (instant: Instant): WallTime => ({
  time: londonTimeOf(instant).slice(11),
  workingDay: isWorkingDay(londonDate(instant)),
});

/** `from` is in it and `until` is not. A window whose end is not after its beginning passes midnight. */
export const within = ({ from, until }: { readonly from: string; readonly until: string }, time: string): boolean =>
  from < until ? from <= time && time < until : from <= time || time < until;

/** Weekends and bank holidays always are; on other days, the hours the protocol says, if it says any. */
export const isOutOfHours = (outOfHours: Protocol['outOfHours'], { time, workingDay }: WallTime): boolean =>
  !workingDay || (outOfHours !== undefined && within(outOfHours, time));

/** Whether something that holds in these hours holds now. */
export const holdsIn = (hours: Hours, outOfHours: Protocol['outOfHours'], at: WallTime): boolean => {
  if (hours === 'any') return true;
  if (hours === 'out-of-hours') return isOutOfHours(outOfHours, at);
  if (hours === 'office-hours') return !isOutOfHours(outOfHours, at);
  return within(hours, at.time);
};

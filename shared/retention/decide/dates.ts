import { keepingRule } from '#shared/boroughs/retention.ts';
import type { Context } from '#shared/casework/workflow.ts';
import { atTime, londonDate, plusDays, plusMonths } from '#shared/kernel/london.ts';
import type { Instant, LondonDate } from '#shared/kernel/time.ts';
import type { Rule } from '../state/facts.ts';
import type { Retention } from '../state/state.ts';

/** The hour of the London day at which people hear that the time is over. */
const MORNING = '09:00';

/** The borough's rule for a workflow, as it is kept with the record. */
export const ruleFor = (workflow: string, { arrangement }: Context): Rule => ({
  ...keepingRule(arrangement.retention, workflow),
  arrangementVersion: arrangement.version,
});

/**
 * The last day on which records are kept: so many calendar years after the London date of closing, and where the year has
 * no such day the month's last. 29 February 2028 and 25 years is 28 February 2053.
 */
export const keepUntil = (closedOn: LondonDate, years: number): LondonDate => plusMonths(closedOn, 12 * years);

/** Whether the last day of keeping is over. Asked of every step towards disposal, and again before the first row goes. */
export const keptLongEnough = ({ keepUntil: last }: Pick<Retention, 'keepUntil'>, { now }: Context): boolean =>
  last !== undefined && londonDate(now) > last;

/** When it becomes due: on the morning after the last day. Undefined while the case is open. */
export const dueAt = ({ keepUntil: last }: Pick<Retention, 'keepUntil'>): Instant | undefined =>
  last === undefined ? undefined : atTime(plusDays(last, 1), MORNING);

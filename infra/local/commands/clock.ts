import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { arrangementsOf, boroughs } from '#shared/boroughs/load.ts';
import type { ClockName } from '#shared/guidance/clock-names.ts';
import { editionOn, rapidReviewTrigger, runClock } from '#shared/guidance/clocks.ts';
import type { Edition } from '#shared/guidance/edition.ts';
import type { RunningClock } from '#shared/guidance/running-clock.ts';
import { dateOf, type Moment } from '#shared/kernel/london.ts';
import type { LondonDate } from '#shared/kernel/time.ts';
import { answering, Refused, run } from './answering.ts';
import { DATES, type Given, readArguments, USAGE } from './clock-arguments.ts';
import { clockTable } from './clock-table.ts';

/** Every clock that the dates given start, in the order of `ClockName`. */
const clocksFor = (given: Given, arrangement: Arrangement, edition: Edition): readonly RunningClock[] => {
  const { counting } = arrangement;
  const running = (clock: ClockName, trigger: Moment | undefined): readonly RunningClock[] =>
    trigger === undefined ? [] : [runClock(clock, trigger, counting, edition)];
  const notify = running('notify', given.aware);
  const known = rapidReviewTrigger(counting, given);
  const onLastDay = rapidReviewTrigger(counting, { aware: given.aware, notified: notify[0]?.dueDate });
  if (known === undefined && given.notified !== undefined) {
    throw new Refused(`${arrangement.name} counts the rapid review from the day of awareness: give --aware as well.`);
  }
  const rapidReview =
    known !== undefined
      ? running('rapid-review', known)
      : running('rapid-review', onLastDay).map((clock) => ({
          ...clock,
          rule: `${clock.rule} (if notified on the last day)`,
        }));
  return [
    ...notify,
    ...running('tell-partners', given.aware),
    ...rapidReview,
    ...running('practice-review', given.decided).map((clock) => withPublication(clock, given.publish)),
    ...running('pre-publication', given.publish),
    ...running('availability', given.publish),
    ...running('disagreement', given.raised),
    ...running('lado', given.known ?? given.lado),
  ];
};

/** Says so where the day of publication comes after the six months: the reasons go to the Panel before they end. */
const withPublication = (clock: RunningClock, publish: Moment | undefined): RunningClock =>
  publish === undefined || dateOf(publish) <= clock.dueDate
    ? clock
    : {
        ...clock,
        warnings: [
          ...clock.warnings,
          `Publication on ${dateOf(publish)} is after its last day: tell the Panel and the Secretary of State the reasons by ${clock.dueDate}.`,
        ],
      };

const arrangementFor = (
  borough: string,
  opened: LondonDate,
): { arrangement: Arrangement; notes: readonly string[] } => {
  if (!boroughs().includes(borough)) {
    const there = `There are: ${boroughs().join(', ')}.`;
    throw new Refused(
      borough === '' ? `Say which borough: --borough NAME. ${there}` : `There is no borough "${borough}". ${there}`,
    );
  }
  const versions = arrangementsOf(borough);
  const inForce = versions.findLast(({ effectiveFrom }) => effectiveFrom <= opened);
  if (inForce !== undefined) return { arrangement: inForce, notes: [] };
  const [first] = versions;
  if (first === undefined) throw new Refused(`There are no arrangements for ${borough}.`);
  const note = `The arrangements held for ${first.name} begin on ${first.effectiveFrom}; their way of counting is used for earlier days.`;
  return { arrangement: first, notes: [note] };
};

const answer = (args: readonly string[]): string => {
  const { borough, json, help, given } = readArguments(args);
  if (help) return USAGE;
  const first = DATES.map((name) => given[name]).find((moment) => moment !== undefined);
  if (first === undefined) throw new Refused(`Give at least one date.\n\n${USAGE}`);
  // A case is held to what was in force on the day it was opened; the first date given stands for that day.
  const opened = dateOf(first);
  const { arrangement, notes } = arrangementFor(borough, opened);
  const edition = editionOn(opened);
  const clocks = clocksFor(given, arrangement, edition).map((clock) => ({
    ...clock,
    warnings: [...clock.warnings, ...notes],
  }));
  if (!json) return clockTable(`${arrangement.name} · ${edition.title}`, clocks);
  const shown = clocks.map(({ clock, starts, dueDate, due, skipped, rule, source, warnings }) => {
    return { clock, starts, dueDate, due, skipped, rule, source, warnings };
  });
  return JSON.stringify({ borough, edition: edition.key, clocks: shown }, null, 2);
};

export const clockCommand = answering(answer);

if (import.meta.main) run(clockCommand);

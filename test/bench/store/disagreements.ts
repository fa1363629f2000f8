import { resolve } from 'node:path';
import { readForms } from '#forms/server/load.ts';
import { act } from '#functions/casework/act.ts';
import { shelfNamed } from '#functions/casework/shelves.ts';
import { play } from '#infra/local/simulation/play.ts';
import { readScenario } from '#infra/local/simulation/scenario.ts';
import { told } from '#infra/local/simulation/told.ts';
import { openWorld, type World } from '#infra/local/simulation/world.ts';
import type { Answers } from '#shared/casework/answers.ts';
import { type CaseId, CommandId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { type Instant, plusMilliseconds } from '#shared/kernel/time.ts';
import { disagreementAnswers } from '#test/support/disagreement-answers.ts';
import { raised, WARD } from '#test/support/disagreement-story.ts';
import { holderOf, london } from '#test/support/pure-workflow.ts';
import { aside, atMost, median, milliseconds, type Row, seconds, times } from '../row.ts';

const RAPID = resolve(import.meta.dirname, '../../scenarios/rapid-review/harm-in-area.yaml');
const BOROUGH = 'barnet';
const FEW = 17;
const MANY = 1000;
const TURNS = 3;
/** Raised through one day, and looked at until the morning after the working week that follows. */
const HOURS = ['10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00'];
const RAISED_ON = '2026-05-20';
const UNTIL = '2026-05-29T10:00';
const OTHERS = ['family-services', 'police', 'adult-social-care', 'schools', 'mental-health'];
/** One in so many says that somebody is at immediate risk. */
const AT_RISK = 20;

/** What one of them is about, by its number. */
const answersOf = (number: number): Answers => ({
  receivingAgency: OTHERS[number % OTHERS.length] ?? '',
  ...(number % AT_RISK === 0 ? { immediateRisk: 'yes', riskAction: 'Kept on the ward' } : {}),
});
const hourOf = (number: number): string => HOURS[number % HOURS.length] ?? '';

/** Everything that happened and everybody who was written to, each with its minute, in one order. */
interface Week {
  readonly happened: readonly string[];
  readonly written: readonly string[];
}
/** To the nearest: a machine waits whole seconds, and half of a day may end within one. */
const minute = (at: Instant): string => plusMilliseconds(at, 30_000).slice(0, 16);
const weekOf = (
  events: readonly { readonly at: Instant; readonly event: unknown }[],
  messages: readonly {
    readonly at: Instant;
    readonly intent: { readonly template: string; readonly recipient: { readonly address: string } };
  }[],
): Week => ({
  happened: events.map(({ at, event }) => `${minute(at)} ${JSON.stringify(event)}`),
  written: messages.map(({ at, intent }) => `${minute(at)} ${intent.template} ${intent.recipient.address}`).toSorted(),
});

/** The same week by the rules alone, with no store, machine or mail. */
const byTheRules = (number: number): Week => {
  const story = raised(
    { ...answersOf(number), about: `Ward ${number}` },
    { at: `${RAISED_ON}T${hourOf(number)}`, who: WARD },
  );
  story.until(UNTIL);
  return weekOf(
    story.events,
    story.messages.map((intent) => ({ at: intent.at, intent })),
  );
};

const raiseOne = async (world: World, number: number): Promise<CaseId> => {
  const now = world.clock.now();
  const arrangement = world.casework.arrangements.inForce(BOROUGH, londonDate(now));
  const answers = { ...disagreementAnswers['raise-disagreement'], ...answersOf(number), about: `Ward ${number}` };
  const done = await act(world.casework, await shelfNamed('escalation'), {
    command: { type: 'raise-disagreement', answers },
    commandId: CommandId.parse(`raise-disagreement-${String(number).padStart(6, '0')}`),
    actor: holderOf(arrangement, WARD, now),
  });
  if (!done.ok) throw new Error(`Number ${number} was not raised: ${done.error.message}`);
  return done.value.caseId;
};

interface Course {
  /** Milliseconds of all that happened, without the start of the servers. */
  readonly took: number;
  /** Seconds of the whole, with it. */
  readonly whole: number;
  readonly events: number;
  readonly messages: number;
  /** Of all disagreements, what the rules call for and did not happen, or was not written. */
  readonly missing: number;
  /** What happened or was written and is not called for, or a second time. */
  readonly extra: number;
  /** E-mails that the mail service took beyond those that were called for, or short of them. */
  readonly posted: number;
}

/** How many of `these` are not among `those`, each counted as often as it stands. */
const without = (these: readonly string[], those: readonly string[]): number => {
  const left = [...those];
  return these.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  }).length;
};

/** So many raised on one day, and nobody does anything for a working week. */
const quietWeek = async (count: number): Promise<Course> => {
  const begun = performance.now();
  const world = await openWorld(BOROUGH, london(`${RAISED_ON}T09:00`));
  try {
    const ready = performance.now();
    // The borough's own yearly review of its protocol, which its first round opens, is in the count of mails and in no other.
    const before = world.posted();
    const all: { readonly number: number; readonly caseId: CaseId }[] = [];
    for (const [place, hour] of HOURS.entries()) {
      await world.moveTo(london(`${RAISED_ON}T${hour}`));
      for (let number = place; number < count; number += HOURS.length)
        all.push({ number, caseId: await raiseOne(world, number) });
      await world.moveTo(world.clock.now());
    }
    await world.moveTo(london(UNTIL));
    const ended = performance.now();
    let [events, messages, missing, extra] = [0, 0, 0, 0];
    for (const { number, caseId } of all) {
      const [written, frozen] = [await world.ledger.events(caseId), await world.ledger.messages(caseId)];
      const real = weekOf(written, frozen);
      const called = byTheRules(number);
      events += real.happened.length;
      messages += real.written.length;
      missing += without(called.happened, real.happened) + without(called.written, real.written);
      extra += without(real.happened, called.happened) + without(real.written, called.written);
    }
    const other = await othersOf(world, new Set(all.map(({ caseId }) => caseId)));
    return {
      took: ended - ready,
      whole: (ended - begun) / 1000,
      events,
      messages,
      missing,
      extra,
      posted: world.posted() - before - messages - other,
    };
  } finally {
    await world.close();
  }
};

/** Messages of cases that nobody raised here: reviews of the protocol, which the calendar opens. */
const othersOf = async ({ ledger }: World, ours: ReadonlySet<string>): Promise<number> => {
  let count = 0;
  let after: string | undefined;
  do {
    const { rows, next } = await ledger.cases('open', 100, after);
    for (const { caseId } of rows) if (!ours.has(caseId)) count += (await ledger.messages(caseId)).length;
    after = next;
  } while (after !== undefined);
  return count;
};

/** Milliseconds of an event of a rapid review, with the start and end of its servers. */
const rapidEvent = async (): Promise<number> => {
  const forms = readForms(resolve(import.meta.dirname, '../../../forms'));
  if (!forms.ok) throw new Error('The forms have faults');
  const runs: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const begun = performance.now();
    const played = await play(readScenario(RAPID), forms.value);
    const took = performance.now() - begun;
    try {
      runs.push(took / (await told(played)).events.length);
    } finally {
      await played.world.close();
    }
  }
  return median(runs);
};

export const disagreementRows = async (many = MANY): Promise<readonly Row[]> => {
  const rapid = await rapidEvent();
  const few = await quietWeek(FEW);
  const all = await quietWeek(many);
  const said = many.toLocaleString('en-GB');
  const each = ({ took, events }: Course): number => took / events;
  return [
    atMost(
      `${said} open disagreements through a working week in which nobody does anything: what the rules call for and did not come`,
      all.missing,
      0,
      String,
    ),
    atMost('the same: what came twice, or is not called for', all.extra, 0, String),
    atMost('the same: e-mails sent beyond those called for, or short of them', Math.abs(all.posted), 0, String),
    aside('what happened in it', `${all.events} events, ${all.messages} messages in ${seconds(all.whole)}`),
    atMost(
      `an event of theirs (${milliseconds(each(all))}) against one of a rapid review (${milliseconds(rapid)})`,
      each(all) / rapid,
      1.5,
      times,
    ),
    atMost(
      `an event among ${said} open disagreements against one among ${FEW} (${milliseconds(each(few))})`,
      each(all) / each(few),
      1.5,
      times,
    ),
  ];
};

import { londonTimeOf } from '#shared/kernel/london.ts';
import { Instant } from '#shared/kernel/time.ts';
import type { Told, ToldCase } from './told.ts';

/** A played scenario as a page of text: what happened, who was told, the clocks, and what is still to do. */
export const inWords = ({ others, refused, published, ...main }: Told): string =>
  [
    ...(main.case === null ? ['No case was opened.'] : caseInWords({ ...main, case: main.case })),
    ...others.flatMap((other) => ['', ...caseInWords(other)]),
    ...(published.length === 0
      ? []
      : section(
          'Public',
          published.map(({ on, what, until }) => `${on}  the ${what}, public until ${until} at least`),
        )),
    ...section(
      'Refused',
      refused.map(({ at, by, what, reason, message }) => `${when(at)}  ${by}: ${what}: ${reason}: ${message}`),
    ),
  ].join('\n');

const when = (at: string): string => londonTimeOf(Instant.parse(at)).replace('T', ' ');

const section = (title: string, lines: readonly string[]): string[] => [
  '',
  title,
  ...(lines.length === 0 ? ['  none'] : lines.map((line) => `  ${line}`)),
];

const caseInWords = ({ case: about, events, messages, clocks, tasks }: ToldCase): string[] => [
  `${about.reference} (${about.borough}, ${about.workflow.replaceAll('-', ' ')}): ${about.title}${about.decision === undefined ? '' : `, decision ${about.decision}`}`,
  about.intact ? 'Audit chain intact; replay gives the same state.' : 'The audit chain or the replay does NOT agree.',
  ...section('What happened', happenings(events)),
  ...section('Messages', mails(messages)),
  ...section(
    'Clocks',
    clocks.map(
      ({ clock, dueDate, metAt, daysLate, waitingFor }) =>
        `${clock.padEnd(16)} due ${dueDate}  ${metAt === null ? `not met${waitingFor === 'nobody' ? '' : `, waiting for ${waitingFor}`}` : `met ${when(metAt)}`}${daysLate > 0 ? `  ${daysLate} working days late` : ''}`,
    ),
  ),
  ...section(
    'To do',
    tasks.map(({ title, for: owner, dueDate }) => `${dueDate ?? '          '}  ${title} (${owner})`),
  ),
];

/** What several people did in one minute is one line; a stage that was reached has a line of its own. */
const happenings = (events: ToldCase['events']): string[] =>
  runs(events, ({ at, type, step, to }) => `${at} ${type} ${step ?? ''} ${to ?? ''}`).flatMap((run) => {
    const [first] = run;
    if (first === undefined) return [];
    const { at, type, step, to } = first;
    const by = run.map((event) => event.by);
    const who =
      by.length > MANY ? `${by.slice(0, MANY - 1).join(', ')} and ${by.length - MANY + 1} others` : by.join(', ');
    return [
      `${when(at)}  ${type.padEnd(24)} ${step === undefined ? who : step}`,
      ...(to === undefined ? [] : [`${' '.repeat(16)}  → ${to}`]),
    ];
  });

/** People named in one line. */
const MANY = 4;

/** One line for what was told in one minute in the same words, with its readers; how it went where it did not arrive. */
const mails = (messages: ToldCase['messages']): string[] => {
  const letters = Map.groupBy(
    messages,
    ({ at, milestone, template }) => `${when(at)}  ${milestone.padEnd(3)}  ${template.padEnd(28)}`,
  );
  return [...letters]
    .map(([letter, copies]) => {
      const readers = Map.groupBy(
        copies,
        ({ audience, status }) => `${audience}${status === 'DELIVERED' ? '' : ` (${status})`}`,
      );
      return `${letter} ${[...readers].map(([reader, { length }]) => `${reader}${length > 1 ? ` ×${length}` : ''}`).join(', ')}`;
    })
    .toSorted();
};

const runs = <Thing>(things: readonly Thing[], like: (thing: Thing) => string): Thing[][] => {
  const found: Thing[][] = [];
  for (const thing of things) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && like(before) === like(thing)) last.push(thing);
    else found.push([thing]);
  }
  return found;
};

import { hashOf, verifyChain } from '../audit-chain.ts';
import type { CaseRecord, LedgerEvent } from '../ledger.ts';
import type { Fault } from './fault.ts';

/** Where a chain says that it ends. */
export type Head = Pick<CaseRecord, 'version' | 'hash'>;

/**
 * What is wrong with the events of a case, in the order in which they stand: nothing, if they are those from the first to
 * the one that the head names, each as it was written. Somebody who writes every event anew, and the head with them,
 * leaves a chain that is whole; only a hash noted before shows that.
 */
export const chainFaults = (events: readonly LedgerEvent[], head: Head): readonly Fault[] =>
  verifyChain(events).ok ? endFaults(events, head) : walked(events, head);

/** Of events that follow from one another: whether they end where the head says. */
const endFaults = (events: readonly LedgerEvent[], { version, hash }: Head): readonly Fault[] => {
  const last = events.at(-1);
  if (events.length < version && last?.hash !== hash) return [takenOut(events.length + 1, version)];
  if (events.length > version && events[version - 1]?.hash === hash)
    return events.slice(version).map(({ seq }) => putIn(seq, seq));
  if (events.length !== version)
    return [
      { what: 'head', words: `The record says that it has ${count(version)}, and there are ${events.length} of them.` },
    ];
  return last === undefined || last.hash === hash ? [] : [otherEnd(version)];
};

interface Placed {
  readonly event: LedgerEvent;
  readonly place: number;
  /** It says what its own hash says. */
  readonly sound: boolean;
}

/**
 * Goes back from the head, hash by hash. Where the chain leads nowhere it goes on by number; what it never came past
 * does not belong.
 */
const walked = (events: readonly LedgerEvent[], head: Head): readonly Fault[] => {
  const all = events.map((event, index): Placed => ({ event, place: index + 1, sound: isSound(event) }));
  const faults: Fault[] = [];
  const missing: number[] = [];
  const numbers = new Map<Placed, number>();
  const unused = (one: Placed): boolean => !numbers.has(one);
  const byHash = Map.groupBy(all, ({ event }) => event.hash);
  const byNumber = Map.groupBy(all, ({ event }) => event.seq);
  const best = (some: readonly Placed[] | undefined): Placed | undefined => {
    const left = some?.filter(unused) ?? [];
    return left.find(({ sound }) => sound) ?? left[0];
  };

  const { from, wanted, gone } = beginning(all, head);
  faults.push(...gone);
  let want = wanted;
  /** Whether what is wanted was said by an event that is itself as it was written. */
  let sure = true;
  for (let number = from; number > 0; number -= 1) {
    const chained = want === undefined ? undefined : best(byHash.get(want));
    const found = chained ?? best(byNumber.get(number));
    if (found === undefined) {
      missing.push(number);
      want = undefined;
      continue;
    }
    if (!found.sound || (chained === undefined && want !== undefined && sure)) faults.push(altered(number));
    numbers.set(found, number);
    want = found.event.previousHash;
    sure = found.sound;
  }
  faults.push(...all.filter(unused).map(({ event, place }) => putIn(event.seq, place)));
  faults.push(...outOfOrder(all.flatMap((one) => numbers.get(one) ?? [])));
  faults.push(...runsOf(missing).map(([first, last]) => takenOut(first, last)));
  return faults.toSorted((one, other) => (one.event ?? 0) - (other.event ?? 0));
};

const isSound = (event: LedgerEvent): boolean => hashOf(event.previousHash, event) === event.hash;

/** The number to go back from, and what is missing or unlike beyond it. */
const beginning = (
  all: readonly Placed[],
  { version, hash }: Head,
): { readonly from: number; readonly wanted: string | undefined; readonly gone: readonly Fault[] } => {
  const end = all.find(({ event }) => event.hash === hash);
  if (end !== undefined) {
    const from = end.sound ? end.event.seq : version;
    const words = `The record says that it has ${count(version)}, and the last that it names is number ${from}.`;
    return { from, wanted: hash, gone: from === version ? [] : [{ what: 'head', words }] };
  }
  const known = Math.max(0, ...all.map(({ event }) => event.seq).filter((seq) => seq <= version));
  if (known < version) return { from: known, wanted: undefined, gone: [takenOut(known + 1, version)] };
  const replaced = all.some(({ event, sound }) => event.seq === version && sound);
  return { from: version, wanted: undefined, gone: replaced ? [otherEnd(version)] : [] };
};

/** The first that stands before one it should follow. */
const outOfOrder = (numbers: readonly number[]): readonly Fault[] => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const index = numbers.findIndex((number, at) => number !== sorted[at]);
  const event = numbers[index];
  if (event === undefined) return [];
  const words = `Event ${event} stands where event ${sorted[index]} should: their order was changed.`;
  return [{ what: 'moved', event, place: index + 1, words }];
};

/** Numbers that follow one another, from the last to the first, as the first and last of each run. */
const runsOf = (falling: readonly number[]): readonly (readonly [number, number])[] =>
  falling.reduce<readonly (readonly [number, number])[]>((runs, number) => {
    const [latest, ...others] = runs;
    return latest?.[0] === number + 1 ? [[number, latest[1]], ...others] : [[number, number], ...runs];
  }, []);

const count = (events: number): string => (events === 1 ? '1 event' : `${events} events`);

const altered = (event: number): Fault => ({
  what: 'altered',
  event,
  words: `Event ${event} was altered: it is not what the chain holds.`,
});

const takenOut = (from: number, to: number): Fault => ({
  what: 'taken-out',
  event: from,
  words: from === to ? `Event ${from} was taken out.` : `Events ${from} to ${to} were taken out.`,
});

const putIn = (event: number, place: number): Fault => ({
  what: 'put-in',
  event,
  place,
  words: `An event was put in that does not belong to the chain. It stands at place ${place} and calls itself number ${event}.`,
});

const otherEnd = (event: number): Fault => ({
  what: 'head',
  event,
  words: `The record does not end with event ${event} as it stands: that event, or what the record says of its end, was altered.`,
});

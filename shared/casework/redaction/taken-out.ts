import { z } from 'zod';
import { isEverydayWord } from './everyday.ts';
import { type Place, searchFor } from './names-in-text.ts';

/** Stands where something was taken out and nothing was put: always as long, whatever was there. */
export const BAR = '█████';

/** A name or word that may not stand in a copy, and what stands there instead. */
export const Removal = z.object({
  word: z.string(),
  instead: z.string(),
  /** Also where, alone, it may be an everyday word: somebody has looked and says so. */
  everywhere: z.boolean(),
});
export type Removal = z.infer<typeof Removal>;

/** A name that was left where it stands, since it may be an everyday word, with what stands round it. */
export interface LeftStanding {
  readonly word: string;
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

export interface TakingOut {
  /** The text without any of the words, however they are written. */
  from(text: string): string;
  /** How often each word stands in a text, by its place in the list of removals. What is left standing is not counted. */
  counted(text: string): readonly number[];
  /** Where a name still stands in a text from which everything else was taken. */
  leftIn(text: string): readonly LeftStanding[];
}

/** Whether a word may be taken out wherever it stands. Of an everyday word only a person can tell. */
export const isSafe = ({ word, everywhere }: Removal): boolean => everywhere || !isEverydayWord(word);

/** Characters shown on each side of a name that was left. */
const ROUND = 40;

/** Takes words out of texts. Of two that stand for the same place the longer one says what stands there instead. */
export const takingOut = (removals: readonly Removal[]): TakingOut => {
  const safe = removals.filter(isSafe);
  const search = searchFor(safe.map(({ word }) => word));
  const doubtful = removals.filter((removal) => !isSafe(removal)).map(({ word }) => word);
  const searchDoubtful = searchFor(doubtful);
  // What is put in must not be what others take out.
  const instead = safe.map((removal) => (search(removal.instead).length === 0 ? removal.instead : BAR));
  const putting = (place: Place): string => instead[place.name] ?? BAR;

  const from = (text: string): string => {
    let left = replaced(text, search(text), putting);
    // What was put in may read as a name together with what stands beside it. A bar never does, so this ends.
    for (let places = search(left); places.length > 0; places = search(left)) left = replaced(left, places, () => BAR);
    return left;
  };
  return {
    from,
    counted: (text) => {
      const places = search(text);
      return removals.map((removal) => places.filter(({ name }) => safe[name] === removal).length);
    },
    leftIn: (text) =>
      searchDoubtful(text).map(({ name, from: begins, to }) => ({
        word: doubtful[name] ?? '',
        before: text.slice(Math.max(0, begins - ROUND), begins),
        found: text.slice(begins, to),
        after: text.slice(to, to + ROUND),
      })),
  };
};

/** Places that overlap are one: what is left of a name beside another name is still that name. */
const replaced = (text: string, places: readonly Place[], putting: (place: Place) => string): string => {
  let done = '';
  let at = 0;
  for (const { to, from, widest } of spans(places)) {
    done += text.slice(at, from) + putting(widest);
    at = to;
  }
  return done + text.slice(at);
};

interface Span {
  readonly from: number;
  readonly to: number;
  readonly widest: Place;
}

const spans = (places: readonly Place[]): readonly Span[] =>
  places.reduce<readonly Span[]>((found, place) => {
    const last = found.at(-1);
    if (last === undefined || place.from >= last.to) return [...found, { ...place, widest: place }];
    const widest = place.to - place.from > last.widest.to - last.widest.from ? place : last.widest;
    return [...found.slice(0, -1), { from: last.from, to: Math.max(last.to, place.to), widest }];
  }, []);

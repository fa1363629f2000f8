import type { Result } from '#shared/kernel/result.ts';
import type { Arrangement } from './arrangement.ts';
import type { Fault } from './checking/fault.ts';
import { inWords } from './checking/fault.ts';
import { parseArrangements } from './parse.ts';
import { protocolTexts, texts, textsIn } from './texts.ts';

/**
 * Every arrangement of a folder laid out as this one is, or all that is wrong with it. Its boroughs may name the protocols
 * of its own folder `protocols` and those here.
 */
export const readArrangements = (folder: string): Result<readonly Arrangement[], readonly Fault[]> => {
  const own = textsIn(folder);
  const same = (one: { readonly path: string; readonly text: string }): boolean =>
    own.some(({ path, text }) => path === one.path && text === one.text);
  return parseArrangements([...protocolTexts().filter((one) => !same(one)), ...own]);
};

/** All arrangements at hand, and those of another folder beside them, or all that is wrong with them. */
export const checkArrangements = (also?: string): Result<readonly Arrangement[], readonly Fault[]> =>
  parseArrangements([...texts(), ...(also === undefined ? [] : textsIn(also))]);

/**
 * What `load.ts` answers from. Throws with every fault listed, so that a broken file stops the start.
 *
 * A bundle may replace this module, instead of `texts.ts`, with one that returns arrangements checked when it
 * was built: then neither the YAML reader nor the checks are in it.
 */
export const arrangementsAtHand = (): readonly Arrangement[] => {
  const read = checkArrangements();
  if (read.ok) return read.value;
  throw new Error(`The arrangements cannot be used.\n${read.error.map(inWords).join('\n')}`);
};

import { join } from 'node:path';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { parseArrangement } from '#shared/boroughs/parse.ts';
import { isProtocol, textsIn } from '#shared/boroughs/texts.ts';

/** The folder of the invented fourth borough; to run the product with it, name it in `EXTRA_ARRANGEMENTS`. */
export const INVENTED = join(import.meta.dirname, 'invented');

export const WEXMOOR_PATH = 'wexmoor/2025-04-01.yaml';

export const wexmoorText = (): string => {
  const found = textsIn(INVENTED).find(({ path }) => path === WEXMOOR_PATH);
  if (!found) throw new Error(`${WEXMOOR_PATH} is missing`);
  return found.text;
};

/** The protocol that exists only beside Wexmoor. */
export const wexmoorProtocols = () => textsIn(INVENTED).filter(isProtocol);

/** Wexmoor's file with some words changed. Throws if a word is not there, so that no mistake goes unplanted. */
export const changed = (...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the file: ${from}`);
    return text.replace(from, () => to);
  }, wexmoorText());

export const wexmoor = (...changes: readonly (readonly [string, string])[]): Arrangement => {
  const parsed = parseArrangement(changed(...changes), WEXMOOR_PATH, wexmoorProtocols());
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.error.map(({ path, words }) => `${path}: ${words}`).join('\n'));
};

/** Wexmoor's protocol with some words changed, as the texts a borough may name. Throws if a word is not there. */
export const changedProtocol = (...changes: readonly (readonly [string, string])[]) =>
  wexmoorProtocols().map(({ path, text }) => ({
    path,
    text: changes.reduce((now, [from, to]) => {
      if (!now.includes(from)) throw new Error(`not in the protocol: ${from}`);
      return now.replace(from, () => to);
    }, text),
  }));

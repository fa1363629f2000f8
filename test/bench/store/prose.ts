import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** English that does not repeat itself, from the repository's own records of decisions. @throws when there is not so much */
export const prose = (from: number, length: number): string => {
  const text = all();
  if (from + length > text.length) throw new Error(`There are only ${text.length} characters of prose`);
  return text.slice(from, from + length);
};

let read: string | undefined;
const all = (): string => {
  read ??= globSync('docs/adr/*.md', { cwd: ROOT })
    .toSorted()
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join(' ')
    .replace(/[^A-Za-z0-9,.;: -]+/g, ' ');
  return read;
};

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { inWords } from '#shared/boroughs/checking/fault.ts';
import { nearest } from '#shared/boroughs/checking/nearest.ts';
import { arrangementsFrom } from '#shared/boroughs/load.ts';
import { checkArrangements } from '#shared/boroughs/source.ts';
import { isProtocol, texts, textsIn } from '#shared/boroughs/texts.ts';
import { shownBorough } from './borough-show.ts';

const USAGE = `npm run -s borough -- check [NAME…]          is everything in the arrangements sound?
npm run -s borough -- show NAME [--version N] what they say, to read

  --also FOLDER   also the boroughs in another folder, laid out as shared/boroughs is`;

export interface Answer {
  /** 0 sound or shown; 1 faults; 2 the command was not understood. */
  readonly exit: 0 | 1 | 2;
  readonly text: string;
}

/** What the command answers to its arguments. Reads files, writes nothing. */
export const boroughCommand = (args: readonly string[]): Answer => {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { also: { type: 'string' }, version: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) return { exit: 0, text: USAGE };
    const [verb, ...names] = positionals;
    if (values.also !== undefined && !existsSync(values.also)) return misused(`There is no folder ${values.also}.`);
    const known = namesIn(values.also);
    const stranger = names.find((name) => !known.includes(name));
    if (stranger !== undefined) return misused(noSuch(stranger, known));
    if (verb === 'check') return check(names, values.also);
    if (verb === 'show' && names.length > 0) return show(names, values.version, values.also);
    return misused(verb === 'show' ? 'Say which borough to show.' : 'Say what to do: check or show.');
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return misused(error.message);
    throw error;
  }
};

const misused = (why: string): Answer => ({ exit: 2, text: `${why}\n\n${USAGE}` });

const namesIn = (also: string | undefined): readonly string[] => {
  const files = [...texts(), ...(also === undefined ? [] : textsIn(also))].filter((one) => !isProtocol(one));
  return [...new Set(files.map(({ path }) => path.split('/')[0] ?? ''))].toSorted();
};

const noSuch = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known);
  return `There is no borough "${name}". ${near ? `Did you mean "${near}"?` : `There are: ${known.join(', ')}.`}`;
};

const check = (names: readonly string[], also: string | undefined): Answer => {
  const read = checkArrangements(also);
  const asked = (borough: string): boolean => names.length === 0 || names.includes(borough);
  if (read.ok) {
    const sound = arrangementsFrom(read.value);
    return {
      exit: 0,
      text: sound
        .boroughs()
        .filter(asked)
        .map((name) => soundLine(sound.of(name)))
        .join('\n'),
    };
  }
  const faults = read.error.filter(({ file }) => asked(file.split('/')[0] ?? '') || isProtocol({ path: file }));
  if (faults.length === 0) return { exit: 0, text: names.map((name) => `${name}: sound.`).join('\n') };
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return {
    exit: 1,
    text: [...faults.map(inWords), '', `${count}. Nothing starts until they are put right.`].join('\n'),
  };
};

const soundLine = (versions: readonly Arrangement[]): string => {
  const last = versions.at(-1);
  const dates = versions.map(({ effectiveFrom }) => effectiveFrom).join(', ');
  return `${last?.borough}: sound. In force from ${dates}; ${last?.posts.length} posts, ${last?.agencies.length} agencies.`;
};

const show = (names: readonly string[], version: string | undefined, also: string | undefined): Answer => {
  const read = checkArrangements(also);
  if (!read.ok) return check(names, also);
  const all = arrangementsFrom(read.value);
  const chosen = names.map((name) =>
    version === undefined ? all.of(name).at(-1) : all.of(name).find((one) => String(one.version) === version),
  );
  if (chosen.some((one) => one === undefined)) return misused(`There is no version ${version}.`);
  return { exit: 0, text: chosen.flatMap((one) => (one ? [shownBorough(one)] : [])).join('\n\n') };
};

if (import.meta.main) {
  const { exit, text } = boroughCommand(process.argv.slice(2));
  if (exit === 0) console.log(text);
  else console.error(text);
  process.exitCode = exit;
}

import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A fault of the person's own making, told in words. */
export class Refused extends Error {}

/** What a command prints and how it ends: 0, or 2 with the fault in words. */
export interface Answered {
  readonly code: 0 | 2;
  readonly out: string;
  readonly error: string;
}

/** A command that answers, or throws `Refused` for what it was asked. */
export const answering =
  (answer: (args: readonly string[]) => string) =>
  (args: readonly string[]): Answered => {
    try {
      return { code: 0, out: answer(args), error: '' };
    } catch (error) {
      if (error instanceof Refused) return { code: 2, out: '', error: error.message };
      throw error;
    }
  };

/** Runs a command as the process it is. */
export const run = (command: (args: readonly string[]) => Answered): void => {
  const { code, out, error } = command(process.argv.slice(2));
  if (out !== '') console.log(out);
  if (error !== '') console.error(error);
  process.exitCode = code;
};

type Options = NonNullable<ParseArgsConfig['options']>;

/** The values of known options. Throws `Refused` for any other, and for words that belong to none. */
export const optionsIn = <Known extends Options>(args: readonly string[], options: Known) => {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error));
  }
};

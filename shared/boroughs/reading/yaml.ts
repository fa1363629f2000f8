import { LineCounter, parseDocument } from 'yaml';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Fault, fault, type Where } from '../checking/fault.ts';

/** A file as YAML: what it says, or why it cannot be read; and where in it a fault is. */
export interface YamlRead {
  readonly value: Result<unknown, readonly Fault[]>;
  /** The fault with this file's name, and the line and column of what it is about. */
  readonly placed: (fault: Fault) => Fault;
}

export const readYaml = (path: string, text: string): YamlRead => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placed = (one: Fault): Fault => ({ ...one, file: path, ...position(lines, startOf(document, one.where)) });
  const unreadable = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    ...cannotBeRead(message),
    file: path,
    ...position(lines, pos[0]),
  }));
  if (unreadable.length > 0) return { value: refuse(unreadable), placed };
  const plain = plainValue(document);
  return { value: plain.ok ? plain : refuse([placed(plain.error)]), placed };
};

/** Refuses a file whose aliases multiply without end, which the reader only finds when it unfolds them. */
const plainValue = (document: ReturnType<typeof parseDocument>): Result<unknown, Fault> => {
  try {
    const value: unknown = document.toJS();
    return ok(value);
  } catch (error) {
    return refuse(cannotBeRead(error instanceof Error ? error.message : String(error)));
  }
};

const cannotBeRead = (message: string): Fault =>
  fault([], `This cannot be read as YAML: ${sentence(message)}`, 'Check the indentation, quotes and colons.');

const sentence = (message: string): string => (message.endsWith('.') ? message : `${message}.`);

const position = (lines: LineCounter, offset: number | undefined): { line: number; column: number } | object => {
  if (offset === undefined) return {};
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
};

/** The nearest thing to `where` that is written in the file: a missing key is reported at its parent. */
const startOf = (document: ReturnType<typeof parseDocument>, where: Where): number | undefined => {
  for (let depth = where.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(where.slice(0, depth), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    const start: unknown = Array.isArray(range) ? range[0] : undefined;
    if (typeof start === 'number') return start;
  }
  return 0;
};

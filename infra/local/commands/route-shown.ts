import type { Reached, Routed } from '#shared/escalation/route/route.ts';
import { lineInWords } from '#shared/escalation/route/words.ts';

export interface LineShown {
  readonly line: number;
  readonly routed: Routed;
}

/** A route as people read it: for each line whom to go to, in the order they are tried, and why. */
export const routeShown = (heading: string, lines: readonly LineShown[], notes: readonly string[]): string =>
  [
    heading,
    ...lines.flatMap(({ line, routed: { row, contacts, also, why } }) => [
      '',
      capital(lineInWords(line)),
      ...contacts.map((one, n) => `  ${n === 0 ? 'Go to    ' : row.together ? 'and      ' : 'or       '}${named(one)}`),
      ...also.map((one) => `  Tell     ${named(one)}`),
      ...why.map((sentence, n) => `  ${n === 0 ? 'Why      ' : '         '}${sentence}`),
    ]),
    ...(notes.length === 0 ? [] : ['', 'Please note', ...notes.map((note) => `  ${note}`)]),
  ].join('\n');

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const named = ({ title, address, insteadOf, vacant }: Reached): string =>
  [
    title,
    address === undefined ? '' : ` <${address}>`,
    insteadOf === undefined ? '' : `, in place of ${insteadOf}`,
    vacant === undefined ? '' : `. ${vacant}`,
  ].join('');

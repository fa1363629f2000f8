import type { Described } from './description.ts';

/** `DecidedToNotify` as people say it: "decided to notify". */
const inWords = (event: string): string => event.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase();

const key = (id: string): string => id.replaceAll('-', '_');

/** The stages of a workflow as a page with a Mermaid drawing and, for those who cannot see it, the same as a table. */
export const diagramOf = ({ title: workflow, stages, transitions, source }: Described): string => {
  const title = new Map<string, string>(stages.map((stage) => [stage.id, stage.title]));
  const moves = transitions.map(({ from, event, to }) => ({
    from: from === 'new' ? '[*]' : key(from),
    to: key(to),
    words: inWords(event),
    row: `| ${title.get(from) ?? 'A new case'} | ${inWords(event)} | ${title.get(to) ?? to} |`,
  }));
  return [
    `# ${workflow}: stages of a case`,
    '',
    `Made from \`${source}\` by \`npm run -s diagram\`. Do not edit.`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...stages.map((stage) => `  state "${stage.title}" as ${key(stage.id)}`),
    ...moves.map(({ from, to, words }) => `  ${from} --> ${to}: ${words}`),
    ...stages.filter(({ final }) => final).map(({ id }) => `  ${key(id)} --> [*]`),
    '```',
    '',
    'The same in words:',
    '',
    '| from | what happens | to |',
    '|---|---|---|',
    ...moves.map(({ row }) => row),
    '',
  ].join('\n');
};

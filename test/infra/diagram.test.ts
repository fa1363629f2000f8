import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diagramOf } from '#infra/machines/diagram.ts';
import { workflows } from '#infra/workflows.ts';

it.each(workflows.map((workflow) => [workflow.name, workflow] as const))(
  'the diagram of %s in the documents is the one the table gives (else: npm run -s diagram)',
  (name, workflow) => {
    const written = readFileSync(join(import.meta.dirname, `../../docs/diagrams/${name}.md`), 'utf8');
    expect(written).toBe(diagramOf(workflow));
    expect(written.match(/ --> .+: /g)).toHaveLength(workflow.transitions.length);
  },
);

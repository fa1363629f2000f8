import { mkdirSync, writeFileSync } from 'node:fs';
import { diagramOf } from '#infra/machines/diagram.ts';
import { workflows } from '#infra/workflows.ts';

/** Writes the generated diagrams, one for each workflow. A test says when they are out of date. */
mkdirSync('docs/diagrams', { recursive: true });
for (const workflow of workflows) {
  const path = `docs/diagrams/${workflow.name}.md`;
  writeFileSync(path, diagramOf(workflow));
  console.log(path);
}

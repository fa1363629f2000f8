import { expect, it } from 'vitest';
import { workflows as served, shelfNamed } from '#functions/casework/shelves.ts';
import { workflows } from '#infra/workflows.ts';

it('every workflow that functions serve has a machine, and each machine a workflow', () => {
  expect(workflows.map(({ name }) => name).toSorted()).toEqual([...served].toSorted());
});

it('each machine is made from the table its workflow goes by', async () => {
  for (const { name, transitions, stages } of workflows) {
    const { workflow } = await shelfNamed(name);
    expect(workflow.name).toBe(name);
    expect(workflow.transitions).toEqual(transitions);
    const known = new Set(stages.map(({ id }) => id));
    for (const { to } of workflow.transitions) expect(known, to).toContain(to);
  }
});

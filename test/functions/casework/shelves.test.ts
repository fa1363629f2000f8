import { describe, expect, it } from 'vitest';
import { shelfNamed, shelfOf, workflows } from '#functions/casework/shelves.ts';
import { fresh } from '#test/functions/adapters/agreements/commits.ts';

const troubled = { key: 'k', milestone: 'M2', audience: 'panel', status: 'BOUNCED' };

describe('the shelf of a case', () => {
  it('is that of the workflow and version it was opened under', async () => {
    const { workflow } = await shelfOf(fresh(1));
    expect(workflow).toMatchObject({ name: 'rapid-review', version: 1 });
  });

  it('is no other where this release has neither that workflow nor that version', async () => {
    const { pins } = fresh(1);
    await expect(shelfOf({ pins: { ...pins, workflow: 'constructor' } })).rejects.toThrow('not in this release');
    await expect(shelfOf({ pins: { ...pins, workflowVersion: 99 } })).rejects.toThrow('not in this release');
  });

  it.each(workflows)('%s can be told of a message that did not arrive', async (name) => {
    const { workflow } = await shelfNamed(name);
    expect(workflow.command.safeParse({ type: 'message-troubled', ...troubled }).success).toBe(true);
  });
});

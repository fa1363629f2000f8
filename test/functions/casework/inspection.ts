import { z } from 'zod';
import type { Shelf } from '#shared/casework/shelf.ts';
import { ok, refuse } from '#shared/kernel/result.ts';

const State = z.object({ stage: z.string(), topic: z.string() });
const Command = z.strictObject({
  type: z.literal('begin-from-contract'),
  contract: z.strictObject({ topic: z.string() }),
});
const Event = z.strictObject({ type: z.literal('Begun'), topic: z.string() });

/** A tiny workflow that is no other's: begins from a contract, by nobody's own hand, and then waits for ever. */
export const inspection: Shelf<z.infer<typeof State>, z.infer<typeof Command>, z.infer<typeof Event>> = {
  workflow: {
    name: 'inspection',
    version: 1,
    state: State,
    command: Command,
    event: Event,
    initial: { stage: 'new', topic: '' },
    transitions: [{ from: 'new', event: 'Begun', to: 'open' }],
    decide: (_state, { contract: { topic } }) =>
      topic === 'refused'
        ? refuse({ reason: 'not-inspected', message: 'This is not inspected.' })
        : ok([{ type: 'Begun', topic }]),
    evolve: (_state, { event: { topic } }) => ({ stage: 'open', topic }),
    consequences: () => ({ messages: [], contracts: [] }),
    deadlines: () => [],
    tasks: () => [],
    due: () => undefined,
    nextDue: (_state, { now }) => now,
  },
  mayAct: () => refuse({ reason: 'not-permitted', message: 'Nobody begins this by hand.' }),
  mayView: () => refuse({ reason: 'not-permitted', message: 'Nobody looks at this.' }),
  wordings: {},
};

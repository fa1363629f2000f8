import { act } from '#functions/casework/act.ts';
import type { CaseworkPorts } from '#functions/casework/ports.ts';
import { shelfOf } from '#functions/casework/shelves.ts';
import { TIME } from '#shared/casework/actor.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import type { CaseEvents } from './trouble.ts';

/**
 * Told to the case as a command of time's own, named after message and status so that it is carried out once. Every
 * workflow has this command; a test holds each to it.
 */
export const caseEventsOn = (ports: CaseworkPorts): CaseEvents => ({
  messageTrouble: async ({ caseId, ...what }) => {
    const record = await ports.ledger.load(caseId);
    if (record === undefined) throw new Error(`No case ${caseId}`);
    const done = await act(ports, await shelfOf(record), {
      caseId,
      command: { type: 'message-troubled', ...what },
      commandId: CommandId.parse(`trouble:${what.key}:${what.status}`),
      actor: TIME,
    });
    if (!done.ok) throw new Error(`A case could not be told of its message: ${done.error.reason}`);
  },
});

import type { Log } from '#functions/runtime/log.ts';
import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { TIME } from '#shared/casework/actor.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { act } from './act.ts';
import { caseOpenedBy } from './opening.ts';
import type { CaseworkPorts } from './ports.ts';
import { shelfNamed } from './shelves.ts';

/** A case that no person and no other case calls for: its day has come. */
interface Due {
  readonly command: { readonly type: string };
  /** What the command's id is made from, so that it is opened once. */
  readonly once: string;
}

/** By workflow: what the arrangements in force say is to be opened by now. */
const YEARLY: ReadonlyMap<string, () => Promise<(arrangement: Arrangement, now: Instant) => readonly Due[]>> = new Map([
  ['escalation', async () => (await import('#shared/escalation/time/reviews.ts')).reviewsDue],
]);

/** Opens the cases whose day has come, such as the yearly review of a protocol (ESC-13); answers how many. Safe to repeat. */
export const openYearly = async (ports: CaseworkPorts & { readonly log: Log }): Promise<number> => {
  const { arrangements, borough, clock, ledger, log } = ports;
  const now = clock.now();
  let opened = 0;
  for (const [workflow, dueOf] of YEARLY) {
    const due = (await dueOf())(arrangements.inForce(borough, londonDate(now)), now);
    for (const { command, once } of due) {
      const commandId = CommandId.parse(once);
      const caseId = caseOpenedBy(commandId);
      if ((await ledger.load(caseId)) !== undefined) continue;
      const begun = await act(ports, await shelfNamed(workflow), { command, commandId, actor: TIME });
      if (begun.ok) opened += 1;
      else log('CONTRACT_NOT_TAKEN_UP', { caseId, part: workflow }, new Error(begun.error.reason));
    }
  }
  return opened;
};

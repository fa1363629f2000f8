import { TIME } from '#shared/casework/actor.ts';
import { type CaseId, CommandId } from '#shared/kernel/ids.ts';
import { epochOf } from '#shared/kernel/time.ts';
import { act, contextOf } from './act.ts';
import type { CaseworkPorts } from './ports.ts';
import { shelfOf } from './shelves.ts';

/** Where a case stands after time has done its part, and how long its machine may wait for a person. */
export interface Stock {
  readonly caseId: CaseId;
  readonly stage: string;
  readonly version: number;
  /** Seconds, from 1 to twenty days: a wait never outlasts a look at the case. */
  readonly waitSeconds: number;
  readonly final: boolean;
}

const TWENTY_DAYS = 20 * 24 * 60 * 60;
/** One look can make a second step due; a third is already a fault in a plan. */
const LOOKS = 10;

/**
 * Does what time alone has made due, once, however often it is called. The case's own record says which workflow and
 * version judge it; `heldBy` finds that shelf.
 */
export const takeStock = async (ports: CaseworkPorts, caseId: CaseId, heldBy = shelfOf): Promise<Stock> => {
  // The machine that asks is awake already; waking it again would only make it look twice.
  const quiet: CaseworkPorts = { ...ports, stir: async () => {} };
  for (let look = 0; look < LOOKS; look += 1) {
    const record = await ports.ledger.load(caseId);
    if (record === undefined) throw new Error(`No case ${caseId}`);
    const shelf = await heldBy(record);
    const { workflow } = shelf;
    const state = workflow.state.parse(record.state);
    const context = contextOf(ports, record, TIME);
    const command = workflow.due(state, context);
    if (command === undefined) {
      const next = workflow.nextDue(state, context);
      return {
        caseId,
        stage: state.stage,
        version: record.version,
        final: next === undefined,
        waitSeconds: secondsUntil(next, context.now),
      };
    }
    const commandId = CommandId.parse(`time:${caseId}:${record.version}`);
    const done = await act(quiet, shelf, { caseId, command, commandId, actor: TIME });
    if (!done.ok) throw new Error(`Time could not act on ${caseId}: ${done.error.reason}`);
  }
  throw new Error(`Time was still due on ${caseId} after ${LOOKS} looks`);
};

const secondsUntil = (next: Parameters<typeof epochOf>[0] | undefined, now: Parameters<typeof epochOf>[0]): number =>
  next === undefined ? 1 : Math.min(TWENTY_DAYS, Math.max(1, Math.ceil((epochOf(next) - epochOf(now)) / 1000)));

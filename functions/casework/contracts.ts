import type { Log } from '#functions/runtime/log.ts';
import { TIME } from '#shared/casework/actor.ts';
import type { Disposal, StoredContract } from '#shared/casework/ledger.ts';
import type { AnyShelf } from '#shared/casework/shelf.ts';
import { RecordClosed, retentionOf } from '#shared/contracts/record-closed.ts';
import { CommandId } from '#shared/kernel/ids.ts';
import { act } from './act.ts';
import { carryOut } from './disposal.ts';
import type { CaseworkPorts } from './ports.ts';
import { shelfNamed, workflows } from './shelves.ts';

/** Which workflow begins from a contract event, and by which of its commands. */
interface Beginning {
  readonly workflow: string;
  command(contract: StoredContract): { readonly type: string };
  /** Where there is one case for each of something, its name; the contract then joins a case that is there already. */
  opens?(contract: StoredContract): CommandId;
}

/** The workflows there are, and what begins them. */
export interface Release {
  readonly workflows: readonly string[];
  shelfNamed(workflow: string): Promise<AnyShelf>;
  /** By the type of contract event. */
  readonly beginnings: ReadonlyMap<string, Beginning>;
}

const THIS_RELEASE: Release = {
  workflows,
  shelfNamed,
  beginnings: new Map([
    [
      'LocalReviewDecided',
      {
        workflow: 'practice-review',
        command: ({ body }) => ({ type: 'begin-from-contract', contract: body }),
      },
    ],
    [
      'RecordClosed',
      {
        workflow: 'retention',
        command: ({ body }) => ({ type: 'close-from-contract', contract: body }),
        opens: ({ body }) => retentionOf(RecordClosed.parse(body).caseId),
      },
    ],
  ]),
};

/** Those left waiting must not stand in the way of those behind them, so more are looked at than are taken up. */
const LOOKED_AT = 100;

/**
 * Opens the case that a contract event of another workflow calls for; answers how many. Safe to repeat and to do by
 * several at once: the command is named after the contract, and opens one case. A contract that no workflow of this
 * release begins from waits for a release that has it. One that cannot be taken up is noted, and the rest go on.
 */
export const takeUpContracts = async (
  ports: CaseworkPorts & { readonly log: Log; readonly disposal?: Disposal },
  limit: number,
  release: Release = THIS_RELEASE,
): Promise<number> => {
  let taken = 0;
  for (const contract of await ports.ledger.contracts(LOOKED_AT)) {
    if (taken === limit) break;
    if (contract.type === 'DisposalAgreed') {
      if (ports.disposal !== undefined && (await destroyed({ ...ports, disposal: ports.disposal }, contract)))
        taken += 1;
      continue;
    }
    const beginning = release.beginnings.get(contract.type);
    if (beginning === undefined || !release.workflows.includes(beginning.workflow)) continue;
    try {
      await takeUp(ports, contract, await release.shelfNamed(beginning.workflow), beginning);
      taken += 1;
    } catch (error) {
      ports.log('CONTRACT_NOT_TAKEN_UP', { caseId: contract.caseId, part: contract.type }, error);
    }
  }
  return taken;
};

/** Whether there is no more to do for it. What one call leaves over, the next goes on with. */
const destroyed = async (
  ports: CaseworkPorts & { readonly log: Log; readonly disposal: Disposal },
  contract: StoredContract,
): Promise<boolean> => {
  try {
    if (!(await carryOut(ports, contract))) return false;
    await ports.ledger.takenUp(contract);
    return true;
  } catch (error) {
    ports.log('CONTRACT_NOT_TAKEN_UP', { caseId: contract.caseId, part: contract.type }, error);
    return false;
  }
};

const takeUp = async (
  ports: CaseworkPorts,
  contract: StoredContract,
  shelf: AnyShelf,
  beginning: Beginning,
): Promise<void> => {
  const begun = await act(ports, shelf, {
    command: beginning.command(contract),
    commandId: CommandId.parse(`contract:${contract.id}`),
    ...(beginning.opens === undefined ? {} : { opens: beginning.opens(contract) }),
    actor: TIME,
  });
  if (!begun.ok) throw new Error(`${shelf.workflow.name} did not begin: ${begun.error.reason}`);
  await ports.ledger.takenUp(contract);
};

import { workflows } from '#functions/casework/shelves.ts';
import type { Log } from '#functions/runtime/log.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { type Executions, machineOn, stepFunctions } from './step-functions/machine.ts';
import type { Stores } from './stores.ts';

/** For an entry: the machines of the borough's cases. */
export const machinesOf = ({ MACHINES }: { readonly MACHINES: string }, stores: Stores): Executions =>
  machineOn({ client: stepFunctions(), machines: MACHINES, workflows, ...stores });

/** For `stirring`: notes that a machine could not be told. */
export const outOfReach =
  (log: Log) =>
  (caseId: CaseId, error: unknown): void =>
    log('MACHINE_OUT_OF_REACH', { caseId }, error);

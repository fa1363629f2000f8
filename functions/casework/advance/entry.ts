import { caseworkOf } from '#functions/adapters/casework-ports.ts';
import { storesOf } from '#functions/adapters/stores.ts';
import { taskChain } from '#functions/runtime/chain.ts';
import { environmentOf } from '#functions/runtime/environment.ts';
import { logFor } from '#functions/runtime/log.ts';
import { type CaseworkPorts, stirring } from '../ports.ts';
import { advance, Looking } from './handler.ts';
import manifest from './manifest.ts';

const environment = environmentOf(manifest);
const log = logFor(manifest.name);
const stores = storesOf(environment, log);

/** Asked only when this case has opened another. Loaded then: the client would slow every cold start. */
const stir: CaseworkPorts['stir'] = async (record) => {
  const { machinesOf, outOfReach } = await import('#functions/adapters/case-machines.ts');
  await stirring(machinesOf(environment, stores), outOfReach(log))(record);
};

export const handler = taskChain(log, Looking, advance({ ...caseworkOf(environment, stores, stir), log }));

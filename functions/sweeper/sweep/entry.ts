import { machinesOf, outOfReach } from '#functions/adapters/case-machines.ts';
import { caseworkOf } from '#functions/adapters/casework-ports.ts';
import { sendingOf } from '#functions/adapters/sending-ports.ts';
import { storesOf } from '#functions/adapters/stores.ts';
import { takeUpContracts } from '#functions/casework/contracts.ts';
import { stirring } from '#functions/casework/ports.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import { openYearly } from '#functions/casework/yearly.ts';
import { scheduleChain } from '#functions/runtime/chain.ts';
import { environmentOf } from '#functions/runtime/environment.ts';
import { logFor } from '#functions/runtime/log.ts';
import { sweep } from './handler.ts';
import manifest from './manifest.ts';

const environment = environmentOf(manifest);
const log = logFor(manifest.name);
const stores = storesOf(environment, log);
const machine = machinesOf(environment, stores);
const casework = caseworkOf(environment, stores);
const stirred = { ...casework, stir: stirring(machine, outOfReach(log)), log };

export const handler = scheduleChain(
  log,
  sweep({
    ...sendingOf(environment, stores, casework, log),
    ledger: stores.ledger,
    machine,
    advance: (caseId) => takeStock(casework, caseId),
    takeUp: (limit) => takeUpContracts({ ...stirred, disposal: stores.disposal }, limit),
    openYearly: () => openYearly(stirred),
  }),
);

import { storesOf } from '#functions/adapters/stores.ts';
import { httpChain } from '#functions/runtime/chain.ts';
import { environmentOf } from '#functions/runtime/environment.ts';
import { logFor } from '#functions/runtime/log.ts';
import { systemClock } from '#functions/runtime/system.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import { disagreements } from './handler.ts';
import manifest from './manifest.ts';

const environment = environmentOf(manifest);
const log = logFor(manifest.name);
const { ledger, sessions } = storesOf(environment, log);

export const handler = httpChain(
  log,
  disagreements({
    ledger,
    sessions,
    clock: systemClock,
    arrangements: arrangements(),
    borough: environment.BOROUGH,
    serviceUrl: environment.SERVICE_URL.replace(/\/$/, ''),
    training: environment.TRAINING === 'yes',
  }),
);

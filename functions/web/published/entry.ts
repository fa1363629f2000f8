import { storesOf } from '#functions/adapters/stores.ts';
import { httpChain } from '#functions/runtime/chain.ts';
import { environmentOf } from '#functions/runtime/environment.ts';
import { logFor } from '#functions/runtime/log.ts';
import { systemClock } from '#functions/runtime/system.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import { published } from './handler.ts';
import manifest from './manifest.ts';

const environment = environmentOf(manifest);
const log = logFor(manifest.name);

export const handler = httpChain(
  log,
  published({
    ledger: storesOf(environment, log).ledger,
    clock: systemClock,
    arrangements: arrangements(),
    borough: environment.BOROUGH,
    training: environment.TRAINING === 'yes',
  }),
);

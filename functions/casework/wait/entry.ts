import { completeOn, stepFunctions } from '#functions/adapters/step-functions/machine.ts';
import { storesOf } from '#functions/adapters/stores.ts';
import { taskChain } from '#functions/runtime/chain.ts';
import { environmentOf } from '#functions/runtime/environment.ts';
import { logFor } from '#functions/runtime/log.ts';
import { Waiting, wait } from './handler.ts';
import manifest from './manifest.ts';

const environment = environmentOf(manifest);
const log = logFor(manifest.name);
const { ledger, tokens } = storesOf(environment, log);
const completed = completeOn(stepFunctions());

export const handler = taskChain(
  log,
  Waiting,
  wait({
    ledger,
    tokens,
    complete: async (token) => {
      await completed(token);
    },
  }),
);

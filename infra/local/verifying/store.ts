import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { everyCaseIn } from '#functions/adapters/dynamodb/ledger/every-case.ts';
import { ledgerOn } from '#functions/adapters/dynamodb/ledger/ledger.ts';
import { dynamoDB, type Table } from '#functions/adapters/dynamodb/table.ts';
import { systemPause } from '#functions/runtime/system.ts';
import type { Ledger } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { closing } from '../state/closing.ts';
import { readJson } from '../state/durable-file.ts';
import { holdStateFolder, StateFolderInUse } from '../state/lock.ts';
import { freePort, LOOPBACK } from '../state/ports.ts';
import { ON_THIS_MACHINE } from '../synthesized/template.ts';
import { openTableServer } from '../table/dynoxide.ts';
import { tableCalls } from '../table/tables.ts';

/** A store to look into. */
export interface OpenStore {
  readonly ledger: Pick<Ledger, 'load' | 'events' | 'event'>;
  everyCase(): Promise<readonly CaseId[]>;
  close(): Promise<void>;
}

/** What the person who asked can put right, in words. */
export class NoStore extends Error {
  override readonly name = 'NoStore';
}

/** A table, by the SDK's own settings. @throws NoStore when its name does not say whose it is and nobody does */
export const openTable = (name: string, borough: string | undefined): OpenStore =>
  storeOn({ client: dynamoDB(), name }, borough);

const Ports = z.object({ table: z.int() });

/**
 * What `npm start` keeps in a folder: through its own server if it runs, else through one begun for the purpose.
 * @throws NoStore when nothing is kept there
 */
export const openFolder = async (given: string, borough: string | undefined): Promise<OpenStore> => {
  const folder = resolve(given);
  if (!existsSync(join(folder, 'table.sqlite'))) throw new NoStore(`Nothing is kept in ${given}.`);
  const open = closing();
  try {
    const url = await serverFor(folder, open);
    const [name] = Listed.parse(await tableCalls(url)('ListTables', {})).TableNames;
    if (name === undefined) throw new NoStore(`There is no table in ${given}.`);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint: url, region: ON_THIS_MACHINE.region, credentials });
    open.add(() => client.destroy());
    return { ...storeOn({ client, name }, borough), close: () => open.close() };
  } catch (error) {
    await open.close();
    throw error;
  }
};

const Listed = z.object({ TableNames: z.array(z.string()) });

const serverFor = async (folder: string, open: ReturnType<typeof closing>): Promise<string> => {
  try {
    open.add(holdStateFolder(folder).release);
  } catch (error) {
    const running = error instanceof StateFolderInUse ? readJson(join(folder, 'ports.json'), Ports) : undefined;
    if (running === undefined) throw error;
    return `http://${LOOPBACK}:${String(running.table)}`;
  }
  const ignored = (): void => undefined;
  const server = await openTableServer({
    folder,
    port: await freePort(),
    log: ignored,
    tell: ignored,
    failed: ignored,
  });
  open.add(() => server.close());
  return server.url;
};

/** A borough's table is named after it. */
const NAMED = /^(.+)-cases$/;

const storeOn = (table: Table, given: string | undefined): OpenStore => {
  const borough = given ?? NAMED.exec(table.name)?.[1];
  if (borough === undefined)
    throw new NoStore(`The name ${table.name} does not say whose cases it holds: add --borough NAME.`);
  const ledger = ledgerOn({ ...table, borough, pause: systemPause, alreadyQueued: () => undefined });
  return { ledger, everyCase: () => everyCaseIn(table), close: async () => table.client.destroy() };
};

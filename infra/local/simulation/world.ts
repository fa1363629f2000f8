import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { ListExecutionsCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { disposalOn } from '#functions/adapters/dynamodb/disposal/disposal.ts';
import { draftsOn } from '#functions/adapters/dynamodb/drafts.ts';
import { ledgerOn } from '#functions/adapters/dynamodb/ledger/ledger.ts';
import { outboxOn } from '#functions/adapters/dynamodb/outbox.ts';
import { sharedLinksOn } from '#functions/adapters/dynamodb/shared-links.ts';
import { generationsOn, tokensOn } from '#functions/adapters/dynamodb/tokens.ts';
import { mailOn } from '#functions/adapters/ses/mail.ts';
import { completeOn, machineOn } from '#functions/adapters/step-functions/machine.ts';
import { advance, Looking } from '#functions/casework/advance/handler.ts';
import { takeUpContracts } from '#functions/casework/contracts.ts';
import { type CaseworkPorts, stirring } from '#functions/casework/ports.ts';
import { workflows } from '#functions/casework/shelves.ts';
import { takeStock } from '#functions/casework/take-stock.ts';
import { Waiting, wait } from '#functions/casework/wait/handler.ts';
import { openYearly } from '#functions/casework/yearly.ts';
import { caseEventsOn } from '#functions/messages/case-events.ts';
import { MailEvent } from '#functions/messages/delivery/event.ts';
import { delivery } from '#functions/messages/delivery/handler.ts';
import { DispatchInput, dispatch } from '#functions/messages/dispatch/handler.ts';
import type { Log } from '#functions/runtime/log.ts';
import type { LogCodeName } from '#functions/runtime/log-codes.ts';
import { systemIds, systemPause } from '#functions/runtime/system.ts';
import { sweep } from '#functions/sweeper/sweep/handler.ts';
import { arrangements } from '#shared/boroughs/load.ts';
import type { Drafts, Ledger } from '#shared/casework/ledger.ts';
import type { CaseId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { type Clock, epochOf, type Instant, instantOf } from '#shared/kernel/time.ts';
import { describe, functionArn, machinesArn } from '../deployment.ts';
import { openMailEvents } from '../mail/mail-events.ts';
import { openMailStore } from '../mail/mail-store.ts';
import { openSesEndpoint } from '../mail/ses-endpoint.ts';
import { LOOPBACK, openPorts } from '../state/ports.ts';
import { openEngine } from '../states/engine.ts';
import { inProcess } from '../states/in-process.ts';
import { ON_THIS_MACHINE } from '../synthesized/template.ts';
import { openTableServer } from '../table/dynoxide.ts';
import { makeTables } from '../table/tables.ts';
import { synthesized } from '../template.ts';

/** A borough in one process: the real handlers, store, machines and mail protocol, on a clock moved by hand. */
export interface World {
  readonly casework: CaseworkPorts;
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  readonly clock: Clock;
  /** Moves time, stopping wherever a machine waits for it, until everything is at rest. Earlier than now: only rests. */
  moveTo(instant: Instant): Promise<void>;
  /** How many e-mails the mail service has taken: what was sent, whatever the outbox says. */
  posted(): number;
  /** How many executions the case's machine has had, one after the other. */
  executionsOf(caseId: CaseId): Promise<number>;
  /** Every execution is gone, as after a table is restored; the sweeper finds it so on its next round. */
  loseExecutions(): Promise<void>;
  close(): Promise<void>;
}

const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };
const SERVICE = 'https://cases.example';
/** What never happens in a scenario, whatever people do in it. */
const FAULTS: readonly LogCodeName[] = ['CONTRACT_NOT_TAKEN_UP', 'SWEEP_CASE_FAILED', 'SWEEP_PART_FAILED'];

/** `yearly`: whether the yearly reviews of the borough are opened, as they are where the service runs. */
export const openWorld = async (borough: string, start: Instant, yearly = true): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  let now = epochOf(start);
  const clock: Clock = { now: () => instantOf(now) };
  const failures: string[] = [];
  const fail = (why: string): void => {
    failures.push(why);
  };
  const log: Log = (code, _fields, error) => {
    if (FAULTS.includes(code)) fail(`${code}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  };

  const port = await openPorts(join(folder, 'ports.json')).choose('table');
  const [templates, server] = await Promise.all([
    synthesized(borough),
    openTableServer({ folder, port, log: () => undefined, tell: () => undefined, failed: fail }),
  ]);
  const { tables, machines } = describe(borough, { templates: [...templates], functions: [], assets: '' });
  await makeTables(server.url, tables);
  const client = new DynamoDBClient({ endpoint: server.url, region: ON_THIS_MACHINE.region, credentials: CREDENTIALS });
  const table = { client, name: tables[0]?.TableName ?? '' };
  const settings = { ...table, clock, ids: systemIds, pause: systemPause };
  const ledger = ledgerOn({ ...settings, borough, alreadyQueued: () => undefined });
  const tokens = tokensOn(table);

  const engine = openEngine({
    file: ':memory:',
    now: () => now,
    moveClock: (instant) => {
      now = Math.max(now, instant);
    },
    invoke: async (arn, payload) => {
      const handler = handlers.get(arn);
      if (handler === undefined) throw new Error(`No function ${arn}`);
      try {
        return { payload: await handler(payload) };
      } catch (error) {
        fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return { error: 'Error', cause: '{}' };
      }
    },
    region: ON_THIS_MACHINE.region,
    account: ON_THIS_MACHINE.account,
    surprised: (thrown) => fail(String(thrown)),
  });
  const states = new SFNClient({
    region: ON_THIS_MACHINE.region,
    credentials: CREDENTIALS,
    requestHandler: inProcess(engine),
  });
  const roleArn = `arn:aws:iam::${ON_THIS_MACHINE.account}:role/local`;
  for (const machine of machines) await engine.handle('CreateStateMachine', { ...machine, roleArn });

  const generations = generationsOn(table);
  const executions = machineOn({
    client: states,
    machines: machinesArn(borough),
    workflows,
    tokens,
    generations,
    ledger,
  });
  const casework: CaseworkPorts = {
    ledger,
    links: sharedLinksOn(settings),
    clock,
    arrangements: arrangements(),
    borough,
    serviceUrl: SERVICE,
    stir: stirring(executions, (_, error) => fail(String(error))),
  };

  const store = openMailStore(join(folder, 'mail'), () => now);
  const outbox = outboxOn(table);
  const caseEvents = caseEventsOn(casework);
  const deliver = delivery({ outbox, caseEvents, clock, log });
  const mailEvents = openMailEvents(
    store,
    () => now,
    async (event) => deliver(MailEvent.parse(event)),
    fail,
  );
  const ses = await openSesEndpoint(store, mailEvents.look);
  const mailClient = new SESClient({
    endpoint: ses.url,
    region: ON_THIS_MACHINE.region,
    credentials: CREDENTIALS,
    maxAttempts: 1,
    // A connection kept open may be closed by the other side in the moment it is used again; nothing sends twice.
    requestHandler: { httpAgent: { keepAlive: false } },
  });
  const mail = mailOn({ client: mailClient, sender: `safeguarding@${borough}.example`, configurationSet: 'local' });
  const allowedDomains = (): readonly string[] =>
    arrangements().inForce(borough, londonDate(clock.now())).allowedDomains;
  const sending = { outbox, mail, caseEvents, clock, log, mode: 'live', allowedDomains } as const;
  const send = dispatch(sending);
  const look = advance({ ...casework, log });
  const hold = wait({ ledger, tokens, complete: async (token) => void (await completeOn(states)(token)) });
  const named = (name: string): string => functionArn(`${borough}-${name}`);
  const handlers = new Map<string, (payload: unknown) => Promise<unknown>>([
    [named('casework-wait'), async (payload) => hold(Waiting.parse(payload))],
    [named('casework-advance'), async (payload) => look(Looking.parse(payload))],
    [named('messages-dispatch'), async (payload) => send(DispatchInput.parse(payload))],
  ]);

  const rest = async (): Promise<void> => {
    await engine.settle();
    await mailEvents.settle();
    await engine.settle();
    if (failures.length > 0) throw new Error(failures.join('\n'));
  };

  const sweepOnce = sweep({
    ...sending,
    ledger,
    machine: executions,
    advance: (caseId) => takeStock(casework, caseId),
    takeUp: (limit) => takeUpContracts({ ...casework, log, disposal: disposalOn({ ...settings, borough }) }, limit),
    openYearly: async () => (yearly ? openYearly({ ...casework, log }) : 0),
  });
  let running: ReadonlySet<CaseId> = new Set();
  /** An execution that is over is a case closed, or one rolled over: then the sweeper begins the next, as it would. */
  const goOn = async (): Promise<void> => {
    const before = running;
    running = await executions.running();
    // What only the sweeper carries out, such as a disposal, waits for it too.
    if (before.isSubsetOf(running) && (await ledger.contracts(1)).length === 0) return;
    await sweepOnce();
    await rest();
    running = await executions.running();
  };

  return {
    casework,
    ledger,
    drafts: draftsOn(settings),
    clock,
    moveTo: async (instant) => {
      const end = epochOf(instant);
      for (let next = engine.nextTimer(); next !== undefined && next <= end; next = engine.nextTimer()) {
        await engine.advanceTo(Math.max(next, now));
        await rest();
        await goOn();
      }
      now = Math.max(now, end);
      await engine.fireDue();
      await rest();
      await goOn();
    },
    posted: () => store.list().length,
    executionsOf: (caseId) => generations.current(caseId),
    loseExecutions: async () => {
      for (const workflow of workflows) {
        const stateMachineArn = `${machinesArn(borough)}${workflow}`;
        const { executions: found = [] } = await states.send(
          new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }),
        );
        for (const { executionArn } of found) await states.send(new StopExecutionCommand({ executionArn }));
      }
      await rest();
      await goOn();
    },
    close: async () => {
      await engine.close();
      await mailEvents.close();
      await ses.close();
      for (const each of [client, states, mailClient]) each.destroy();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

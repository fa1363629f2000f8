import { epochOf, type Instant, instantOf, type LondonTime } from '#shared/kernel/time.ts';
import { type Deployment, describe, functionArn, machinesArn } from './deployment.ts';
import { environmentOf, type Surroundings } from './environment.ts';
import { layFoundation } from './foundation.ts';
import { type Invoker, openInvoker } from './functions/invoker.ts';
import { keepThreadsSmall, threadCode } from './functions/threads.ts';
import { openAssets } from './http/assets.ts';
import { type LocalPage, openGateway } from './http/gateway.ts';
import { openRoutes } from './http/routes.ts';
import { openMachines } from './machines.ts';
import type { Mail } from './mail/mail.ts';
import { openMailEvents } from './mail/mail-events.ts';
import { openMailStore } from './mail/mail-store.ts';
import { mailboxPage } from './mail/mailbox-page.ts';
import { openSesEndpoint } from './mail/ses-endpoint.ts';
import { CLIENT_ID } from './sign-in/client.ts';
import type { SamplePerson } from './sign-in/people.ts';
import { closing } from './state/closing.ts';
import { makeTables } from './table/tables.ts';
import { clockPage } from './time/clock-page.ts';
import { moveClock, rest } from './time/move.ts';
import { openSchedule } from './time/schedule.ts';

export interface StackOptions {
  readonly borough: string;
  /** Where everything is kept. */
  readonly stateDir: string;
  /** What runs; begun before the rest and awaited late. */
  readonly deployment: Promise<Deployment>;
  /** A London time to begin at, for training and tests. */
  readonly clock?: LondonTime | undefined;
  /** 0 or absent: the port of last time, or any. */
  readonly port?: number | undefined;
  /** Told in a line of what a person at the terminal should know. */
  readonly complain?: (line: string) => void;
}

/** Everything of one borough, running on this machine. */
export interface Stack {
  readonly url: string;
  readonly people: readonly SamplePerson[];
  /** @throws for a post the borough does not have today */
  person(post: string): SamplePerson;
  now(): Instant;
  moved(): boolean;
  /** All mail accepted so far, newest first. */
  mailbox(): Mail[];
  /** Moves the clock; resolves when everything due on the way has happened. */
  moveTo(instant: Instant): Promise<void>;
  /** Resolves when machines, functions and mail are at rest. */
  settle(): Promise<void>;
  /** Runs what the schedule runs, now. */
  sweep(): Promise<void>;
  invoke: Invoker['invoke'];
  /** Resolves, with the reason, if it can no longer run. */
  readonly failed: Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts everything on loopback and resolves when it answers.
 * @throws StateFolderInUse, PortTaken, NoTableServer and whatever is wrong with the deployment; nothing keeps running then
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const open = closing();
  // Awaited late; a fault before then must not go unheard nor end the process.
  options.deployment.catch(() => undefined);
  try {
    return await start(options, open);
  } catch (error) {
    await open.close();
    throw error;
  }
};

const start = async (options: StackOptions, open: ReturnType<typeof closing>): Promise<Stack> => {
  const { borough, complain = () => undefined } = options;
  const failed = Promise.withResolvers<string>();
  const foundation = await layFoundation({ ...options, complain, failed: failed.resolve }, open);
  const { inFolder, log, tell, clock, port, serviceUrl, table, signIn } = foundation;
  keepThreadsSmall();
  const code = await threadCode(borough, 'function', 'infra/local/functions/worker.ts');
  const deployment = await options.deployment;
  const described = describe(borough, deployment);
  await makeTables(table.url, described.tables);

  const surroundings = (): Surroundings => ({
    borough,
    table: described.tables[0]?.TableName ?? '',
    machines: machinesArn(borough),
    serviceUrl,
    issuer: signIn.issuer,
    clientId: CLIENT_ID,
    sender: `safeguarding@${borough}.example`,
    configurationSet: described.configurationSet,
    endpoints: { table: table.url, machines: machines.url, mail: mail.url },
    training: clock.moved(),
  });
  const deployedName = (name: string): string => described.functionNames.get(name) ?? name;
  const invoker = openInvoker(
    deployment.functions.map(({ manifest, file }) => ({
      ...manifest,
      file,
      environment: () => environmentOf(manifest, surroundings()),
      arn: functionArn(deployedName(manifest.name)),
    })),
    code,
    clock.memory,
    log,
  );
  open.add(() => invoker.close());
  const triggered = (by: string) => deployment.functions.find(({ manifest }) => manifest.trigger.by === by)?.manifest;

  const store = openMailStore(inFolder('mail'), clock.now);
  const follows = triggered('mail-events');
  const toFollower = follows && ((event: object) => invoker.invoke(follows.name, event));
  const mailEvents = openMailEvents(store, clock.now, toFollower, tell);
  const mail = await openSesEndpoint(store, mailEvents.look);
  open.add(() => mail.close());

  const named = new Map(deployment.functions.map(({ manifest: { name } }) => [functionArn(deployedName(name)), name]));
  const engine = await openMachines({
    file: inFolder('machines.sqlite'),
    clock,
    machines: described.machines,
    invoke: (arn, payload) => invoker.invoke(named.get(arn) ?? arn, payload),
    surprised: (why) => {
      failed.resolve(`The workflow engine cannot go on. ${why}`);
    },
  });
  // Closed before the functions are, so that a call cut short is made again and not taken for a failure.
  open.add(() => engine.close());
  const machines = await engine.listen();

  const scheduled = triggered('schedule');
  const sweep = async (): Promise<void> => {
    if (scheduled === undefined) return;
    await invoker.invoke(scheduled.name, {}).catch((error: unknown) => {
      tell(`${scheduled.name} failed: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
    });
  };
  const schedule = openSchedule(scheduled?.trigger.by === 'schedule' ? scheduled.trigger.minutes : 5, sweep);

  let moving: Promise<void> = Promise.resolve();
  const moveTo = (target: number): Promise<void> => {
    const move = moving.then(async () => {
      const first = !clock.moved();
      await moveClock({ clock, engine, mail: mailEvents, sweep: schedule.now }, target);
      foundation.newDay();
      // From now on the pages say that this is training.
      if (first) invoker.startAfresh();
    });
    moving = move.catch(() => undefined);
    return move;
  };

  const gateway = await openGateway({
    port,
    now: clock.now,
    route: openRoutes(
      deployment.functions.flatMap(({ manifest: { name, trigger } }) =>
        trigger.by === 'http' ? trigger.routes.map((key) => ({ key, functionName: name })) : [],
      ),
    ),
    invoke: invoker.invoke,
    assets: openAssets(deployment.assets, '/assets/'),
    pages: new Map<string, LocalPage>([
      ['mailbox', mailboxPage(store)],
      ['clock', clockPage({ now: clock.now, moved: clock.moved, nextTimer: engine.nextTimer, moveTo })],
    ]),
    complain: tell,
  });
  open.add(() => gateway.close());
  open.add(() => mailEvents.close());
  open.add(() => schedule.close());
  engine.followClock();
  mailEvents.look();

  return {
    url: gateway.url,
    get people() {
      return foundation.people();
    },
    person: (post) => {
      const found = foundation.people().find((one) => one.post === post);
      if (found === undefined) throw new Error(`${borough} has no post ${post} today.`);
      return found;
    },
    now: () => instantOf(clock.now()),
    moved: clock.moved,
    mailbox: () => store.list().flatMap(({ messageId }) => store.read(messageId) ?? []),
    moveTo: (instant) => moveTo(epochOf(instant)),
    settle: () => rest({ engine, mail: mailEvents }),
    sweep: schedule.now,
    invoke: invoker.invoke,
    failed: failed.promise,
    close: () => open.close(),
  };
};

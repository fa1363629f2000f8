import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { arrangementsOf } from '#shared/boroughs/load.ts';
import { LondonTime } from '#shared/kernel/time.ts';
import { loadDeployment } from './load-deployment.ts';
import type { SamplePerson } from './sign-in/people.ts';
import { type Stack, startStack } from './stack.ts';

const USAGE = `npm start -- [--borough NAME] [--port NUMBER] [--state FOLDER] [--clock 2026-04-02T10:00]

  --borough  whose arrangements: barnet, brent (if none is given) or merton
  --port     where the service listens on 127.0.0.1; if none is given, the port of last time, or any
  --state    the folder everything is kept in; if none is given, .state/BOROUGH
  --clock    a London time to begin at, for training: everything is then marked as not live
`;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const optionsFrom = (args: readonly string[]) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      borough: { type: 'string', default: 'brent' },
      port: { type: 'string' },
      state: { type: 'string' },
      clock: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new Error(`--port ${String(values.port)}: give a number below 65536.`);
  }
  const clock = LondonTime.optional().safeParse(values.clock);
  if (!clock.success) throw new Error(`--clock ${String(values.clock)}: give a London time such as 2026-04-02T10:00.`);
  return {
    borough: values.borough,
    port,
    clock: clock.data,
    stateDir: values.state ?? join('.state', values.borough),
    help: values.help,
  };
};

/** One person for each role, so that the list fits a screen, then those without any. The sign-in page has them all. */
const oneForEachRole = (people: readonly SamplePerson[]): string[] => {
  const shown = new Map<string, SamplePerson>();
  for (const person of people) {
    for (const role of person.roles) if (!shown.has(role)) shown.set(role, person);
  }
  const width = Math.max(...[...shown.keys()].map((role) => role.length));
  return [
    ...[...shown].map(([role, person]) => `  ${role.replaceAll('-', ' ').padEnd(width)}  ${person.title}`),
    ...people
      .filter(({ roles }) => roles.length === 0)
      .map(({ title, email }) => `  ${'no role'.padEnd(width)}  ${title}, ${email}`),
  ];
};

const welcome = (stack: Stack, borough: string): string =>
  [
    `Ready: ${stack.url}  borough ${borough}  mailbox ${stack.url}/mailbox  clock ${stack.url}/clock`,
    ...(stack.moved() ? [`The clock has been moved: it is ${stack.now()} here. This is training, not live.`] : []),
    `Sign in at ${stack.url}/sign-in as, among others (no password; nobody here is real):`,
    ...oneForEachRole(stack.people),
  ].join('\n');

const run = async (): Promise<void> => {
  const { help, ...options } = optionsFrom(process.argv.slice(2));
  if (help) {
    say(USAGE);
    return;
  }
  // Says in words what is wrong with a borough's name or arrangements, before anything is opened.
  arrangementsOf(options.borough);
  const stack = await startStack({
    ...options,
    deployment: loadDeployment(options.borough, { leftOut: say }),
    complain: say,
  });
  say(welcome(stack, options.borough));

  const stopped = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      say('Closing.');
      stopped.resolve(0);
      // Asked twice: at once. Nothing acknowledged is lost by that.
      process.once(signal, () => process.exit(1));
    });
  }
  void stack.failed.then((why) => {
    say(why);
    stopped.resolve(1);
  });
  process.exitCode = await stopped.promise;
  await stack.close();
};

try {
  await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

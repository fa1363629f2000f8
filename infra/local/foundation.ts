import { join, resolve } from 'node:path';
import { arrangementInForce } from '#shared/boroughs/load.ts';
import { instantOfLondon, londonDate } from '#shared/kernel/london.ts';
import { epochOf, instantOf, type LondonTime } from '#shared/kernel/time.ts';
import { signInKeys } from './sign-in/keys.ts';
import { type SamplePerson, samplePeople } from './sign-in/people.ts';
import { type SignInServer, startSignIn } from './sign-in/start-provider.ts';
import type { closing } from './state/closing.ts';
import { holdStateFolder } from './state/lock.ts';
import { openLog } from './state/log.ts';
import { LOOPBACK, openPorts } from './state/ports.ts';
import { openTableServer, type TableServer } from './table/dynoxide.ts';
import { type MovedClock, openMovedClock } from './time/moved-clock.ts';

/** What stands before any of the borough's own code is loaded. */
export interface Foundation {
  /** The path of something kept in the state folder. */
  readonly inFolder: (name: string) => string;
  readonly log: (line: string) => void;
  /** Into the log, and to the person at the terminal. */
  readonly tell: (line: string) => void;
  readonly clock: MovedClock;
  readonly port: number;
  readonly serviceUrl: string;
  readonly table: TableServer;
  readonly signIn: SignInServer;
  /** The people of today's posts. */
  readonly people: () => readonly SamplePerson[];
  /** The clock was moved: other posts may be held today. */
  readonly newDay: () => void;
}

/** Both, or the first fault once both are over: what was opened has then been noted and can be closed. */
const both = async <A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> => {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
};

export const layFoundation = async (
  options: {
    readonly borough: string;
    readonly stateDir: string;
    readonly clock?: LondonTime | undefined;
    readonly port?: number | undefined;
    readonly complain: (line: string) => void;
    readonly failed: (why: string) => void;
  },
  open: ReturnType<typeof closing>,
): Promise<Foundation> => {
  const { borough, complain, failed } = options;
  const folder = resolve(options.stateDir);
  const inFolder = (name: string): string => join(folder, name);
  open.add(holdStateFolder(folder).release);
  const log = openLog(inFolder('log.txt'));
  const tell = (line: string): void => {
    log(line);
    complain(line);
  };
  const begins = options.clock === undefined ? undefined : epochOf(instantOfLondon(options.clock));
  const clock = openMovedClock(inFolder('clock.json'), begins);
  const today = () => londonDate(instantOf(clock.now()));
  const arrangement = () => arrangementInForce(borough, today());
  const peopleToday = () => samplePeople(arrangement(), today());
  let people = peopleToday();

  const ports = openPorts(inFolder('ports.json'));
  const port = await ports.choose('service', options.port);
  const [tablePort, signInPort] = [await ports.choose('table'), await ports.choose('sign-in')];
  const serviceUrl = `http://${LOOPBACK}:${String(port)}`;

  const openTable = async (): Promise<TableServer> => {
    const server = await openTableServer({ folder, port: tablePort, log, tell, failed });
    open.add(() => server.close());
    return server;
  };
  const openSignIn = async (): Promise<SignInServer> => {
    const keys = await signInKeys(inFolder('sign-in-keys.json'));
    const parts = { clock: clock.memory, port: signInPort, serviceUrl, borough: arrangement().name, keys, people };
    const server = await startSignIn(parts, log);
    open.add(() => server.close());
    return server;
  };
  const [table, signIn] = await both(openTable(), openSignIn());

  return {
    inFolder,
    log,
    tell,
    clock,
    port,
    serviceUrl,
    table,
    signIn,
    people: () => people,
    newDay: () => {
      people = peopleToday();
      signIn.setPeople(people);
    },
  };
};

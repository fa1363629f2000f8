import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** One function as it would be deployed: its bundle, its environment, its limits. */
export interface LocalFunction {
  /** As in its manifest: `casework/advance`. */
  readonly name: string;
  /** The bundle, an absolute path. */
  readonly file: string;
  /** Asked for at each cold start. */
  readonly environment: () => Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** Megabytes. */
  readonly memory: number;
  readonly arn: string;
}

/** What Lambda says when a function failed. `Sandbox.Timedout` and `Runtime.ExitError` are its own names. */
export class FunctionFailed extends Error {
  override name = 'FunctionFailed';
  readonly errorType: string;
  readonly trace: readonly string[];
  constructor(errorType: string, message: string, trace: readonly string[] = []) {
    super(message);
    this.errorType = errorType;
    this.trace = trace;
  }
}

const Message = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.int(), result: z.string() }),
  z.object({
    id: z.int(),
    error: z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) }),
  }),
]);

interface Waiting {
  answer(result: string): void;
  fail(error: FunctionFailed): void;
}

/** A worker thread that holds one function. Takes several calls at once. */
export interface Sandbox {
  /** Event and answer are JSON text. @throws FunctionFailed */
  call(event: string): Promise<string>;
  busy(): number;
  /** Takes no more calls and ends when those it has are over. */
  retire(): void;
  end(): Promise<void>;
}

/**
 * @param code what `worker.ts` became
 * @param ended called once, when it takes no more calls: it timed out, broke or was ended
 */
export const openSandbox = (
  one: LocalFunction,
  code: URL,
  clock: SharedArrayBuffer,
  log: (line: string) => void,
  ended: () => void,
): Sandbox => {
  const waiting = new Map<number, Waiting>();
  const loaded = Promise.withResolvers<undefined>();
  let next = 0;
  let retired = false;
  const worker = new Worker(code, {
    env: { ...one.environment() },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdout: true,
    stderr: true,
    workerData: { file: one.file, clock, functionName: one.name, functionArn: one.arn, memory: one.memory },
    resourceLimits: { maxOldGenerationSizeMb: one.memory, maxYoungGenerationSizeMb: 2 },
  });
  const stop = (error: FunctionFailed): void => {
    const lost = [...waiting.values()];
    waiting.clear();
    ended();
    loaded.resolve(undefined);
    for (const call of lost) call.fail(error);
  };
  const endWhenIdle = (): void => {
    if (retired && waiting.size === 0) void worker.terminate();
  };
  const retire = (): void => {
    retired = true;
    ended();
    endWhenIdle();
  };
  worker.on('message', (message: unknown) => {
    const said = Message.parse(message);
    if ('ready' in said) {
      loaded.resolve(undefined);
      return;
    }
    const call = waiting.get(said.id);
    waiting.delete(said.id);
    if ('result' in said) call?.answer(said.result);
    else call?.fail(new FunctionFailed(said.error.errorType, said.error.errorMessage, said.error.trace));
    endWhenIdle();
  });
  worker.on('error', (error: Error) => {
    log(`${one.name}: stopped: ${error.stack ?? error.message}`);
    stop(new FunctionFailed('Runtime.ExitError', error.message));
  });
  worker.on('exit', (code) => {
    stop(new FunctionFailed('Runtime.ExitError', `${one.name} exited with ${String(code)}`));
  });
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log(text.trimEnd());
    });
  }

  return {
    call: async (event) => {
      next += 1;
      const id = next;
      const milliseconds = one.timeoutSeconds * 1000;
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      let timer: NodeJS.Timeout | undefined;
      waiting.set(id, {
        answer: (result) => {
          clearTimeout(timer);
          resolve(result);
        },
        fail: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      worker.postMessage({ id, requestId: randomUUID(), event, milliseconds });
      // Lambda does not count loading the code against the time a function has.
      await loaded.promise;
      if (waiting.has(id)) {
        timer = setTimeout(() => {
          waiting.delete(id);
          retire();
          const after = `Task timed out after ${one.timeoutSeconds.toFixed(2)} seconds`;
          reject(new FunctionFailed('Sandbox.Timedout', after));
        }, milliseconds);
      }
      return promise;
    },
    busy: () => waiting.size,
    retire,
    end: async () => {
      await worker.terminate();
    },
  };
};

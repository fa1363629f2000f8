import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import type { httpChain } from '#functions/runtime/chain.ts';
import { readBody } from '#infra/local/http/body.ts';
import { httpApiEvent } from '#infra/local/http/event.ts';
import { sendFunctionReply } from '#infra/local/http/reply.ts';

type Handler = ReturnType<typeof httpChain>;
type Headers = Readonly<Record<string, string>>;

/** What is asked of the function by itself. */
const Alone = z.object({
  alone: z
    .object({
      count: z.number(),
      method: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      status: z.number(),
    })
    .optional(),
});
type Alone = NonNullable<z.infer<typeof Alone>['alone']>;

/**
 * A server behind which a function stands as on one machine, with API Gateway's event and reply made for it. The
 * function comes second, since it is told where it is reached.
 */
export const functionServer = async (key: string, functionName: string) => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const route = { route: { key, functionName }, pathParameters: {} };
  const eventOf = (method: string, target: string, headers: Headers, body: Buffer) =>
    httpApiEvent({ method, target, protocol: 'HTTP/1.1', headers, body, sourceIp: '127.0.0.1', at: 0 }, route);

  const alone = async (handler: Handler, path: string, { count, method, headers, body, status }: Alone) => {
    const event = eventOf(method, path, headers, Buffer.from(body));
    const before = process.cpuUsage();
    for (let done = 0; done < count; done += 1) {
      const { statusCode } = await handler(event, {});
      if (statusCode !== status) throw new Error(`${method} alone was answered ${statusCode}`);
    }
    return process.cpuUsage(before);
  };

  return {
    url,
    ask: (handler: Handler, method: string, path: string, headers: Headers, body = '') =>
      handler(eventOf(method, path, headers, Buffer.from(body)), {}),
    /** Serves, and says so to the process that started this one; `path` is what it will be asked for, `more` what it should know. */
    serve: (handler: Handler, path: string, more: object = {}): void => {
      server.on('request', (request, response) => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(',') : (value ?? ''),
          ]),
        );
        void readBody(request, 1024 * 1024)
          .then((body) => handler(eventOf(request.method ?? '', request.url ?? '', headers, body), {}))
          .then((reply) => sendFunctionReply(response, reply));
      });
      process.on('message', (message) => {
        const { alone: work } = Alone.parse(message);
        if (work === undefined) process.send?.({ cpu: process.cpuUsage() });
        else void alone(handler, path, work).then((cpu) => process.send?.({ cpu }));
      });
      process.send?.({ url: `${url}${path}`, ...more });
    },
  };
};

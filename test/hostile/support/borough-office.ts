import { outboxOn, queueOn } from '#functions/adapters/dynamodb/outbox.ts';
import type { Table } from '#functions/adapters/dynamodb/table.ts';
import { shelfOf } from '#functions/casework/shelves.ts';
import { caseEventsOn } from '#functions/messages/case-events.ts';
import { dispatch } from '#functions/messages/dispatch/handler.ts';
import type { SendingPorts } from '#functions/messages/sending.ts';
import { httpChain } from '#functions/runtime/chain.ts';
import type { HttpReply } from '#functions/runtime/http-reply.ts';
import { logFor } from '#functions/runtime/log.ts';
import { actions } from '#functions/web/actions/handler.ts';
import { cases } from '#functions/web/cases/handler.ts';
import { disagreements } from '#functions/web/disagreements/handler.ts';
import { documents } from '#functions/web/documents/handler.ts';
import { forms } from '#functions/web/forms/handler.ts';
import { published } from '#functions/web/published/handler.ts';
import { sharedDocuments } from '#functions/web/shared-documents/handler.ts';
import { codeSender } from '#functions/web/shared-documents/send-code.ts';
import type { Actor } from '#shared/casework/actor.ts';
import { PersonId } from '#shared/kernel/ids.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { officeOn, SERVICE } from '#test/functions/web/forms/office.ts';
import { memoryMail } from '#test/support/memory/mail.ts';
import { holderOf } from '#test/support/pure-case.ts';
import { linksOn } from './links-on.ts';

export interface Asked {
  readonly method?: string;
  readonly path: string;
  /** As it goes over the wire, already encoded. */
  readonly body?: string | undefined;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Seen {
  readonly status: number;
  readonly html: string;
  readonly location: string;
  readonly cookies: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;
export type Holder = Awaited<ReturnType<ReturnType<typeof boroughOffice>['holder']>>;

export const encoded = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  ).toString();

/** Every page of the service behind its own chain, on one real table, with mail kept in memory. */
export const boroughOffice = (table: Table, start = '2026-06-15T09:00:00.000Z') => {
  const office = officeOn(table, start);
  const { ports, clock } = office;
  const lines: string[] = [];
  const log = logFor('hostile', (line) => lines.push(line));
  const mail = memoryMail();
  const outbox = outboxOn(table);
  const links = linksOn(table, clock);
  const arrangement = () => ports.arrangements.inForce('brent', londonDate(clock.now()));
  const sending: SendingPorts = {
    outbox,
    mail,
    clock,
    log,
    caseEvents: caseEventsOn(ports),
    mode: 'live',
    allowedDomains: () => arrangement().allowedDomains,
  };
  const formNamed = (name: string) => ports.formNamed(name)?.form;
  const shared = { ...ports, links, formNamed, training: false };
  const rooms: Readonly<Record<string, ReturnType<typeof httpChain>>> = {
    forms: httpChain(log, forms(ports)),
    cases: httpChain(log, cases(ports)),
    disagreements: httpChain(log, disagreements(ports)),
    documents: httpChain(log, documents({ ...ports, formNamed })),
    actions: httpChain(log, actions({ ...ports, shelfOf })),
    published: httpChain(log, published(ports)),
    shared: httpChain(
      log,
      sharedDocuments({
        ...shared,
        sendCode: codeSender({ ...sending, queue: queueOn(table), serviceUrl: SERVICE }),
      }),
    ),
  };
  const roomOf = (path: string): string => {
    const room = path.split('/')[1]?.replace(/\.(?:csv|docx)$/, '') ?? '';
    return room === 'new' || room === 'drafts' ? 'forms' : room === 'tasks' ? 'cases' : room;
  };

  const ask = async ({ method, path, body, cookies = {}, headers = {} }: Asked): Promise<Seen> => {
    const [rawPath = '', rawQueryString = ''] = path.split('?');
    const reply: HttpReply = await (rooms[roomOf(rawPath)] ?? never)(
      {
        version: '2.0',
        rawPath,
        rawQueryString,
        cookies: Object.entries(cookies).map(([name, value]) => `${name}=${value}`),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: SERVICE }),
          ...headers,
        },
        requestContext: { requestId: 'r', http: { method: method ?? (body === undefined ? 'GET' : 'POST') } },
        ...(body === undefined ? {} : { body, isBase64Encoded: false }),
      },
      undefined,
    );
    return {
      status: reply.statusCode,
      html: reply.isBase64Encoded ? Buffer.from(reply.body, 'base64').toString('latin1') : reply.body,
      location: reply.headers['location'] ?? '',
      cookies: Object.fromEntries(reply.cookies.map((one) => splitPair(one.split(';')[0] ?? ''))),
      headers: reply.headers,
    };
  };

  const browser = async (post: string, { person, name, address }: Pick<Actor, 'person' | 'name' | 'address'>) => {
    const { secret, session } = await ports.sessions.create({ person: PersonId.parse(person), name, address });
    const cookies = { session: secret };
    const get = (path: string): Promise<Seen> => ask({ path, cookies });
    const send = (path: string, fields: Fields): Promise<Seen> => ask({ path, cookies, body: encoded(fields) });
    return {
      post,
      person,
      secret,
      csrf: session.csrf,
      get,
      send,
      /** With the token of the session. */
      give: (path: string, fields: Fields = {}): Promise<Seen> => send(path, { csrf: session.csrf, ...fields }),
    };
  };

  return {
    ...office,
    ask,
    lines,
    mail,
    outbox,
    links,
    sending,
    arrangement,
    dispatch: dispatch(sending),
    /** Somebody of the borough, signed in, in a browser of their own. */
    holder: (post: string) => browser(post, holderOf(arrangement(), post, clock.now())),
    /** Somebody signed in at an address that no post has. */
    outsider: (who: Actor) => browser('none', who),
  };
};

const never = (): Promise<never> => Promise.reject(new Error('No such room'));
const splitPair = (pair: string): [string, string] => {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
};

import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import type { Concern, Protocol, Route, Service } from '#shared/boroughs/escalation.ts';
import { agencyNamed, postNamed } from '#shared/boroughs/people.ts';
import { wallTimeAt } from '#shared/boroughs/routing/hours.ts';
import { linesOf, rowsFor, rowsOn } from '#shared/boroughs/routing/rows.ts';
import type { Refusal } from '#shared/casework/workflow.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { CaseKind } from '../state/facts.ts';
import { type Finding, type Found, findAll, type Reached, vacancy } from './reached.ts';
import { casesInWords, circumstanceInWords, hourInWords, lineInWords } from './words.ts';

export type { Reached } from './reached.ts';

export interface RouteAsked {
  readonly service: string;
  /** The agency of the service, where a route goes to its own lead. */
  readonly agency?: string | undefined;
  readonly concerns?: Concern | undefined;
  readonly cases: CaseKind;
  readonly line: number;
  readonly at: Instant;
  /** Those that hold, of the service's own. */
  readonly circumstances: readonly string[];
}

/** Whom to go to, and why, a sentence each. */
export interface Routed {
  readonly row: Route;
  /** In the order they are tried. Never empty. */
  readonly contacts: readonly Reached[];
  /** Told beside, and do not act. */
  readonly also: readonly Reached[];
  readonly why: readonly string[];
}

/** Whom a protocol goes to in a service, for such a case, on this line, at this instant as London's wall clocks show it. */
export const routeTo = (protocol: Protocol, arrangement: Arrangement, asked: RouteAsked): Result<Routed, Refusal> => {
  const service = protocol.services.find(({ id }) => id === asked.service);
  if (service === undefined) return refuse(noService(protocol, asked.service));
  const stranger = asked.circumstances.find((id) => !service.circumstances.some((one) => one.id === id));
  if (stranger !== undefined) return refuse(noCircumstance(service, stranger));
  const wall = wallTimeAt(asked.at);
  const ask = { ...asked, cases: asked.cases === 'open' ? ('open' as const) : ('new' as const) };
  const [row] = rowsFor(protocol, ask, wall);
  if (row === undefined) return refuse(noLine(protocol, service, asked));
  const finding: Finding = {
    arrangement,
    on: londonDate(asked.at),
    at: wall,
    outOfHours: protocol.outOfHours,
    concerns: asked.concerns,
    agencies: asked.agency === undefined ? [] : [asked.agency],
  };
  const further = linesOf(protocol, service.id)
    .filter((line) => line > row.line)
    .flatMap((line) => rowsFor(protocol, { ...ask, line }, wall).slice(0, 1));
  const found = somebody([row, ...further], service, finding);
  const also = findAll(row.also, finding);
  return ok({
    row,
    contacts: found.reached,
    also: also.reached,
    why: [
      `${protocol.title}: ${service.name}, ${lineInWords(row.line)}.`,
      hourInWords(row, protocol, asked.at, wall),
      casesInWords(row, asked.cases),
      ...circumstanceInWords(row, service),
      ...found.why,
      ...also.why,
      ...(row.note === undefined ? [] : [row.note]),
      `Source: ${row.source}.`,
    ],
  });
};

/**
 * The first row that somebody is on today: a row whose offices are all empty gives way to the next line's, and the last to
 * the agency's own lead. Where even that office is empty it is named as such, since nobody is no answer.
 */
const somebody = (rows: readonly Route[], service: Service, finding: Finding): Found => {
  const why: string[] = [];
  let empty: string | undefined;
  for (const row of rows) {
    const found = findAll(row.to, finding);
    why.push(...found.why);
    const missed = empty;
    if (found.reached.length > 0) {
      if (missed === undefined) return { reached: found.reached, why };
      return { reached: found.reached.map((one) => ({ insteadOf: missed, ...one })), why };
    }
    why.push(`So nobody is on the ${lineInWords(row.line)} today, and it goes one line further.`);
    empty ??= titleOf(row, finding.arrangement);
  }
  return { reached: [lastResort(service, finding, empty)], why: [...why, LAST_RESORT] };
};

const LAST_RESORT = 'No line has anybody today, so it goes to the agency’s own safeguarding lead.';

const titleOf = ({ to }: Route, arrangement: Arrangement): string => {
  const [first] = to;
  return (first && 'post' in first ? postNamed(arrangement, first.post)?.title : undefined) ?? 'this line';
};

const lastResort = (service: Service, finding: Finding, insteadOf: string | undefined): Reached => {
  const { arrangement, on } = finding;
  const agencies = finding.agencies.length > 0 ? finding.agencies : service.agencies.slice(0, 1);
  const lead = findAll([{ office: 'agency-lead' }], { ...finding, agencies }).reached[0];
  const head = findAll([{ post: arrangement.escalation.headOfSafeguarding }], finding).reached[0];
  const instead = insteadOf === undefined ? {} : { insteadOf };
  const reached = lead ?? head;
  if (reached !== undefined) return { ...instead, ...reached };
  const post = postNamed(arrangement, agencyNamed(arrangement, agencies[0] ?? '')?.lead ?? '');
  return { title: post?.title ?? service.name, ...instead, vacant: post ? vacancy(post, on) : 'Nobody holds it.' };
};

const noService = ({ title, services }: Protocol, service: string): Refusal => ({
  reason: 'no-such-service',
  message:
    services.length === 0
      ? `${title} has no routes: at each stage the manager or lead of the other agency is gone to.`
      : `${title} has no route for "${service}". It has routes for: ${services.map(({ id }) => id).join(', ')}.`,
});

const noCircumstance = ({ name, circumstances }: Service, circumstance: string): Refusal => ({
  reason: 'no-such-circumstance',
  message:
    circumstances.length === 0
      ? `${name} has no route that depends on "${circumstance}", or on anything else.`
      : `${name} has no route that depends on "${circumstance}". Its routes depend on: ${circumstances.map(({ id }) => id).join(', ')}.`,
});

const noLine = (protocol: Protocol, { id, name }: Service, { line, concerns }: RouteAsked): Refusal => {
  const lines = linesOf(protocol, id).filter((one) => rowsOn(protocol, id, one, concerns).length > 0);
  const has = lines.map(lineInWords).join(', ');
  const about = concerns === undefined ? '' : ` for a disagreement about ${ABOUT[concerns]}`;
  return {
    reason: 'no-such-line',
    message:
      lines.length === 0
        ? `${name} has no route of its own${about}: the manager of the other worker is gone to.`
        : `${name} has no ${lineInWords(line)}${about}. It has: ${has}.`,
  };
};

const ABOUT: Readonly<Record<Concern, string>> = {
  child: 'a child',
  adult: 'an adult at risk',
  partners: 'the partners’ own work',
};

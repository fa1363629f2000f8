import type { Arrangement } from '#shared/boroughs/arrangement.ts';
import { nearest } from '#shared/boroughs/checking/nearest.ts';
import type { Concern, Protocol, Service } from '#shared/boroughs/escalation.ts';
import { arrangementsOf, boroughs } from '#shared/boroughs/load.ts';
import { agencyNamed } from '#shared/boroughs/people.ts';
import { linesOf, rowsOn, serviceOf } from '#shared/boroughs/routing/rows.ts';
import { protocolFor } from '#shared/escalation/route/protocols.ts';
import { routeTo } from '#shared/escalation/route/route.ts';
import { londonDate } from '#shared/kernel/london.ts';
import { answering, Refused, run } from './answering.ts';
import { type RouteArguments, readArguments, USAGE } from './route-arguments.ts';
import { type LineShown, routeShown } from './route-shown.ts';

const arrangementFor = ({ borough, at }: RouteArguments): Arrangement => {
  if (!boroughs().includes(borough)) {
    const near = nearest(borough, boroughs());
    throw new Refused(
      `There is no borough "${borough}". ${near ? `Did you mean "${near}"?` : `There are: ${boroughs().join(', ')}.`}`,
    );
  }
  const versions = arrangementsOf(borough);
  const found = versions.findLast(({ effectiveFrom }) => effectiveFrom <= londonDate(at));
  if (found) return found;
  throw new Refused(
    `${borough} has no arrangements for ${londonDate(at)}: its first are from ${versions[0]?.effectiveFrom}.`,
  );
};

const CONCERNS: readonly Concern[] = ['child', 'adult', 'partners'];

/** The protocol in force that speaks of the service or agency, for what is asked about or for the first it speaks of. */
const protocolFrom = (
  arrangement: Arrangement,
  { agency, at, concerns }: RouteArguments,
): { readonly protocol: Protocol; readonly service: Service } => {
  const inForce = (concerns === undefined ? CONCERNS : [concerns]).flatMap(
    (one) => protocolFor(arrangement, one, londonDate(at)) ?? [],
  );
  for (const protocol of inForce) {
    const service = protocol.services.find(({ id }) => id === agency) ?? serviceOf(protocol, agency);
    if (service) return { protocol, service };
  }
  const known = inForce.flatMap(({ services }) => services.map(({ id }) => id));
  if (inForce.length === 0)
    throw new Refused(`${arrangement.name} has no protocol in force on ${londonDate(at)} for that.`);
  if (agencyNamed(arrangement, agency)) {
    throw new Refused(
      `${inForce[0]?.title} has no route of its own for ${agencyNamed(arrangement, agency)?.name}: at each stage its manager or lead is gone to.${known.length === 0 ? '' : ` It has routes for: ${[...new Set(known)].join(', ')}.`}`,
    );
  }
  const near = nearest(agency, [...known, ...arrangement.agencies.map(({ id }) => id)]);
  throw new Refused(
    `${arrangement.name} has no agency or service "${agency}". ${near ? `Did you mean "${near}"?` : `There are routes for: ${[...new Set(known)].join(', ')}.`}`,
  );
};

const answer = (args: readonly string[]): string => {
  const given = readArguments(args);
  if (given === undefined) return USAGE;
  const arrangement = arrangementFor(given);
  const { protocol, service } = protocolFrom(arrangement, given);
  const all = linesOf(protocol, service.id).filter(
    (line) => rowsOn(protocol, service.id, line, given.concerns).length > 0,
  );
  const lines = given.line === undefined && all.length > 0 ? all : [given.line ?? 1];
  const shown = lines.map((line): LineShown => {
    const agency = given.agency !== service.id && service.agencies.includes(given.agency) ? given.agency : undefined;
    const routed = routeTo(protocol, arrangement, { ...given, agency, service: service.id, line });
    if (!routed.ok) throw new Refused(routed.error.message);
    return { line, routed: routed.value };
  });
  if (!given.json) return routeShown(`${arrangement.name} · ${protocol.title} · ${service.name}`, shown, given.notes);
  return JSON.stringify(
    {
      borough: given.borough,
      protocol: protocol.protocol,
      service: service.id,
      at: given.at,
      case: given.cases,
      lines: shown.map(({ line, routed: { row, contacts, also, why } }) => ({
        line,
        route: row.id,
        contacts,
        also,
        why,
        source: row.source,
      })),
      notes: given.notes,
    },
    null,
    2,
  );
};

export const routeCommand = answering(answer);

if (import.meta.main) run(routeCommand);

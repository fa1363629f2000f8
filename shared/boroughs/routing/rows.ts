import type { Concern, Protocol, Route, Service } from '../escalation.ts';
import { holdsIn, type WallTime } from './hours.ts';

/** What chooses a row, beside the hour. */
export interface Asked {
  readonly service: string;
  readonly line: number;
  /** Nobody's case yet goes the way of a new referral: there is no allocated worker to go to. */
  readonly cases: 'open' | 'new';
  /** Any, where it is not said. */
  readonly concerns?: Concern | undefined;
  /** Those that hold. */
  readonly circumstances: readonly string[];
}

/** The lines a service has routes for, in order. */
export const linesOf = ({ routes }: Pick<Protocol, 'routes'>, service: string): readonly number[] =>
  [...new Set(routes.filter((row) => row.service === service).map(({ line }) => line))].toSorted((a, b) => a - b);

/** The rows of a service on a line, whatever the hour and the case; for one concern, those that hold for it. */
export const rowsOn = (
  { routes }: Pick<Protocol, 'routes'>,
  service: string,
  line: number,
  concerns?: Concern,
): readonly Route[] =>
  routes.filter(
    (row) =>
      row.service === service &&
      row.line === line &&
      (concerns === undefined || row.concerns === undefined || row.concerns.includes(concerns)),
  );

/**
 * The rows that answer: those of the first circumstance, in the service's own order, that holds and has one at this hour;
 * else those for no particular circumstance. One, in a protocol that has been checked.
 */
export const rowsFor = (protocol: Protocol, asked: Asked, at: WallTime): readonly Route[] => {
  const fitting = rowsOn(protocol, asked.service, asked.line, asked.concerns).filter(
    (row) => (row.cases === 'any' || row.cases === asked.cases) && holdsIn(row.hours, protocol.outOfHours, at),
  );
  const known = protocol.services.find(({ id }) => id === asked.service)?.circumstances ?? [];
  for (const { id } of known.filter((one) => asked.circumstances.includes(one.id))) {
    const particular = fitting.filter(({ when }) => when === id);
    if (particular.length > 0) return particular;
  }
  return fitting.filter(({ when }) => when === undefined);
};

/** The service that an agency belongs to in a protocol. An agency outside them all has no route: its managers are gone to. */
export const serviceOf = ({ services }: Pick<Protocol, 'services'>, agency: string | undefined): Service | undefined =>
  agency === undefined ? undefined : services.find(({ agencies }) => agencies.includes(agency));

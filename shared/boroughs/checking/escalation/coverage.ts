import { Concern, type Protocol, type Service } from '../../escalation.ts';
import type { WallTime } from '../../routing/hours.ts';
import { linesOf, rowsFor } from '../../routing/rows.ts';
import { type Fault, fault } from '../fault.ts';

/**
 * Whoever asks is answered, once: on each line of each service that has a route, for each kind of case, at every minute of
 * working days and of others, one row and no more. Told once for a line, at the first minute it is so.
 */
export const coverageFaults = (protocol: Protocol): readonly Fault[] =>
  protocol.services.flatMap((service) =>
    linesOf(protocol, service.id).flatMap((line) => lineFaults(protocol, service, line)),
  );

/** Nothing changes between the minutes at which some window begins or ends. */
const turningPoints = ({ routes, outOfHours }: Protocol): readonly WallTime[] => {
  const windows = [...routes.map(({ hours }) => hours), ...(outOfHours ? [outOfHours] : [])];
  const times = new Set(['00:00', ...windows.flatMap((one) => (typeof one === 'string' ? [] : [one.from, one.until]))]);
  return [true, false].flatMap((workingDay) => [...times].toSorted().map((time) => ({ time, workingDay })));
};

const lineFaults = (
  protocol: Protocol,
  { id: service, name, circumstances }: Service,
  line: number,
): readonly Fault[] => {
  const rows = protocol.routes.filter((row) => row.service === service && row.line === line);
  const concerns = Concern.options.filter((one) => rows.some((row) => row.concerns?.includes(one) ?? true));
  const found = new Map<string, Fault>();
  for (const concern of concerns) {
    for (const cases of ['open', 'new'] as const) {
      for (const at of turningPoints(protocol)) {
        for (const when of [undefined, ...circumstances.map(({ id }) => id)]) {
          const asked = { service, line, cases, concerns: concern, circumstances: when === undefined ? [] : [when] };
          const [first, second] = rowsFor(protocol, asked, at);
          const spoken = `line ${line} of ${name} (${cases} case, ${concern}, ${at.workingDay ? 'working day' : 'other day'}, ${at.time})`;
          if (first === undefined) {
            found.set(
              'none',
              found.get('none') ??
                fault(['routes'], `No route answers on ${spoken}.`, 'Add a row, or widen the hours or cases of one.'),
            );
          }
          if (first !== undefined && second !== undefined) {
            found.set(
              `${first.id} ${second.id}`,
              found.get(`${first.id} ${second.id}`) ??
                fault(
                  ['routes', protocol.routes.indexOf(second)],
                  `The routes "${first.id}" and "${second.id}" both answer on ${spoken}.`,
                  'Part them by hours, kind of case, concern or circumstance.',
                ),
            );
          }
        }
      }
    }
  }
  return [...found.values()];
};
